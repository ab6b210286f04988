/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lifelike clinic to try the program on; no person in it exists. */
#pragma once

#include "tend-transaction.h"

G_BEGIN_DECLS

#define TEND_DEMO_PATIENTS 250
/* Of every demonstration account, and public. */
#define TEND_DEMO_PASSWORD "tend-demo"
/* The account, a technician's, that a demonstration store signs in by itself. */
#define TEND_DEMO_ACCOUNT "dana"
/* The account that may do everything, as which tendctl signs in to one. */
#define TEND_DEMO_ADMINISTRATOR "admin"

/* Fills an empty store. The same seed, number and time of the transaction make
 * the same rows, ids apart. At most 100 000 patients. */
gboolean tend_demo_fill (TendTransaction *transaction, guint patients, guint seed, GError **error);

G_END_DECLS
