/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes visits in real windows until it is killed. */
#include "config.h"

#include "crash-visit.h"

#include "tend-application.h"
#include "tend-chart-window.h"
#include "tend-demo.h"
#include "tend-draft-bar.h"
#include "tend-encounter.h"
#include "tend-form-faults.h"
#include "tend-registration-window.h"
#include "tend-test-page.h"
#include "tend-test-window.h"

#include <stdio.h>
#include <string.h>

#define MARGIN 60000

typedef struct
{
  TendStore       *store;
  TendApplication *application;
  const char      *name;
  guint            number;
} Visit;

#define WAIT(expression) TEND_TEST_WAIT_FOR (expression, MARGIN)

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
press (gpointer root, const char *id)
{
  GtkWidget *button = tend_test_page_find (root, id);

  WAIT (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
tick (gpointer root, const char *id)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tend_test_page_find (root, id)), TRUE);
}

static gboolean
says (gpointer root, const char *words)
{
  g_autofree char *text = tend_test_page_read (root);

  return strstr (text, words) != NULL;
}

/* What the foot line shows of the draft of the form below @root. */
static gboolean
is_drafted (gpointer root)
{
  g_autoptr (GObject) draft = NULL;
  g_autofree char *state = NULL;

  g_object_get (tend_test_find_type (root, TEND_TYPE_DRAFT_BAR), "draft", &draft, NULL);
  g_object_get (draft, "state-text", &state, NULL);
  return state != NULL && g_str_has_prefix (state, "draft saved");
}

/* Letter by letter, a frame each: time to be killed with a draft kept. */
static void
type_on (gpointer root, GtkEditable *entry, const char *text)
{
  for (gsize length = 1; length <= strlen (text); length++)
    {
      g_autofree char *part = g_strndup (text, length);

      gtk_editable_set_text (entry, part);
      tend_test_wait_frame (root);
    }
}

/* Registration */

static GtkEditable *
find_field (GtkWindow *window, const char *field)
{
  return GTK_EDITABLE (tend_form_find_field (GTK_WIDGET (window), field));
}

/* Nobody can type before what is typed is kept. */
static GtkWindow *
open_registration (Visit *visit)
{
  GtkWindow *window = tend_registration_window_new (visit->application, 0);

  tend_test_present (window);
  WAIT (gtk_widget_is_sensitive (GTK_WIDGET (find_field (window, "family_name"))));
  return window;
}

static void
on_saved_cb (GtkWindow *window, gint64 patient_id, gpointer user_data)
{
  *(gint64 *) user_data = patient_id;
}

static gint64
save_registration (GtkWindow *window, const char *family)
{
  gint64 saved = 0;

  g_signal_connect (window, "saved", G_CALLBACK (on_saved_cb), &saved);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  say ("saving registration");
  gtk_widget_activate_action (GTK_WIDGET (window), "registration.save", NULL);
  WAIT (saved != 0);
  say ("patient %" G_GINT64_FORMAT " %s", saved, family);
  WAIT (window == NULL);
  return saved;
}

static gint64
register_patient (Visit *visit)
{
  GtkWindow       *window = open_registration (visit);
  g_autofree char *family = g_strdup_printf ("%s%c", visit->name, 'a' + visit->number % 26);

  gtk_editable_set_text (find_field (window, "family_name"), family);
  gtk_editable_set_text (find_field (window, "birth_date"), "1985-03-14");
  WAIT (is_drafted (window));
  say ("drafted registration 0 %s", family);
  type_on (window, find_field (window, "given_name"), "Maximiliana");
  return save_registration (window, family);
}

/* The chart */

static GtkWindow *
open_chart (Visit *visit, gint64 patient)
{
  GtkWindow *window = tend_chart_window_new (visit->application, patient);

  tend_test_present (window);
  WAIT (tend_test_shows (window, "CRASH"));
  return window;
}

static GtkWidget *
show_page (GtkWindow *window, const char *page)
{
  tend_chart_window_show_page (TEND_CHART_WINDOW (window), page);
  tend_test_wait_frame (window);
  return tend_chart_window_get_page (TEND_CHART_WINDOW (window));
}

static gint64
get_encounter (GtkWindow *window)
{
  g_autoptr (TendEncounter) encounter = NULL;

  g_object_get (window, "encounter", &encounter, NULL);
  return encounter != NULL ? tend_record_get_id (TEND_RECORD (encounter)) : 0;
}

static void
walk_in (GtkWindow *window)
{
  g_signal_emit_by_name (tend_test_find (window, "walk_in_confirm_button"), "clicked");
  WAIT (get_encounter (window) != 0);
  say ("encounter %" G_GINT64_FORMAT " -", get_encounter (window));
}

static GtkEditable *
find_vital (GtkWidget *page, const char *row)
{
  return GTK_EDITABLE (tend_test_page_find (tend_test_page_find (page, row), "entry"));
}

static GtkEditable *
find_pulse (GtkWidget *page)
{
  return find_vital (page, "heart-rate");
}

static void
save_vitals (GtkWidget *page, gint64 patient)
{
  say ("saving vitals");
  press (page, "save_button");
  WAIT (*gtk_editable_get_text (find_pulse (page)) == '\0');
  say ("pulse %" G_GINT64_FORMAT " 73", patient);
}

static void
take_vitals (GtkWindow *window, gint64 patient)
{
  GtkWidget *page = show_page (window, "vitals");

  gtk_editable_set_text (find_pulse (page), "73");
  WAIT (is_drafted (page));
  say ("drafted vitals %" G_GINT64_FORMAT " 73", patient);
  type_on (page, find_vital (page, "pressure"), "118/76");
  type_on (page, find_vital (page, "temperature"), "36.8");
  save_vitals (page, patient);
}

static gboolean
is_shown (GtkWidget *page, const char *name)
{
  GtkStack *stack = GTK_STACK (tend_test_page_find (page, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), name) == 0;
}

static void
draw_blood (GtkWindow *window, gint64 patient)
{
  GtkWidget *page = show_page (window, "orders");
  GtkWidget *draw = tend_test_page_find (page, "draw_button");

  WAIT (says (tend_test_page_find (page, "picker"), "Lipid panel"));
  tick (page, "CBC");
  press (page, "order_button");
  WAIT (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (draw)), "_Draw 1 test") == 0);
  say ("orders %" G_GINT64_FORMAT " -", patient);
  press (page, "draw_button");
  WAIT (is_shown (page, "draw"));
  tick (page, "MRN");
  tick (page, "birth date");
  press (page, "confirm_button");
  WAIT (is_shown (page, "labels"));
  say ("specimens %" G_GINT64_FORMAT " -", patient);
  press (page, "done_button");
}

static void
pay (GtkWindow *window, gint64 patient)
{
  GtkWidget *page = show_page (window, "account");

  press (page, "charge_button");
  press (page, "invoice_button");
  WAIT (says (tend_test_page_find (page, "paper_bar"), "Invoice "));
  say ("invoices %" G_GINT64_FORMAT " -", patient);
  press (page, "pay_button");
  gtk_editable_set_text (GTK_EDITABLE (tend_test_page_find (page, "amount_row")), "5");
  press (page, "take_button");
  WAIT (says (tend_test_page_find (page, "paper_bar"), "Receipt "));
  say ("payments %" G_GINT64_FORMAT " -", patient);
}

static void
make_visit (Visit *visit)
{
  gint64     patient = register_patient (visit);
  GtkWindow *window = open_chart (visit, patient);

  walk_in (window);
  take_vitals (window, patient);
  draw_blood (window, patient);
  pay (window, patient);
  tend_test_destroy (window);
}

/* After a crash */

static void
accept_offer (gpointer root)
{
  WAIT (says (root, "You were typing here"));
  press (root, "continue_button");
}

/* Goes on where the form was left. */
static void
continue_registration (Visit *visit, const char *family)
{
  GtkWindow *window = open_registration (visit);

  accept_offer (window);
  g_assert_cmpstr (gtk_editable_get_text (find_field (window, "family_name")), ==, family);
  say ("offered");
  save_registration (window, family);
}

static void
continue_vitals (Visit *visit, gint64 patient, const char *pulse)
{
  GtkWindow *window = open_chart (visit, patient);
  GtkWidget *page = show_page (window, "vitals");

  accept_offer (page);
  g_assert_cmpstr (gtk_editable_get_text (find_pulse (page)), ==, pulse);
  say ("offered");
  save_vitals (page, patient);
  tend_test_destroy (window);
}

static void
continue_form (Visit *visit, const char *offer)
{
  g_auto (GStrv) words = g_strsplit (offer, " ", 3);

  if (g_str_equal (words[0], "registration"))
    continue_registration (visit, words[2]);
  else
    continue_vitals (visit, g_ascii_strtoll (words[1], NULL, 10), words[2]);
}

static TendAccount *
find_account (TendStore *store)
{
  g_autoptr (GPtrArray) accounts = tend_store_query (store, "accounts", NULL, NULL);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (g_strcmp0 (tend_account_get_data (accounts->pdata[i])->name, TEND_DEMO_ACCOUNT) == 0)
      return g_object_ref (accounts->pdata[i]);
  return NULL;
}

int
crash_visit_run (const char *url, const char *name, const char *offered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendAccount) account = NULL;
  Visit visit = { .name = name };

  g_assert_true (tend_test_page_init ());
  visit.store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);
  g_assert_no_error (error);
  account = find_account (visit.store);
  g_assert_nonnull (account);
  tend_store_set_account (visit.store, account);
  visit.application = tend_application_new ();
  g_application_set_flags (G_APPLICATION (visit.application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (visit.application), NULL, &error));
  WAIT (tend_store_get_clinic (visit.store) != NULL);
  tend_application_set_store (visit.application, visit.store);
  say ("ready");
  if (offered != NULL)
    continue_form (&visit, offered);
  for (;; visit.number++)
    make_visit (&visit);
}
