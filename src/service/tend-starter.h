/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a new clinic begins with: rooms, the catalogue of tests, the fee schedule. */
#pragma once

#include "tend-clinic.h"

G_BEGIN_DECLS

/* Unsaved records (transfer full). */

/* Of TendLocation. */
GPtrArray *tend_starter_make_locations (TendClinicKind kind);
/* Of TendTestDefinition; container kinds are nicks of TendTube. */
GPtrArray *tend_starter_make_test_definitions (void);
/* Of TendFee: visits, the venipuncture, each test, supplies and rentals. Amounts are
 * examples: a clinic sets its own. */
GPtrArray *tend_starter_make_fees (void);

G_END_DECLS
