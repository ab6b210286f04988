/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the registration window, driven as a person drives it. */
#include "config.h"

#include "tend-contact-point.h"
#include "tend-form-faults.h"
#include "tend-patient-match.h"
#include "tend-registration-window.h"
#include "tend-registration.h"
#include "tend-search.h"
#include "tend-test-window.h"

static GtkWindow *
open_window (gint64 patient_id)
{
  GtkWindow *window = g_object_new (TEND_TYPE_REGISTRATION_WINDOW, "store", tend_test_store (),
                                    "patient-id", patient_id, NULL);

  tend_test_present (window);
  TEND_TEST_WAIT (tend_form_find_field (GTK_WIDGET (window), "family_name") != NULL);
  return window;
}

static void
type (GtkWindow *window, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tend_form_find_field (GTK_WIDGET (window), field)), text);
}

static const char *
read_field (GtkWindow *window, const char *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (tend_form_find_field (GTK_WIDGET (window), field)));
}

static gboolean
save_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_registration_save (transaction, data, error);
}

static gint64
add_patient (const char *family, const char *given)
{
  g_autoptr (TendRegistration) registration = tend_registration_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  GDate birth;

  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  g_object_set (registration->patient, "family-name", family, "given-name", given, "birth-date",
                &birth, NULL);
  commit = tend_store_transact (tend_test_store (), "patient.register", save_patient, registration,
                                &error);
  g_assert_no_error (error);
  return tend_record_get_id (commit->record);
}

static void
on_saved_cb (GtkWindow *window, gint64 patient_id, gpointer user_data)
{
  *(gint64 *) user_data = patient_id;
}

/* Waits until the window has saved and is gone. */
static gint64
save (GtkWindow *window)
{
  gint64 saved = 0;

  g_signal_connect (window, "saved", G_CALLBACK (on_saved_cb), &saved);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  TEND_TEST_WAIT (saved != 0);
  TEND_TEST_WAIT (window == NULL);
  return saved;
}

static void
test_focus (void)
{
  GtkWindow *window = open_window (0);
  GtkWidget *field = tend_form_find_field (GTK_WIDGET (window), "family_name");
  GtkWidget *focus;

  TEND_TEST_WAIT (gtk_window_get_focus (window) != NULL);
  tend_test_wait_frame (window);
  focus = gtk_window_get_focus (window);
  g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
  tend_test_destroy (window);
}

static void
test_registers (void)
{
  GtkWindow *window = open_window (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = NULL;
  const TendPatientData *data;
  gint64                 id;

  type (window, "family_name", "Ōtsuka");
  type (window, "birth_date", "3/14/1985");
  /* The age is said at once. */
  g_assert_true (tend_test_shows (window, " y"));
  g_signal_emit_by_name (tend_test_find (window, "add_contact_button"), "clicked");
  type (window, "contact_points[0].value", "503 555 0142");
  tend_test_screenshot (window, "registration");
  id = save (window);

  patient = tend_store_get (tend_test_store (), TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  data = tend_patient_get_data (patient);
  g_assert_cmpstr (data->family_name, ==, "Ōtsuka");
  g_assert_null (data->given_name);
  g_assert_nonnull (data->mrn);
  g_assert_cmpint (g_date_get_year (&data->birth_date), ==, 1985);
  g_assert_cmpint (g_date_get_month (&data->birth_date), ==, 3);

  /* What was saved is no draft any more. */
  window = open_window (0);
  for (int i = 0; i < 20; i++)
    tend_test_wait_frame (window);
  g_assert_cmpstr (read_field (window, "family_name"), ==, "");
  g_assert_false (tend_test_shows (window, "You were typing here"));
  tend_test_destroy (window);
}

static void
test_faults (void)
{
  GtkWindow *window = open_window (0);

  type (window, "birth_date", "31/31");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  g_assert_true (tend_test_shows (window, "Enter a name"));
  type (window, "family_name", "Dunne");
  g_assert_false (tend_test_shows (window, "Enter a name"));
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  g_assert_true (tend_test_shows (window, "This is no date"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  tend_test_screenshot (window, "registration-faults");
  tend_test_destroy (window);
}

static gboolean
is_in_sight (GtkWidget *field)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (field, scroller, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scroller);
}

/* Saved from the end of the form, which stands above the field that already has the focus. */
static void
test_fault_is_in_sight (void)
{
  GtkWindow     *window = open_window (0);
  GtkWidget     *field = tend_form_find_field (GTK_WIDGET (window), "family_name");
  GtkWidget     *scroller = gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  tend_test_wait_frame (window);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  TEND_TEST_WAIT (!is_in_sight (field));
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  g_assert_true (tend_test_shows (window, "Enter a name"));
  TEND_TEST_WAIT (is_in_sight (field));
  tend_test_destroy (window);
}

static void
test_duplicates (void)
{
  GtkWindow *window;

  add_patient ("Wintergreen", "Philippa");
  window = open_window (0);
  type (window, "family_name", "Wintergren");
  type (window, "given_name", "Philippa");
  g_assert_false (gtk_widget_get_visible (tend_test_find (window, "matches")));
  type (window, "birth_date", "1985-03-14");
  TEND_TEST_WAIT (gtk_widget_get_visible (tend_test_find (window, "matches")));
  g_assert_true (tend_test_shows (window, "WINTERGREEN, Philippa"));
  g_assert_true (tend_test_shows (window, "same birth date"));
  tend_test_screenshot (window, "registration-duplicates");
  tend_test_destroy (window);
}

static void
test_draft (void)
{
  GtkWindow *window = open_window (0);

  type (window, "family_name", "Halfway");
  /* Closing keeps what was typed. */
  gtk_window_close (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  window = open_window (0);
  TEND_TEST_WAIT (tend_test_shows (window, "You were typing here"));
  g_signal_emit_by_name (tend_test_find (window, "continue_button"), "clicked");
  g_assert_cmpstr (read_field (window, "family_name"), ==, "Halfway");
  save (window);
}

/* Somebody types on without answering whether the kept text is wanted. */
static void
test_unanswered_draft (void)
{
  GtkWindow *window = open_window (0);

  type (window, "family_name", "Firstwhile");
  gtk_window_close (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  window = open_window (0);
  TEND_TEST_WAIT (tend_test_shows (window, "You were typing here"));
  type (window, "family_name", "Secondwhile");
  gtk_window_close (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  window = open_window (0);
  TEND_TEST_WAIT (tend_test_shows (window, "You were typing here"));
  g_signal_emit_by_name (tend_test_find (window, "continue_button"), "clicked");
  g_assert_cmpstr (read_field (window, "family_name"), ==, "Secondwhile");
  /* The one before is still there to be asked for. */
  g_assert_true (tend_test_shows (window, "You were typing here"));
  g_signal_emit_by_name (tend_test_find (window, "continue_button"), "clicked");
  g_assert_cmpstr (read_field (window, "family_name"), ==, "Firstwhile");
  /* Now the other is offered: given up, it is gone. */
  g_signal_emit_by_name (tend_test_find (window, "discard_button"), "clicked");
  g_assert_false (tend_test_shows (window, "You were typing here"));
  save (window);
  window = open_window (0);
  for (int i = 0; i < 20; i++)
    tend_test_wait_frame (window);
  g_assert_false (tend_test_shows (window, "You were typing here"));
  tend_test_destroy (window);
}

static gboolean
change_elsewhere (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendPatient) patient
      = tend_transaction_get (transaction, TEND_TYPE_PATIENT, *(gint64 *) data, error);

  g_object_set (patient, "given-name", "Marta", "note", "Hard of hearing", NULL);
  return tend_transaction_update (transaction, patient, error);
}

static void
test_conflict (void)
{
  gint64     id = add_patient ("Castellane", "Maria");
  GtkWindow *window = open_window (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (TendPatient) patient = NULL;

  commit
      = tend_store_transact (tend_test_store (), "patient.update", change_elsewhere, &id, &error);
  g_assert_no_error (error);
  type (window, "given_name", "Mariana");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  TEND_TEST_WAIT (tend_test_shows (window, "you typed “Mariana”, saved is “Marta”"));
  g_assert_true (tend_test_shows (window, "Dana Quill changed this"));
  g_assert_cmpstr (read_field (window, "given_name"), ==, "Mariana");
  g_assert_cmpstr (read_field (window, "note"), ==, "Hard of hearing");
  tend_test_screenshot (window, "registration-conflict");
  save (window);

  patient = tend_store_get (tend_test_store (), TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tend_patient_get_data (patient)->given_name, ==, "Mariana");
  g_assert_cmpstr (tend_patient_get_data (patient)->note, ==, "Hard of hearing");
}

static void
keep_account (TendStore *store, const char *name)
{
  g_autoptr (GPtrArray) accounts = tend_store_query (store, "accounts", NULL, NULL);

  for (guint i = 0; i < accounts->len; i++)
    if (g_strcmp0 (tend_account_get_data (accounts->pdata[i])->full_name, name) == 0)
      tend_store_set_account (store, accounts->pdata[i]);
  g_assert_nonnull (tend_store_get_account (store));
}

/* Another program on the same records, where somebody else is signed in. */
static TendStore *
open_twin (void)
{
  g_autoptr (GError) error = NULL;
  TendStore *twin
      = tend_store_open (tend_store_get_url (tend_test_store ()), 0, tend_test_clock (), &error);

  g_assert_no_error (error);
  keep_account (twin, "Frida Lund");
  return twin;
}

static void
save_elsewhere (TendStore *twin, TendRegistration *registration)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (twin, "patient.update", save_patient, registration, &error);

  g_assert_no_error (error);
  g_assert_nonnull (commit);
}

typedef struct
{
  gint64            id;
  TendRegistration *registration;
} Loading;

static gboolean
load_patient (TendTransaction *transaction, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->registration = tend_registration_load (transaction, loading->id, error);
  return loading->registration != NULL;
}

static TendRegistration *
load (TendStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Loading loading = { .id = id };
  g_autoptr (TendCommit) commit
      = tend_store_transact (store, "test.load", load_patient, &loading, &error);

  g_assert_no_error (error);
  return loading.registration;
}

static gint64
add_patient_with_phones (void)
{
  gint64 id = add_patient ("Duvalier", "Renata");
  g_autoptr (TendRegistration) registration = load (tend_test_store (), id);

  for (int i = 0; i < 2; i++)
    g_ptr_array_add (registration->contact_points,
                     g_object_new (TEND_TYPE_CONTACT_POINT, "value",
                                   i == 0 ? "503 555 0142" : "503 555 0199", NULL));
  save_elsewhere (tend_test_store (), registration);
  return id;
}

/* Each of the two is told of, and the choice is there for the keyboard. */
static GtkWindow *
lose_a_race (gint64 id)
{
  TendStore *twin = open_twin ();
  GtkWindow *window = open_window (id);
  g_autoptr (TendRegistration) theirs = load (twin, id);

  g_object_set (theirs->patient, "given-name", "Renate", NULL);
  g_object_set (theirs->contact_points->pdata[0], "value", "503 555 0100", NULL);
  tend_record_set_withdrawn (theirs->contact_points->pdata[1], TRUE);
  save_elsewhere (twin, theirs);
  type (window, "given_name", "Renée");
  type (window, "contact_points[0].value", "503 555 0111");
  type (window, "contact_points[1].value", "503 555 0122");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  TEND_TEST_WAIT (tend_test_shows (window, "Frida Lund changed this at 10:30"));
  g_assert_true (tend_test_shows (window, "you typed “Renée”, saved is “Renate”"));
  g_assert_true (tend_test_shows (window, "you typed “503 555 0111”, saved is “503 555 0100”"));
  g_assert_true (tend_test_shows (window, "you typed “503 555 0122”, saved is “”"));
  gtk_test_accessible_assert_role (tend_test_find (window, "conflict_box"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (gtk_widget_is_focus (tend_test_find (window, "keep_mine_button")));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (tend_test_find (window, "take_theirs_button")));
  tend_test_screenshot (window, "registration-conflict-processes");
  tend_store_close (twin);
  g_object_unref (twin);
  return window;
}

static void
test_conflict_of_processes_kept (void)
{
  gint64     id = add_patient_with_phones (), saved = 0;
  GtkWindow *window = lose_a_race (id);
  g_autoptr (TendRegistration) stored = NULL;

  g_signal_connect (window, "saved", G_CALLBACK (on_saved_cb), &saved);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (tend_test_find (window, "keep_mine_button"), "clicked");
  TEND_TEST_WAIT (saved == id && window == NULL);
  stored = load (tend_test_store (), id);
  g_assert_cmpstr (tend_patient_get_data (stored->patient)->given_name, ==, "Renée");
  g_assert_cmpuint (stored->contact_points->len, ==, 2);
  g_assert_cmpstr (tend_contact_point_get_data (stored->contact_points->pdata[0])->value, ==,
                   "503 555 0111");
  g_assert_cmpstr (tend_contact_point_get_data (stored->contact_points->pdata[1])->value, ==,
                   "503 555 0122");
}

static void
test_conflict_of_processes_given_up (void)
{
  gint64     id = add_patient_with_phones ();
  GtkWindow *window = lose_a_race (id);

  g_signal_emit_by_name (tend_test_find (window, "take_theirs_button"), "clicked");
  g_assert_cmpstr (read_field (window, "given_name"), ==, "Renate");
  g_assert_cmpstr (read_field (window, "contact_points[0].value"), ==, "503 555 0100");
  g_assert_null (tend_form_find_field (GTK_WIDGET (window), "contact_points[1].value"));
  g_assert_cmpint (save (window), ==, id);
}

static gint64
count_named (const char *family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      tend_test_store (), tend_search_query_name (family), tend_search_parameters (family), &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (tend_patient_match_get_data (rows->pdata[i])->family_name, family) == 0;
  return n;
}

/* Typed, found, and on top of a window that keeps its size. */
static void
test_hard_names (void)
{
  g_autofree char  *endless = g_strnfill (300, 'w');
  const char *const names[]
      = { "Q", endless, "אברהם כהן", "Lee 😀", "O'Neil \"Bob\" <b>&amp;\\;--" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWindow       *window = open_window (0);
      GtkWidget       *band;
      g_autofree char *upper = g_utf8_strup (names[i], -1);
      gint64           id;

      g_test_message ("%s", names[i]);
      type (window, "family_name", names[i]);
      type (window, "given_name", names[i]);
      type (window, "birth_date", "1985-03-14");
      id = save (window);
      g_assert_cmpint (count_named (names[i]), ==, 1);

      window = open_window (id);
      TEND_TEST_WAIT (g_str_equal (read_field (window, "family_name"), names[i]));
      band = tend_test_find (window, "band");
      TEND_TEST_WAIT (tend_test_shows (band, upper));
      tend_test_wait_frame (window);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1400);
      tend_test_destroy (window);
    }
}

static void
test_too_long (void)
{
  GtkWindow       *window = open_window (0);
  g_autofree char *endless = g_strnfill (2001, 'w');

  type (window, "family_name", endless);
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  g_assert_true (tend_test_shows (window, "At most 2000 characters fit here, and these are 2001"));
  g_assert_cmpstr (read_field (window, "family_name"), ==, endless);
  tend_test_destroy (window);
}

static void
test_future (void)
{
  GtkWindow *window = open_window (0);

  type (window, "family_name", "Tomorrow");
  type (window, "birth_date", "2026-11-24");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  g_assert_true (tend_test_shows (window, "This birth date is in the future"));
  tend_test_destroy (window);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/registration/starts-in-the-name", test_focus);
  g_test_add_func ("/gui/registration/registers-a-patient-of-one-name", test_registers);
  g_test_add_func ("/gui/registration/says-faults-under-their-fields", test_faults);
  g_test_add_func ("/gui/registration/scrolls-to-the-fault", test_fault_is_in_sight);
  g_test_add_func ("/gui/registration/finds-who-is-already-here", test_duplicates);
  g_test_add_func ("/gui/registration/keeps-what-was-typed", test_draft);
  g_test_add_func ("/gui/registration/keeps-what-was-not-answered-about", test_unanswered_draft);
  g_test_add_func ("/gui/registration/asks-when-somebody-else-was-first", test_conflict);
  g_test_add_func ("/gui/registration/takes-hard-names-as-they-are", test_hard_names);
  g_test_add_func ("/gui/registration/says-how-much-fits", test_too_long);
  g_test_add_func ("/gui/registration/nobody-is-born-tomorrow", test_future);
  g_test_add_func ("/gui/registration/two-programs/keeps-mine", test_conflict_of_processes_kept);
  g_test_add_func ("/gui/registration/two-programs/takes-theirs",
                   test_conflict_of_processes_given_up);
  return tend_test_finish (g_test_run ());
}
