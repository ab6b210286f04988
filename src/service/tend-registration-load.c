/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading what is stored of a patient into a registration form. */
#define G_LOG_DOMAIN "tend-registration"

#include "config.h"

#include "tend-registration.h"
#include "tend-registration-private.h"

static GVariant *
make_parameters (gint64 patient_id)
{
  return g_variant_new_parsed ("{'patient': <%x>}", patient_id);
}

TendRegistration *
tend_registration_load (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  g_autoptr (TendRegistration) self = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  self = tend_registration_new ();
  g_object_unref (self->patient);
  self->patient = tend_transaction_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (self->patient == NULL)
    return NULL;
  for (guint i = 0; i < TEND_REGISTRATION_LISTS; i++)
    {
      GPtrArray **records = tend_registration_get_records (self, i);

      g_ptr_array_unref (*records);
      *records = tend_transaction_query (transaction, tend_registration_get_list (i)->query,
                                         make_parameters (patient_id), error);
      if (*records == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* The patient and every list are asked for at once; the last answer ends the task. */
typedef struct
{
  TendRegistration *registration;
  guint             pending;
  GError           *error; /* the first */
} Load;

/* One answer that is awaited. */
typedef struct
{
  GTask *task;
  guint  list;
} Answer;

static void
load_free (gpointer data)
{
  Load *load = data;

  tend_registration_free (load->registration);
  g_clear_error (&load->error);
  g_free (load);
}

static void
end_answer (GTask *task, GError *error)
{
  Load *load = g_task_get_task_data (task);

  if (error != NULL && load->error == NULL)
    load->error = error;
  else
    g_clear_error (&error);
  if (--load->pending > 0)
    return;

  if (load->error != NULL)
    g_task_return_error (task, g_steal_pointer (&load->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&load->registration),
                           (GDestroyNotify) tend_registration_free);
}

static void
on_store_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TendRecord) record = NULL;
  Load   *load = g_task_get_task_data (task);
  GError *error = NULL;

  record = tend_store_get_finish (TEND_STORE (source), result, &error);
  if (record != NULL)
    {
      g_object_unref (load->registration->patient);
      load->registration->patient = TEND_PATIENT (tend_record_copy (record));
    }
  end_answer (task, error);
}

static void
on_store_queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr (GTask) task = answer->task;
  g_autoptr (GPtrArray) records = NULL;
  Load   *load = g_task_get_task_data (task);
  GError *error = NULL;

  records = tend_store_query_finish (TEND_STORE (source), result, &error);
  if (records != NULL)
    {
      GPtrArray **list = tend_registration_get_records (load->registration, answer->list);

      g_ptr_array_unref (*list);
      *list = tend_registration_copy_records (records);
    }
  end_answer (task, error);
}

void
tend_registration_load_async (TendStore          *store,
                              gint64              patient_id,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (TEND_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tend_registration_load_async);
  load = g_new0 (Load, 1);
  load->registration = tend_registration_new ();
  load->pending = 1 + TEND_REGISTRATION_LISTS;
  g_task_set_task_data (task, load, load_free);

  tend_store_get_async (store, TEND_TYPE_PATIENT, patient_id, cancellable, on_store_got_cb,
                        g_object_ref (task));
  for (guint i = 0; i < TEND_REGISTRATION_LISTS; i++)
    {
      Answer *answer = g_new0 (Answer, 1);

      answer->task = g_object_ref (task);
      answer->list = i;
      tend_store_query_async (store, tend_registration_get_list (i)->query,
                              make_parameters (patient_id), cancellable, on_store_queried_cb,
                              answer);
    }
}

TendRegistration *
tend_registration_load_finish (TendStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
