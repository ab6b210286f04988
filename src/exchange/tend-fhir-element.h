/* SPDX-License-Identifier: GPL-3.0-or-later
 * The elements of a FHIR resource, read one by one. */
#pragma once

#include <json-glib/json-glib.h>

#include "tend-import.h"

G_BEGIN_DECLS

/* Characters of a line, and of a text of several lines: what FHIR allows a string. */
#define TEND_FHIR_MAX_LINES (1024 * 1024)

/* What the reading of one file needs at every step. */
typedef struct
{
  TendImport *import;
  const char *text; /* the file */
  gsize       length;
  GArray     *blocks;    /* from tend_fhir_index_lines() */
  GTimeZone  *zone;      /* of dates that stand for times */
  GHashTable *positions; /* JsonNode * → where its value stands in the text */
} TendFhirReading;

/* A value of the resource being read and the way to it, on the stack of the
 * functions that read it. Reading functions report what is wrong as faults of
 * the import and then behave as if the value were absent. */
typedef struct _TendFhirElement TendFhirElement;
struct _TendFhirElement
{
  TendFhirReading       *reading;
  const TendFhirElement *parent; /* nullable */
  const char            *name;   /* nullable */
  int                    index;  /* in a list, or -1 */
  JsonNode              *node;
};

/* Lets lines be found without reading the file from its beginning each time. */
GArray *tend_fhir_index_lines (const char *text, gsize length);
void    tend_fhir_locate (TendFhirReading *reading, gsize offset, guint *line, guint *column);

char *tend_fhir_element_dup_path (const TendFhirElement *element);
void  tend_fhir_element_locate (const TendFhirElement *element, guint *line, guint *column);
void  tend_fhir_element_fault (const TendFhirElement *element, const char *sentence);
/* A fault of what @parent does not have. */
void tend_fhir_element_miss (const TendFhirElement *parent, const char *name);

/* A value of any kind. FALSE when absent. @child borrows @parent. */
gboolean tend_fhir_get (const TendFhirElement *parent, const char *name, TendFhirElement *child);
gboolean
tend_fhir_get_object (const TendFhirElement *parent, const char *name, TendFhirElement *child);
/* How many elements, 0 when absent. */
guint tend_fhir_get_list (const TendFhirElement *parent, const char *name, TendFhirElement *list);
gboolean
tend_fhir_get_nth_object (const TendFhirElement *list, guint index, TendFhirElement *child);
/* The first object of the list @name. */
gboolean
tend_fhir_get_first (const TendFhirElement *parent, const char *name, TendFhirElement *child);
gboolean tend_fhir_has (const TendFhirElement *parent, const char *name);
/* The extension with this address. */
gboolean
tend_fhir_get_extension (const TendFhirElement *parent, const char *url, TendFhirElement *child);

/* One line, cleaned: line ends become spaces. NULL when absent or blank. */
char *tend_fhir_dup_line (const TendFhirElement *parent, const char *name);
char *tend_fhir_dup_lines (const TendFhirElement *parent, const char *name);
/* The texts of a list of texts as one line; NULL when there are none. */
char *tend_fhir_join_texts (const TendFhirElement *parent, const char *name, const char *separator);
gboolean tend_fhir_get_boolean (const TendFhirElement *parent, const char *name, gboolean *value);
/* A number in the digits of the file. NULL when absent. */
char *tend_fhir_dup_number (const TendFhirElement *parent, const char *name);
/* The same, whole and 0 or more. */
gboolean tend_fhir_get_count (const TendFhirElement *parent, const char *name, gint64 *count);

/* A FHIR date or dateTime: the day as written, and, when only a month or year is
 * written, no day but the text in @partial (transfer full). FALSE when absent. */
gboolean
tend_fhir_get_date (const TendFhirElement *parent, const char *name, GDate *date, char **partial);
/* A FHIR date, dateTime or instant: its first instant, by the clock of the
 * reading's zone when it names none. */
gboolean
tend_fhir_get_time (const TendFhirElement *parent, const char *name, gint64 *time, char **partial);

G_END_DECLS
