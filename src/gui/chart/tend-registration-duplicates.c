/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patients who may be the one being registered, at the side of the form. */
#define G_LOG_DOMAIN "tend-registration-window"

#include "config.h"

#include "tend-registration-window-private.h"

#include "tend-duplicate.h"
#include "tend-error-text.h"
#include "tend-format.h"
#include "tend-patient-hue.h"
#include "tend-place.h"

#include <glib/gi18n.h>

static GtkWidget *
add_line (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_match_row (TendDuplicate *duplicate)
{
  TendPatientMatch           *match = tend_duplicate_get_match (duplicate);
  const TendPatientMatchData *data = tend_patient_match_get_data (match);
  GtkWidget                  *row = gtk_list_box_row_new ();
  GtkWidget                  *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget                  *stripe = adw_bin_new ();
  GtkWidget                  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget                  *score;
  GDate                       today;
  g_autofree char *name = tend_format_name_preferred (data->family_name, data->given_name,
                                                      data->name_suffix, data->preferred_name);
  g_autofree char *birth = NULL, *facts = NULL, *share = NULL, *spoken = NULL;

  tend_place_get_today (&today);
  birth = tend_format_birth_date (&data->birth_date, &today);
  facts = g_strdup_printf ("%s · %s", *birth != '\0' ? birth : _ ("birth date unknown"),
                           data->mrn != NULL ? data->mrn : "");
  /* Translators: how sure it is that two patients are one. */
  share = g_strdup_printf (_ ("%.0f %%"), 100 * tend_duplicate_get_score (duplicate));
  gtk_widget_add_css_class (stripe, "stripe");
  tend_hue_apply (stripe, tend_patient_hue (tend_record_get_id (TEND_RECORD (match))));
  add_line (box, name, "heading");
  add_line (box, facts, "numeric");
  add_line (box, tend_duplicate_get_reasons (duplicate), "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  score = gtk_label_new (share);
  gtk_widget_add_css_class (score, "chip");
  gtk_widget_add_css_class (score, "attention");
  gtk_widget_set_valign (score, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), stripe);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), score);
  gtk_widget_add_css_class (line, "match");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  spoken = g_strdup_printf ("%s, %s, %s", name, facts, share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  tend_duplicate_get_reasons (duplicate), -1);
  return row;
}

static void
show_matches (TendRegistrationWindow *self, GPtrArray *duplicates)
{
  gboolean   some = duplicates != NULL && duplicates->len > 0;
  GtkWidget *row;

  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  self->duplicates = duplicates != NULL ? g_ptr_array_ref (duplicates) : NULL;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->matches))) != NULL)
    gtk_list_box_remove (self->matches, row);
  for (guint i = 0; some && i < MIN (duplicates->len, 8); i++)
    gtk_list_box_append (self->matches, make_match_row (g_ptr_array_index (duplicates, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->matches), some);
  gtk_widget_set_visible (self->key_hint, some);
  gtk_widget_set_visible (self->side_hint, !some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registration.open-match", some);
}

static void
on_duplicates_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendRegistrationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duplicates
      = tend_duplicate_find_finish (TEND_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable)
      || (duplicates == NULL && tend_error_is_cancelled (error)))
    return;
  if (duplicates == NULL)
    g_debug ("duplicates cannot be looked for: code %d", error->code);
  show_matches (self, duplicates);
}

void
tend_registration_window_find_duplicates (TendRegistrationWindow *self)
{
  /* The search before this one is for what was typed before. */
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  tend_duplicate_find_async (self->store, self->registration, self->search, on_duplicates_found_cb,
                             g_object_ref (self));
}

void
tend_registration_window_open_match (TendRegistrationWindow *self, guint position)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));
  TendDuplicate   *duplicate;

  if (self->duplicates == NULL || position >= self->duplicates->len || application == NULL)
    return;
  duplicate = g_ptr_array_index (self->duplicates, position);
  /* What was typed stays here as a draft: it may be another person after all. */
  tend_form_draft_flush (self->draft);
  tend_application_open_chart (
      application, tend_record_get_id (TEND_RECORD (tend_duplicate_get_match (duplicate))));
}
