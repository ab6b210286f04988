/* SPDX-License-Identifier: GPL-3.0-or-later
 * What objects with many text properties share. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Puts @text (transfer full, nullable) where @object keeps @property, and notifies only of
 * another text. */
void tend_property_take_text (gpointer object, GParamSpec *property, char **place, char *text);

G_END_DECLS
