#pragma once

#include "tend-store-url.h"

G_BEGIN_DECLS

/* One database connection, used by the one thread that opened it. This is the
 * only file that touches libgda: above it there are prepared statements, typed
 * rows and TEND_ERROR. */
typedef struct _TendBackend   TendBackend;
typedef struct _TendStatement TendStatement;
typedef struct _TendRows      TendRows;

typedef enum
{
  TEND_BACKEND_WRITER,
  TEND_BACKEND_READER,
} TendBackendRole;

TendBackend *tend_backend_open (const TendStoreUrl *url, TendBackendRole role, GError **error);
void         tend_backend_close (TendBackend *self);
gboolean     tend_backend_is_postgresql (TendBackend *self);
/* Whether the server still answers. */
gboolean tend_backend_ping (TendBackend *self);
/* Opens the connection afresh with the statements it had. */
gboolean tend_backend_reconnect (TendBackend *self, GError **error);

/* Prepared once for each text and kept; @columns ends in G_TYPE_NONE and is NULL
 * for what returns no rows. Owned by the backend. */
TendStatement *
tend_backend_prepare (TendBackend *self, const char *sql, const GType *columns, GError **error);
/* NULL is bound as an empty text; SQL that wants a NULL says NULLIF. */
void tend_statement_set_text (TendStatement *self, const char *name, const char *text);
void tend_statement_set_int64 (TendStatement *self, const char *name, gint64 number);
/* Binds an a{sv} of strings and int64; FALSE when a parameter has no value. */
gboolean tend_statement_set_all (TendStatement *self, GVariant *parameters, GError **error);

/* How many rows it touched, or -1. */
gint64    tend_backend_execute (TendBackend *self, TendStatement *statement, GError **error);
TendRows *tend_backend_select (TendBackend *self, TendStatement *statement, GError **error);
/* A text without parameters that returns nothing worth keeping: BEGIN, DDL, PRAGMA. */
gboolean tend_backend_command (TendBackend *self, const char *sql, GError **error);
/* The one number that a text without parameters returns. */
gboolean
tend_backend_read_number (TendBackend *self, const char *sql, gint64 *number, GError **error);

guint         tend_rows_get_count (TendRows *self);
gboolean      tend_rows_is_null (TendRows *self, guint row, guint column);
const char   *tend_rows_get_text (TendRows *self, guint row, guint column);
gint64        tend_rows_get_int64 (TendRows *self, guint row, guint column);
double        tend_rows_get_double (TendRows *self, guint row, guint column);
const GValue *tend_rows_get_value (TendRows *self, guint row, guint column);
void          tend_rows_free (TendRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRows, tend_rows_free)

/* For fault tests: the statement counted down to fails as if the database had
 * refused it. 0 turns it off. How many were left of the count before. */
guint tend_backend_fail_after (TendBackend *self, guint statements);

G_END_DECLS
