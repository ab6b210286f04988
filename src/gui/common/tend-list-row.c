/* SPDX-License-Identifier: GPL-3.0-or-later
 * The root of a list item file, which tells its row what only code can. */
#define G_LOG_DOMAIN "tend-list-row"

#include "config.h"

#include "tend-list-row.h"

#include "tend-patient-hue.h"

struct _TendListRow
{
  AdwBin parent_instance;

  /* Owned */
  char *label;
  char *state_class;

  gint64 patient_id;
};

G_DEFINE_FINAL_TYPE (TendListRow, tend_list_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_PATIENT_ID,
  PROP_STATE_CLASS,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* GTK 4.8 names a row only through the row widget, which is the parent here, or in a
 * table the parent of the cell. */
static void
name_row (TendListRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  while (row != NULL && !gtk_widget_get_focusable (row))
    row = gtk_widget_get_parent (row);
  if (row != NULL && self->label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->label, -1);
}

static void
set_label (TendListRow *self, const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  name_row (self);
}

static void
set_state_class (TendListRow *self, const char *state_class)
{
  if (g_strcmp0 (self->state_class, state_class) == 0)
    return;
  if (self->state_class != NULL && *self->state_class != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state_class);
  g_free (self->state_class);
  self->state_class = g_strdup (state_class);
  if (state_class != NULL && *state_class != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), state_class);
}

static void
tend_list_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendListRow *self = TEND_LIST_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PATIENT_ID:
      g_value_set_int64 (value, self->patient_id);
      break;
    case PROP_STATE_CLASS:
      g_value_set_string (value, self->state_class);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_list_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendListRow *self = TEND_LIST_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_PATIENT_ID:
      self->patient_id = g_value_get_int64 (value);
      if (self->patient_id != 0)
        tend_hue_apply (GTK_WIDGET (self), tend_patient_hue (self->patient_id));
      else
        tend_hue_clear (GTK_WIDGET (self));
      break;
    case PROP_STATE_CLASS:
      set_state_class (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_list_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tend_list_row_parent_class)->root (widget);
  name_row (TEND_LIST_ROW (widget));
}

static void
tend_list_row_finalize (GObject *object)
{
  TendListRow *self = TEND_LIST_ROW (object);

  g_free (self->label);
  g_free (self->state_class);
  G_OBJECT_CLASS (tend_list_row_parent_class)->finalize (object);
}

static void
tend_list_row_class_init (TendListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_list_row_get_property;
  object_class->set_property = tend_list_row_set_property;
  object_class->finalize = tend_list_row_finalize;
  GTK_WIDGET_CLASS (klass)->root = tend_list_row_root;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PATIENT_ID]
      = g_param_spec_int64 ("patient-id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STATE_CLASS] = g_param_spec_string ("state-class", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "listrow");
}

static void
tend_list_row_init (TendListRow *self)
{
}
