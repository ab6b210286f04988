/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows, versions, the journal and undo. */
#include "tend-journal-entry.h"
#include "tend-kinds.h"
#include "tend-test-store.h"

static TendPatient *
make_patient (const char *family, const char *given)
{
  static int       count;
  g_autofree char *mrn = g_strdup_printf ("M%06d", ++count);

  return g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", family, "given-name", given,
                       "registered-at", TEND_TEST_NOW, "active", TRUE, NULL);
}

static gint64
insert_patient (TendStore *store, const char *family)
{
  g_autoptr (TendPatient) patient = make_patient (family, "Ana");

  return tend_test_insert (store, patient);
}

/* A value of each kind that is hard for a database: quotes, extremes, many scripts. */
static void
fill_hard (TendRecord *record, const TendField *field, guint index)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const char *texts[]
      = { "O'Brien \"\\;--##x::string", "أ漢字🙂", "  two  spaces\nand a line" };

  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      g_value_init (&value, G_TYPE_STRING);
      if (field->flags & TEND_FIELD_UNIQUE)
        g_value_take_string (&value, g_strdup_printf ("%s %u", texts[0], g_random_int ()));
      else
        g_value_set_string (&value, texts[index % 3]);
      break;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      g_value_init (&value, G_TYPE_INT64);
      g_value_set_int64 (&value, index % 2 ? G_MAXINT64 : -9007199254740993);
      break;
    case TEND_FIELD_REAL:
      g_value_init (&value, G_TYPE_DOUBLE);
      g_value_set_double (&value, index % 2 ? 0.30000000000000004 : 1e-9);
      break;
    case TEND_FIELD_BOOLEAN:
      g_value_init (&value, G_TYPE_BOOLEAN);
      g_value_set_boolean (&value, TRUE);
      break;
    case TEND_FIELD_ENUM:
      g_value_init (&value, field->enum_type ());
      g_value_set_enum (&value, 1);
      break;
    case TEND_FIELD_DATE:
      {
        GDate date;

        g_date_clear (&date, 1);
        g_date_set_dmy (&date, 29, 2, 1904);
        g_value_init (&value, G_TYPE_DATE);
        g_value_set_boxed (&value, &date);
        break;
      }
    case TEND_FIELD_REFERENCE:
    default:
      return;
    }
  tend_record_set_value (record, index, &value);
}

static gint64 make_target (TendStore *store, const char *table);

/* References get a row to point at; everything else what fill_hard() gives. */
static TendRecord *
make_record (TendStore *store, GType type, gboolean hard)
{
  TendRecord           *record = g_object_new (type, NULL);
  const TendRecordInfo *info = tend_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TendField *field = &info->fields[i];

      if (!hard && !(field->flags & TEND_FIELD_REQUIRED))
        continue;
      if (field->kind != TEND_FIELD_REFERENCE)
        fill_hard (record, field, i);
      else if (field->flags & TEND_FIELD_REQUIRED)
        *(gint64 *) tend_record_get_member (record, i) = make_target (store, field->table);
    }
  return record;
}

static gint64
make_target (TendStore *store, const char *table)
{
  g_autoptr (TendRecord) record = make_record (store, tend_kinds_find (table), FALSE);

  return tend_test_insert (store, record);
}

static gboolean
insert_all (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_insert_many (transaction, data, error);
}

static void
every_kind_comes_back_as_it_went (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  GType      type;

  for (guint i = 0; (type = tend_kinds_nth (i)) != G_TYPE_INVALID; i++)
    for (int round = 0; round < 4; round++)
      {
        g_autoptr (TendRecord) record = make_record (store, type, round % 2 == 0);
        g_autoptr (TendRecord) back = NULL;
        g_autoptr (GPtrArray) one = g_ptr_array_new ();
        g_autoptr (GError) error = NULL;

        g_ptr_array_add (one, record);
        if (round < 2)
          tend_test_insert (store, record);
        else
          tend_test_transact (store, "test.insert", insert_all, one);
        g_assert_cmpint (tend_record_get_version (record), ==, 1);
        back = tend_store_get (store, type, tend_record_get_id (record), &error);
        g_assert_no_error (error);
        g_assert_cmphex (tend_record_compare (record, back), ==, 0);
        g_assert_cmpint (tend_record_get_version (back), ==, 1);
      }
  tend_test_store_free (store);
}

static gboolean
rename_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, id, error);

  if (patient == NULL)
    return FALSE;
  g_object_set (patient, "family-name", "Okafor", NULL);
  tend_transaction_set_patient (transaction, id);
  tend_transaction_set_result (transaction, patient);
  return tend_transaction_update (transaction, patient, error);
}

static void
an_update_reaches_the_object_that_a_window_holds (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = insert_patient (store, "Quill");
  g_autoptr (TendPatient) held = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (TendRecord) result = NULL;

  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Quill");
  result = tend_test_transact (store, "patient.update", rename_patient, &id);
  g_assert_true (result == TEND_RECORD (held));
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Okafor");
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (held)), ==, 2);
  g_clear_object (&held);
  g_clear_object (&result);
  tend_test_store_free (store);
}

static gboolean
update_record (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_update (transaction, data, error);
}

static void
a_lost_race_is_a_conflict_that_names_the_winner (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = insert_patient (store, "Quill");
  g_autoptr (TendPatient) mine = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (TendRecord) copy = tend_record_copy (TEND_RECORD (mine));
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GError) error = NULL;

  tend_test_transact (store, "patient.update", rename_patient, &id);
  g_object_set (copy, "given-name", "Amara", NULL);
  commit = tend_store_transact (store, "patient.update", update_record, copy, &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Dana Quill"));
  /* And when, by the clock of the clinic. */
  g_assert_nonnull (strstr (error->message, "at 09:30;"));
  g_assert_null (commit);
  g_clear_object (&mine);
  tend_test_store_free (store);
}

static gboolean
insert_then_fail (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient = make_patient ("Half", "Done");

  if (!tend_transaction_insert (transaction, patient, error))
    return FALSE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, "on purpose");
  return FALSE;
}

static void
a_failed_job_leaves_nothing (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     before = 0, after = 0;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_store_verify (store, &before, NULL));
  commit = tend_store_transact (store, "test.fail", insert_then_fail, NULL, &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_null (commit);
  g_clear_error (&error);
  g_assert_true (tend_store_verify (store, &after, &error));
  g_assert_no_error (error);
  g_assert_cmpint (before, ==, after);
  insert_patient (store, "Works");
  tend_test_store_free (store);
}

static void
undo_takes_back_and_undo_of_undo_does_again (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = insert_patient (store, "Quill");
  g_autoptr (TendPatient) held = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) change
      = tend_store_transact (store, "patient.update", rename_patient, &id, &error);
  g_autoptr (TendCommit) undo = tend_store_undo (store, change->sequence, &error);
  g_autoptr (TendCommit) redo = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Quill");
  redo = tend_store_undo (store, undo->sequence, &error);
  g_assert_no_error (error);
  g_assert_nonnull (redo);
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Okafor");
  g_assert_true (tend_store_verify (store, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&held);
  g_clear_object (&change->record);
  tend_test_store_free (store);
}

static gboolean
rename_twice (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, *(gint64 *) data, error);

  if (!rename_patient (transaction, data, error))
    return FALSE;
  g_clear_object (&patient);
  patient = tend_transaction_get (transaction, TEND_TYPE_PATIENT, *(gint64 *) data, error);
  g_object_set (patient, "family-name", "Twice", "given-name", "Renamed", NULL);
  return tend_transaction_update (transaction, patient, error);
}

static void
an_entry_that_changed_a_row_twice_is_undone (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = insert_patient (store, "Quill");
  g_autoptr (TendPatient) held = tend_store_get (store, TEND_TYPE_PATIENT, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) change
      = tend_store_transact (store, "patient.update", rename_twice, &id, &error);
  g_autoptr (TendCommit) undo = NULL;
  g_autoptr (TendCommit) redo = NULL;

  g_assert_no_error (error);
  undo = tend_store_undo (store, change->sequence, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Quill");
  g_assert_cmpstr (tend_patient_get_data (held)->given_name, ==, "Ana");
  redo = tend_store_undo (store, undo->sequence, &error);
  g_assert_no_error (error);
  g_assert_nonnull (redo);
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Twice");
  g_clear_object (&held);
  g_clear_object (&change->record);
  tend_test_store_free (store);
}

static gboolean
note_print (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_note (transaction);
  return TRUE;
}

static void
what_only_told_of_an_act_is_undone_by_an_entry (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) told
      = tend_store_transact (store, "document.print", note_print, NULL, &error);
  g_autoptr (TendCommit) undo = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  undo = tend_store_undo (store, told->sequence, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undo->sequence, ==, told->sequence + 1);
  entries = tend_store_query (store, "journal-entry",
                              g_variant_new_parsed ("{'sequence': <%x>}", undo->sequence), &error);
  g_assert_no_error (error);
  g_assert_cmpint (tend_journal_entry_get_data (entries->pdata[0])->undoes, ==, told->sequence);
  tend_test_store_free (store);
}

static void
undo_of_what_changed_since_says_by_whom (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = make_patient ("Quill", "Ana");
  g_autoptr (TendCommit) undo = NULL;
  gint64 sequence = 0;

  id = tend_test_insert (store, patient);
  g_assert_true (tend_store_verify (store, &sequence, NULL));
  tend_test_transact (store, "patient.update", rename_patient, &id);
  undo = tend_store_undo (store, sequence, &error);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Dana Quill"));
  g_assert_null (undo);
  tend_test_store_free (store);
}

static gboolean
take_number (TendTransaction *transaction, gpointer data, GError **error)
{
  *(gint64 *) data = tend_transaction_next_number (transaction, "mrn", error);
  return *(gint64 *) data != 0;
}

static void
numbers_have_no_gaps (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);

  for (gint64 i = 1; i <= 3; i++)
    {
      gint64 number = 0;

      tend_test_transact (store, "test.number", take_number, &number);
      g_assert_cmpint (number, ==, i);
    }
  tend_test_store_free (store);
}

static void
required_and_unique_fields_are_kept (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendPatient) nameless = g_object_new (TEND_TYPE_PATIENT, NULL);
  g_autoptr (TendPatient) first = make_patient ("One", "Ana");
  g_autoptr (TendPatient) second = make_patient ("Two", "Ana");
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (one, nameless);
  g_assert_null (tend_store_transact (store, "test.insert", insert_all, one, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&error);
  tend_test_insert (store, first);
  g_object_set (second, "mrn", tend_patient_get_data (first)->mrn, NULL);
  one->pdata[0] = second;
  g_assert_null (tend_store_transact (store, "test.insert", insert_all, one, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/store/transaction/every-kind-comes-back", every_kind_comes_back_as_it_went);
  tend_test_add ("/store/transaction/update-reaches-held",
                 an_update_reaches_the_object_that_a_window_holds);
  tend_test_add ("/store/transaction/conflict", a_lost_race_is_a_conflict_that_names_the_winner);
  tend_test_add ("/store/transaction/failed-job", a_failed_job_leaves_nothing);
  tend_test_add ("/store/transaction/undo", undo_takes_back_and_undo_of_undo_does_again);
  tend_test_add ("/store/transaction/undo-twice", an_entry_that_changed_a_row_twice_is_undone);
  tend_test_add ("/store/transaction/undo-conflict", undo_of_what_changed_since_says_by_whom);
  tend_test_add ("/store/transaction/undo-told", what_only_told_of_an_act_is_undone_by_an_entry);
  tend_test_add ("/store/transaction/numbers", numbers_have_no_gaps);
  tend_test_add ("/store/transaction/required-unique", required_and_unique_fields_are_kept);
  return g_test_run ();
}
