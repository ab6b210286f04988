/* SPDX-License-Identifier: GPL-3.0-or-later
 * A clinic as large as a town, for the benchmarks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many patients TEND_BENCH_PATIENTS asks for, or @usual. */
guint bench_clinic_count (guint usual);
/* The demonstration clinic with that many patients more, in a folder of its own; its URL. Full. */
char *bench_clinic_new (guint n_patients);
/* Removes it and its folder. Frees @url. */
void bench_clinic_remove (char *url);

G_END_DECLS
