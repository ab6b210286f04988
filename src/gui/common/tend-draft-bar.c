/* SPDX-License-Identifier: GPL-3.0-or-later
 * The line above a form that offers what was typed before. */
#define G_LOG_DOMAIN "tend-draft-bar"

#include "config.h"

#include "tend-draft-bar.h"

#include "tend-closures.h"

struct _TendDraftBar
{
  AdwBin parent_instance;

  /* Owned */
  TendFormDraft *draft;
};

G_DEFINE_FINAL_TYPE (TendDraftBar, tend_draft_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DRAFT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
on_continue_clicked_cb (TendDraftBar *self)
{
  if (self->draft != NULL)
    tend_form_draft_accept (self->draft);
}

static void
on_discard_clicked_cb (TendDraftBar *self)
{
  if (self->draft != NULL)
    tend_form_draft_refuse (self->draft);
}

static void
tend_draft_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendDraftBar *self = TEND_DRAFT_BAR (object);

  switch (id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_draft_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendDraftBar *self = TEND_DRAFT_BAR (object);

  switch (id)
    {
    case PROP_DRAFT:
      tend_draft_bar_set_draft (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_draft_bar_dispose (GObject *object)
{
  g_clear_object (&TEND_DRAFT_BAR (object)->draft);
  G_OBJECT_CLASS (tend_draft_bar_parent_class)->dispose (object);
}

static void
tend_draft_bar_class_init (TendDraftBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_draft_bar_get_property;
  object_class->set_property = tend_draft_bar_set_property;
  object_class->dispose = tend_draft_bar_dispose;
  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, TEND_TYPE_FORM_DRAFT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_FORM_DRAFT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-draft-bar.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
}

static void
tend_draft_bar_init (TendDraftBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_draft_bar_set_draft (TendDraftBar *self, TendFormDraft *draft)
{
  g_return_if_fail (TEND_IS_DRAFT_BAR (self));

  if (g_set_object (&self->draft, draft))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}
