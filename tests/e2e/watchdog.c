/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tells how long each turn of the program's main loop held it: linked in front of the real
 * program for the journeys, which put the name of their step beside it.
 *
 * A line a turn in the file TEND_WATCHDOG: when it ended (µs of the monotonic clock), how long it
 * took by the clock, and of it the µs of the main thread's own processor time in
 * - dispatching: all that is ours, with the widgets it changes and what it tells an assistive
 *   technology; also what GTK does for keys, pointer, timers and popovers,
 * - laying out: within GTK's frames the styles, sizes and places of what changed; also the size of
 *   a window whenever GDK asks for it. Callbacks a frame are dispatching,
 * - painting: GTK's snapshot and its drawing by the processor, where there is no other renderer,
 * - answering the journey's own questions as an assistive technology;
 * then the window or page of ours that was built in it, or the dialog that was taken down, or “-”.
 * A file dialog is GTK's window and is built until it watches its folder (some 15 ms in a folder
 * like /tmp, whose names the system goes through for that). */
#include "config.h"

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>

/* Shorter turns are not written. */
#define LEAST 500

typedef enum
{
  PHASE_DISPATCH,
  PHASE_LAYOUT,
  PHASE_PAINT,
  PHASE_QUESTION,
  N_PHASES
} Phase;

static struct
{
  FILE       *file;
  GPollFunc   poll;
  Phase       phase, before_size;
  gint64      since; /* processor time at which the phase began */
  gint64      began; /* by the clock; 0 before the first turn */
  gint64      spent[N_PHASES];
  const char *built;
  GPtrArray  *windows; /* names of the types of all there are */
} watch;

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static Phase
turn_to (Phase phase)
{
  gint64 now = get_processor_time ();
  Phase  before = watch.phase;

  watch.spent[before] += now - watch.since;
  watch.since = now;
  watch.phase = phase;
  return before;
}

static void
write_turn (void)
{
  gint64 end = g_get_monotonic_time ();
  gint64 sum = 0;

  for (guint i = 0; i < N_PHASES; i++)
    sum += watch.spent[i];
  if (watch.began != 0 && sum >= LEAST)
    fprintf (watch.file,
             "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
             " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
             end, end - watch.began, watch.spent[PHASE_DISPATCH], watch.spent[PHASE_LAYOUT],
             watch.spent[PHASE_PAINT], watch.spent[PHASE_QUESTION],
             watch.built != NULL ? watch.built : "-");
}

/* Between two calls lies one turn: what was ready is dispatched. */
static int
poll_and_watch (GPollFD *files, guint n_files, int timeout)
{
  int result;

  turn_to (PHASE_DISPATCH);
  write_turn ();
  result = watch.poll (files, n_files, timeout);
  for (guint i = 0; i < N_PHASES; i++)
    watch.spent[i] = 0;
  watch.built = NULL;
  watch.began = g_get_monotonic_time ();
  watch.since = get_processor_time ();
  return result;
}

static void
on_size_computed_cb (void)
{
  turn_to (watch.before_size);
}

/* GDK asks for the size of a window within a frame and outside of it. */
static gboolean
on_size_wanted_cb (GSignalInvocationHint *hint,
                   guint                  n_values,
                   const GValue          *values,
                   gpointer               user_data)
{
  GObject *surface = g_value_get_object (&values[0]);

  if (g_object_get_data (surface, "tend-watched") == NULL)
    {
      g_object_set_data (surface, "tend-watched", surface);
      g_signal_connect_after (surface, "compute-size", G_CALLBACK (on_size_computed_cb), NULL);
    }
  watch.before_size = turn_to (PHASE_LAYOUT);
  return TRUE;
}

/* A frame first calls back, styles what changed and then lays it out. */
static gboolean
on_frame_phase_begun_cb (GSignalInvocationHint *hint,
                         guint                  n_values,
                         const GValue          *values,
                         gpointer               phase)
{
  turn_to (GPOINTER_TO_INT (phase));
  return TRUE;
}

static void
watch_frames (void)
{
  static const struct
  {
    const char *signal;
    Phase       phase;
  } phases[] = { { "update", PHASE_LAYOUT },
                 { "layout", PHASE_LAYOUT },
                 { "paint", PHASE_PAINT },
                 { "after-paint", PHASE_DISPATCH } };

  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    g_signal_add_emission_hook (g_signal_lookup (phases[i].signal, GDK_TYPE_FRAME_CLOCK), 0,
                                on_frame_phase_begun_cb, GINT_TO_POINTER (phases[i].phase), NULL);
  g_type_default_interface_ref (GDK_TYPE_TOPLEVEL);
  g_signal_add_emission_hook (g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0,
                              on_size_wanted_cb, NULL, NULL);
}

/* Taking a window of ours down is one of the steps; GTK's own dialogs are its own affair. */
static void
on_windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    {
      if (watch.built == NULL && !g_str_has_prefix (watch.windows->pdata[position], "Tend"))
        watch.built = "a-dialog-taken-down";
      g_ptr_array_remove_index (watch.windows, position);
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, position + i);

      g_ptr_array_insert (watch.windows, (int) (position + i),
                          (gpointer) G_OBJECT_TYPE_NAME (window));
      if (watch.built == NULL)
        watch.built = "a-window-built";
    }
}

/* Before main(), so that the program itself knows nothing of it. */
__attribute__ ((constructor)) static void
begin (void)
{
  const char *path = g_getenv ("TEND_WATCHDOG");

  watch.file = path != NULL ? fopen (path, "ae") : NULL;
  if (watch.file == NULL)
    return;
  setvbuf (watch.file, NULL, _IOLBF, 0);
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_watch);
  watch_frames ();
  watch.windows = g_ptr_array_new ();
  g_signal_connect (gtk_window_get_toplevels (), "items-changed",
                    G_CALLBACK (on_windows_changed_cb), NULL);
}

/* In the place of GTK's own: what has a template is a part of ours being built. */
void
gtk_widget_init_template (GtkWidget *widget)
{
  static void (*init_template) (GtkWidget *);
  const char *name = G_OBJECT_TYPE_NAME (widget);

  if (g_str_has_prefix (name, "Tend")
      && (g_str_has_suffix (name, "Window") || g_str_has_suffix (name, "Page")))
    watch.built = name;
  if (init_template == NULL)
    init_template = dlsym (RTLD_NEXT, "gtk_widget_init_template");
  init_template (widget);
}

typedef struct
{
  GtkTickCallback callback;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Tick;

static gboolean
on_ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Tick    *tick = user_data;
  Phase    before = turn_to (PHASE_DISPATCH);
  gboolean goes_on = tick->callback (widget, clock, tick->user_data);

  turn_to (before);
  return goes_on;
}

static void
free_tick (gpointer data)
{
  Tick *tick = data;

  if (tick->destroy != NULL)
    tick->destroy (tick->user_data);
  g_free (tick);
}

/* In the place of GTK's own. */
guint
gtk_widget_add_tick_callback (GtkWidget      *widget,
                              GtkTickCallback callback,
                              gpointer        user_data,
                              GDestroyNotify  destroy)
{
  static guint (*add_tick_callback) (GtkWidget *, GtkTickCallback, gpointer, GDestroyNotify);
  Tick *tick = g_new0 (Tick, 1);

  if (add_tick_callback == NULL)
    add_tick_callback = dlsym (RTLD_NEXT, "gtk_widget_add_tick_callback");
  *tick = (Tick){ callback, user_data, destroy };
  return add_tick_callback (widget, on_ticked_cb, tick, free_tick);
}

/* In the place of GIO's own: of the whole program only a file dialog asks for it. */
GFileMonitor *
g_file_monitor_directory (GFile            *folder,
                          GFileMonitorFlags flags,
                          GCancellable     *cancellable,
                          GError          **error)
{
  static GFileMonitor *(*monitor_directory) (GFile *, GFileMonitorFlags, GCancellable *, GError **);

  watch.built = "a-file-dialog-filled";
  if (monitor_directory == NULL)
    monitor_directory = dlsym (RTLD_NEXT, "g_file_monitor_directory");
  return monitor_directory (folder, flags, cancellable, error);
}

/* What GTK offers on the accessibility bus, with the time that the answers take put aside. */
typedef struct
{
  const GDBusInterfaceVTable *answers;
  gpointer                    user_data;
  GDestroyNotify              destroy;
} Offer;

static void
answer_call (GDBusConnection       *connection,
             const char            *sender,
             const char            *path,
             const char            *interface,
             const char            *method,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation,
             gpointer               user_data)
{
  Offer *offer = user_data;
  Phase  before = turn_to (PHASE_QUESTION);

  offer->answers->method_call (connection, sender, path, interface, method, parameters, invocation,
                               offer->user_data);
  turn_to (before);
}

static GVariant *
answer_property (GDBusConnection *connection,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *property,
                 GError         **error,
                 gpointer         user_data)
{
  Offer    *offer = user_data;
  Phase     before = turn_to (PHASE_QUESTION);
  GVariant *answer = offer->answers->get_property (connection, sender, path, interface, property,
                                                   error, offer->user_data);

  turn_to (before);
  return answer;
}

static gboolean
take_property (GDBusConnection *connection,
               const char      *sender,
               const char      *path,
               const char      *interface,
               const char      *property,
               GVariant        *value,
               GError         **error,
               gpointer         user_data)
{
  Offer *offer = user_data;

  return offer->answers->set_property (connection, sender, path, interface, property, value, error,
                                       offer->user_data);
}

static void
free_offer (gpointer data)
{
  Offer *offer = data;

  if (offer->destroy != NULL)
    offer->destroy (offer->user_data);
  g_free (offer);
}

/* In the place of GIO's own. */
guint
g_dbus_connection_register_object (GDBusConnection            *connection,
                                   const char                 *path,
                                   GDBusInterfaceInfo         *interface,
                                   const GDBusInterfaceVTable *answers,
                                   gpointer                    user_data,
                                   GDestroyNotify              destroy,
                                   GError                    **error)
{
  static guint (*register_object) (GDBusConnection *, const char *, GDBusInterfaceInfo *,
                                   const GDBusInterfaceVTable *, gpointer, GDestroyNotify,
                                   GError **);
  /* Which functions there are decides what the bus offers: one table for each set. */
  static GDBusInterfaceVTable tables[8];
  guint set = (answers->method_call != NULL) | (answers->get_property != NULL) << 1
              | (answers->set_property != NULL) << 2;
  Offer *offer = g_new0 (Offer, 1);

  if (register_object == NULL)
    register_object = dlsym (RTLD_NEXT, "g_dbus_connection_register_object");
  tables[set].method_call = answers->method_call != NULL ? answer_call : NULL;
  tables[set].get_property = answers->get_property != NULL ? answer_property : NULL;
  tables[set].set_property = answers->set_property != NULL ? take_property : NULL;
  *offer = (Offer){ answers, user_data, destroy };
  return register_object (connection, path, interface, &tables[set], offer, free_offer, error);
}
