#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows on their way to a bulk statement: a JSON array of arrays of texts, whole
 * numbers and nulls, written straight into one text. A tree of JsonNodes for the
 * same rows costs three times the statement itself. */
typedef struct
{
  GString *text;
  gboolean first_row;
  gboolean first_value;
} TendJsonRows;

void tend_json_rows_init (TendJsonRows *self);
void tend_json_rows_begin (TendJsonRows *self);
void tend_json_rows_add_text (TendJsonRows *self, const char *text);
void tend_json_rows_add_int64 (TendJsonRows *self, gint64 number);
void tend_json_rows_end (TendJsonRows *self);
/* The whole text (transfer full); the rows are gone. */
char *tend_json_rows_finish (TendJsonRows *self);
void  tend_json_rows_clear (TendJsonRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendJsonRows, tend_json_rows_clear)

G_END_DECLS
