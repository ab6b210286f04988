/* SPDX-License-Identifier: GPL-3.0-or-later
 * What every window owes everybody, in every mode: each check looks at all that is
 * shown below a root and fails the test with a message a fault, said once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whatever takes the focus has a name for assistive technology. */
void tend_test_check_names (GtkWidget *root, const char *scene);

/* Tab and Shift+Tab reach whatever takes the focus, in the order it is read in, and
 * come round. */
void tend_test_check_tab_order (GtkWidget *root, const char *scene);

/* Nothing is cut off without saying so, nothing lies outside of @root, and @root
 * itself asks for no more than the given size. */
void tend_test_check_layout (GtkWidget *root, const char *scene, int width, int height);

/* Text stands out from what is behind it as WCAG 2.1 AA demands (4.5, large text 3),
 * as measured in @picture of @root. What is insensitive is exempt. */
void tend_test_check_contrast (GtkWidget *root, const char *scene, GdkTexture *picture);

/* With LANGUAGE=en_XA, whose words have no ASCII letter: all text, tooltips, names and
 * hints consist of such words and of @data, a set of folded words. */
void tend_test_check_translated (GtkWidget *root, const char *scene, GHashTable *data);

/* All words in the text columns of the SQLite store at @path (transfer full). */
GHashTable *tend_test_read_words (const char *path);

/* For the checks: fails the test and says why, once for all scenes. */
void tend_test_check_fault (GtkWidget *widget, const char *scene, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Where @widget lies in @root (its allocation, in @root's coordinates). */
graphene_rect_t tend_test_check_get_bounds (GtkWidget *widget, GtkWidget *root);
/* The name that assistive technology is told, empty when there is none (transfer full). */
char *tend_test_check_dup_name (GtkWidget *widget);

G_END_DECLS
