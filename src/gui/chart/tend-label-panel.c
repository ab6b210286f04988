/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows, prints and saves the labels of collected tubes. */
#define G_LOG_DOMAIN "tend-label-panel"

#include "config.h"

#include "tend-label-panel.h"

#include "tend-action-runner.h"
#include "tend-format.h"
#include "tend-label-paper.h"
#include "tend-paper-loading.h"
#include "tend-paper-output.h"
#include "tend-patient-hue.h"
#include "tend-place.h"
#include "tend-specimens.h"
#include "tend-time.h"

#include <glib/gi18n.h>

struct _TendLabelPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *title_label;
  GtkWidget *cards;
  GtkWidget *buttons;

  /* Owned */
  TendStore   *store;
  TendPatient *patient;
  GPtrArray   *papers; /* of TendLabelPaper */

  gboolean is_reprint;
};

G_DEFINE_FINAL_TYPE (TendLabelPanel, tend_label_panel, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a job reads: both threads hold it, one after the other. */
typedef struct
{
  GArray    *specimen_ids;
  GPtrArray *papers;
  gboolean   is_reprint;
} LabelWork;

static void
label_work_clear (gpointer data)
{
  LabelWork *work = data;

  g_array_unref (work->specimen_ids);
  g_ptr_array_unref (work->papers);
}

static void
label_work_unref (gpointer work)
{
  g_atomic_rc_box_release_full (work, label_work_clear);
}

static LabelWork *
label_work_new (GArray *specimen_ids, gboolean is_reprint)
{
  LabelWork *work = g_atomic_rc_box_new0 (LabelWork);

  work->specimen_ids = g_array_ref (specimen_ids);
  work->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_label_paper_free);
  work->is_reprint = is_reprint;
  return work;
}

static gboolean
load_labels (TendTransaction *transaction, gpointer data, GError **error)
{
  LabelWork *work = data;

  for (guint i = 0; i < work->specimen_ids->len; i++)
    {
      TendLabelPaper *paper = tend_paper_load_label (
          transaction, g_array_index (work->specimen_ids, gint64, i), error);

      if (paper == NULL)
        return FALSE;
      g_ptr_array_add (work->papers, paper);
    }
  return TRUE;
}

static gboolean
note_labels (TendTransaction *transaction, gpointer data, GError **error)
{
  LabelWork *work = data;

  for (guint i = 0; i < work->specimen_ids->len; i++)
    if (!tend_specimen_note_label (transaction, g_array_index (work->specimen_ids, gint64, i),
                                   work->is_reprint, error))
      return FALSE;
  return TRUE;
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
list_tests (GPtrArray *requests)
{
  GString *tests = g_string_new (NULL);

  for (guint i = 0; i < requests->len; i++)
    {
      const TendServiceRequestData *data
          = tend_service_request_get_data (g_ptr_array_index (requests, i));

      g_string_append_printf (tests, "%s%s", i > 0 ? " " : "",
                              data->code != NULL ? data->code : data->display);
    }
  return g_string_free (tests, FALSE);
}

static GtkWidget *
make_card (TendLabelPanel *self, const TendLabelPaper *paper)
{
  const TendSpecimenData *specimen = tend_specimen_get_data (paper->specimen);
  const TendPatientData  *patient = tend_patient_get_data (paper->patient);
  const TendTube         *tube = tend_tube_find_nick (specimen->container_kind);
  GtkWidget              *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget              *stripe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget              *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char        *name = tend_format_patient_name (paper->patient);
  g_autofree char        *birth = tend_format_date (&patient->birth_date);
  g_autofree char *when = tend_time_format_local (specimen->collected_at, tend_place_get_zone ());
  g_autofree char *tests = list_tests (paper->service_requests);
  g_autofree char *identity = g_strdup_printf ("%s · %s", birth, patient->mrn);
  g_autofree char *container = g_strdup_printf (
      _ ("%s · %d of %d"), tube != NULL ? _ (tube->color) : specimen->container_kind,
      (int) specimen->container_number, (int) specimen->container_count);

  gtk_widget_add_css_class (stripe, "stripe");
  tend_hue_apply (card, tend_patient_hue (tend_record_get_id (TEND_RECORD (paper->patient))));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "label-card");
  gtk_box_append (GTK_BOX (card), stripe);
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (words), make_line (name, "heading"));
  gtk_box_append (GTK_BOX (words), make_line (identity, "numeric"));
  gtk_box_append (GTK_BOX (words), make_line (specimen->accession, "label-accession"));
  gtk_box_append (GTK_BOX (words), make_line (container, NULL));
  gtk_box_append (GTK_BOX (words), make_line (tests, NULL));
  gtk_box_append (GTK_BOX (words), make_line (when, "unit"));
  return card;
}

static void
fill (TendLabelPanel *self)
{
  g_autofree char *title = NULL;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->cards), child);
  for (guint i = 0; i < tend_label_panel_count (self); i++)
    gtk_flow_box_insert (GTK_FLOW_BOX (self->cards),
                         make_card (self, g_ptr_array_index (self->papers, i)), -1);
  title = g_strdup_printf (ngettext ("%u label: put it on the tube beside the patient",
                                     "%u labels: put them on the tubes beside the patient",
                                     tend_label_panel_count (self)),
                           tend_label_panel_count (self));
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_widget_set_sensitive (self->buttons, tend_label_panel_count (self) > 0);
}

/* Carries the panel and the work to the callback. */
typedef struct
{
  TendLabelPanel *panel;
  LabelWork      *work;
} Loading;

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (TendLabelPanel) self = loading->panel;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit == NULL)
    tend_show_error (GTK_WIDGET (self), error);
  else if (self->cards != NULL)
    {
      g_clear_pointer (&self->papers, g_ptr_array_unref);
      self->papers = g_ptr_array_ref (loading->work->papers);
      fill (self);
    }
  label_work_unref (loading->work);
}

static GArray *
list_ids (TendLabelPanel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < tend_label_panel_count (self); i++)
    {
      const TendLabelPaper *paper = g_ptr_array_index (self->papers, i);
      gint64                id = tend_record_get_id (TEND_RECORD (paper->specimen));

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
on_put_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendLabelPanel) self = user_data;

  if (tend_paper_output_finish (result))
    self->is_reprint = TRUE;
}

static void
put_out (TendLabelPanel *self, TendPaperWay way)
{
  TendPrinterProfile profile;
  TendColor          hue;
  GdkRGBA            color;
  TendPaperNote note = { .store = self->store, .job = note_labels, .destroy = label_work_unref };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (TendCanvas) canvas = NULL;
  g_autoptr (GError) error = NULL;

  if (tend_label_panel_count (self) == 0)
    return;
  tend_hue_get_color (tend_patient_hue (tend_record_get_id (TEND_RECORD (self->patient))), FALSE,
                      &color);
  hue = (TendColor){ color.red, color.green, color.blue };
  tend_paper_output_get_label_profile (GTK_WIDGET (self), &profile);
  canvas = tend_specimen_labels_from_papers (self->papers, &hue,
                                             tend_paper_output_get_label_stock (GTK_WIDGET (self)),
                                             1, &profile, &error);
  if (canvas == NULL)
    {
      tend_show_error (GTK_WIDGET (self), error);
      return;
    }
  ids = list_ids (self);
  note.action = self->is_reprint ? "label.reprint" : "label.print";
  note.data = label_work_new (ids, self->is_reprint);
  tend_paper_output_async (GTK_WIDGET (self), canvas, way, _ ("Specimen labels"), "labels.pdf",
                           &note, on_put_out_cb, g_object_ref (self));
}

static void
on_print_clicked_cb (TendLabelPanel *self)
{
  put_out (self, TEND_PAPER_PRINT_LABELS);
}

static void
on_save_clicked_cb (TendLabelPanel *self)
{
  put_out (self, TEND_PAPER_SAVE);
}

static void
on_done_clicked_cb (TendLabelPanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
tend_label_panel_dispose (GObject *object)
{
  TendLabelPanel *self = TEND_LABEL_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_LABEL_PANEL);
  g_clear_object (&self->store);
  g_clear_object (&self->patient);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_label_panel_parent_class)->dispose (object);
}

static void
tend_label_panel_class_init (TendLabelPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_label_panel_dispose;
  signals[CLOSED] = g_signal_new ("closed", TEND_TYPE_LABEL_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-label-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TendLabelPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, TendLabelPanel, cards);
  gtk_widget_class_bind_template_child (widget_class, TendLabelPanel, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked_cb);
}

static void
tend_label_panel_init (TendLabelPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_label_panel_load (TendLabelPanel *self,
                       TendStore      *store,
                       TendPatient    *patient,
                       GArray         *specimen_ids,
                       gboolean        is_reprint)
{
  Loading *loading;

  g_return_if_fail (TEND_IS_LABEL_PANEL (self));

  g_set_object (&self->store, store);
  g_set_object (&self->patient, patient);
  self->is_reprint = is_reprint;
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  fill (self);
  loading = g_new0 (Loading, 1);
  loading->panel = g_object_ref (self);
  loading->work = label_work_new (specimen_ids, is_reprint);
  tend_store_transact_async (store, "label.load", load_labels,
                             g_atomic_rc_box_acquire (loading->work), label_work_unref, NULL,
                             on_loaded_cb, loading);
}

guint
tend_label_panel_count (TendLabelPanel *self)
{
  g_return_val_if_fail (TEND_IS_LABEL_PANEL (self), 0);

  return self->papers != NULL ? self->papers->len : 0;
}
