/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where "now" comes from, so that tests and demos can say what time it is. */
#define G_LOG_DOMAIN "tend-clock"

#include "config.h"

#include "tend-clock.h"

struct _TendClock
{
  GObject parent_instance;

  gboolean is_fixed;
  GMutex   lock;
  gint64   fixed_now; /* guarded by lock */
};

G_DEFINE_FINAL_TYPE (TendClock, tend_clock, G_TYPE_OBJECT)

static void
tend_clock_finalize (GObject *object)
{
  TendClock *self = TEND_CLOCK (object);

  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (tend_clock_parent_class)->finalize (object);
}

static void
tend_clock_class_init (TendClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_clock_finalize;
}

static void
tend_clock_init (TendClock *self)
{
  g_mutex_init (&self->lock);
}

TendClock *
tend_clock_new_system (void)
{
  return g_object_new (TEND_TYPE_CLOCK, NULL);
}

TendClock *
tend_clock_new_fixed (gint64 now)
{
  TendClock *self = g_object_new (TEND_TYPE_CLOCK, NULL);

  self->is_fixed = TRUE;
  self->fixed_now = now;
  return self;
}

gint64
tend_clock_get_now (TendClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TEND_IS_CLOCK (self), TEND_TIME_NONE);

  if (!self->is_fixed)
    return g_get_real_time ();
  locker = g_mutex_locker_new (&self->lock);
  return self->fixed_now;
}

void
tend_clock_advance (TendClock *self, gint64 microseconds)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TEND_IS_CLOCK (self));
  g_return_if_fail (self->is_fixed);

  locker = g_mutex_locker_new (&self->lock);
  self->fixed_now += microseconds;
}
