/* SPDX-License-Identifier: GPL-3.0-or-later
 * One thing with a clock, in words. */
#define G_LOG_DOMAIN "tend-due-item"

#include "config.h"

#include "tend-due-item.h"

#include "tend-format.h"
#include "tend-property.h"

#include <glib/gi18n.h>

#define MOST_TESTS_NAMED 3

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_ICON_NAME,
  PROP_DUE_TEXT,
  PROP_DUE_ICON_NAME,
  PROP_STATE_CLASS,
  PROP_DESCRIPTION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

struct _TendDueItem
{
  GObject parent_instance;

  /* Owned; by property */
  char *texts[N_PROPS];
  char *key;

  gint64 due_at;
  gint64 patient_id;
  gint64 device_id;
};

G_DEFINE_FINAL_TYPE (TendDueItem, tend_due_item, G_TYPE_OBJECT)

static void
take_text (TendDueItem *self, guint property, char *text)
{
  tend_property_take_text (self, properties[property], &self->texts[property], text);
}

static void
set_state (TendDueItem *self, TendState state)
{
  const char *css_class = tend_state_get_css_class (state);

  take_text (self, PROP_STATE_CLASS, g_strdup (css_class != NULL ? css_class : ""));
  take_text (self, PROP_DUE_ICON_NAME,
             g_strdup (state == TEND_STATE_ACT_NOW     ? "dialog-warning-symbolic"
                       : state == TEND_STATE_ATTENTION ? "alarm-symbolic"
                                                       : NULL));
}

static void
describe (TendDueItem *self)
{
  take_text (self, PROP_DESCRIPTION,
             g_strdup_printf ("%s, %s, %s", self->texts[PROP_TITLE], self->texts[PROP_SUBTITLE],
                              self->texts[PROP_DUE_TEXT]));
}

static void
tend_due_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id > PROP_0 && id < N_PROPS)
    g_value_set_string (value, TEND_DUE_ITEM (object)->texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_due_item_finalize (GObject *object)
{
  TendDueItem *self = TEND_DUE_ITEM (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);
  g_free (self->key);
  G_OBJECT_CLASS (tend_due_item_parent_class)->finalize (object);
}

static void
tend_due_item_class_init (TendDueItemClass *klass)
{
  static const char *const names[] = {
    [PROP_TITLE] = "title",
    [PROP_SUBTITLE] = "subtitle",
    [PROP_ICON_NAME] = "icon-name",
    [PROP_DUE_TEXT] = "due-text",
    [PROP_DUE_ICON_NAME] = "due-icon-name",
    [PROP_STATE_CLASS] = "state-class",
    [PROP_DESCRIPTION] = "description",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_due_item_get_property;
  object_class->finalize = tend_due_item_finalize;
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    properties[i]
        = g_param_spec_string (names[i], NULL, NULL, NULL,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_due_item_init (TendDueItem *self)
{
}

TendDueItem *
tend_due_item_new (const char *key)
{
  TendDueItem *self = g_object_new (TEND_TYPE_DUE_ITEM, NULL);

  self->key = g_strdup (key);
  return self;
}

const char *
tend_due_item_get_key (TendDueItem *self)
{
  g_return_val_if_fail (TEND_IS_DUE_ITEM (self), NULL);

  return self->key;
}

gint64
tend_due_item_get_due_at (TendDueItem *self)
{
  g_return_val_if_fail (TEND_IS_DUE_ITEM (self), 0);

  return self->due_at;
}

gint64
tend_due_item_get_patient_id (TendDueItem *self)
{
  g_return_val_if_fail (TEND_IS_DUE_ITEM (self), 0);

  return self->patient_id;
}

gint64
tend_due_item_get_device_id (TendDueItem *self)
{
  g_return_val_if_fail (TEND_IS_DUE_ITEM (self), 0);

  return self->device_id;
}

void
tend_due_item_set_orders (TendDueItem *self, GPtrArray *orders, gint64 now)
{
  const TendOrderRowData *first;
  g_autoptr (GString) tests = g_string_new (NULL);
  TendRequestPriority priority = TEND_REQUEST_PRIORITY_ROUTINE;

  g_return_if_fail (TEND_IS_DUE_ITEM (self) && orders->len > 0);

  first = tend_order_row_get_data (g_ptr_array_index (orders, 0));
  self->patient_id = first->patient_id;
  self->due_at = first->ordered_at;
  for (guint i = 0; i < orders->len; i++)
    {
      const TendOrderRowData *order = tend_order_row_get_data (g_ptr_array_index (orders, i));

      priority = MAX (priority, order->priority);
      self->due_at = MIN (self->due_at, order->ordered_at);
      if (i < MOST_TESTS_NAMED)
        g_string_append_printf (tests, "%s%s", i > 0 ? ", " : "", order->display);
    }
  if (orders->len > MOST_TESTS_NAMED)
    g_string_append_printf (tests, " +%u", orders->len - MOST_TESTS_NAMED);
  take_text (self, PROP_TITLE, tend_format_name (first->family_name, first->given_name, NULL));
  take_text (self, PROP_SUBTITLE,
             priority == TEND_REQUEST_PRIORITY_STAT
                 /* Translators: tests to draw blood for, at once. */
                 ? g_strdup_printf (_ ("Draw at once: %s"), tests->str)
                 : g_strdup_printf (_ ("Draw: %s"), tests->str));
  take_text (self, PROP_ICON_NAME, g_strdup ("tend-specimen-symbolic"));
  set_state (self, priority == TEND_REQUEST_PRIORITY_STAT     ? TEND_STATE_ACT_NOW
                   : priority >= TEND_REQUEST_PRIORITY_URGENT ? TEND_STATE_ATTENTION
                                                              : TEND_STATE_NEUTRAL);
  take_text (self, PROP_DUE_TEXT, tend_format_wait (now - self->due_at));
  describe (self);
}

static char *
format_days (int days)
{
  if (days < 0)
    /* Translators: a service date has passed by that many days. */
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
}

void
tend_due_item_set_device (TendDueItem *self, TendDeviceRow *device, gint64 now, GTimeZone *zone)
{
  const TendDeviceRowData *data;
  g_autofree char         *holder = NULL;
  GDate                    today;
  int                      days = 0;

  g_return_if_fail (TEND_IS_DUE_ITEM (self) && TEND_IS_DEVICE_ROW (device));

  data = tend_device_row_get_data (device);
  self->device_id = tend_record_get_id (TEND_RECORD (device));
  self->patient_id = 0;
  /* By the end of its day: after everything that waits today. */
  self->due_at = tend_time_from_local (zone, &data->next_due_date, 23, 59, 0);
  if (tend_time_get_date (now, zone, &today) && g_date_valid (&data->next_due_date))
    days = g_date_days_between (&today, &data->next_due_date);
  holder = data->patient_family_name != NULL
               ? tend_format_name (data->patient_family_name, data->patient_given_name, NULL)
               : g_strdup (data->location_name);
  take_text (self, PROP_TITLE, g_strdup_printf ("%s %s", data->asset_tag, data->name));
  take_text (self, PROP_SUBTITLE,
             holder != NULL && data->next_due_for != NULL
                 ? g_strdup_printf ("%s · %s", data->next_due_for, holder)
                 : g_strdup (data->next_due_for != NULL ? data->next_due_for
                             : holder != NULL           ? holder
                                                        : _ ("Service")));
  take_text (self, PROP_ICON_NAME, g_strdup ("tend-equipment-symbolic"));
  set_state (self, days < 0 ? TEND_STATE_ATTENTION : TEND_STATE_NEUTRAL);
  take_text (self, PROP_DUE_TEXT, format_days (days));
  describe (self);
}
