/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one place that knows which GTK and libadwaita it is built for. */
#define G_LOG_DOMAIN "tend-compat"

#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include "tend-compat.h"

#include <glib/gi18n.h>

#if !GTK_CHECK_VERSION(4, 14, 0)
#include <gtk/gtkunixprint.h>
#endif

#if ADW_CHECK_VERSION(1, 5, 0)
static void
on_alert_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  g_task_return_boolean (task, g_str_equal (response, "confirm"));
}
#else
static void
on_message_dialog_responded_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_str_equal (response, "confirm"));
}
#endif

void
tend_compat_confirm_async (GtkWindow          *parent,
                           const char         *heading,
                           const char         *body,
                           const char         *confirm_label,
                           gboolean            destructive,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, tend_compat_confirm_async);
#if ADW_CHECK_VERSION(1, 5, 0)
  {
    AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

    adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", confirm_label,
                                    NULL);
    adw_alert_dialog_set_response_appearance (
        dialog, "confirm", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_default_response (dialog, destructive ? "cancel" : "confirm");
    adw_alert_dialog_set_close_response (dialog, "cancel");
    adw_alert_dialog_choose (dialog, GTK_WIDGET (parent), NULL, on_alert_dialog_chosen_cb, task);
  }
#else
  {
    AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

    adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", confirm_label,
                                      NULL);
    adw_message_dialog_set_response_appearance (
        dialog, "confirm", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "confirm");
    adw_message_dialog_set_close_response (dialog, "cancel");
    g_signal_connect (dialog, "response", G_CALLBACK (on_message_dialog_responded_cb), task);
    gtk_window_present (GTK_WINDOW (dialog));
  }
#endif
}

gboolean
tend_compat_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
tend_compat_alert (GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
return_file (GTask *task, GFile *file, GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else
    {
      g_clear_error (&error);
      g_task_return_pointer (task, NULL, NULL);
    }
}

static void
on_file_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
on_file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}
#else
static void
on_chooser_responded_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}
#endif

static void
choose_file (GtkWindow          *parent,
             gboolean            save,
             const char         *title,
             const char         *suggested_name,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, choose_file);
#if GTK_CHECK_VERSION(4, 10, 0)
  {
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

    gtk_file_dialog_set_title (dialog, title);
    if (suggested_name != NULL)
      gtk_file_dialog_set_initial_name (dialog, suggested_name);
    if (save)
      gtk_file_dialog_save (dialog, parent, NULL, on_file_saved_cb, task);
    else
      gtk_file_dialog_open (dialog, parent, NULL, on_file_opened_cb, task);
  }
#else
  {
    GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
        title, parent, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
        NULL);

    if (suggested_name != NULL)
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
    gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
    g_signal_connect (dialog, "response", G_CALLBACK (on_chooser_responded_cb), task);
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  }
#endif
}

void
tend_compat_save_file_async (GtkWindow          *parent,
                             const char         *title,
                             const char         *suggested_name,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  choose_file (parent, TRUE, title, suggested_name, callback, user_data);
}

void
tend_compat_open_file_async (GtkWindow          *parent,
                             const char         *title,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  choose_file (parent, FALSE, title, NULL, callback, user_data);
}

GFile *
tend_compat_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tend_compat_open_uri (GtkWindow *parent, const char *uri)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

#if GTK_CHECK_VERSION(4, 14, 0)
static void
on_print_file_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      g_task_return_boolean (task, FALSE);
    }
  else
    g_task_return_error (task, error);
}
#else
typedef struct
{
  GFile *pdf;
  char  *title;
  char  *queue;
} PrintRequest;

static void
print_request_free (gpointer data)
{
  PrintRequest *request = data;

  g_object_unref (request->pdf);
  g_free (request->title);
  g_free (request->queue);
  g_free (request);
}

static void
on_print_job_sent_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  g_autoptr (GTask) task = user_data;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
send_to_printer (GTask *task, GtkPrinter *printer, GtkPrintSettings *settings, GtkPageSetup *setup)
{
  PrintRequest *request = g_task_get_task_data (task);
  g_autoptr (GtkPrintJob) job = gtk_print_job_new (request->title, printer, settings, setup);
  g_autofree char *path = g_file_get_path (request->pdf);
  GError          *error = NULL;

  if (!gtk_print_job_set_source_file (job, path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  gtk_print_job_send (job, on_print_job_sent_cb, g_object_ref (task), NULL);
}

static void
on_print_dialog_responded_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkPrintUnixDialog *print = GTK_PRINT_UNIX_DIALOG (dialog);

  if (response == GTK_RESPONSE_OK)
    {
      g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (print);

      send_to_printer (task, gtk_print_unix_dialog_get_selected_printer (print), settings,
                       gtk_print_unix_dialog_get_page_setup (print));
    }
  else
    g_task_return_boolean (task, FALSE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
show_print_dialog (GTask *task)
{
  PrintRequest *request = g_task_get_task_data (task);
  GtkWidget *dialog = gtk_print_unix_dialog_new (request->title, g_task_get_source_object (task));

  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF
                                                     | GTK_PRINT_CAPABILITY_COPIES
                                                     | GTK_PRINT_CAPABILITY_PAGE_SET);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_print_dialog_responded_cb),
                    g_object_ref (task));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
use_printer_if_wanted (GtkPrinter *printer, gpointer user_data)
{
  GTask        *task = user_data;
  PrintRequest *request = g_task_get_task_data (task);
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  if (g_strcmp0 (gtk_printer_get_name (printer), request->queue) != 0)
    return FALSE;
  g_clear_pointer (&request->queue, g_free);
  settings = gtk_print_settings_new ();
  setup = gtk_page_setup_new ();
  send_to_printer (task, printer, settings, setup);
  return TRUE;
}

/* The queue was not found: the dialog shows what there is. */
static void
finish_looking_for_printer (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PrintRequest *request = g_task_get_task_data (task);

  if (request->queue != NULL)
    show_print_dialog (task);
}
#endif

void
tend_compat_print_pdf_async (GtkWindow          *parent,
                             GFile              *pdf,
                             const char         *title,
                             const char         *queue,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, tend_compat_print_pdf_async);
#if GTK_CHECK_VERSION(4, 14, 0)
  {
    g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

    gtk_print_dialog_set_title (dialog, title);
    gtk_print_dialog_print_file (dialog, parent, NULL, pdf, NULL, on_print_file_done_cb,
                                 g_object_ref (task));
  }
#else
  {
    PrintRequest *request = g_new0 (PrintRequest, 1);

    request->pdf = g_object_ref (pdf);
    request->title = g_strdup (title);
    request->queue = queue != NULL && *queue != '\0' ? g_strdup (queue) : NULL;
    g_task_set_task_data (task, request, print_request_free);
    if (request->queue != NULL)
      gtk_enumerate_printers (use_printer_if_wanted, g_object_ref (task),
                              finish_looking_for_printer, FALSE);
    else
      show_print_dialog (task);
  }
#endif
}

gboolean
tend_compat_print_pdf_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tend_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

void
tend_compat_set_row_label (GtkListItem *item, const char *label)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_item_set_accessible_label (item, label);
#else
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
#endif
}

#if !GTK_CHECK_VERSION(4, 18, 0)
static gboolean
on_list_key_pressed_cb (GtkEventControllerKey *controller,
                        guint                  key,
                        guint                  code,
                        GdkModifierType        state,
                        gpointer               user_data)
{
  GtkWidget       *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean         back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  GtkDirectionType direction = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  /* What cannot take the focus is passed over, with all that is in it. */
  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), direction);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}
#endif

void
tend_compat_leave_list_by_tab (GtkListBox *list)
{
#if GTK_CHECK_VERSION(4, 18, 0)
  gtk_list_box_set_tab_behavior (list, GTK_LIST_TAB_ITEM);
#else
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_list_key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
#endif
}
