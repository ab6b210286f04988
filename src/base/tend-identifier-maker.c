/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes keys that rise and never meet those of another workstation. */
#define G_LOG_DOMAIN "tend-identifier-maker"

#include "config.h"

#include "tend-identifier-maker.h"

#define EPOCH_2020 (G_GINT64_CONSTANT (1577836800000)) /* ms since 1970 */
#define WORKSTATION_BITS 10
#define COUNTER_BITS 12
#define COUNTER_MASK ((1 << COUNTER_BITS) - 1)
#define TIME_BITS 41
#define LAST_STEP ((G_GINT64_CONSTANT (1) << (TIME_BITS + COUNTER_BITS)) - 1)

struct _TendIdentifierMaker
{
  TendClock *clock; /* owned */
  guint      workstation;
  GMutex     lock;
  gint64     last_step; /* milliseconds and counter of the last id; guarded by lock */
};

TendIdentifierMaker *
tend_identifier_maker_new (guint workstation, TendClock *clock)
{
  TendIdentifierMaker *maker;

  g_return_val_if_fail (workstation <= TEND_IDENTIFIER_MAX_WORKSTATION, NULL);
  g_return_val_if_fail (TEND_IS_CLOCK (clock), NULL);

  maker = g_new0 (TendIdentifierMaker, 1);
  maker->clock = g_object_ref (clock);
  maker->workstation = workstation;
  g_mutex_init (&maker->lock);
  return maker;
}

void
tend_identifier_maker_free (TendIdentifierMaker *maker)
{
  if (maker == NULL)
    return;
  g_object_unref (maker->clock);
  g_mutex_clear (&maker->lock);
  g_free (maker);
}

static gint64
get_step (gint64 identifier)
{
  gint64 milliseconds = identifier >> (WORKSTATION_BITS + COUNTER_BITS);

  return milliseconds << COUNTER_BITS | (identifier & COUNTER_MASK);
}

/* Among many processes two have drawn the same number now and then; where they begin in each
 * millisecond then keeps them apart. Number 0 counts from zero, so that its keys follow from
 * the clock alone. */
static gint64
pick_start (TendIdentifierMaker *maker)
{
  return maker->workstation != 0 ? g_random_int_range (0, COUNTER_MASK / 2) : 0;
}

gint64
tend_identifier_make (TendIdentifierMaker *maker)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 milliseconds;

  g_return_val_if_fail (maker != NULL, 0);

  locker = g_mutex_locker_new (&maker->lock);
  milliseconds = tend_clock_get_now (maker->clock) / 1000 - EPOCH_2020;
  milliseconds = CLAMP (milliseconds, 0, LAST_STEP >> COUNTER_BITS);
  if (milliseconds > maker->last_step >> COUNTER_BITS)
    maker->last_step = milliseconds << COUNTER_BITS | pick_start (maker);
  else
    maker->last_step++;
  if (maker->last_step > LAST_STEP)
    {
      maker->last_step = LAST_STEP;
      g_critical ("Row keys reach to the year 2089; set the clock of this machine right");
      return 0;
    }
  return (maker->last_step >> COUNTER_BITS) << (WORKSTATION_BITS + COUNTER_BITS)
         | (gint64) maker->workstation << COUNTER_BITS | (maker->last_step & COUNTER_MASK);
}

void
tend_identifier_maker_pass (TendIdentifierMaker *maker, gint64 identifier)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (maker != NULL);

  if (identifier <= 0)
    return;
  locker = g_mutex_locker_new (&maker->lock);
  maker->last_step = MAX (maker->last_step, get_step (identifier));
}

gint64
tend_identifier_made_at (gint64 identifier)
{
  return ((identifier >> (WORKSTATION_BITS + COUNTER_BITS)) + EPOCH_2020) * 1000;
}

guint
tend_identifier_made_on (gint64 identifier)
{
  return identifier >> COUNTER_BITS & TEND_IDENTIFIER_MAX_WORKSTATION;
}
