/* SPDX-License-Identifier: GPL-3.0-or-later
 * libgda 5.2 passes the SQLSTATE of a lost server, NULL, to strtoull and crashes. This function
 * stands before libpq's own of the same name (the executable exports it) and never says NULL there.
 */
#define _GNU_SOURCE
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-postgresql-guard.h"

#include <dlfcn.h>
#include <glib.h>
#include <libpq-fe.h>
#include <string.h>

/* Named by tend-backend.c, so that the linker takes this file in. */
void
tend_postgresql_guard (void)
{
}

char *
PQresultErrorField (const PGresult *result, int field)
{
  static char  nothing[] = "";
  static gsize found;
  static char *(*real) (const PGresult *, int);
  char *text;

  if (g_once_init_enter (&found))
    {
      void *symbol = dlsym (RTLD_NEXT, "PQresultErrorField");

      memcpy (&real, &symbol, sizeof real);
      g_once_init_leave (&found, 1);
    }
  text = real != NULL ? real (result, field) : NULL;
  return text == NULL && field == PG_DIAG_SQLSTATE ? nothing : text;
}
