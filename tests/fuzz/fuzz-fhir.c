/* SPDX-License-Identifier: GPL-3.0-or-later
 * The FHIR reader: the same bytes bring the same records, and each can be written and read back. */
#include "fuzz.h"

#include "tend-fhir-reader.h"

static GTimeZone *
get_zone (void)
{
  static GTimeZone *zone = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("America/New_York");
  return zone;
}

static void
check_same (TendImportItem *item, TendImportItem *other)
{
  g_autoptr (JsonObject) written = tend_record_to_json (item->record, G_MAXUINT64, TRUE);
  g_autoptr (TendRecord) again = g_object_new (G_OBJECT_TYPE (item->record), NULL);

  g_assert_true (tend_record_load_json (again, written, NULL));
  g_assert_cmpuint (tend_record_compare (item->record, again), ==, 0);
  g_assert_true (G_OBJECT_TYPE (item->record) == G_OBJECT_TYPE (other->record));
  g_assert_cmpuint (tend_record_compare (item->record, other->record), ==, 0);
  g_assert_cmpuint (item->children->len, ==, other->children->len);
  for (guint i = 0; i < item->children->len; i++)
    check_same (g_ptr_array_index (item->children, i), g_ptr_array_index (other->children, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (TendImport) import = tend_fhir_reader_read (bytes, "fuzz", get_zone ());
  g_autoptr (TendImport) again = tend_fhir_reader_read (bytes, "fuzz", get_zone ());
  g_autoptr (GError) error = NULL;

  tend_fhir_reader_recognizes (bytes);
  g_assert_cmpint (tend_import_check (import, &error), ==, import->faults->len == 0);
  g_assert_true ((error == NULL) == (import->faults->len == 0));
  g_assert_cmpuint (import->faults->len, ==, again->faults->len);
  g_assert_cmpuint (import->items->len, ==, again->items->len);
  for (guint i = 0; i < import->faults->len; i++)
    {
      g_autofree char *sentence
          = tend_import_describe_fault (import, g_ptr_array_index (import->faults, i));

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
  for (guint i = 0; i < import->items->len; i++)
    check_same (g_ptr_array_index (import->items, i), g_ptr_array_index (again->items, i));
  return 0;
}
