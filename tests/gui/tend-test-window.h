/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drives windows in process: waits on conditions, finds widgets by the id they
 * have in their .ui file, keeps pictures. */
#pragma once

#include <adwaita.h>

#include "tend-application.h"
#include "tend-store.h"

G_BEGIN_DECLS

#define TEND_TEST_WAIT(expression) TEND_TEST_WAIT_FOR (expression, 40000)
#define TEND_TEST_WAIT_FOR(expression, milliseconds)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 tend_test_end = g_get_monotonic_time () + (milliseconds) *G_GINT64_CONSTANT (1000);     \
                                                                                                   \
    while (!(expression))                                                                          \
      {                                                                                            \
        if (g_get_monotonic_time () > tend_test_end)                                               \
          g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #expression);              \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (500);                                                                          \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* In place of g_test_init(): GTK, libadwaita, our resources and style, no animations. */
void tend_test_init (int *argc, char ***argv);

/* A small demonstration clinic in a file of its own, made once and signed in as
 * the technician; its clock stands at half past ten of a working day. Owned. */
TendStore *tend_test_store (void);
TendClock *tend_test_clock (void);
/* Its file (transfer full). */
char *tend_test_store_path (void);
/* A registered application without a store; one for all, as a process has its name on the bus
 * once. Owned. */
TendApplication *tend_test_empty_application (void);
/* It with that store. Owned. */
TendApplication *tend_test_application (void);
/* Closes store and application at the end of main(). Returns @result. */
int tend_test_finish (int result);

/* The widget with that id at or below @root, which must be there. */
gpointer tend_test_find (gpointer root, const char *id);
/* The first widget of @type at or below @root; nullable. */
gpointer tend_test_find_type (gpointer root, GType type);
/* Whether a label below @root that can be seen says @text. */
gboolean tend_test_shows (gpointer root, const char *text);

/* Presents it and waits for its first frame. */
void tend_test_present (gpointer window);
void tend_test_wait_frame (gpointer widget);
/* Destroys it and waits until nothing holds it any more: the leak check. */
void tend_test_destroy (gpointer window);
/* What it looks like now (transfer full). */
GdkTexture *tend_test_take_picture (gpointer root);
/* To $TEND_SCREENSHOTS/NAME.png when that is set. */
void tend_test_keep_picture (GdkTexture *picture, const char *name);
void tend_test_screenshot (gpointer widget, const char *name);

/* Whether it is a button that libadwaita puts into a row for a password or a message that
 * passes: these have a tooltip alone, which newer GTK takes for the name. */
gboolean tend_test_is_named_by_tooltip (GtkWidget *widget);

/* Fails for every widget below @root that can take the focus and has no name for
 * assistive technology. */
void tend_test_assert_accessible_names (gpointer root);

G_END_DECLS
