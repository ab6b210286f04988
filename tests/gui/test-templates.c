/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every template builds without a warning, and whoever cannot see finds a name
 * on everything that takes the focus. */
#include "config.h"

#include "tend-dashboard-window.h"
#include "tend-draft-bar.h"
#include "tend-patient-band.h"
#include "tend-patients-page.h"
#include "tend-preferences-window.h"
#include "tend-sign-in-window.h"
#include "tend-start-window.h"
#include "tend-test-window.h"
#include "tend-welcome-window.h"

#include "tend-allergy-intolerance.h"

static void
check_window (GtkWindow *window, const char *name)
{
  tend_test_present (window);
  tend_test_screenshot (window, name);
  tend_test_assert_accessible_names (window);
  tend_test_destroy (window);
}

static void
test_dashboard (void)
{
  GtkWindow *window = tend_dashboard_window_new (tend_test_application ());

  tend_test_present (window);
  TEND_TEST_WAIT (tend_test_shows (window, "Due Now"));
  tend_test_assert_accessible_names (window);
  tend_test_screenshot (window, "dashboard");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", 1);
  TEND_TEST_WAIT (tend_test_shows (window, "Find a Patient"));
  gtk_editable_set_text (GTK_EDITABLE (tend_test_find (
                             tend_test_find_type (window, TEND_TYPE_PATIENTS_PAGE), "entry")),
                         "a");
  TEND_TEST_WAIT (tend_test_shows (window, "Found"));
  TEND_TEST_WAIT (tend_test_shows (window, "Next visit"));
  tend_test_assert_accessible_names (window);
  tend_test_screenshot (window, "patients");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", 2);
  TEND_TEST_WAIT (tend_test_shows (window, "To Draw"));
  TEND_TEST_WAIT (tend_test_shows (window, "Collect…"));
  tend_test_assert_accessible_names (window);
  tend_test_screenshot (window, "specimens-to-draw");
  gtk_toggle_button_set_active (tend_test_find (window, "specimens_chip"), TRUE);
  TEND_TEST_WAIT (tend_test_shows (window, "Collected") || tend_test_shows (window, "On its way")
                  || tend_test_shows (window, "Nothing Under Way"));
  tend_test_screenshot (window, "specimens-drawn");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", 3);
  TEND_TEST_WAIT (tend_test_shows (window, "Payment…"));
  tend_test_assert_accessible_names (window);
  check_window (window, "billing");
}

/* A small screen holds the dashboard, and a usual one does at twice the text. */
static void
test_dashboard_fits (void)
{
  static const struct
  {
    double scale;
    int    width;
    int    height;
  } cases[] = { { 1, 1024, 700 }, { 2, 1920, 1080 } };
  GtkSettings *settings = gtk_settings_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *window;

      g_object_set (settings, "gtk-xft-dpi", (int) (96 * 1024 * cases[i].scale), NULL);
      window = tend_dashboard_window_new (tend_test_application ());
      gtk_window_set_default_size (window, cases[i].width, cases[i].height);
      tend_test_present (window);
      TEND_TEST_WAIT (tend_test_shows (window, "Due Now"));
      for (int page = 0; page < 4; page++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", page);
          tend_test_wait_frame (window);
          /* A window grows when what is in it does not fit. */
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, cases[i].width);
          g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, cases[i].height);
        }
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "i", 0);
      tend_test_screenshot (window,
                            cases[i].scale > 1 ? "dashboard-large-text" : "dashboard-small");
      tend_test_destroy (window);
    }
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static void
test_sign_in (void)
{
  GtkWindow *window = tend_sign_in_window_new (tend_test_application ());

  tend_test_present (window);
  TEND_TEST_WAIT (tend_test_shows (window, "Dana Quill"));
  check_window (window, "sign-in");
}

static void
test_welcome (void)
{
  GtkWindow *window = tend_welcome_window_new (tend_test_application ());

  tend_test_present (window);
  g_assert_true (tend_test_shows (window, "Show me around"));
  tend_test_screenshot (window, "welcome");
  tend_test_assert_accessible_names (window);
  g_signal_emit_by_name (tend_test_find (window, "clinic_button"), "clicked");
  /* What is missing is said under its field, and nothing is made. */
  g_signal_emit_by_name (tend_test_find (window, "finish_button"), "clicked");
  TEND_TEST_WAIT (tend_test_shows (window, "as it stands on invoices"));
  check_window (window, "welcome-form");
}

static void
test_start (void)
{
  GtkWindow *window = tend_start_window_new (tend_test_application ());

  tend_start_window_show_progress (TEND_START_WINDOW (window), "Opening the records…");
  tend_test_present (window);
  g_assert_true (tend_test_shows (window, "Opening the records…"));
  tend_start_window_show_error (TEND_START_WINDOW (window), "Busy", "Used by <another> program.");
  TEND_TEST_WAIT (tend_test_shows (window, "Used by <another> program."));
  check_window (window, "start-error");
}

static void
test_preferences (void)
{
  GSettings *settings = tend_application_get_settings (tend_test_application ());
  GtkWindow *window;

  if (settings == NULL)
    {
      g_test_skip ("the settings schema is not compiled here");
      return;
    }
  window = tend_preferences_window_new (settings, NULL);
  tend_test_present (window);
  g_settings_set_string (settings, "temperature-unit", "fahrenheit");
  TEND_TEST_WAIT (
      adw_combo_row_get_selected (ADW_COMBO_ROW (tend_test_find (window, "temperature_row"))) == 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (tend_test_find (window, "label_stock_row")), 2);
  g_assert_cmpstr (g_settings_get_string (settings, "label-stock"), ==, "50x25mm");
  g_settings_reset (settings, "temperature-unit");
  g_settings_reset (settings, "label-stock");
  check_window (window, "preferences");
}

static void
test_help_overlay (void)
{
  GtkWindow *window = tend_dashboard_window_new (tend_test_application ());
  GtkWindow *overlay = NULL;
  GList     *windows;

  tend_test_present (window);
  g_action_group_activate_action (G_ACTION_GROUP (tend_test_application ()), "help", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *item = windows; item != NULL; item = item->next)
    if (GTK_IS_SHORTCUTS_WINDOW (item->data))
      overlay = item->data;
  g_list_free (windows);
  g_assert_nonnull (overlay);
  TEND_TEST_WAIT (tend_test_shows (overlay, "Find anything"));
  tend_test_screenshot (overlay, "shortcuts");
  gtk_window_destroy (overlay);
  tend_test_destroy (window);
}

static void
test_band (void)
{
  g_autoptr (TendPatient) patient = tend_patient_new ();
  g_autoptr (GListStore) allergies = g_list_store_new (TEND_TYPE_ALLERGY_INTOLERANCE);
  g_autoptr (TendAllergyIntolerance) penicillin = tend_allergy_intolerance_new ();
  g_autoptr (TendAllergyIntolerance) refuted = tend_allergy_intolerance_new ();
  GtkWidget       *window = gtk_window_new ();
  TendPatientBand *band = g_object_new (TEND_TYPE_PATIENT_BAND, NULL);
  GDate            birth;

  g_date_set_dmy (&birth, 14, G_DATE_MARCH, 1985);
  tend_record_set_id (TEND_RECORD (patient), 77);
  g_object_set (patient, "family-name", "García", "given-name", "Ana María", "preferred-name",
                "Anita", "mrn", "1000017", "birth-date", &birth, "sex", TEND_SEX_FEMALE,
                "fall-risk", TRUE, "language", "es", "interpreter-needed", TRUE, NULL);
  g_object_set (penicillin, "display", "Penicillin", NULL);
  g_object_set (refuted, "display", "Latex", "verification-status",
                TEND_VERIFICATION_STATUS_REFUTED, NULL);
  g_list_store_append (allergies, penicillin);
  g_list_store_append (allergies, refuted);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (band));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 80);
  tend_patient_band_set_patient (band, patient);
  tend_patient_band_set_allergies (band, G_LIST_MODEL (allergies));
  tend_test_present (window);
  g_assert_true (tend_test_shows (band, "GARCÍA, Ana María “Anita”"));
  g_assert_true (tend_test_shows (band, "1985-03-14"));
  g_assert_true (tend_test_shows (band, "MRN 1000017"));
  g_assert_true (tend_test_shows (band, "Penicillin"));
  g_assert_false (tend_test_shows (band, "Latex"));
  g_assert_true (tend_test_shows (band, "Falls"));
  g_assert_true (tend_test_shows (band, "Spanish, interpreter needed"));
  g_assert_false (tend_test_shows (band, "Do not bill"));
  g_object_set (patient, "do-not-bill", TRUE, "preferred-name", NULL, NULL);
  g_assert_true (tend_test_shows (band, "Do not bill"));
  g_assert_false (tend_test_shows (band, "Anita"));
  tend_test_screenshot (window, "band");
  tend_test_destroy (window);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  g_test_add_func ("/gui/templates/dashboard", test_dashboard);
  g_test_add_func ("/gui/templates/dashboard-fits", test_dashboard_fits);
  g_test_add_func ("/gui/templates/sign-in", test_sign_in);
  g_test_add_func ("/gui/templates/welcome", test_welcome);
  g_test_add_func ("/gui/templates/start", test_start);
  g_test_add_func ("/gui/templates/preferences", test_preferences);
  g_test_add_func ("/gui/templates/help-overlay", test_help_overlay);
  g_test_add_func ("/gui/templates/patient-band", test_band);
  return tend_test_finish (g_test_run ());
}
