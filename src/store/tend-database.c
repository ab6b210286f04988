/* SPDX-License-Identifier: GPL-3.0-or-later
 * One thread that owns one connection and does its jobs in order. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-database.h"

struct _TendDatabase
{
  GThread            *thread;
  GMutex              mutex;
  GCond               cond;
  GQueue              jobs; /* of Work, guarded by the mutex */
  const TendStoreUrl *url;  /* while opening */
  TendBackendRole     role;
  TendBackend        *backend;
  GError             *error;
};

typedef struct
{
  TendDatabaseJob job; /* NULL ends the thread */
  gpointer        data;
} Work;

typedef struct
{
  TendDatabaseJob job;
  gpointer        data;
  GMutex          mutex;
  GCond           cond;
  gboolean        done;
} Waiting;

static void
open_connection (TendBackend *backend, gpointer data)
{
  TendDatabase *self = data;

  self->backend = tend_backend_open (self->url, self->role, &self->error);
}

static Work *
wait_for_work (TendDatabase *self)
{
  Work *work;

  g_mutex_lock (&self->mutex);
  while ((work = g_queue_pop_head (&self->jobs)) == NULL)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return work;
}

static gpointer
run_jobs (gpointer data)
{
  TendDatabase *self = data;

  for (;;)
    {
      g_autofree Work *work = wait_for_work (self);

      if (work->job == NULL)
        break;
      work->job (self->backend, work->data);
    }
  g_clear_pointer (&self->backend, tend_backend_close);
  return NULL;
}

void
tend_database_push (TendDatabase *self, TendDatabaseJob job, gpointer data)
{
  Work *work = g_new (Work, 1);

  work->job = job;
  work->data = data;
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->jobs, work);
  g_mutex_unlock (&self->mutex);
  /* Woken with the lock still held, as a GAsyncQueue does it, the thread would at
   * once go to sleep again. */
  g_cond_signal (&self->cond);
}

static void
run_waiting (TendBackend *backend, gpointer data)
{
  Waiting *waiting = data;

  waiting->job (backend, waiting->data);
  g_mutex_lock (&waiting->mutex);
  waiting->done = TRUE;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

void
tend_database_run (TendDatabase *self, TendDatabaseJob job, gpointer data)
{
  Waiting waiting = { .job = job, .data = data };

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  tend_database_push (self, run_waiting, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.done)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);
}

TendDatabase *
tend_database_new (const char *name, const TendStoreUrl *url, TendBackendRole role, GError **error)
{
  TendDatabase *self = g_new0 (TendDatabase, 1);

  self->url = url;
  self->role = role;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);
  self->thread = g_thread_new (name, run_jobs, self);
  tend_database_run (self, open_connection, self);
  self->url = NULL;
  if (self->backend == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      tend_database_close (self);
      return NULL;
    }
  return self;
}

void
tend_database_close (TendDatabase *self)
{
  tend_database_push (self, NULL, NULL);
  g_thread_join (self->thread);
  g_queue_clear_full (&self->jobs, g_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}
