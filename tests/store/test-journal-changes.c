/* SPDX-License-Identifier: GPL-3.0-or-later
 * Damaged changes of a journal's entry are refused, so that an undo never meets them. */
#include "tend-journal-changes.h"

static void
test_reads_what_transactions_write (void)
{
  static const char *const texts[] = {
    "[]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"version\":1,\"after\":{\"family_name\":\"Lund\"}}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"version\":2,\"before\":{\"given_name\":null}}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"after\":{\"withdrawn\":true,\"given_name\":\"Ana\"}}]",
    "[{\"kind\":\"patient\",\"version\":1,\"ids\":[\"7\",\"9223372036854775807\"]}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) changes = tend_journal_changes_parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (json_array_get_length (changes), ==, i == 0 ? 0 : 1);
    }
}

static void
test_refuses_what_is_damaged (void)
{
  static const char *const texts[] = {
    "",
    "{}",
    "[1]",
    "[{\"id\":\"7\"}]",
    "[{\"kind\":null,\"id\":\"7\"}]",
    "[{\"kind\":\"patient\"}]",
    "[{\"kind\":\"patient\",\"id\":7}]",
    "[{\"kind\":\"patient\",\"id\":\"seven\"}]",
    "[{\"kind\":\"patient\",\"id\":\"0\"}]",
    "[{\"kind\":\"patient\",\"id\":\"9223372036854775808\"}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"ids\":[\"7\"]}]",
    "[{\"kind\":\"patient\",\"ids\":\"7\"}]",
    "[{\"kind\":\"patient\",\"ids\":[7]}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"version\":\"1\"}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"before\":[]}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"before\":null}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"before\":{\"withdrawn\":\"yes\"}}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"after\":{\"family_name\":{}}}]",
    "[{\"kind\":\"patient\",\"id\":\"7\",\"after\":{\"family_name\":1}}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) changes = tend_journal_changes_parse (texts[i], &error);

      g_test_message ("%s", texts[i]);
      g_assert_error (error, TEND_ERROR, TEND_ERROR_CORRUPT);
      g_assert_null (changes);
    }
  g_assert_null (tend_journal_changes_parse (NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal-changes/reads-what-transactions-write",
                   test_reads_what_transactions_write);
  g_test_add_func ("/store/journal-changes/refuses-what-is-damaged", test_refuses_what_is_damaged);
  return g_test_run ();
}
