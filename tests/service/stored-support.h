/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads back everything that one transaction wrote, by its journal entry. */
#pragma once

#include <json-glib/json-glib.h>

#include "tend-journal-entry.h"
#include "tend-kinds.h"
#include "tend-test-store.h"

static inline void
add_stored (TendStore *store, GPtrArray *records, GType type, const char *id)
{
  g_autoptr (GError) error = NULL;
  TendRecord *record = tend_store_get (store, type, g_ascii_strtoll (id, NULL, 10), &error);

  g_assert_no_error (error);
  g_ptr_array_add (records, record);
}

/* The records of @type in the entry @sequence (transfer full), in the order written. */
static inline GPtrArray *
get_stored (TendStore *store, gint64 sequence, GType type)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tend_store_query (
      store, "journal-entry", g_variant_new_parsed ("{'sequence': <%x>}", sequence), &error);
  g_autoptr (JsonNode) changes = NULL;
  JsonArray *array;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  changes = json_from_string (tend_journal_entry_get_data (entries->pdata[0])->changes, &error);
  g_assert_no_error (error);
  array = json_node_get_array (changes);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *change = json_array_get_object_element (array, i);
      JsonArray  *ids;

      if (tend_kinds_find (json_object_get_string_member (change, "kind")) != type)
        continue;
      if (json_object_has_member (change, "id"))
        {
          add_stored (store, records, type, json_object_get_string_member (change, "id"));
          continue;
        }
      ids = json_object_get_array_member (change, "ids");
      for (guint k = 0; k < json_array_get_length (ids); k++)
        add_stored (store, records, type, json_array_get_string_element (ids, k));
    }
  return records;
}
