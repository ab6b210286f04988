/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the page of vitals, driven as a person drives it. */

#include "config.h"

#include "tend-form-draft.h"
#include "tend-place.h"
#include "tend-plot-scale.h"
#include "tend-test-page.h"
#include "tend-test-store.h"
#include "tend-vitals-page.h"
#include "tend-vitals-plot.h"
#include "tend-vitals.h"

#include <math.h>
#include <string.h>

typedef struct
{
  TendStore   *store;
  TendPatient *patient;
  GtkWidget   *page;
  GtkWidget   *window;
} Fixture;

static gboolean
record_earlier (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendVitalsForm) form = tend_vitals_form_new ();
  gint64 *patient_id = data;

  for (int day = 6; day > 0; day--)
    {
      g_autofree char *pressure = g_strdup_printf ("%d/%d", 118 + 4 * day, 74 + 2 * day);
      g_autofree char *pulse = g_strdup_printf ("%d", 66 + 7 * day);

      g_ptr_array_set_size (form->entries, 0);
      form->patient_id = *patient_id;
      form->effective_at = tend_transaction_get_now (transaction) - day * 30 * TEND_TIME_DAY;
      g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_SYSTOLIC, pressure, NULL));
      g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_HEART_RATE, pulse, NULL));
      g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_WEIGHT, "82", NULL));
      g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_HEIGHT, "178", NULL));
      g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_TEMPERATURE, "36.8", NULL));
      g_ptr_array_add (form->entries,
                       tend_vital_entry_new (TEND_VITAL_OXYGEN_SATURATION, "97", NULL));
      if (!tend_vitals_record (transaction, form, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  GDate  birth;
  gint64 id;

  fixture->store = tend_test_store_new ("sqlite");
  tend_place_set (tend_store_get_clock (fixture->store), tend_store_get_time_zone (fixture->store));
  g_date_clear (&birth, 1);
  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  patient = g_object_new (TEND_TYPE_PATIENT, "mrn", "M0000018", "family-name", "García",
                          "given-name", "Ana", "birth-date", &birth, "active", TRUE,
                          "registered-at", TEND_TEST_NOW, NULL);
  id = tend_test_insert (fixture->store, patient);
  tend_test_transact (fixture->store, "vitals.record", record_earlier, &id);
  fixture->patient = tend_store_get (fixture->store, TEND_TYPE_PATIENT, id, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (TEND_TYPE_VITALS_PAGE, "store", fixture->store, "patient",
                                fixture->patient, NULL);
  fixture->window = tend_test_page_show (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tend_test_page_close (fixture->window);
  g_clear_object (&fixture->patient);
  tend_test_store_free (fixture->store);
}

static GtkWidget *
find_part (Fixture *fixture, const char *row, const char *part)
{
  return tend_test_page_find (tend_test_page_find (fixture->page, row), part);
}

static void
enter (Fixture *fixture, const char *row, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (find_part (fixture, row, "entry")), typed);
}

static gboolean
page_says (Fixture *fixture, const char *words)
{
  g_autofree char *text = tend_test_page_read (fixture->page);

  return strstr (text, words) != NULL;
}

static const char *
read_label (Fixture *fixture, const char *row, const char *part)
{
  return gtk_label_get_text (GTK_LABEL (find_part (fixture, row, part)));
}

static void
press_save (Fixture *fixture)
{
  g_signal_emit_by_name (tend_test_page_find (fixture->page, "save_button"), "clicked");
}

static guint
count_pulses (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tend_store_query (
      fixture->store, "observation-series",
      g_variant_new_parsed ("{'patient': <%x>, 'code': <'8867-4'>}",
                            tend_record_get_id (TEND_RECORD (fixture->patient))),
      &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
test_shows_what_was_measured (Fixture *fixture, gconstpointer data)
{
  tend_test_wait (page_says (fixture, "122/76"));
  g_assert_true (page_says (fixture, "60–100 /min"));
  /* 66 + 7 × 6 = 108 is above the usual: never told by colour alone. */
  g_assert_true (page_says (fixture, "108 ↑"));
}

static void
test_unusual_is_said_beneath_and_saved (Fixture *fixture, gconstpointer data)
{
  tend_test_wait (page_says (fixture, "122/76"));
  enter (fixture, "heart-rate", "112");
  g_assert_true (
      gtk_widget_has_css_class (find_part (fixture, "heart-rate", "entry"), "attention"));
  g_assert_cmpstr (read_label (fixture, "heart-rate", "remark_label"), ==,
                   "Above the usual range for this age");
  g_assert_false (gtk_widget_get_visible (find_part (fixture, "heart-rate", "confirm_check")));
  press_save (fixture);
  tend_test_wait (count_pulses (fixture) == 7);
  tend_test_wait (*gtk_editable_get_text (GTK_EDITABLE (find_part (fixture, "heart-rate", "entry")))
                  == '\0');
  tend_test_wait (page_says (fixture, "112 ↑"));
}

/* Heads and form stand beside each other, whatever is said beneath a field. */
static void
assert_rows_line_up (Fixture *fixture)
{
  GtkWidget *head = gtk_widget_get_first_child (tend_test_page_find (fixture->page, "head_box"));
  GtkWidget *row = gtk_widget_get_first_child (tend_test_page_find (fixture->page, "form_box"));

  for (; head != NULL && row != NULL;
       head = gtk_widget_get_next_sibling (head), row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t of_head, of_row;

      g_assert_true (gtk_widget_compute_bounds (head, fixture->page, &of_head));
      g_assert_true (gtk_widget_compute_bounds (row, fixture->page, &of_row));
      g_assert_cmpfloat_with_epsilon (of_head.origin.y + of_head.size.height,
                                      of_row.origin.y + of_row.size.height, 2);
    }
  g_assert_true (head == NULL && row == NULL);
}

static void
test_critical_waits_for_a_confirmation (Fixture *fixture, gconstpointer data)
{
  GtkWidget *confirm = find_part (fixture, "heart-rate", "confirm_check");

  enter (fixture, "heart-rate", "150");
  g_assert_true (gtk_widget_has_css_class (find_part (fixture, "heart-rate", "entry"), "act-now"));
  g_assert_true (gtk_widget_get_visible (confirm));
  press_save (fixture);
  g_assert_true (gtk_widget_get_visible (tend_test_page_find (fixture->page, "form_error")));
  tend_test_page_wait_frame (fixture->window);
  assert_rows_line_up (fixture);
  tend_test_page_picture (fixture->window, "vitals-critical");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (confirm), TRUE);
  g_assert_true (gtk_widget_get_visible (confirm));
  press_save (fixture);
  tend_test_wait (count_pulses (fixture) == 7);
}

static void
test_impossible_cannot_be_confirmed (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "heart-rate", "720");
  g_assert_true (gtk_widget_has_css_class (find_part (fixture, "heart-rate", "entry"), "act-now"));
  g_assert_false (gtk_widget_get_visible (find_part (fixture, "heart-rate", "confirm_check")));
  press_save (fixture);
  g_assert_true (gtk_widget_get_visible (tend_test_page_find (fixture->page, "form_error")));
  g_assert_cmpuint (count_pulses (fixture), ==, 6);
}

static void
test_another_value_is_another_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *confirm = find_part (fixture, "weight", "confirm_check");

  tend_test_wait (page_says (fixture, "122/76"));
  enter (fixture, "weight", "8.2");
  tend_test_wait (gtk_widget_get_visible (confirm));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (confirm), TRUE);
  enter (fixture, "weight", "820");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (confirm)));
  enter (fixture, "weight", "82.4");
  g_assert_false (gtk_widget_get_visible (find_part (fixture, "weight", "remark")));
}

static void
test_scores_follow_what_is_typed (Fixture *fixture, gconstpointer data)
{
  tend_test_wait (page_says (fixture, "122/76"));
  enter (fixture, "weight", "180 lb");
  enter (fixture, "height", "5'7\"");
  g_assert_true (
      g_str_has_prefix (read_label (fixture, "body-mass-index", "computed_label"), "28.2"));
  g_assert_nonnull (strstr (read_label (fixture, "news2", "computed_label"), "needs"));
  enter (fixture, "pressure", "120/80");
  enter (fixture, "heart-rate", "70");
  enter (fixture, "respiratory-rate", "22");
  enter (fixture, "temperature", "98.6 F");
  enter (fixture, "oxygen-saturation", "97");
  tend_test_page_picture (fixture->window, "vitals-entry");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_first_child (
                                  find_part (fixture, "consciousness", "qualifiers"))),
                              1);
  g_assert_true (g_str_has_prefix (read_label (fixture, "news2", "computed_label"), "2 · "));
}

static void
test_tab_goes_down_the_values (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_part (fixture, "pressure", "entry");

  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         tend_test_page_find (fixture->page, "heart-rate")));
}

static void
test_half_typed_is_not_judged (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_part (fixture, "heart-rate", "entry");

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (entry);
  tend_test_wait ((gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0);
  enter (fixture, "heart-rate", "1");
  g_assert_false (gtk_widget_get_visible (find_part (fixture, "heart-rate", "remark")));
  gtk_widget_grab_focus (find_part (fixture, "temperature", "entry"));
  tend_test_wait (gtk_widget_get_visible (find_part (fixture, "heart-rate", "remark")));
}

static void
test_draft_comes_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (GObject) draft = NULL;
  g_autofree char *state = NULL;

  enter (fixture, "pressure", "131/84");
  g_object_get (fixture->page, "draft", &draft, NULL);
  tend_form_draft_flush (TEND_FORM_DRAFT (draft));
  tend_test_wait ((g_object_get (draft, "state-text", &state, NULL), state != NULL));
  tend_test_page_close (fixture->window);
  page = g_object_new (TEND_TYPE_VITALS_PAGE, "store", fixture->store, "patient", fixture->patient,
                       NULL);
  fixture->page = page;
  fixture->window = tend_test_page_show (page);
  tend_test_wait (page_says (fixture, "You were typing here"));
  g_signal_emit_by_name (tend_test_page_find (page, "continue_button"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_part (fixture, "pressure", "entry"))),
                   ==, "131/84");
}

static void
on_draft_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64           saved_at = 0;
  g_autofree char *content
      = tend_draft_load_finish (TEND_STORE (source), result, &saved_at, &error);

  g_assert_no_error (error);
  *(int *) user_data = content != NULL;
}

/* Saved within a second of the last key: the draft that was still to be kept must not come after.
 */
static void
test_saving_leaves_no_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) draft = NULL;
  int kept = -1;

  tend_test_wait (page_says (fixture, "122/76"));
  enter (fixture, "heart-rate", "71");
  g_object_get (fixture->page, "draft", &draft, NULL);
  press_save (fixture);
  tend_form_draft_flush (TEND_FORM_DRAFT (draft));
  tend_test_wait (count_pulses (fixture) == 7);
  tend_draft_load_async (fixture->store, "vitals",
                         tend_record_get_id (TEND_RECORD (fixture->patient)), NULL,
                         on_draft_loaded_cb, &kept);
  tend_test_wait (kept >= 0);
  g_assert_false (kept);
}

static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_corrects_from_the_cell (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;

  tend_test_wait (page_says (fixture, "142/86 ↑"));
  cell = find_cell (fixture->page, "142/86 ↑");
  g_signal_emit_by_name (cell, "clicked");
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->page, "value_entry")),
                         "112/68");
  /* Without a reason nothing changes. */
  g_signal_emit_by_name (tend_test_page_find (fixture->page, "correct_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (tend_test_page_find (fixture->page, "error_label")));
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (fixture->page, "reason_entry")),
                         "typing error");
  g_signal_emit_by_name (tend_test_page_find (fixture->page, "correct_button"), "clicked");
  tend_test_wait (page_says (fixture, "112/68"));
  g_assert_false (page_says (fixture, "142/86"));
}

static void
test_ticks_are_round (void)
{
  double ticks[TEND_PLOT_MAX_TICKS];
  gint64 times[TEND_PLOT_MAX_TICKS];
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  TendPlotUnit unit;
  guint        n;

  g_assert_cmpuint (tend_plot_find_ticks (57, 103, 5, ticks), ==, 5);
  g_assert_cmpfloat_with_epsilon (ticks[0], 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (ticks[4], 100, 1e-9);
  g_assert_cmpuint (tend_plot_find_ticks (36.1, 36.9, 4, ticks), ==, 4);
  g_assert_cmpfloat_with_epsilon (ticks[0], 36.2, 1e-9);
  g_assert_cmpuint (tend_plot_find_ticks (5, 5, 4, ticks), ==, 0);
  g_assert_cmpuint (tend_plot_find_ticks (NAN, 5, 4, ticks), ==, 0);
  g_assert_cmpuint (tend_plot_count_decimals (0.25), ==, 2);
  g_assert_cmpuint (tend_plot_count_decimals (20), ==, 0);
  /* Over the change of clocks of 8 March 2026 midnights stay midnights. */
  n = tend_plot_find_time_ticks (G_GINT64_CONSTANT (1772859600000000),
                                 G_GINT64_CONSTANT (1773115200000000), 4, zone, times, &unit);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (unit, ==, TEND_PLOT_UNIT_DAY);
  g_assert_cmpint (times[2] - times[1], ==, 23 * TEND_TIME_HOUR);
  g_assert_cmpuint (tend_plot_find_time_ticks (5, 5, 4, zone, times, &unit), ==, 0);
}

static int
measure_height (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
measure_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Else the names of its rows would stand on each other. */
static void
test_plot_has_room_for_larger_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget   *plot = tend_test_page_find (fixture->page, "plot");
  int          line = measure_line (plot);

  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    tend_vitals_plot_set_shown (TEND_VITALS_PLOT (plot), row, row < 6);
  g_assert_cmpint (measure_height (plot), >=, 7 * line);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  tend_test_wait (measure_line (plot) > line * 3 / 2);
  tend_test_wait (measure_height (plot) >= 7 * measure_line (plot));
  tend_test_page_picture (fixture->window, "vitals-plot-large-text");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/gui/vitals-page/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/plot-scale/ticks-are-round", test_ticks_are_round);
  if (tend_test_page_init ())
    {
      ADD ("shows-what-was-measured", test_shows_what_was_measured);
      ADD ("unusual-is-said-beneath-and-saved", test_unusual_is_said_beneath_and_saved);
      ADD ("critical-waits-for-a-confirmation", test_critical_waits_for_a_confirmation);
      ADD ("impossible-cannot-be-confirmed", test_impossible_cannot_be_confirmed);
      ADD ("another-value-is-another-question", test_another_value_is_another_question);
      ADD ("scores-follow-what-is-typed", test_scores_follow_what_is_typed);
      ADD ("enter-goes-down-the-values", test_tab_goes_down_the_values);
      ADD ("half-typed-is-not-judged", test_half_typed_is_not_judged);
      ADD ("draft-comes-back", test_draft_comes_back);
      ADD ("saving-leaves-no-draft", test_saving_leaves_no_draft);
      ADD ("corrects-from-the-cell", test_corrects_from_the_cell);
      ADD ("plot-has-room-for-larger-text", test_plot_has_room_for_larger_text);
    }
  return g_test_run ();
}
