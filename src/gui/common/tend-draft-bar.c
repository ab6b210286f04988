/* SPDX-License-Identifier: GPL-3.0-or-later
 * The line above a form that offers what was typed before. */
#define G_LOG_DOMAIN "tend-draft-bar"

#include "config.h"

#include "tend-draft-bar.h"

#include "tend-closures.h"

struct _TendDraftBar
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *box;

  /* Owned */
  TendFormDraft *draft;
};

G_DEFINE_FINAL_TYPE (TendDraftBar, tend_draft_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DRAFT,
  PROP_STACKED,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* Without an offer it takes no room at all. */
static void
show_offer (TendDraftBar *self)
{
  g_autofree char *text = NULL;

  if (self->draft != NULL)
    g_object_get (self->draft, "offer-text", &text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

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
    case PROP_STACKED:
      g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (self->box))
                                      == GTK_ORIENTATION_VERTICAL);
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
    case PROP_STACKED:
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), g_value_get_boolean (value)
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
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
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_FORM_DRAFT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-draft-bar.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendDraftBar, box);
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

  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, show_offer, self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    g_signal_connect_object (draft, "notify::offer-text", G_CALLBACK (show_offer), self,
                             G_CONNECT_SWAPPED);
  show_offer (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

TendFormDraft *
tend_draft_bar_get_draft (TendDraftBar *self)
{
  g_return_val_if_fail (TEND_IS_DRAFT_BAR (self), NULL);

  return self->draft;
}

void
tend_draft_bar_begin (TendDraftBar      *self,
                      TendStore         *store,
                      const char        *form_name,
                      gint64             subject,
                      TendFormDraftWrite write,
                      TendFormDraftRead  read,
                      gpointer           form)
{
  g_autoptr (TendFormDraft) draft = NULL;

  g_return_if_fail (TEND_IS_DRAFT_BAR (self));

  tend_draft_bar_end (self);
  draft = tend_form_draft_new (store, form_name, subject, write, read, form);
  tend_draft_bar_set_draft (self, draft);
}

gboolean
tend_draft_bar_has (TendDraftBar *self, const char *form_name, gint64 subject)
{
  g_return_val_if_fail (TEND_IS_DRAFT_BAR (self), FALSE);

  return self->draft != NULL && tend_form_draft_is_of (self->draft, form_name, subject);
}

void
tend_draft_bar_touch (TendDraftBar *self)
{
  g_return_if_fail (TEND_IS_DRAFT_BAR (self));

  if (self->draft != NULL)
    tend_form_draft_touch (self->draft);
}

void
tend_draft_bar_flush (TendDraftBar *self)
{
  g_return_if_fail (TEND_IS_DRAFT_BAR (self));

  if (self->draft != NULL)
    tend_form_draft_flush (self->draft);
}

void
tend_draft_bar_end (TendDraftBar *self)
{
  g_return_if_fail (TEND_IS_DRAFT_BAR (self));

  if (self->draft == NULL)
    return;
  tend_form_draft_flush (self->draft);
  tend_form_draft_stop (self->draft);
  tend_draft_bar_set_draft (self, NULL);
}

void
tend_draft_bar_act (TendDraftBar       *self,
                    GtkWidget          *origin,
                    const char         *action,
                    TendJob             job,
                    gpointer            data,
                    GDestroyNotify      destroy,
                    const char         *toast,
                    GAsyncReadyCallback done,
                    gpointer            user_data)
{
  g_return_if_fail (TEND_IS_DRAFT_BAR (self) && self->draft != NULL);

  tend_form_draft_act (self->draft, origin, action, job, data, destroy, toast, done, user_data);
}
