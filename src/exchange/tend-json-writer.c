/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes JSON in which numbers keep the digits they are given: json-glib would
 * write 36.60 as 36.600000000000001. */
#define G_LOG_DOMAIN "tend-json-writer"

#include "config.h"

#include "tend-json-writer.h"

#include <string.h>

#include "tend-json-scanner.h"

typedef struct
{
  char  opening;
  char *name;
  guint n_members; /* written */
} Frame;

struct _TendJsonWriter
{
  GString *text;
  GArray  *frames;   /* Frame */
  guint    n_opened; /* of them, written to the text already */
};

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->name);
}

TendJsonWriter *
tend_json_writer_new (void)
{
  TendJsonWriter *self = g_new0 (TendJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_array_set_clear_func (self->frames, clear_frame);
  return self;
}

GBytes *
tend_json_writer_finish (TendJsonWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self->frames->len == 0, NULL);

  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  bytes = g_string_free_to_bytes (self->text);
  g_array_unref (self->frames);
  g_free (self);
  return bytes;
}

static void
append_escaped (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (text, '\\');
        g_string_append_c (text, *p);
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (text, "\\u%04x", *p);
        else
          g_string_append_c (text, *p);
      }
  g_string_append_c (text, '"');
}

static void
append_indentation (TendJsonWriter *self, guint depth)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (self->text, "  ");
}

/* The comma, the new line and the name that stand before a value at @depth. */
static void
append_beginning (TendJsonWriter *self, guint depth, const char *name)
{
  if (depth == 0)
    return;

  if (g_array_index (self->frames, Frame, depth - 1).n_members++ > 0)
    g_string_append_c (self->text, ',');
  append_indentation (self, depth);
  if (name == NULL)
    return;
  append_escaped (self->text, name);
  g_string_append (self->text, ": ");
}

/* Writes the openings that waited for something to be inside, and what stands
 * before the value @name. */
static void
begin_value (TendJsonWriter *self, const char *name)
{
  for (; self->n_opened < self->frames->len; self->n_opened++)
    {
      Frame *frame = &g_array_index (self->frames, Frame, self->n_opened);

      append_beginning (self, self->n_opened, frame->name);
      g_string_append_c (self->text, frame->opening);
    }
  append_beginning (self, self->frames->len, name);
}

static void
begin_container (TendJsonWriter *self, const char *name, char opening)
{
  Frame frame = { opening, g_strdup (name), 0 };

  g_array_append_val (self->frames, frame);
}

void
tend_json_writer_begin_object (TendJsonWriter *self, const char *name)
{
  begin_container (self, name, '{');
}

void
tend_json_writer_begin_array (TendJsonWriter *self, const char *name)
{
  begin_container (self, name, '[');
}

void
tend_json_writer_end (TendJsonWriter *self)
{
  guint depth;

  g_return_if_fail (self->frames->len > 0);

  depth = self->frames->len - 1;
  if (self->n_opened > depth)
    {
      append_indentation (self, depth);
      g_string_append_c (self->text,
                         g_array_index (self->frames, Frame, depth).opening == '{' ? '}' : ']');
      self->n_opened = depth;
    }
  g_array_set_size (self->frames, depth);
}

void
tend_json_writer_add_text (TendJsonWriter *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  begin_value (self, name);
  append_escaped (self->text, text);
}

void
tend_json_writer_add_number (TendJsonWriter *self, const char *name, const char *digits)
{
  if (digits == NULL || *digits == '\0'
      || tend_json_number_length (digits, strlen (digits)) != strlen (digits))
    return;
  begin_value (self, name);
  g_string_append (self->text, digits);
}

void
tend_json_writer_add_boolean (TendJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}
