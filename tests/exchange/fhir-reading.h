/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads FHIR in tests and tells what came of it as text. */
#pragma once

#include "tend-fhir-reader.h"

/* New York, five hours behind UTC in winter. */
static inline TendImport *
read_bytes (const char *text, gsize length, const char *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");

  return tend_fhir_reader_read (bytes, file, zone);
}

static inline TendImport *
read_text (const char *text)
{
  return read_bytes (text, strlen (text), "test.json");
}

static inline guint
count_met (TendImport *import, const char *resource_type)
{
  for (guint i = 0; i < import->censuses->len; i++)
    {
      TendImportCensus *census = g_ptr_array_index (import->censuses, i);

      if (g_str_equal (census->resource_type, resource_type))
        return census->met;
    }
  return 0;
}

static inline char *
dup_first_fault (TendImport *import)
{
  if (import->faults->len == 0)
    return g_strdup ("");
  return tend_import_describe_fault (import, g_ptr_array_index (import->faults, 0));
}

/* The canonical text of the field of an item of the import, "" when absent. */
static inline char *
dup_field (TendImportItem *item, const char *field)
{
  char *text;
  int   number = tend_record_find_field (item->record, field);

  g_assert_cmpint (number, >=, 0);
  text = tend_record_dup_text (item->record, number);
  return text != NULL ? text : g_strdup ("");
}
