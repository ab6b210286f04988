/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that was done with this chart, as sentences. */
#define G_LOG_DOMAIN "tend-record-history-page"

#include "config.h"

#include "tend-record-history-page.h"

#include "tend-chart-card.h"
#include "tend-format.h"
#include "tend-journal-entry.h"
#include "tend-journal-sentence.h"
#include "tend-place.h"
#include "tend-undo-stack.h"

#include <glib/gi18n.h>

struct _TendRecordHistoryPage
{
  TendPatientPage parent_instance;

  /* Owned */
  TendQuery *query;

  /* Template */
  GtkListBox     *entries;
  GtkCheckButton *looks_check;
  GtkFilter      *filter;
  GtkWidget      *empty_label;
};

G_DEFINE_FINAL_TYPE (TendRecordHistoryPage, tend_record_history_page, TEND_TYPE_PATIENT_PAGE)

static gboolean
is_look (const TendJournalEntryData *data)
{
  return g_strcmp0 (data->action, "chart.view") == 0;
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  TendRecordHistoryPage *self = user_data;

  return gtk_check_button_get_active (self->looks_check)
         || !is_look (tend_journal_entry_get_data (item));
}

static void
on_looks_toggled_cb (TendRecordHistoryPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_undo_clicked_cb (GtkWidget *button, gpointer user_data)
{
  TendPatientPage *page
      = TEND_PATIENT_PAGE (gtk_widget_get_ancestor (button, TEND_TYPE_PATIENT_PAGE));
  gint64 sequence = *(gint64 *) user_data;

  tend_undo_stack_undo_entry (tend_undo_stack_get (tend_patient_page_get_store (page)), sequence,
                              GTK_WIDGET (page));
}

static void
free_sequence (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_undo_button (gint64 sequence, const char *sentence)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("Undo"));
  g_autofree char *label = g_strdup_printf (_ ("Undo: %s"), sentence);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_undo_clicked_cb),
                         g_memdup2 (&sequence, sizeof sequence), free_sequence, 0);
  return button;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A row that waits for the measurement its entry corrected. */
typedef struct
{
  TendJournalEntry *entry;
  GtkLabel         *label;
} Correction;

static void
on_corrected_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Correction *correction = user_data;
  g_autoptr (TendObservation) old = tend_store_get_finish (TEND_STORE (source), result, NULL);
  g_autofree char *sentence
      = tend_journal_sentence (tend_journal_entry_get_data (correction->entry), old);

  gtk_label_set_label (correction->label, sentence);
  g_object_unref (correction->entry);
  g_object_unref (correction->label);
  g_free (correction);
}

static void
read_corrected (TendRecordHistoryPage *self, TendJournalEntry *entry, GtkWidget *label)
{
  gint64      id = tend_journal_find_corrected (tend_journal_entry_get_data (entry)->changes);
  Correction *correction;

  if (id == 0)
    return;
  correction = g_new0 (Correction, 1);
  correction->entry = g_object_ref (entry);
  correction->label = GTK_LABEL (g_object_ref (label));
  tend_store_get_async (tend_patient_page_get_store (TEND_PATIENT_PAGE (self)),
                        TEND_TYPE_OBSERVATION, id, NULL, on_corrected_read_cb, correction);
}

/* Entries never change: a row is made once and for all. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const TendJournalEntryData *data = tend_journal_entry_get_data (item);
  GtkWidget                  *row = gtk_list_box_row_new ();
  GtkWidget                  *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget                  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget                  *when, *label;
  g_autofree char            *sentence = tend_journal_sentence (data, NULL);
  g_autofree char            *changes = tend_journal_describe_changes (data->changes);
  g_autofree char            *instant
      = tend_format_instant (data->at, tend_place_get_now (), tend_place_get_zone ());

  when = make_label (instant, "numeric");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (when), 17);
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), when);
  label = make_label (sentence, is_look (data) ? "dim-label" : NULL);
  read_corrected (user_data, item, label);
  gtk_box_append (GTK_BOX (box), label);
  if (data->reason != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), data->reason);

      gtk_box_append (GTK_BOX (box), make_label (reason, "caption"));
    }
  if (changes != NULL)
    {
      label = make_label (changes, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  if (tend_journal_has_changes (data->changes))
    gtk_box_append (GTK_BOX (line),
                    make_undo_button (tend_record_get_id (TEND_RECORD (item)), sentence));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "journal-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, instant, -1);
  return row;
}

static void
tend_record_history_page_start (TendPatientPage *page)
{
  TendRecordHistoryPage *self = TEND_RECORD_HISTORY_PAGE (page);
  g_autoptr (GtkFilterListModel) shown = NULL;

  self->query = tend_patient_page_query (page, "journal-of-patient");
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->query)),
                                     g_object_ref (self->filter));
  gtk_list_box_bind_model (self->entries, G_LIST_MODEL (shown), make_row, self, NULL);
  g_object_bind_property (self->query, "empty", self->empty_label, "visible",
                          G_BINDING_SYNC_CREATE);
}

static void
tend_record_history_page_dispose (GObject *object)
{
  TendRecordHistoryPage *self = TEND_RECORD_HISTORY_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_RECORD_HISTORY_PAGE);
  g_clear_object (&self->filter);
  g_clear_object (&self->query);
  G_OBJECT_CLASS (tend_record_history_page_parent_class)->dispose (object);
}

static void
tend_record_history_page_class_init (TendRecordHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_record_history_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_record_history_page_start;
  g_type_ensure (TEND_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-record-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRecordHistoryPage, entries);
  gtk_widget_class_bind_template_child (widget_class, TendRecordHistoryPage, looks_check);
  gtk_widget_class_bind_template_child (widget_class, TendRecordHistoryPage, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_looks_toggled_cb);
}

static void
tend_record_history_page_init (TendRecordHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
