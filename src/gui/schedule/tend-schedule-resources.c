/* SPDX-License-Identifier: GPL-3.0-or-later
 * The people, rooms and devices that can be booked. */
#define G_LOG_DOMAIN "tend-schedule-resources"

#include "config.h"

#include "tend-schedule-resources.h"

#include "tend-device.h"
#include "tend-format.h"
#include "tend-location.h"
#include "tend-practitioner.h"
#include "tend-query.h"

#define RESOURCES 3

struct _TendScheduleResources
{
  GObject parent_instance;

  TendQuery *queries[RESOURCES];
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (TendScheduleResources, tend_schedule_resources, G_TYPE_OBJECT)

static void
on_query_updated_cb (TendQuery *query, TendScheduleResources *self)
{
  if (tend_schedule_resources_get_loaded (self))
    g_signal_emit (self, changed_signal, 0);
}

TendScheduleResources *
tend_schedule_resources_new (TendStore *store)
{
  static const char *const names[RESOURCES]
      = { "schedulable-practitioners", "schedulable-locations", "schedulable-devices" };
  TendScheduleResources *self;

  g_return_val_if_fail (TEND_IS_STORE (store), NULL);

  self = g_object_new (TEND_TYPE_SCHEDULE_RESOURCES, NULL);
  for (guint i = 0; i < RESOURCES; i++)
    {
      self->queries[i] = tend_query_new (store, names[i], NULL);
      g_signal_connect_object (self->queries[i], "updated", G_CALLBACK (on_query_updated_cb), self,
                               0);
    }
  return self;
}

gboolean
tend_schedule_resources_get_loaded (TendScheduleResources *self)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_RESOURCES (self), FALSE);

  for (guint i = 0; i < RESOURCES; i++)
    if (!tend_query_get_loaded (self->queries[i]))
      return FALSE;
  return TRUE;
}

guint
tend_schedule_resources_count (TendScheduleResources *self, TendScheduleResource resource)
{
  g_return_val_if_fail (TEND_IS_SCHEDULE_RESOURCES (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->queries[resource]));
}

gint64
tend_schedule_resources_get_id (TendScheduleResources *self,
                                TendScheduleResource   resource,
                                guint                  position)
{
  g_autoptr (TendRecord) record = NULL;

  g_return_val_if_fail (TEND_IS_SCHEDULE_RESOURCES (self), 0);

  record = g_list_model_get_item (G_LIST_MODEL (self->queries[resource]), position);
  return record != NULL ? tend_record_get_id (record) : 0;
}

char *
tend_schedule_resources_dup_title (TendScheduleResources *self,
                                   TendScheduleResource   resource,
                                   guint                  position)
{
  g_autoptr (TendRecord) record = NULL;

  g_return_val_if_fail (TEND_IS_SCHEDULE_RESOURCES (self), NULL);

  record = g_list_model_get_item (G_LIST_MODEL (self->queries[resource]), position);
  if (TEND_IS_PRACTITIONER (record))
    {
      const TendPractitionerData *data = tend_practitioner_get_data (TEND_PRACTITIONER (record));

      return tend_format_name (data->family_name, data->given_name, data->name_suffix);
    }
  if (TEND_IS_LOCATION (record))
    return g_strdup (tend_location_get_data (TEND_LOCATION (record))->name);
  if (TEND_IS_DEVICE (record))
    {
      const TendDeviceData *data = tend_device_get_data (TEND_DEVICE (record));

      return g_strdup_printf ("%s · %s", data->name, data->asset_tag);
    }
  return NULL;
}

static void
tend_schedule_resources_dispose (GObject *object)
{
  TendScheduleResources *self = TEND_SCHEDULE_RESOURCES (object);

  for (guint i = 0; i < RESOURCES; i++)
    g_clear_object (&self->queries[i]);

  G_OBJECT_CLASS (tend_schedule_resources_parent_class)->dispose (object);
}

static void
tend_schedule_resources_class_init (TendScheduleResourcesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_schedule_resources_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
tend_schedule_resources_init (TendScheduleResources *self)
{
}
