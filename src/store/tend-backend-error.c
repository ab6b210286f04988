/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the databases complain of, in the words of the one error domain. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-backend-error.h"

#include <string.h>

typedef struct
{
  const char *pattern;
  TendError   code;
  const char *message;
} Complaint;

static const Complaint sqlite_complaints[] = {
  { "database is locked", TEND_ERROR_BUSY,
    "The store is in use by another program; nothing was saved: try again" },
  { "database table is locked", TEND_ERROR_BUSY, "The store is in use; try again" },
  { "disk is full", TEND_ERROR_FULL,
    "The disk of the store is full; nothing was saved: free some space and try again" },
  { "disk I/O error", TEND_ERROR_UNAVAILABLE,
    "The disk of the store gave an error; see that it is sound and has room, then try again" },
  { "readonly database", TEND_ERROR_READ_ONLY,
    "The store may only be read; nothing was saved: ask its owner to let you write" },
  { "unable to open database", TEND_ERROR_PERMISSION, "The store's file cannot be opened" },
  { "malformed", TEND_ERROR_CORRUPT, "The store is damaged; restore it from a backup" },
  { "file is not a database", TEND_ERROR_CORRUPT, "The file is not a store of Tend" },
  { "UNIQUE constraint failed", TEND_ERROR_CONFLICT, "There is a row with this number already" },
  { "FOREIGN KEY constraint failed", TEND_ERROR_INVALID, "It names a record that is not there" },
  { "NOT NULL constraint failed", TEND_ERROR_INVALID, "A required field is empty" },
  { "CHECK constraint failed", TEND_ERROR_INVALID, "A field holds what it may not" },
  { "append-only", TEND_ERROR_PERMISSION, "The journal can only be added to" },
};

static const Complaint postgresql_complaints[] = {
  { "index row size", TEND_ERROR_INVALID, "A text is longer than the server can find again" },
  { "append-only", TEND_ERROR_PERMISSION, "The journal can only be added to" },
  { "\"pk_", TEND_ERROR_CONFLICT, "There is a row with this id already" },
  { "\"uq_", TEND_ERROR_CONFLICT, "There is a row with this number already" },
  { "\"fk_", TEND_ERROR_INVALID, "It names a record that is not there" },
  { "\"ck_", TEND_ERROR_INVALID, "A field holds what it may not" },
  { "deadlock", TEND_ERROR_BUSY, "Two people changed the same rows at once; try again" },
  { "lock timeout", TEND_ERROR_BUSY, "Somebody else holds these rows; try again" },
  { "statement timeout", TEND_ERROR_BUSY, "The server took too long; try again" },
  { "read-only transaction", TEND_ERROR_READ_ONLY,
    "The server takes no writing; nothing was saved: ask whoever runs it" },
  { "permission denied", TEND_ERROR_PERMISSION, "The server does not let this user do that" },
  { "authentication failed", TEND_ERROR_PERMISSION, "The server refused the name or password" },
  { "does not exist", TEND_ERROR_NOT_FOUND, "The server has no such database, user or table" },
  { "No space left", TEND_ERROR_FULL, "The server's disk is full; nothing was saved" },
  { "could not connect", TEND_ERROR_UNAVAILABLE, "The server cannot be reached" },
  { "connection to server", TEND_ERROR_UNAVAILABLE, "The server cannot be reached" },
  { "could not receive data", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "could not send data", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "SSL SYSCALL", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "server closed the connection", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "terminating connection", TEND_ERROR_UNAVAILABLE, "The server is stopping" },
  { "no connection to the server", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "SSL connection has been closed", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "Connection is closed", TEND_ERROR_UNAVAILABLE, "The server was lost" },
  { "starting up", TEND_ERROR_UNAVAILABLE, "The server is starting" },
  { "shutting down", TEND_ERROR_UNAVAILABLE, "The server is stopping" },
};

/* Values stay out of messages: libgda's text may quote what a patient typed, so
 * only the name of what was broken is kept from it. */
static char *
find_constraint (const char *message)
{
  static const char *const prefixes[] = { "pk_", "uq_", "fk_", "ck_", NULL };

  for (int i = 0; prefixes[i] != NULL; i++)
    {
      const char *start = strstr (message, prefixes[i]);
      gsize length = start != NULL ? strspn (start, "abcdefghijklmnopqrstuvwxyz0123456789_") : 0;

      if (length > 3)
        return g_strndup (start, length);
    }
  return NULL;
}

static char *
find_column (const char *message)
{
  const char *start = strstr (message, "constraint failed: ");

  if (start == NULL)
    return NULL;
  start += strlen ("constraint failed: ");
  return g_strndup (start, strspn (start, "abcdefghijklmnopqrstuvwxyz0123456789_."));
}

void
tend_backend_set_error (GError **error, gboolean postgresql, const char *message)
{
  const Complaint *complaints = postgresql ? postgresql_complaints : sqlite_complaints;
  gsize            n_complaints
      = postgresql ? G_N_ELEMENTS (postgresql_complaints) : G_N_ELEMENTS (sqlite_complaints);
  g_autofree char *name = NULL;

  if (message == NULL)
    message = "";
  name = find_constraint (message);
  if (name == NULL)
    name = find_column (message);
  for (gsize i = 0; i < n_complaints; i++)
    if (strstr (message, complaints[i].pattern) != NULL)
      {
        g_set_error (error, TEND_ERROR, complaints[i].code,
                     name != NULL && *name != '\0' ? "%s (%s)" : "%s", complaints[i].message, name);
        return;
      }
  g_debug ("The database said: %s", message);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "The database refused a statement");
}
