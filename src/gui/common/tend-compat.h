#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK after 4.8 and libadwaita after 1.2 do with other functions than
 * before. Nothing else in the windows depends on the version. */

/* A question whose answer cannot be taken back; acts that can be undone do not
 * ask. @destructive draws @confirm_label as such. */
void     tend_compat_confirm_async (GtkWindow          *parent,
                                    const char         *heading,
                                    const char         *body,
                                    const char         *confirm_label,
                                    gboolean            destructive,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean tend_compat_confirm_finish (GAsyncResult *result);
/* Says something that must be read. */
void tend_compat_alert (GtkWindow *parent, const char *heading, const char *body);

/* TRUE with a NULL @file in finish: the person chose none. @suffix such as "pdf". */
void tend_compat_save_file_async (GtkWindow          *parent,
                                  const char         *title,
                                  const char         *suggested_name,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
void tend_compat_open_file_async (GtkWindow          *parent,
                                  const char         *title,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* For both: the file (transfer full), NULL without an error when none was chosen. */
GFile *tend_compat_file_finish (GAsyncResult *result, GError **error);

void tend_compat_open_uri (GtkWindow *parent, const char *uri);

/* Prints a finished PDF through the system's dialog. With @queue, a printer's
 * name, silently to that printer where the system lets a program do so. */
void tend_compat_print_pdf_async (GtkWindow          *parent,
                                  GFile              *pdf,
                                  const char         *title,
                                  const char         *queue,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* FALSE without an error when the person cancelled. */
gboolean tend_compat_print_pdf_finish (GAsyncResult *result, GError **error);

/* The text colour that the style gives @widget. */
void tend_compat_get_color (GtkWidget *widget, GdkRGBA *color);
/* The name of a list row for assistive technology, from the row's child. */
void tend_compat_set_row_label (GtkListItem *item, const char *label);
/* Makes the list one stop of Tab: the arrows move in it, Tab leaves it. */
void tend_compat_leave_list_by_tab (GtkListBox *list);

G_END_DECLS
