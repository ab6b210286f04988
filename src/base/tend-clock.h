/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where "now" comes from: the system, or a time that a test or a demo fixed. */
#pragma once

#include "tend-time.h"

G_BEGIN_DECLS

#define TEND_TYPE_CLOCK (tend_clock_get_type ())
G_DECLARE_FINAL_TYPE (TendClock, tend_clock, TEND, CLOCK, GObject)

/* All functions may be called on any thread. */

TendClock *tend_clock_new_system (void);

/** tend_clock_new_fixed: stands at @now (µs UTC) until tend_clock_advance(). */
TendClock *tend_clock_new_fixed (gint64 now);

/** tend_clock_get_now: µs UTC. */
gint64 tend_clock_get_now (TendClock *self);

/** tend_clock_advance: moves a fixed clock by @microseconds, back when negative. */
void tend_clock_advance (TendClock *self, gint64 microseconds);

G_END_DECLS
