/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every form stands on: writing once, errors where they belong, drafts
 * that come back. */
#include "config.h"

#include "tend-action-runner.h"
#include "tend-draft-bar.h"
#include "tend-error-text.h"
#include "tend-fault.h"
#include "tend-form-draft.h"
#include "tend-form-faults.h"
#include "tend-location.h"
#include "tend-test-alert.h"
#include "tend-test-window.h"
#include "tend-undo-stack.h"

static GtkWindow *
make_window (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 500, 300);
  gtk_window_set_child (window, child);
  tend_test_present (window);
  return window;
}

static char *
dup_property (gpointer object, const char *name)
{
  char *text = NULL;

  g_object_get (object, name, &text, NULL);
  return text;
}

static gboolean
has_property (gpointer object, const char *name)
{
  g_autofree char *text = dup_property (object, name);

  return text != NULL;
}

static gboolean
add_room (TendTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (TendLocation) room
      = g_object_new (TEND_TYPE_LOCATION, "name", data, "active", TRUE, NULL);

  tend_transaction_set_result (transaction, room);
  return tend_transaction_insert (transaction, room, error);
}

static gboolean
refuse (TendTransaction *transaction, gpointer data, GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, "this room has no door");
  return FALSE;
}

typedef struct
{
  guint    done;
  gint64   sequence;
  gboolean claims;
  GError  *error;
} Outcome;

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, &outcome->error);

  g_assert_true (GTK_IS_BUTTON (source));
  outcome->done++;
  if (commit != NULL)
    outcome->sequence = commit->sequence;
  if (outcome->claims)
    tend_act_claim_error (result);
}

static void
test_act_writes_once_and_is_undone (void)
{
  GtkWidget       *button = gtk_button_new_with_label ("Add");
  GtkWindow       *window = make_window (button);
  TendUndoStack   *stack = tend_undo_stack_get (tend_test_store ());
  Outcome          outcome = { 0 };
  g_autofree char *label = NULL;

  tend_act (button, tend_test_store (), "location.add", add_room, g_strdup ("Annex"), g_free,
            "Annex added", on_done_cb, &outcome);
  /* Until it is written the button cannot be pressed again. */
  g_assert_false (gtk_widget_is_sensitive (button));
  TEND_TEST_WAIT (outcome.done == 1);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.sequence, >, 0);
  g_object_get (stack, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Annex added");

  tend_undo_stack_undo_entry (stack, outcome.sequence, button);
  TEND_TEST_WAIT (has_property (stack, "redo-label"));
  g_assert_false (has_property (stack, "undo-label"));
  tend_undo_stack_clear (stack);
  tend_test_destroy (window);
}

static void
test_act_shows_a_refusal_unless_claimed (void)
{
  GtkWidget *button = gtk_button_new_with_label ("Add");
  GtkWindow *window = make_window (button);
  Outcome    outcome = { .claims = TRUE };

  tend_act (button, tend_test_store (), "location.add", refuse, NULL, NULL, "never said",
            on_done_cb, &outcome);
  TEND_TEST_WAIT (outcome.done == 1);
  g_assert_error (outcome.error, TEND_ERROR, TEND_ERROR_INVALID);
  g_clear_error (&outcome.error);
  g_assert_null (tend_test_find_alert ());

  outcome.claims = FALSE;
  tend_act (button, tend_test_store (), "location.add", refuse, NULL, NULL, NULL, on_done_cb,
            &outcome);
  TEND_TEST_WAIT (outcome.done == 2 && tend_test_find_alert () != NULL);
  TEND_TEST_WAIT (tend_test_shows (tend_test_find_alert (), "this room has no door"));
  g_clear_error (&outcome.error);
  tend_test_close_alert (tend_test_find_alert ());
  tend_test_destroy (window);
}

static void
test_every_error_has_words (void)
{
  for (int code = TEND_ERROR_INVALID; code <= TEND_ERROR_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (TEND_ERROR, code, "internal words");
      g_autofree char *text = tend_error_dup_text (error);

      g_assert_cmpstr (tend_error_get_title (error), !=, "");
      /* Only what a rule says stands as it is; the rest is in the words of windows. */
      if (code == TEND_ERROR_INVALID || code == TEND_ERROR_CONFLICT)
        g_assert_cmpstr (text, ==, "internal words");
      else
        g_assert_null (strstr (text, "internal words"));
    }
}

static void
test_faults_stand_under_their_fields (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *birth = adw_entry_row_new ();
  GtkWindow *window;
  g_autoptr (GPtrArray) faults = tend_faults_new ();

  gtk_widget_set_name (name, "family_name");
  gtk_widget_set_name (birth, "birth_date");
  gtk_list_box_append (GTK_LIST_BOX (list), name);
  gtk_list_box_append (GTK_LIST_BOX (list), birth);
  window = make_window (list);

  tend_faults_add (faults, "family_name", FALSE, "Is this one letter the whole name?");
  tend_faults_add (faults, "birth_date", TRUE, "A birth date cannot be in the future.");
  tend_faults_add (faults, "elsewhere", TRUE, "No field of this form.");
  g_assert_cmpuint (tend_form_show_faults (list, faults), ==, 1);
  TEND_TEST_WAIT (tend_test_shows (window, "A birth date cannot be in the future."));
  g_assert_true (tend_test_shows (window, "Is this one letter"));
  /* The blocking one has the focus, though it is not the first. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), birth));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (birth),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  tend_test_screenshot (window, "faults");

  /* Mended: the words go, and only those. */
  tend_form_show_fault (birth, NULL);
  TEND_TEST_WAIT (!tend_test_shows (window, "in the future"));
  g_assert_true (tend_test_shows (window, "Is this one letter"));
  tend_form_clear_faults (list);
  g_assert_false (tend_test_shows (window, "Is this one letter"));
  g_assert_false (gtk_widget_has_css_class (name, "error"));
  tend_test_destroy (window);
}

static char *
write_form (gpointer form)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (form)));
}

static void
read_form (gpointer form, const char *content)
{
  gtk_editable_set_text (GTK_EDITABLE (form), content);
}

static void
test_draft_comes_back (void)
{
  GtkWidget       *entry = gtk_entry_new ();
  GtkWidget       *bar = g_object_new (TEND_TYPE_DRAFT_BAR, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWindow       *window;
  TendFormDraft   *draft;
  g_autofree char *state = NULL;

  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), entry);
  window = make_window (box);
  draft = tend_form_draft_new (tend_test_store (), "test", 4711, write_form, read_form, entry);
  tend_draft_bar_set_draft (TEND_DRAFT_BAR (bar), draft);
  tend_form_draft_watch (draft, box);
  gtk_editable_set_text (GTK_EDITABLE (entry), "98.6, says the pat");
  /* A second after the last key, by itself. */
  TEND_TEST_WAIT (has_property (draft, "state-text"));
  state = dup_property (draft, "state-text");
  g_assert_true (g_str_has_prefix (state, "draft saved"));
  g_assert_false (has_property (draft, "offer-text"));
  tend_form_draft_stop (draft);
  g_object_unref (draft);

  /* The program crashed; the form is opened again. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  draft = tend_form_draft_new (tend_test_store (), "test", 4711, write_form, read_form, entry);
  tend_draft_bar_set_draft (TEND_DRAFT_BAR (bar), draft);
  TEND_TEST_WAIT (tend_test_shows (bar, "You were typing here at 10:30."));
  tend_test_screenshot (window, "draft");
  g_signal_emit_by_name (tend_test_find (bar, "continue_button"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "98.6, says the pat");
  g_assert_false (has_property (draft, "offer-text"));
  tend_form_draft_refuse (draft);
  tend_form_draft_stop (draft);
  g_object_unref (draft);
  tend_test_destroy (window);
}

static void
test_flushed_draft_is_not_lost (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_entry_new ());
  TendFormDraft *draft
      = tend_form_draft_new (tend_test_store (), "test", 4712, write_form, read_form, entry);

  tend_form_draft_watch (draft, entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "typed just now");
  /* The window closes, or the program locks, within the second. */
  tend_form_draft_flush (draft);
  tend_form_draft_stop (draft);
  g_object_unref (draft);

  draft = tend_form_draft_new (tend_test_store (), "test", 4712, write_form, read_form, entry);
  TEND_TEST_WAIT (has_property (draft, "offer-text"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  tend_form_draft_accept (draft);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "typed just now");
  tend_form_draft_stop (draft);
  g_object_unref (draft);
}

int
main (int argc, char **argv)
{
  tend_test_init (&argc, &argv);
  /* The clock of what is shown is the store's. */
  tend_test_application ();
  g_test_add_func ("/gui/act/writes-once-and-is-undone", test_act_writes_once_and_is_undone);
  g_test_add_func ("/gui/act/refusal", test_act_shows_a_refusal_unless_claimed);
  g_test_add_func ("/gui/error-text/every-code", test_every_error_has_words);
  g_test_add_func ("/gui/form-faults/under-their-fields", test_faults_stand_under_their_fields);
  g_test_add_func ("/gui/form-draft/comes-back", test_draft_comes_back);
  g_test_add_func ("/gui/form-draft/flush", test_flushed_draft_is_not_lost);
  return tend_test_finish (g_test_run ());
}
