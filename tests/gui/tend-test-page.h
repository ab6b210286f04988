/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page of the chart window, alone in a window, for tests. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* After g_test_init(): GTK and the resources; FALSE when there is no display, and
 * then the tests are to be skipped. */
gboolean tend_test_page_init (void);
/* Shows @page at the size that it has in a chart window of 1280×800. */
GtkWidget *tend_test_page_show (GtkWidget *page);
/* The widget below @root with this buildable id or name; fails when there is none. */
GtkWidget *tend_test_page_find (GtkWidget *root, const char *id);
/* A frame has been drawn since. */
void tend_test_page_wait_frame (GtkWidget *widget);
/* Keeps a picture in the folder TEND_TEST_PICTURES, if that is set. */
void tend_test_page_picture (GtkWidget *window, const char *name);
/* Closes the window and checks that the page goes away with it. */
void tend_test_page_close (GtkWidget *window);
/* What is typed into the form below @root is kept: waits until its draft is. */
void tend_test_page_wait_draft (GtkWidget *root);
/* Waits until the form below @root offers what was typed, and goes on with it. */
void tend_test_page_continue_draft (GtkWidget *root);
/* Whether the store keeps one. */
gboolean tend_test_page_has_draft (TendStore *store, const char *form, gint64 subject);
/* All text of labels shown below @root, a line each (transfer full). */
char *tend_test_page_read (GtkWidget *root);

/* A store with the demonstration clinic, its clock and its technician (transfer full). */
TendStore *tend_test_page_demo_store (void);

G_END_DECLS
