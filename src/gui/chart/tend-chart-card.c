/* SPDX-License-Identifier: GPL-3.0-or-later
 * A titled card of the chart. */
#define G_LOG_DOMAIN "tend-chart-card"

#include "config.h"

#include "tend-chart-card.h"

#include "tend-chart-pages.h"
#include "tend-hint.h"

#include <glib/gi18n.h>

struct _TendChartCard
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel  *title_label;
  GtkButton *more_button;
  GtkButton *edit_button;
  AdwBin    *place;
};

G_DEFINE_FINAL_TYPE (TendChartCard, tend_chart_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PAGE,
  PROP_EDIT,
  PROP_CONTENT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
set_page (TendChartCard *self, const char *id)
{
  const TendChartPage *page = id != NULL ? tend_chart_pages_find (id) : NULL;
  g_autofree char     *label = NULL;

  /* What has no page here has no place here: a home has no account. */
  gtk_widget_set_visible (GTK_WIDGET (self), id == NULL || page != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), page != NULL);
  if (page == NULL)
    return;
  /* Translators: %s is a section of the chart. */
  label = g_strdup_printf (_ ("Show %s"), _ (page->title));
  /* Before the name: an action without its target is a mistake. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->more_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more_button), "win.show-page");
  tend_hint_set (GTK_WIDGET (self->more_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
set_edit (TendChartCard *self, const char *section)
{
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), section != NULL);
  if (section == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", section);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "win.edit-section");
}

static void
tend_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendChartCard *self = TEND_CHART_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->place));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendChartCard *self = TEND_CHART_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PAGE:
      set_page (self, g_value_get_string (value));
      break;
    case PROP_EDIT:
      set_edit (self, g_value_get_string (value));
      break;
    case PROP_CONTENT:
      adw_bin_set_child (self->place, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_CHART_CARD);
  G_OBJECT_CLASS (tend_chart_card_parent_class)->dispose (object);
}

static void
tend_chart_card_class_init (TendChartCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_chart_card_get_property;
  object_class->set_property = tend_chart_card_set_property;
  object_class->dispose = tend_chart_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_PAGE]
      = g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDIT]
      = g_param_spec_string ("edit", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TendChartCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TendChartCard, more_button);
  gtk_widget_class_bind_template_child (widget_class, TendChartCard, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TendChartCard, place);
  gtk_widget_class_set_css_name (widget_class, "chartcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_chart_card_init (TendChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
