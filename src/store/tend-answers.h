/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings what database threads have found to the main loop, one answer a turn. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys and pointer first; still before the next picture. */
#define TEND_ANSWERS_PRIORITY (G_PRIORITY_DEFAULT + 10)

/* Already attached; belongs to the caller, who destroys it. */
GSource *tend_answers_new (GMainContext *context);
/* Calls @callback with @data, after all that was pushed before; what it returns is not used.
 * Any thread. */
void tend_answers_push (GSource *source, GSourceFunc callback, gpointer data);

G_END_DECLS
