/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws what stands in a finished PDF once more by bare libharu: nothing is laid out or measured.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct BenchBarePaper BenchBarePaper;

/* Takes down every text, line and rectangle of @path, a paper of this program with text in the
 * standard faces only. */
BenchBarePaper *bench_bare_paper_read (const char *path);
void            bench_bare_paper_free (BenchBarePaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchBarePaper, bench_bare_paper_free)

guint bench_bare_paper_get_n_pages (BenchBarePaper *self);
/* Into the file, or with NULL into memory. Its size in bytes. */
gsize bench_bare_paper_draw (BenchBarePaper *self, const char *path);

G_END_DECLS
