/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prints a finished paper or keeps it in a file. */
#define G_LOG_DOMAIN "tend-paper-output"

#include "config.h"

#include "tend-paper-output.h"

#include "tend-action-runner.h"
#include "tend-application.h"
#include "tend-compat.h"

#include <glib/gstdio.h>

typedef struct
{
  TendCanvas *canvas;
  GFile      *file;
  char       *temporary; /* path, removed afterwards */
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  if (output->temporary != NULL)
    g_remove (output->temporary);
  g_free (output->temporary);
  g_clear_object (&output->canvas);
  g_clear_object (&output->file);
  g_free (output);
}

static GSettings *
get_settings (GtkWidget *origin)
{
  TendApplication *application = tend_application_find (origin);

  return application != NULL ? tend_application_get_settings (application) : NULL;
}

const TendLabelStock *
tend_paper_output_get_label_stock (GtkWidget *origin)
{
  GSettings       *settings = get_settings (origin);
  g_autofree char *id = settings != NULL ? g_settings_get_string (settings, "label-stock") : NULL;
  const TendLabelStock *stock = id != NULL ? tend_label_stock_find (id) : NULL;

  return stock != NULL ? stock : tend_label_stock_get (TEND_LABEL_STOCK_2_BY_1_INCH);
}

void
tend_paper_output_get_label_profile (GtkWidget *origin, TendPrinterProfile *profile)
{
  GSettings *settings = get_settings (origin);

  *profile = (TendPrinterProfile){ 0 };
  if (settings == NULL)
    return;
  profile->offset_x_mm = g_settings_get_double (settings, "label-offset-x");
  profile->offset_y_mm = g_settings_get_double (settings, "label-offset-y");
}

TendPaperSize
tend_paper_output_get_size (GtkWidget *origin)
{
  GSettings       *settings = get_settings (origin);
  g_autofree char *size = settings != NULL ? g_settings_get_string (settings, "paper-size") : NULL;

  return size != NULL && g_ascii_strcasecmp (size, "a4") == 0 ? TEND_PAPER_A4 : TEND_PAPER_LETTER;
}

static void
return_boolean (GTask *task, gboolean done, GError *error)
{
  if (error != NULL)
    {
      tend_show_error (g_task_get_source_object (task), error);
      g_error_free (error);
    }
  g_task_return_boolean (task, done && error == NULL);
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError  *error = NULL;
  gboolean done = tend_compat_print_pdf_finish (result, &error);

  return_boolean (task, done, error);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Output *output = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = tend_compat_file_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gboolean         done = path != NULL && tend_canvas_save (output->canvas, path, &error);

  return_boolean (task, done, error);
}

static gboolean
save_temporary (Output *output, GError **error)
{
  g_autofree char *path = NULL;
  int              descriptor = g_file_open_tmp ("tend-XXXXXX.pdf", &path, error);

  if (descriptor < 0 || !g_close (descriptor, error))
    return FALSE;
  output->temporary = g_steal_pointer (&path);
  output->file = g_file_new_for_path (output->temporary);
  return tend_canvas_save (output->canvas, output->temporary, error);
}

void
tend_paper_output_async (GtkWidget          *origin,
                         TendCanvas         *canvas,
                         TendPaperWay        way,
                         const char         *title,
                         const char         *file_name,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (origin, NULL, callback, user_data);
  GtkRoot         *root = gtk_widget_get_root (origin);
  GtkWindow       *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GSettings       *settings = get_settings (origin);
  g_autofree char *queue = NULL;
  Output          *output = g_new0 (Output, 1);
  GError          *error = NULL;

  g_task_set_source_tag (task, tend_paper_output_async);
  output->canvas = g_object_ref (canvas);
  g_task_set_task_data (task, output, output_free);
  if (way == TEND_PAPER_SAVE)
    {
      tend_compat_save_file_async (parent, title, file_name, on_file_chosen_cb,
                                   g_object_ref (task));
      return;
    }
  if (!save_temporary (output, &error))
    {
      return_boolean (task, FALSE, error);
      return;
    }
  if (way == TEND_PAPER_PRINT_LABELS && settings != NULL)
    queue = g_settings_get_string (settings, "label-printer");
  tend_compat_print_pdf_async (parent, output->file, title, queue, on_printed_cb,
                               g_object_ref (task));
}

gboolean
tend_paper_output_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
