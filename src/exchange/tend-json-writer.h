/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes JSON text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON, indented by two spaces, one member a line. An object or array in
 * which nothing is written leaves no trace, and neither does a NULL text.
 * Names are NULL for elements of arrays and for the outermost value. */
typedef struct _TendJsonWriter TendJsonWriter;

TendJsonWriter *tend_json_writer_new (void);
/* The bytes (transfer full); frees the writer. */
GBytes *tend_json_writer_finish (TendJsonWriter *self);

void tend_json_writer_begin_object (TendJsonWriter *self, const char *name);
void tend_json_writer_begin_array (TendJsonWriter *self, const char *name);
void tend_json_writer_end (TendJsonWriter *self);

void tend_json_writer_add_text (TendJsonWriter *self, const char *name, const char *text);
/* @digits are those of a JSON number; anything else is left out. */
void tend_json_writer_add_number (TendJsonWriter *self, const char *name, const char *digits);
void tend_json_writer_add_boolean (TendJsonWriter *self, const char *name, gboolean value);

G_END_DECLS
