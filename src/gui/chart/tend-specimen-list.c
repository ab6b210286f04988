/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists specimens, newest first. */
#define G_LOG_DOMAIN "tend-specimen-list"

#include "config.h"

#include "tend-specimen-list.h"

#include "tend-action-runner.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-rows.h"
#include "tend-specimen-row.h"
#include "tend-specimens.h"
#include "tend-state.h"

#include <glib/gi18n.h>

struct _TendSpecimenList
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *list;

  /* Owned */
  TendStore *store;
  TendQuery *specimens;
};

G_DEFINE_FINAL_TYPE (TendSpecimenList, tend_specimen_list, ADW_TYPE_BIN)

enum
{
  REPRINT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Reasons that people give most; codes of HL7 table 0490. */
static const char *const reasons[] = { "RH", "RC", "QS", "RB", "RM", "RI", "RN", "RR", "EX" };

static const struct
{
  const char *word;
  const char *icon;
  TendState   state;
} states[] = {
  [TEND_SPECIMEN_STATE_PLANNED]
  = { N_ ("Planned"), "appointment-soon-symbolic", TEND_STATE_NEUTRAL },
  [TEND_SPECIMEN_STATE_COLLECTED]
  = { N_ ("Collected"), "tend-specimen-symbolic", TEND_STATE_NEUTRAL },
  [TEND_SPECIMEN_STATE_SENT] = { N_ ("Sent"), "mail-send-symbolic", TEND_STATE_NEUTRAL },
  [TEND_SPECIMEN_STATE_RECEIVED] = { N_ ("Received"), "mail-read-symbolic", TEND_STATE_NEUTRAL },
  [TEND_SPECIMEN_STATE_ACCEPTED] = { N_ ("Accepted"), "object-select-symbolic", TEND_STATE_GOOD },
  [TEND_SPECIMEN_STATE_REJECTED]
  = { N_ ("Rejected"), "dialog-warning-symbolic", TEND_STATE_ACT_NOW },
};

typedef struct
{
  gint64 specimen_id;
  char  *reason;
  char  *told_whom;
} Rejection;

static void
rejection_free (gpointer data)
{
  Rejection *rejection = data;

  g_free (rejection->reason);
  g_free (rejection->told_whom);
  g_free (rejection);
}

static gboolean
reject (TendTransaction *transaction, gpointer data, GError **error)
{
  Rejection *rejection = data;

  return tend_specimen_reject (transaction, rejection->specimen_id, rejection->reason,
                               rejection->told_whom, TRUE, error);
}

static void
on_reject_clicked_cb (TendSpecimenList *self, GtkButton *button)
{
  GtkWidget   *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  GtkDropDown *choice = g_object_get_data (G_OBJECT (button), "reason");
  GtkEditable *told = g_object_get_data (G_OBJECT (button), "told");
  Rejection   *rejection = g_new0 (Rejection, 1);

  rejection->specimen_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "specimen");
  rejection->reason = g_strdup (reasons[gtk_drop_down_get_selected (choice)]);
  rejection->told_whom = g_strdup (gtk_editable_get_text (told));
  tend_act (GTK_WIDGET (self), self->store, "specimen.reject", reject, rejection, rejection_free,
            _ ("Specimen rejected, its tests are ordered anew"), NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_reject_form (TendSpecimenList *self, gint64 specimen_id)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *told = gtk_entry_new (), *button = gtk_button_new_with_mnemonic (_ ("_Reject"));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    gtk_string_list_append (words, tend_specimen_describe_rejection (reasons[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (told), _ ("Who was told"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (told), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who was told"), -1);
  g_object_set_data (G_OBJECT (button), "reason", choice);
  g_object_set_data (G_OBJECT (button), "told", told);
  g_object_set_data_full (G_OBJECT (button), "specimen",
                          g_memdup2 (&specimen_id, sizeof specimen_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_reject_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), told);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* A form in each row would be built for nothing in nearly all of them. */
static void
on_reject_form_wanted_cb (GtkMenuButton *menu, gpointer user_data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (menu), "specimen");

  if (gtk_menu_button_get_popover (menu) == NULL)
    gtk_menu_button_set_popover (menu, make_reject_form (user_data, *id));
}

static void
on_reprint_clicked_cb (TendSpecimenList *self, GtkButton *button)
{
  g_signal_emit (self, signals[REPRINT], 0,
                 *(gint64 *) g_object_get_data (G_OBJECT (button), "specimen"));
}

static GtkWidget *
make_state (const TendSpecimenRowData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *word = gtk_label_new (_ (states[data->state].word));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (states[data->state].icon));
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_width_chars (GTK_LABEL (word), 9);
  gtk_box_append (GTK_BOX (box), word);
  tend_state_apply (box, states[data->state].state);
  return box;
}

static GtkWidget *
make_words (const TendSpecimenRowData *data)
{
  GtkWidget      *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const TendTube *tube
      = data->container_kind != NULL ? tend_tube_find_nick (data->container_kind) : NULL;
  g_autofree char *when
      = tend_format_instant (data->collected_at, tend_place_get_now (), tend_place_get_zone ());
  g_autofree char *who
      = data->collector_family_name != NULL
            ? tend_format_name (data->collector_family_name, data->collector_given_name, NULL)
            : NULL;
  /* Translators: who drew the blood. */
  g_autofree char *by = who != NULL ? g_strdup_printf (_ (" · drawn by %s"), who) : NULL;
  g_autofree char *more
      = data->test_count > 1
            /* Translators: a test and how many others. */
            ? g_strdup_printf (_ ("%s and %d more"), data->first_test, (int) data->test_count - 1)
            : g_strdup (data->first_test);
  g_autofree char *detail = g_strdup_printf (
      "%s · %s · %s%s", tube != NULL ? _ (tube->color) : data->container_kind, when,
      data->rejection_reason != NULL ? tend_specimen_describe_rejection (data->rejection_reason)
                                     : (more != NULL ? more : ""),
      by != NULL ? by : "");
  GtkWidget *first = gtk_label_new (data->accession), *second = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  tend_hint_set (second, detail);
  gtk_widget_add_css_class (first, "numeric");
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "unit");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), second);
  return words;
}

static GtkWidget *
make_icon_button (GtkWidget *button, const char *name)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  tend_hint_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_row (gpointer list, TendRecord *record, guint state)
{
  TendSpecimenList          *self = list;
  const TendSpecimenRowData *data = tend_specimen_row_get_data (TEND_SPECIMEN_ROW (record));
  gint64                     id = tend_record_get_id (record);
  GtkWidget                 *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget                 *reprint, *menu;

  gtk_widget_add_css_class (line, "specimen-row");
  gtk_box_append (GTK_BOX (line), make_state (data));
  gtk_box_append (GTK_BOX (line), make_words (data));
  reprint = make_icon_button (gtk_button_new_from_icon_name ("document-print-symbolic"),
                              _ ("Print the label again"));
  g_object_set_data_full (G_OBJECT (reprint), "specimen", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (reprint, "clicked", G_CALLBACK (on_reprint_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), reprint);
  if (data->state != TEND_SPECIMEN_STATE_REJECTED && data->state != TEND_SPECIMEN_STATE_ACCEPTED)
    {
      menu = make_icon_button (gtk_menu_button_new (), _ ("Reject"));
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "action-unavailable-symbolic");
      g_object_set_data_full (G_OBJECT (menu), "specimen", g_memdup2 (&id, sizeof id), g_free);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), on_reject_form_wanted_cb, self,
                                             NULL);
      gtk_box_append (GTK_BOX (line), menu);
    }
  return line;
}

static void
on_updated_cb (TendSpecimenList *self)
{
  tend_rows_show_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->specimens), NULL);
}

static void
tend_specimen_list_dispose (GObject *object)
{
  TendSpecimenList *self = TEND_SPECIMEN_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_SPECIMEN_LIST);
  g_clear_object (&self->specimens);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_specimen_list_parent_class)->dispose (object);
}

static void
tend_specimen_list_class_init (TendSpecimenListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_specimen_list_dispose;
  signals[REPRINT] = g_signal_new ("reprint", TEND_TYPE_SPECIMEN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-specimen-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSpecimenList, list);
}

static void
tend_specimen_list_init (TendSpecimenList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_rows_follow (GTK_LIST_BOX (self->list), make_row, G_OBJECT (self));
}

void
tend_specimen_list_start (TendSpecimenList *self, TendStore *store, gint64 patient_id)
{
  g_return_if_fail (TEND_IS_SPECIMEN_LIST (self));

  g_set_object (&self->store, store);
  g_clear_object (&self->specimens);
  self->specimens = tend_query_new (store, "specimens-of-patient",
                                    g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  g_signal_connect_object (self->specimens, "updated", G_CALLBACK (on_updated_cb), self,
                           G_CONNECT_SWAPPED);
}
