#pragma once

#include "tend-backend.h"
#include "tend-json-rows.h"
#include "tend-record.h"

G_BEGIN_DECLS

/* The SQL of a kind of record, made from its table of fields, and the way
 * between rows and records. Column order: id, version, withdrawn, the fields;
 * views have no version and withdrawn. */

/* All fields; of the row with id and the version that was read. */
char *tend_record_sql_update (const TendRecordInfo *info);
char *tend_record_sql_select (const TendRecordInfo *info);
/* One JSON array of rows, of these fields (one bit each), as parameter "rows". Made once. */
const char *
tend_record_sql_insert (const TendRecordInfo *info, guint64 fields, gboolean postgresql);
/* The fields that any of the @n records has. */
guint64 tend_record_sql_find_present (GPtrArray *records, guint first, guint n);
/* "alias.id, alias.version, …" */
char *tend_record_sql_columns (const TendRecordInfo *info, const char *alias);

/* Ends in G_TYPE_NONE (transfer full). */
GType *tend_record_sql_types (const TendRecordInfo *info);

void tend_record_sql_bind (TendRecord *record, TendStatement *statement);
/* The row as one JSON array of texts and nulls. */
void        tend_record_sql_add_json (TendRecord *record, guint64 fields, TendJsonRows *rows);
TendRecord *tend_record_sql_read (GType type, TendRows *rows, guint row, GError **error);

G_END_DECLS
