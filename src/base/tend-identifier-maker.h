/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keys of rows, made before the row is written. */
#pragma once

#include "tend-clock.h"

G_BEGIN_DECLS

#define TEND_IDENTIFIER_MAX_WORKSTATION 1023

/**
 * TendIdentifierMaker:
 *
 * Makes the 63-bit keys of rows: 41 bits of milliseconds since 2020 UTC, 10 of
 * workstation, 12 of counter. Each is greater than the one before, also when
 * the clock steps back or more than 4096 are made in a millisecond. Any thread.
 */
typedef struct _TendIdentifierMaker TendIdentifierMaker;

TendIdentifierMaker *tend_identifier_maker_new (guint workstation, TendClock *clock);
void                 tend_identifier_maker_free (TendIdentifierMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIdentifierMaker, tend_identifier_maker_free)

/** tend_identifier_make: always positive; 0 only after the year 2089. */
gint64 tend_identifier_make (TendIdentifierMaker *maker);

/**
 * tend_identifier_maker_pass:
 *
 * Never makes an id as old as @identifier or older: call it with the highest
 * stored one, in case the clock was set back between two runs.
 */
void tend_identifier_maker_pass (TendIdentifierMaker *maker, gint64 identifier);

/** tend_identifier_made_at: µs UTC, to the millisecond, at which the id was made. */
gint64 tend_identifier_made_at (gint64 identifier);

/** tend_identifier_made_on: the number of the workstation that made the id. */
guint tend_identifier_made_on (gint64 identifier);

G_END_DECLS
