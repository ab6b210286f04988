/* SPDX-License-Identifier: GPL-3.0-or-later
 * The find box: patients while one types. */
#include "config.h"

#include "tend-find-item.h"
#include "tend-find-model.h"
#include "tend-find-results.h"
#include "tend-find-row.h"
#include "tend-find.h"
#include "tend-test-window.h"

#include "tend-patient.h"
#include "tend-patient-field.h"
#include "tend-patients-page.h"
#include "tend-query.h"
#include "tend-schedule-slot.h"

typedef struct
{
  GtkWidget *window;
  TendFind  *find;
  GtkWidget *entry;
  gint64     activated;
} Fixture;

/* Made at the first answer: until then the find box itself shows nothing. */
static gpointer
get_results (gpointer fixture)
{
  TendFind *find = ((Fixture *) fixture)->find;
  gpointer  results = tend_test_find_type (find, TEND_TYPE_FIND_RESULTS);

  return results != NULL ? results : find;
}

/* Rows draw what they show. */
static gboolean
row_shows (GtkWidget *row, const char *text)
{
  g_autoptr (TendFindItem) item = NULL;
  TendFindTexts texts;

  g_object_get (row, "item", &item, NULL);
  if (item == NULL || !gtk_widget_get_mapped (row))
    return FALSE;
  tend_find_item_get_texts (item, &texts);
  return strstr (texts.title, text) != NULL || g_strcmp0 (texts.code, text) == 0
         || (texts.detail != NULL && strstr (texts.detail, text) != NULL);
}

static gboolean
lists (GtkWidget *root, const char *text)
{
  if (TEND_IS_FIND_ROW (root))
    return row_shows (root, text);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (lists (child, text))
      return TRUE;
  return FALSE;
}

static void
on_activated_cb (Fixture *fixture, gint64 patient_id)
{
  fixture->activated = patient_id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  fixture->find
      = g_object_new (TEND_TYPE_FIND, "store", tend_test_store (), "valign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (fixture->find, "patient-activated", G_CALLBACK (on_activated_cb),
                            fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->find));
  fixture->entry = tend_test_find (fixture->find, "entry");
  tend_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_destroy (fixture->window);
}

/* One of the patients of the demonstration, whoever it is. */
static TendPatient *
get_some_patient (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arrivals = tend_store_query (
      tend_test_store (), "arrivals",
      g_variant_new_parsed ("{'start': <int64 0>, 'end': <%x>}", G_MAXINT64 / 2), &error);
  gint64       id;
  TendPatient *patient;

  g_assert_no_error (error);
  g_assert_cmpuint (arrivals->len, >, 0);
  g_object_get (g_ptr_array_index (arrivals, 0), "patient-id", &id, NULL);
  patient = tend_store_get (tend_test_store (), TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  return patient;
}

static void
test_finds_by_mrn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = get_some_patient ();

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), tend_patient_get_data (patient)->mrn);
  TEND_TEST_WAIT (lists (get_results (fixture), tend_patient_get_data (patient)->mrn));
  tend_test_screenshot (fixture->window, "find");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpint (fixture->activated, ==, tend_record_get_id (TEND_RECORD (patient)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
}

static void
test_finds_by_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = get_some_patient ();
  g_autofree char *capitals = g_utf8_strup (tend_patient_get_data (patient)->family_name, -1);

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry),
                         tend_patient_get_data (patient)->family_name);
  TEND_TEST_WAIT (lists (get_results (fixture), capitals));
  g_signal_emit_by_name (fixture->entry, "stop-search");
  TEND_TEST_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (get_results (fixture))));
  g_assert_cmpint (fixture->activated, ==, 0);
}

/* A patient of the day is found with the appointment; Enter still means the patient. */
static void
test_finds_appointments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = NULL;
  gint64                      since = tend_clock_get_now (tend_test_clock ());
  const TendScheduleSlotData *slot;
  TendFindModel              *model;
  gboolean                    found = FALSE;

  slots = tend_store_query (
      tend_test_store (), "day-schedule",
      g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", since, since + 4 * TEND_TIME_DAY),
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slots->len, >, 0);
  slot = tend_schedule_slot_get_data (g_ptr_array_index (slots, 0));
  model = tend_find_model_new (tend_test_store ());
  g_assert_true (tend_find_model_search (model, slot->mrn));
  TEND_TEST_WAIT (!tend_find_model_is_searching (model));
  TEND_TEST_WAIT (g_list_model_get_n_items (tend_find_model_get_items (model)) > 1);
  for (guint i = 0; i < g_list_model_get_n_items (tend_find_model_get_items (model)); i++)
    {
      g_autoptr (TendFindItem) item = g_list_model_get_item (tend_find_model_get_items (model), i);

      g_assert_cmpint (tend_find_item_get_kind (item), ==,
                       i == 0 ? TEND_FIND_PATIENT : TEND_FIND_APPOINTMENT);
      g_assert_cmpint (tend_find_item_get_patient_id (item), ==, slot->patient_id);
      found = found
              || (tend_find_item_get_record_id (item)
                      == tend_record_get_id (g_ptr_array_index (slots, 0))
                  && tend_find_item_get_start_at (item) == slot->start_at);
    }
  g_assert_true (found);
  g_assert_true (tend_find_model_is_certain (model));
  g_object_unref (model);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), slot->mrn);
  TEND_TEST_WAIT (lists (get_results (fixture), slot->mrn));
  tend_test_wait_frame (fixture->window);
  tend_test_screenshot (get_results (fixture), "find-appointments");
  g_signal_emit_by_name (fixture->entry, "stop-search");
}

/* Enter before the answer: opened only when there is no doubt who is meant. */
static void
test_enter_before_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = get_some_patient ();

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), tend_patient_get_data (patient)->mrn);
  g_signal_emit_by_name (fixture->entry, "activate");
  TEND_TEST_WAIT (fixture->activated == tend_record_get_id (TEND_RECORD (patient)));
}

static void
test_says_that_nobody_was_found (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "Zzyzx Qqq");
  TEND_TEST_WAIT (tend_test_shows (get_results (fixture), "Nothing found for “Zzyzx Qqq”"));
}

/* Not only patients: what has a tag, what has a number, what can be done. */
static void
test_finds_anything (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = tend_store_query (
      tend_test_store (), "device-inventory", g_variant_new_parsed ("{'after': <''>}"), &error);
  g_autoptr (GPtrArray) invoices
      = tend_store_query (tend_test_store (), "open-invoices", NULL, &error);
  g_autofree char *tag = NULL;
  g_autofree char *number = NULL;

  g_assert_no_error (error);
  g_object_get (g_ptr_array_index (devices, 0), "asset-tag", &tag, NULL);
  g_object_get (g_ptr_array_index (invoices, 0), "number", &number, NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), tag);
  TEND_TEST_WAIT (lists (get_results (fixture), tag));
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), number);
  TEND_TEST_WAIT (lists (get_results (fixture), number));
  g_assert_false (lists (get_results (fixture), tag));
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "sched");
  TEND_TEST_WAIT (lists (get_results (fixture), "Open the schedule"));
  tend_test_screenshot (fixture->window, "find-action");
  /* What was typed is no pattern. */
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "a%");
  TEND_TEST_WAIT (tend_test_shows (get_results (fixture), "Nothing found for")
                  || lists (get_results (fixture), "("));
  g_assert_false (lists (get_results (fixture), tag));
}

static void
test_finds_the_same_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = get_some_patient ();

  for (guint i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (fixture->entry), tend_patient_get_data (patient)->mrn);
      TEND_TEST_WAIT (get_results (fixture) != NULL
                      && gtk_widget_get_mapped (GTK_WIDGET (get_results (fixture)))
                      && lists (get_results (fixture), tend_patient_get_data (patient)->mrn));
      g_signal_emit_by_name (fixture->entry, "stop-search");
      TEND_TEST_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (get_results (fixture))));
    }
}

/* The page of patients is asked the same again after its text was gone. */
static void
test_page_lists_the_same_again (void)
{
  g_autoptr (GListStore) recent = g_list_store_new (TEND_TYPE_PATIENT);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = tend_patients_page_new (tend_test_store (), G_LIST_MODEL (recent));
  GtkWidget *entry = tend_test_find (page, "entry");
  GtkStack  *stack = tend_test_find (page, "stack");

  gtk_window_set_child (GTK_WINDOW (window), page);
  tend_test_present (window);
  for (guint i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      TEND_TEST_WAIT (g_str_equal (gtk_stack_get_visible_child_name (stack), "empty"));
      gtk_editable_set_text (GTK_EDITABLE (entry), "a");
      TEND_TEST_WAIT (g_str_equal (gtk_stack_get_visible_child_name (stack), "found"));
    }
  tend_test_destroy (window);
}

/* So is the field in which a patient is chosen for an appointment or a device. */
static void
test_field_lists_the_same_again (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *field = g_object_new (TEND_TYPE_PATIENT_FIELD, "store", tend_test_store (), NULL);
  GtkWidget *entry = tend_test_find (field, "entry");
  GtkWidget *results = tend_test_find (field, "results");

  gtk_window_set_child (GTK_WINDOW (window), field);
  tend_test_present (window);
  for (guint i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      TEND_TEST_WAIT (!gtk_widget_get_visible (results));
      gtk_editable_set_text (GTK_EDITABLE (entry), "a");
      TEND_TEST_WAIT (gtk_widget_get_visible (results));
    }
  tend_test_destroy (window);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add ("/gui/find/by-mrn", Fixture, NULL, set_up, test_finds_by_mrn, tear_down);
  g_test_add ("/gui/find/by-name", Fixture, NULL, set_up, test_finds_by_name, tear_down);
  g_test_add ("/gui/find/appointments", Fixture, NULL, set_up, test_finds_appointments, tear_down);
  g_test_add ("/gui/find/enter-before-answer", Fixture, NULL, set_up, test_enter_before_answer,
              tear_down);
  g_test_add ("/gui/find/nobody", Fixture, NULL, set_up, test_says_that_nobody_was_found,
              tear_down);
  g_test_add ("/gui/find/anything", Fixture, NULL, set_up, test_finds_anything, tear_down);
  g_test_add ("/gui/find/finds-the-same-again", Fixture, NULL, set_up, test_finds_the_same_again,
              tear_down);
  g_test_add_func ("/gui/patient-field/lists-the-same-again", test_field_lists_the_same_again);
  g_test_add_func ("/gui/patients-page/lists-the-same-again", test_page_lists_the_same_again);
  return tend_test_finish (g_test_run ());
}
