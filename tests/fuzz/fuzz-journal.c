/* SPDX-License-Identifier: GPL-3.0-or-later
 * The changes of a journal's entry: what is taken for sound can be taken back field by field,
 * and anything can be told to people. */
#include "fuzz.h"

#include "tend-journal-changes.h"
#include "tend-journal-sentence.h"
#include "tend-json.h"
#include "tend-kinds.h"

static void
check_row (const char *kind, JsonNode *node)
{
  JsonObject *row = tend_json_get_object (node);
  GType       type = tend_kinds_find (kind);
  g_autoptr (TendRecord) record = NULL;
  g_autoptr (TendRecord) again = NULL;
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (GError) error = NULL;

  if (row == NULL || type == G_TYPE_INVALID)
    return;
  record = g_object_new (type, NULL);
  if (!tend_record_load_json (record, row, &error))
    {
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      return;
    }
  tend_record_check_required (record, NULL);
  written = tend_record_to_json (record, G_MAXUINT64, TRUE);
  again = g_object_new (type, NULL);
  g_assert_true (tend_record_load_json (again, written, NULL));
  g_assert_cmpuint (tend_record_compare (record, again), ==, 0);
}

static void
check_sound (JsonArray *changes)
{
  g_autoptr (JsonNode) root = json_node_init_array (json_node_alloc (), changes);
  g_autofree char *written = json_to_string (root, FALSE);
  g_autofree char *written_again = NULL;
  g_autoptr (JsonArray) again = tend_journal_changes_parse (written, NULL);
  g_autoptr (JsonNode) root_again = NULL;

  g_assert_nonnull (again);
  root_again = json_node_init_array (json_node_alloc (), again);
  written_again = json_to_string (root_again, FALSE);
  g_assert_cmpstr (written_again, ==, written);
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);
      const char *kind = json_object_get_string_member (change, "kind");

      check_row (kind, json_object_get_member (change, "before"));
      check_row (kind, json_object_get_member (change, "after"));
      json_object_get_int_member_with_default (change, "version", 0);
    }
}

static void
check_sentences (char *text)
{
  static const char *const actions[] = { "vitals.correct", "visit.advance", "no.such" };
  g_autofree char         *lines = tend_journal_describe_changes (text);

  g_assert_true (lines == NULL || g_utf8_validate (lines, -1, NULL));
  tend_journal_find_corrected (text);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      TendJournalEntryData entry = { .action = (char *) actions[i], .changes = text };
      g_autofree char     *sentence = tend_journal_sentence (&entry, NULL);

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) changes = tend_journal_changes_parse (text, &error);

  g_assert_true ((changes == NULL) == (error != NULL));
  if (changes != NULL)
    {
      g_assert_cmpint (tend_journal_has_changes (text), ==, json_array_get_length (changes) > 0);
      check_sound (changes);
    }
  check_sentences (text);
  return 0;
}
