/* SPDX-License-Identifier: GPL-3.0-or-later
 * A town of patients to search in. */
#pragma once

#include "bench-bare.h"
#include "tend-patient.h"

G_BEGIN_DECLS

/* Writes @n patients, each with a telephone number, and the keys that the store
 * keeps for them, by a few statements of the database's own. */
void bench_town_fill (BenchBare *bare, guint n);

/* A patient of the same kind that is not in any store. */
TendPatient *bench_town_make_patient (guint number);

G_END_DECLS
