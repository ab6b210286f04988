/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names that nobody thought of: registered, found, given out and taken in again as they are. */
#include "tend-fhir-writer.h"
#include "tend-search.h"
#include "tend-summary-loading.h"

#include "import-support.h"
#include "registration-support.h"

#define LONG 300

typedef struct
{
  const char *family;
  const char *given;
  const char *search; /* by which it is found */
} NameCase;

/* Letters without a pattern, so that nothing makes them shorter. */
static char *
make_long (gunichar first, guint n_letters, guint length)
{
  GString *text = g_string_new (NULL);
  guint    state = 1;

  for (guint i = 0; i < length; i++)
    {
      state = state * 1103515245 + 12345;
      g_string_append_unichar (text, first + (state >> 16) % n_letters);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
find (TendStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  const char *query = tend_search_query_name (text);
  GPtrArray  *rows;

  g_assert_nonnull (query);
  rows = tend_store_query (store, query, tend_search_parameters (text), &error);
  g_assert_no_error (error);
  return rows;
}

typedef struct
{
  gint64  id;
  GBytes *bytes;
} Export;

static gboolean
export_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  Export *export = data;
  g_autoptr (TendPatientSummary) summary = tend_summary_load (transaction, export->id, error);

  if (summary == NULL)
    return FALSE;
  export->bytes = tend_fhir_writer_write (summary);
  return TRUE;
}

static void
assert_names (TendPatient *patient, const NameCase *name)
{
  g_assert_cmpstr (tend_patient_get_data (patient)->family_name, ==, name->family);
  g_assert_cmpstr (tend_patient_get_data (patient)->given_name, ==, name->given);
}

static void
go_round (TendStore *store, TendStore *other, const NameCase *name)
{
  gint64 id = register_patient (store, name->family, name->given, "1985-03-14", NULL);
  g_autoptr (TendPatient) patient = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (TendPatient) imported = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *counts = NULL;
  Export export = { .id = id };
  gsize       length;
  const char *json;
  gboolean    is_found = FALSE;

  g_test_message ("%.40s", name->family);
  assert_names (patient, name);
  found = find (store, name->search);
  for (guint i = 0; i < found->len; i++)
    is_found |= tend_record_get_id (found->pdata[i]) == id;
  g_assert_true (is_found);

  tend_test_transact (store, "data.export", export_patient, &export);
  json = g_bytes_get_data (export.bytes, &length);
  counts = import_bytes (other, json, length, FALSE);
  g_assert_cmpstr (counts, ==, "Patient +1");
  g_free (counts);
  counts = import_bytes (other, json, length, FALSE);
  g_assert_cmpstr (counts, ==, "Patient =1");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = find (other, name->search);
  for (guint i = 0; i < found->len && imported == NULL; i++)
    {
      g_autoptr (TendPatient) row
          = tend_store_get (other, TEND_TYPE_PATIENT, tend_record_get_id (found->pdata[i]), NULL);

      if (g_strcmp0 (tend_patient_get_data (row)->family_name, name->family) == 0)
        imported = g_steal_pointer (&row);
    }
  g_assert_nonnull (imported);
  assert_names (imported, name);
  g_bytes_unref (export.bytes);
}

static void
a_name_goes_round_as_it_is (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend), *other = tend_test_store_new (backend);
  g_autofree char *letters = make_long ('a', 26, LONG);
  g_autofree char *hebrew = make_long (0x5d0, 27, LONG);
  g_autofree char *longest = make_long (0x4e00, 20000, 2000);
  const NameCase   names[] = {
      { "Q", NULL, "q" },
      { "Ng", "O", "ng o" },
      { letters, "Ann", letters },
      { hebrew, "נ", hebrew },
      { longest, NULL, longest },
      { "כהן", "אברהם", "אברהם" },
      { "👩‍👩‍👧‍👦", "Zoë 🎉", "zoe" },
      { "O'Neil \"Bob\" (Jr)\\", "D'Arcy; DROP TABLE patient;--", "darcy" },
      { "100%_*?", "<b>&amp;{}[]", "b amp" },
      { "a\xcc\x88hrenfeld", "Bo\xcc\x88rn", "ahrenfeld" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *family = g_utf8_normalize (names[i].family, -1, G_NORMALIZE_NFC);
      g_autofree char *given
          = names[i].given != NULL ? g_utf8_normalize (names[i].given, -1, G_NORMALIZE_NFC) : NULL;
      const NameCase composed = { family, given, names[i].search };

      go_round (store, other, &composed);
    }
  g_assert_true (tend_store_verify (store, NULL, NULL));
  g_assert_true (tend_store_verify (other, NULL, NULL));
  tend_test_store_free (store);
  tend_test_store_free (other);
}

/* Whole or not at all, with the number at the field. */
static void
a_name_that_does_not_fit_is_refused (const char *backend)
{
  TendStore       *store = tend_test_store_new (backend);
  g_autofree char *endless = g_strnfill (2001, 'x');
  g_autoptr (TendRegistration) registration = make_registration (endless, NULL, "1985-03-14", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (store, "patient.register", save_registration, registration, &error);

  g_assert_null (commit);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "At most 2000 characters fit here"));
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/names/go-round", a_name_goes_round_as_it_is);
  tend_test_add ("/service/names/too-long", a_name_that_does_not_fit_is_refused);
  return g_test_run ();
}
