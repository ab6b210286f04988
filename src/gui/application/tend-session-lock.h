#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Notices that nobody has touched any window for a while.
 * Property: "minutes" (uint, 0 never). Signal: "idle". */
#define TEND_TYPE_SESSION_LOCK (tend_session_lock_get_type ())
G_DECLARE_FINAL_TYPE (TendSessionLock, tend_session_lock, TEND, SESSION_LOCK, GObject)

TendSessionLock *tend_session_lock_new (void);
/* Keys and pointer over @window count as a touch. */
void tend_session_lock_watch (TendSessionLock *self, GtkWindow *window);
void tend_session_lock_touch (TendSessionLock *self);

G_END_DECLS
