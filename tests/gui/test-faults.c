/* SPDX-License-Identifier: GPL-3.0-or-later
 * The n-th statement of what a window saves fails, for every n until it succeeds: the window says
 * so, keeps what was typed, and shows what is stored. */
#include "config.h"

#include "failing-disk.h"
#include "tend-account-page.h"
#include "tend-draft-bar.h"
#include "tend-encounter.h"
#include "tend-form-faults.h"
#include "tend-journal-entry.h"
#include "tend-orders-page.h"
#include "tend-patient.h"
#include "tend-registration-window.h"
#include "tend-search.h"
#include "tend-store-private.h"
#include "tend-test-alert.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-test-window.h"
#include "tend-visit.h"
#include "tend-vitals-page.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  TendStore *store;
  gint64     patient_id;
  GtkWidget *root; /* of the form */
  gint64     saved;
} Form;

typedef struct
{
  void (*save) (Form *form);
  gboolean (*is_saved) (Form *form);
  /* That what was typed is still there, and nothing else is stored. */
  void (*check_kept) (Form *form);
} Saving;

static void
fail_job (TendBackend *backend, gpointer data)
{
  guint *statements = data;

  *statements = tend_backend_fail_after (backend, *statements);
}

/* How many were left of the count before. */
static guint
fail_after (TendStore *store, guint statements)
{
  tend_database_run (tend_store_get_writer (store), fail_job, &statements);
  return statements;
}

/* Whether a message stood before a window, which says something. */
static gboolean
close_message (void)
{
  GtkWidget       *alert = tend_test_find_alert ();
  g_autofree char *text = NULL;

  if (alert == NULL || !gtk_widget_get_mapped (alert))
    return FALSE;
  text = tend_test_page_read (alert);
  g_assert_cmpuint (g_utf8_strlen (text, -1), >, 20);
  tend_test_close_alert (alert);
  return TRUE;
}

static gint64
count_entries (TendStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 entries = 0;

  g_assert_true (tend_store_verify (store, &entries, &error));
  g_assert_no_error (error);
  return entries;
}

static void
fail_until_saved (Form *form, const Saving *saving)
{
  gint64   before = count_entries (form->store);
  gboolean said = TRUE;
  guint    n = 0;

  while (said)
    {
      guint left;

      g_assert_cmpuint (n, <, 100);
      fail_after (form->store, ++n);
      saving->save (form);
      said = FALSE;
      TEND_TEST_WAIT ((said = close_message ()) || saving->is_saved (form));
      left = fail_after (form->store, 0);
      /* What is counted after the commit is the draft being given up. */
      if (!said)
        break;
      g_assert_cmpuint (left, ==, 0);
      g_assert_false (saving->is_saved (form));
      g_assert_cmpint (count_entries (form->store), ==, before);
      saving->check_kept (form);
    }
  g_assert_cmpint (count_entries (form->store), ==, before + 1);
  g_assert_cmpuint (n, >, 5);
}

static gboolean
says (gpointer root, const char *words)
{
  g_autofree char *text = tend_test_page_read (root);

  return strstr (text, words) != NULL;
}

static void
press (gpointer root, const char *id)
{
  GtkWidget *button = tend_test_page_find (root, id);

  TEND_TEST_WAIT (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static const char *
read_entry (gpointer entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* The draft is written by the same thread: not while statements are counted. */
static void
wait_drafted (gpointer root)
{
  g_autoptr (GObject) draft = NULL;
  g_autofree char *state = NULL;

  g_object_get (tend_test_find_type (root, TEND_TYPE_DRAFT_BAR), "draft", &draft, NULL);
  TEND_TEST_WAIT ((g_free (state), g_object_get (draft, "state-text", &state, NULL),
                   state != NULL && g_str_has_prefix (state, "draft saved")));
}

static guint
count_rows (Form *form, const char *query, const char *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      form->store, query, g_variant_new_parsed (parameters, form->patient_id), &error);

  g_assert_no_error (error);
  return rows->len;
}

static TendPatient *
add_patient (TendStore *store)
{
  g_autoptr (TendPatient) patient = NULL;
  GDate birth;

  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M9999996", "family-name", "García",
                          "given-name", "Ana", "birth-date", &birth, "active", TRUE,
                          "registered-at", TEND_TEST_NOW, NULL);
  return tend_store_get (store, TEND_TYPE_PATIENT, tend_test_insert (store, patient), NULL);
}

/* Vitals */

static GtkWidget *
find_pulse (Form *form)
{
  return tend_test_page_find (tend_test_page_find (form->root, "heart-rate"), "entry");
}

static void
save_vitals (Form *form)
{
  press (form->root, "save_button");
}

static gboolean
are_vitals_saved (Form *form)
{
  return *read_entry (find_pulse (form)) == '\0';
}

static guint
count_pulses (Form *form)
{
  return count_rows (form, "observation-series", "{'patient': <%x>, 'code': <'8867-4'>}");
}

static void
check_vitals_kept (Form *form)
{
  g_assert_cmpstr (read_entry (find_pulse (form)), ==, "93");
  g_assert_cmpuint (count_pulses (form), ==, 0);
  g_assert_false (says (form->root, "93"));
}

static void
vitals_are_saved_or_kept (void)
{
  static const Saving saving = { save_vitals, are_vitals_saved, check_vitals_kept };
  Form                form = { .store = tend_test_page_demo_store () };
  g_autoptr (TendPatient) patient = add_patient (form.store);
  GtkWidget *window;

  form.patient_id = tend_record_get_id (TEND_RECORD (patient));
  form.root = g_object_new (TEND_TYPE_VITALS_PAGE, "store", form.store, "patient", patient, NULL);
  window = tend_test_page_show (form.root);
  gtk_editable_set_text (GTK_EDITABLE (find_pulse (&form)), "93");
  wait_drafted (form.root);
  fail_until_saved (&form, &saving);
  g_assert_cmpuint (count_pulses (&form), ==, 1);
  TEND_TEST_WAIT (says (form.root, "93"));
  tend_test_page_close (window);
  g_clear_object (&patient);
  tend_test_store_free (form.store);
}

/* A payment */

static gboolean
walk_in (TendTransaction *transaction, gpointer data, GError **error)
{
  TendAccount *account = tend_transaction_get_account (transaction);

  return tend_visit_walk_in (transaction, *(gint64 *) data, "follow-up", "cough",
                             tend_account_get_data (account)->practitioner_id, error);
}

static void
take_payment (Form *form)
{
  press (form->root, "take_button");
}

static gboolean
is_payment_taken (Form *form)
{
  return says (tend_test_page_find (form->root, "paper_bar"), "Receipt ");
}

static void
check_payment_kept (Form *form)
{
  g_assert_cmpstr (read_entry (tend_test_page_find (form->root, "amount_row")), ==, "50");
  g_assert_cmpuint (count_rows (form, "payments-of-patient", "{'patient': <%x>}"), ==, 0);
  g_assert_true (says (tend_test_page_find (form->root, "balance_label"), "$112.00"));
}

static void
a_payment_is_taken_once_or_kept (void)
{
  static const Saving saving = { take_payment, is_payment_taken, check_payment_kept };
  Form                form = { .store = tend_test_page_demo_store () };
  g_autoptr (TendPatient) patient = add_patient (form.store);
  g_autoptr (TendEncounter) encounter = NULL;
  GtkWidget *window;

  form.patient_id = tend_record_get_id (TEND_RECORD (patient));
  encounter = tend_test_transact (form.store, "visit.walk-in", walk_in, &form.patient_id);
  form.root = g_object_new (TEND_TYPE_ACCOUNT_PAGE, "store", form.store, "patient", patient,
                            "encounter", encounter, NULL);
  window = tend_test_page_show (form.root);
  press (form.root, "charge_button");
  press (form.root, "invoice_button");
  press (form.root, "pay_button");
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (form.root, "amount_row")), "50");
  fail_until_saved (&form, &saving);
  g_assert_cmpuint (count_rows (&form, "payments-of-patient", "{'patient': <%x>}"), ==, 1);
  TEND_TEST_WAIT (says (tend_test_page_find (form.root, "balance_label"), "$62.00"));
  tend_test_page_close (window);
  g_clear_object (&patient);
  g_clear_object (&encounter);
  tend_test_store_free (form.store);
}

/* Labels */

static guint
count_acts (Form *form, const char *action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = tend_store_query (form->store, "journal-of-patient",
                          g_variant_new_parsed ("{'patient': <%x>}", form->patient_id), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += g_strcmp0 (tend_journal_entry_get_data (entries->pdata[i])->action, action) == 0;
  return n;
}

static void
draw_blood (Form *form)
{
  GtkWidget *draw = tend_test_page_find (form->root, "draw_button");

  TEND_TEST_WAIT (says (tend_test_page_find (form->root, "picker"), "Lipid panel"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tend_test_page_find (form->root, "CBC")), TRUE);
  press (form->root, "order_button");
  TEND_TEST_WAIT (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (draw)), "_Draw 1 test") == 0);
  press (form->root, "draw_button");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tend_test_page_find (form->root, "MRN")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tend_test_page_find (form->root, "birth date")),
                               TRUE);
  press (form->root, "confirm_button");
  TEND_TEST_WAIT (says (form->root, "1 of 1"));
}

static gboolean
give_up_printing (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (window->data), "GtkPrintUnixDialog"))
      {
        gtk_dialog_response (window->data, GTK_RESPONSE_CANCEL);
        return TRUE;
      }
  return FALSE;
}

/* Where papers wait for the printer, the disk is full from the n-th operation on. */
static void
labels_that_cannot_be_made_are_not_printed (void)
{
  Form form = { .store = tend_test_page_demo_store () };
  g_autoptr (TendPatient) patient = add_patient (form.store);
  g_autofree char *place = g_build_filename (g_get_user_runtime_dir (), ".tend-work-", NULL);
  GtkWidget       *window, *panel;

  form.patient_id = tend_record_get_id (TEND_RECORD (patient));
  form.root = g_object_new (TEND_TYPE_ORDERS_PAGE, "store", form.store, "patient", patient, NULL);
  window = tend_test_page_show (form.root);
  draw_blood (&form);
  panel = tend_test_page_find (form.root, "label_panel");
  for (guint n = 1; n <= 6; n++)
    {
      tend_test_disk_fail (place, n, ENOSPC);
      press (panel, "print_button");
      TEND_TEST_WAIT (close_message ());
      g_assert_cmpuint (tend_test_disk_mend (), >=, n);
      g_assert_cmpuint (count_acts (&form, "label.print"), ==, 0);
    }
  press (panel, "print_button");
  TEND_TEST_WAIT (give_up_printing ());
  TEND_TEST_WAIT (count_acts (&form, "undo") == 1);
  g_assert_cmpuint (count_acts (&form, "label.print"), ==, 1);
  tend_test_page_close (window);
  g_clear_object (&patient);
  tend_test_store_free (form.store);
}

/* Registration */

static void
on_saved_cb (GtkWindow *window, gint64 patient_id, gpointer user_data)
{
  *(gint64 *) user_data = patient_id;
}

static void
save_registration (Form *form)
{
  gtk_widget_activate_action (form->root, "registration.save", NULL);
}

static gboolean
is_registered (Form *form)
{
  return form->saved != 0;
}

static GtkWidget *
find_family_name (Form *form)
{
  return tend_form_find_field (form->root, "family_name");
}

static void
check_registration_kept (Form *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tend_store_query (form->store, tend_search_query_name ("Failwell"),
                                                  tend_search_parameters ("Failwell"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpstr (read_entry (find_family_name (form)), ==, "Failwell");
  g_assert_true (gtk_widget_get_mapped (form->root));
}

static void
a_registration_is_saved_or_kept (void)
{
  static const Saving saving = { save_registration, is_registered, check_registration_kept };
  Form                form = { .store = tend_test_store () };
  GtkWindow          *window = g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "store", form.store,
                                             "patient-id", (gint64) 0, NULL);
  g_autoptr (TendPatient) patient = NULL;

  form.root = GTK_WIDGET (window);
  tend_test_present (window);
  TEND_TEST_WAIT (find_family_name (&form) != NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_connect (window, "saved", G_CALLBACK (on_saved_cb), &form.saved);
  gtk_editable_set_text (GTK_EDITABLE (find_family_name (&form)), "Failwell");
  wait_drafted (form.root);
  fail_until_saved (&form, &saving);
  TEND_TEST_WAIT (window == NULL);
  patient = tend_store_get (form.store, TEND_TYPE_PATIENT, form.saved, NULL);
  g_assert_cmpstr (tend_patient_get_data (patient)->family_name, ==, "Failwell");
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_assert_true (tend_test_page_init ());
  g_test_add_func ("/gui/faults/vitals", vitals_are_saved_or_kept);
  g_test_add_func ("/gui/faults/payment", a_payment_is_taken_once_or_kept);
  g_test_add_func ("/gui/faults/labels", labels_that_cannot_be_made_are_not_printed);
  g_test_add_func ("/gui/faults/registration", a_registration_is_saved_or_kept);
  return tend_test_finish (g_test_run ());
}
