/* SPDX-License-Identifier: GPL-3.0-or-later
 * The line on top of a window while its store does not answer. */
#define G_LOG_DOMAIN "tend-store-banner"

#include "config.h"

#include "tend-store-banner.h"

#include "tend-closures.h"

struct _TendStoreBanner
{
  AdwBin parent_instance;

  /* Owned */
  TendStore *store;
};

G_DEFINE_FINAL_TYPE (TendStoreBanner, tend_store_banner, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
tend_store_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendStoreBanner *self = TEND_STORE_BANNER (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_store_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendStoreBanner *self = TEND_STORE_BANNER (object);

  switch (id)
    {
    case PROP_STORE:
      tend_store_banner_set_store (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_store_banner_dispose (GObject *object)
{
  g_clear_object (&TEND_STORE_BANNER (object)->store);
  G_OBJECT_CLASS (tend_store_banner_parent_class)->dispose (object);
}

static void
tend_store_banner_class_init (TendStoreBannerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_store_banner_get_property;
  object_class->set_property = tend_store_banner_set_property;
  object_class->dispose = tend_store_banner_dispose;
  properties[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_STORE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-store-banner.ui");
  tend_closures_bind (widget_class);
}

static void
tend_store_banner_init (TendStoreBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_store_banner_set_store (TendStoreBanner *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_STORE_BANNER (self));

  if (g_set_object (&self->store, store))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}
