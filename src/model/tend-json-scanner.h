/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checks JSON text and tells where its values stand. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deeper nesting than any real document has; json-glib recurses without a limit. */
#define TEND_JSON_MAX_DEPTH 100

/* Longer numbers than any real document has. */
#define TEND_JSON_MAX_DIGITS 100

/* One value inside a text: bytes @start to @end. @name is where the opening
 * quote of its member name stands, 0 for the outermost value and elements of
 * arrays. @n_children and @end are right once the value has ended. */
typedef struct _TendJsonValue TendJsonValue;
struct _TendJsonValue
{
  gsize                start;
  gsize                end;
  gsize                name;
  guint                order; /* how many values began before this one */
  guint                depth;
  guint                n_children;
  const TendJsonValue *parent;
};

typedef struct
{
  gsize       offset;
  const char *sentence; /* translated, static */
} TendJsonFault;

/* Called at the end of each value, children before their parent. */
typedef void (*TendJsonVisitor) (const TendJsonValue *value, gpointer data);

/* Checks that exactly one JSON value (RFC 8259) stands at @start, white space
 * around it allowed, and calls @visit for the values no deeper than @max_depth.
 * @text is valid UTF-8 as far as @end. @after gets the first byte after it. */
gboolean tend_json_scan (const char     *text,
                         gsize           start,
                         gsize           end,
                         guint           max_depth,
                         TendJsonVisitor visit,
                         gpointer        data,
                         gsize          *after,
                         TendJsonFault  *fault);

/* Whether the member name of @value is @name, spelt without escapes. */
gboolean tend_json_value_is_named (const char *text, const TendJsonValue *value, const char *name);

/* The length of the number that stands at @text, 0 when none does. */
gsize tend_json_number_length (const char *text, gsize length);

G_END_DECLS
