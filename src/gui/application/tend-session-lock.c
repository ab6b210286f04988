/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notices that nobody has touched any window for a while. */
#define G_LOG_DOMAIN "tend-session-lock"

#include "config.h"

#include "tend-session-lock.h"

#define CHECK_SECONDS 10

struct _TendSessionLock
{
  GObject parent_instance;

  guint  minutes;
  gint64 touched_at; /* monotonic, µs */
  guint  source;
};

G_DEFINE_FINAL_TYPE (TendSessionLock, tend_session_lock, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MINUTES,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  IDLE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
on_time_passed_cb (gpointer user_data)
{
  TendSessionLock *self = user_data;
  gint64           limit = (gint64) self->minutes * 60 * G_USEC_PER_SEC;

  if (limit > 0 && g_get_monotonic_time () - self->touched_at >= limit)
    {
      tend_session_lock_touch (self);
      g_signal_emit (self, signals[IDLE], 0);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
on_window_touched_cb (TendSessionLock *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      tend_session_lock_touch (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
tend_session_lock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendSessionLock *self = TEND_SESSION_LOCK (object);

  switch (id)
    {
    case PROP_MINUTES:
      g_value_set_uint (value, self->minutes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_session_lock_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TendSessionLock *self = TEND_SESSION_LOCK (object);

  switch (id)
    {
    case PROP_MINUTES:
      if (self->minutes == g_value_get_uint (value))
        return;
      self->minutes = g_value_get_uint (value);
      tend_session_lock_touch (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_session_lock_dispose (GObject *object)
{
  TendSessionLock *self = TEND_SESSION_LOCK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (tend_session_lock_parent_class)->dispose (object);
}

static void
tend_session_lock_class_init (TendSessionLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_session_lock_get_property;
  object_class->set_property = tend_session_lock_set_property;
  object_class->dispose = tend_session_lock_dispose;
  properties[PROP_MINUTES]
      = g_param_spec_uint ("minutes", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[IDLE] = g_signal_new ("idle", TEND_TYPE_SESSION_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
tend_session_lock_init (TendSessionLock *self)
{
  tend_session_lock_touch (self);
  self->source = g_timeout_add_seconds (CHECK_SECONDS, on_time_passed_cb, self);
}

TendSessionLock *
tend_session_lock_new (void)
{
  return g_object_new (TEND_TYPE_SESSION_LOCK, NULL);
}

void
tend_session_lock_watch (TendSessionLock *self, GtkWindow *window)
{
  GtkEventController *controller;

  g_return_if_fail (TEND_IS_SESSION_LOCK (self) && GTK_IS_WINDOW (window));

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_window_touched_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

void
tend_session_lock_touch (TendSessionLock *self)
{
  g_return_if_fail (TEND_IS_SESSION_LOCK (self));

  self->touched_at = g_get_monotonic_time ();
}
