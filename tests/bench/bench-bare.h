/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bare database libraries, for figures to stand beside. */
#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

/* One connection through sqlite3 or libpq and nothing else. What fails ends the program. */
typedef struct _BenchBare BenchBare;

BenchBare *bench_bare_open (const char *url);
void       bench_bare_close (BenchBare *self);
gboolean   bench_bare_is_postgresql (BenchBare *self);
/* One or more statements without parameters, split at ';' by the library. */
void bench_bare_run (BenchBare *self, const char *sql);

/* A prepared search; @sql is written as the store's queries are. */
void bench_bare_prepare_search (BenchBare *self, const char *sql);
void bench_bare_set_parameters (BenchBare *self, GVariant *parameters);
/* Reads every cell of the answer; the first column's go into @ids, of gint64. */
void bench_bare_search (BenchBare *self, GArray *ids);

/* Rows of one table, to be written one by one with a prepared statement. */
typedef struct _BenchRows BenchRows;

/* @rest: (nullable): what follows the table's name, "WHERE …" */
BenchRows *bench_rows_read (BenchBare *from, const char *table, const char *rest);
/* Writes them by this instead, where ?1 is the first column. */
void  bench_rows_set_update (BenchRows *self, const char *sql);
void  bench_rows_write (BenchRows *self, BenchBare *to);
guint bench_rows_get_count (BenchRows *self);
/* The first cell of the first row. */
gint64 bench_rows_get_number (BenchRows *self);
void   bench_rows_free (BenchRows *self);

/* What rows of a patient and of the journal refer to. */
void bench_bare_copy_ground (BenchBare *from, BenchBare *to);

/* Nanoseconds that the server spent for this connection, or for every other one
 * on its database; 0 with SQLite, which works in this process. */
gint64 bench_bare_get_server_time (BenchBare *self);
gint64 bench_bare_get_others_server_time (BenchBare *self);

G_END_DECLS
