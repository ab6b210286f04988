#pragma once

#include "tend-backend.h"

G_BEGIN_DECLS

/* One thread that owns one connection and does its jobs in order. */
typedef struct _TendDatabase TendDatabase;

/* On the database thread. @backend is NULL when the connection could not be opened. */
typedef void (*TendDatabaseJob) (TendBackend *backend, gpointer data);

/* Opens the connection on its own thread and waits for that. The URL is copied. */
TendDatabase *
tend_database_new (const char *name, const TendStoreUrl *url, TendBackendRole role, GError **error);
/* @job runs after those before it; @data belongs to the caller. Any thread. */
void tend_database_push (TendDatabase *self, TendDatabaseJob job, gpointer data);
/* The same, waiting until it is done. */
void tend_database_run (TendDatabase *self, TendDatabaseJob job, gpointer data);
/* Does what is queued, closes the connection and joins the thread. */
void tend_database_close (TendDatabase *self);

G_END_DECLS
