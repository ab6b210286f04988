/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the windows of equipment hand to the store. */
#define G_LOG_DOMAIN "tend-equipment-jobs"

#include "config.h"

#include "tend-equipment-jobs.h"

#include "tend-equipment.h"

TendEquipmentJob *
tend_equipment_job_new (gint64 id, const char *text)
{
  TendEquipmentJob *job = g_new0 (TendEquipmentJob, 1);

  job->id = id;
  job->text = g_strdup (text);
  return job;
}

void
tend_equipment_job_free (gpointer data)
{
  TendEquipmentJob *job = data;

  g_clear_object (&job->loan);
  g_clear_object (&job->device);
  g_free (job->text);
  g_free (job);
}

gboolean
tend_equipment_job_lend (TendTransaction *transaction, gpointer data, GError **error)
{
  TendEquipmentJob *job = data;

  return tend_equipment_lend (transaction, job->loan, error);
}

gboolean
tend_equipment_job_take_back (TendTransaction *transaction, gpointer data, GError **error)
{
  TendEquipmentJob *job = data;

  return tend_equipment_take_back (transaction, job->id, job->text, error);
}

gboolean
tend_equipment_job_register (TendTransaction *transaction, gpointer data, GError **error)
{
  TendEquipmentJob *job = data;

  return tend_equipment_register (transaction, job->device, error);
}

gboolean
tend_equipment_job_set_status (TendTransaction *transaction, gpointer data, GError **error)
{
  TendEquipmentJob *job = data;

  return tend_equipment_set_status (transaction, job->id, job->status, job->text, error);
}
