/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page of the sidebar: icon, word, and how many wait. */
#define G_LOG_DOMAIN "tend-sidebar-row"

#include "config.h"

#include "tend-sidebar-row.h"

#include "tend-closures.h"
#include "tend-hint.h"

struct _TendSidebarRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  char *page;
  char *title;
  char *icon_name;

  guint    count;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (TendSidebarRow, tend_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_COUNT,
  PROP_NARROW,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
describe (TendSidebarRow *self)
{
  g_autofree char *text = self->count > 0 ? g_strdup_printf ("%s, %u", self->title, self->count)
                                          : g_strdup (self->title);

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  tend_hint_set (GTK_WIDGET (self), self->narrow ? text : NULL);
}

static void
tend_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendSidebarRow *self = TEND_SIDEBAR_ROW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendSidebarRow *self = TEND_SIDEBAR_ROW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_free (self->page);
      self->page = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      describe (self);
      break;
    case PROP_ICON_NAME:
      g_free (self->icon_name);
      self->icon_name = g_value_dup_string (value);
      break;
    case PROP_COUNT:
      if (self->count == g_value_get_uint (value))
        return;
      self->count = g_value_get_uint (value);
      describe (self);
      break;
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      describe (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
tend_sidebar_row_finalize (GObject *object)
{
  TendSidebarRow *self = TEND_SIDEBAR_ROW (object);

  g_free (self->page);
  g_free (self->title);
  g_free (self->icon_name);
  G_OBJECT_CLASS (tend_sidebar_row_parent_class)->finalize (object);
}

static gboolean
shows_count (gpointer instance, guint count, gboolean narrow)
{
  return count > 0 && !narrow;
}

static void
tend_sidebar_row_class_init (TendSidebarRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_sidebar_row_get_property;
  object_class->set_property = tend_sidebar_row_set_property;
  object_class->finalize = tend_sidebar_row_finalize;
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-sidebar-row.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, shows_count);
}

static void
tend_sidebar_row_init (TendSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
tend_sidebar_row_get_page (TendSidebarRow *self)
{
  g_return_val_if_fail (TEND_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}
