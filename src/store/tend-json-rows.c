/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes rows as one JSON text for bulk statements. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-json-rows.h"

void
tend_json_rows_init (TendJsonRows *self)
{
  self->text = g_string_sized_new (1024);
  self->first_row = TRUE;
  g_string_append_c (self->text, '[');
}

void
tend_json_rows_begin (TendJsonRows *self)
{
  if (!self->first_row)
    g_string_append_c (self->text, ',');
  self->first_row = FALSE;
  self->first_value = TRUE;
  g_string_append_c (self->text, '[');
}

static void
separate (TendJsonRows *self)
{
  if (!self->first_value)
    g_string_append_c (self->text, ',');
  self->first_value = FALSE;
}

/* What JSON wants escaped: quotes, backslashes and control characters. */
static void
append_escaped (GString *string, const char *text)
{
  const char *start = text;

  for (; *text != '\0'; text++)
    {
      if (*text != '"' && *text != '\\' && (guchar) *text >= 0x20)
        continue;
      g_string_append_len (string, start, text - start);
      if ((guchar) *text < 0x20)
        g_string_append_printf (string, "\\u%04x", *text);
      else
        {
          g_string_append_c (string, '\\');
          g_string_append_c (string, *text);
        }
      start = text + 1;
    }
  g_string_append_len (string, start, text - start);
}

void
tend_json_rows_add_text (TendJsonRows *self, const char *text)
{
  separate (self);
  if (text == NULL)
    {
      g_string_append (self->text, "null");
      return;
    }
  g_string_append_c (self->text, '"');
  append_escaped (self->text, text);
  g_string_append_c (self->text, '"');
}

void
tend_json_rows_add_int64 (TendJsonRows *self, gint64 number)
{
  separate (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

void
tend_json_rows_end (TendJsonRows *self)
{
  g_string_append_c (self->text, ']');
}

char *
tend_json_rows_finish (TendJsonRows *self)
{
  g_string_append_c (self->text, ']');
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

void
tend_json_rows_clear (TendJsonRows *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}
