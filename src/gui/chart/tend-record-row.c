/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line of a chart about one record. */
#define G_LOG_DOMAIN "tend-record-row"

#include "config.h"

#include "tend-record-row.h"

struct _TendRecordRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  TendRecord *record;

  TendRecordRowFill fill;
  GtkWidget        *button; /* nullable */

  /* Template */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *trailing;
};

G_DEFINE_FINAL_TYPE (TendRecordRow, tend_record_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const styles[] = { "good", "attention", "act-now" };

static void
set_style (GtkWidget *widget, const char *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i], style) == 0)
      gtk_widget_add_css_class (widget, styles[i]);
    else
      gtk_widget_remove_css_class (widget, styles[i]);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
refresh (TendRecordRow *self)
{
  self->fill (self, self->record);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->title),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->subtitle), -1);
}

static void
tend_record_row_dispose (GObject *object)
{
  TendRecordRow *self = TEND_RECORD_ROW (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, refresh, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_RECORD_ROW);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (tend_record_row_parent_class)->dispose (object);
}

static void
tend_record_row_class_init (TendRecordRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_record_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRecordRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TendRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, TendRecordRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TendRecordRow, trailing);
}

static void
tend_record_row_init (TendRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_record_row_new (gpointer record, TendRecordRowFill fill)
{
  TendRecordRow *self;

  g_return_val_if_fail (TEND_IS_RECORD (record) && fill != NULL, NULL);

  self = g_object_new (TEND_TYPE_RECORD_ROW, NULL);
  self->record = g_object_ref (record);
  self->fill = fill;
  g_signal_connect_swapped (record, "notify", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}

gpointer
tend_record_row_get_record (TendRecordRow *self)
{
  g_return_val_if_fail (TEND_IS_RECORD_ROW (self), NULL);

  return self->record;
}

void
tend_record_row_set_icon (TendRecordRow *self, const char *icon_name, const char *style)
{
  g_return_if_fail (TEND_IS_RECORD_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  set_style (GTK_WIDGET (self->icon), style);
}

void
tend_record_row_set_title (TendRecordRow *self, const char *title)
{
  g_return_if_fail (TEND_IS_RECORD_ROW (self));

  set_text (self->title, title);
}

void
tend_record_row_set_subtitle (TendRecordRow *self, const char *subtitle)
{
  g_return_if_fail (TEND_IS_RECORD_ROW (self));

  set_text (self->subtitle, subtitle);
}

void
tend_record_row_set_trailing (TendRecordRow *self, const char *text, const char *style)
{
  g_return_if_fail (TEND_IS_RECORD_ROW (self));

  set_text (self->trailing, text);
  set_style (GTK_WIDGET (self->trailing), style);
}

void
tend_record_row_set_button (
    TendRecordRow *self, const char *icon_name, const char *name, const char *action, gint64 target)
{
  g_return_if_fail (TEND_IS_RECORD_ROW (self));

  if (self->button == NULL)
    {
      self->button = gtk_button_new ();
      gtk_widget_add_css_class (self->button, "flat");
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->button);
    }
  gtk_button_set_icon_name (GTK_BUTTON (self->button), icon_name);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", target);
}

static GtkWidget *
make_row (gpointer item, gpointer fill)
{
  return tend_record_row_new (item, (TendRecordRowFill) fill);
}

void
tend_record_row_bind_list (GtkListBox       *list,
                           TendQuery        *query,
                           TendRecordRowFill fill,
                           const char       *empty)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list) && TEND_IS_QUERY (query) && fill != NULL);

  if (empty != NULL)
    {
      GtkWidget *label = gtk_label_new (empty);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "empty-line");
      /* Nothing is said before it is known. */
      g_object_bind_property (query, "empty", label, "visible", G_BINDING_SYNC_CREATE);
      gtk_list_box_set_placeholder (list, label);
    }
  gtk_list_box_bind_model (list, G_LIST_MODEL (query), make_row, (gpointer) fill, NULL);
}
