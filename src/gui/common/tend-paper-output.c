/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prints a finished paper or keeps it in a file. */
#define G_LOG_DOMAIN "tend-paper-output"

#include "config.h"

#include "tend-paper-output.h"

#include "tend-action-runner.h"
#include "tend-application.h"
#include "tend-compat.h"
#include "tend-error.h"
#include "tend-work-folder.h"

#include <glib/gi18n.h>

typedef struct
{
  TendCanvas     *canvas;
  char           *title;
  char           *queue;
  GFile          *file;   /* of one that is printed */
  TendWorkFolder *folder; /* where it is meanwhile */
  char           *path;   /* of one that is saved */
  TendStagedFile *staged;
  TendPaperNote   note;
  gint64          sequence; /* of its entry in the journal */
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_clear_pointer (&output->folder, tend_work_folder_free);
  g_clear_pointer (&output->staged, tend_staged_file_free);
  g_clear_object (&output->canvas);
  g_clear_object (&output->file);
  g_clear_object (&output->note.store);
  if (output->note.destroy != NULL && output->note.data != NULL)
    output->note.destroy (output->note.data);
  g_free (output->path);
  g_free (output->queue);
  g_free (output->title);
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
  tend_act_end (g_task_get_source_object (task));
  if (error != NULL)
    {
      tend_show_error (g_task_get_source_object (task), error);
      g_error_free (error);
    }
  g_task_return_boolean (task, done && error == NULL);
}

static const char *
find_sentence (const GError *error)
{
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_FULL))
    return _ ("There is no room left for “%s”. Free some space or choose another place.");
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_PERMISSION))
    return _ ("You may not write “%s”. Choose another place.");
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    return _ ("The folder of “%s” is not there. Choose another place.");
  return _ ("“%s” could not be written: the disk gave an error. Choose another place.");
}

/* It is about this file, not about the records. */
static void
return_unwritten (GTask *task, const char *path, GError *error)
{
  GtkRoot         *root = gtk_widget_get_root (g_task_get_source_object (task));
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (find_sentence (error), name);

  tend_act_end (g_task_get_source_object (task));
  if (GTK_IS_WINDOW (root))
    tend_compat_alert (GTK_WINDOW (root), _ ("The paper was not made"), text);
  g_error_free (error);
  g_task_return_boolean (task, FALSE);
}

static void
on_taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit == NULL)
    tend_show_error (origin, error);
}

/* It did not go out after all. */
static void
take_back (GTask *task)
{
  Output *output = g_task_get_task_data (task);

  tend_store_undo_async (output->note.store, output->sequence, NULL, on_taken_back_cb,
                         g_object_ref (g_task_get_source_object (task)));
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError  *error = NULL;
  gboolean done = tend_compat_print_pdf_finish (result, &error);

  if (!done)
    take_back (task);
  return_boolean (task, done, error);
}

static void
place (GTask *task)
{
  Output  *output = g_task_get_task_data (task);
  gboolean out;
  GError  *error = NULL;

  if (tend_staged_file_place (output->staged, &out, &error))
    {
      return_boolean (task, TRUE, NULL);
      return;
    }
  if (!out)
    take_back (task);
  return_unwritten (task, output->path, error);
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Output  *output = g_task_get_task_data (task);
  GtkRoot *root = gtk_widget_get_root (g_task_get_source_object (task));
  GError  *error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (commit == NULL)
    {
      return_boolean (task, FALSE, error);
      return;
    }
  output->sequence = commit->sequence;
  if (output->staged != NULL)
    place (task);
  else
    tend_compat_print_pdf_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, output->file,
                                 output->title, output->queue, on_printed_cb, g_object_ref (task));
}

/* The paper is whole. */
static void
tell_journal (GTask *task)
{
  Output *output = g_task_get_task_data (task);

  tend_store_transact_async (output->note.store, output->note.action, output->note.job,
                             g_steal_pointer (&output->note.data), output->note.destroy, NULL,
                             on_noted_cb, g_object_ref (task));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Output *output = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = tend_compat_file_finish (result, &error);

  output->path = file != NULL ? g_file_get_path (file) : NULL;
  if (output->path == NULL)
    {
      return_boolean (task, FALSE, error);
      return;
    }
  output->staged = tend_canvas_stage (output->canvas, output->path, &error);
  if (output->staged != NULL)
    tell_journal (task);
  else
    return_unwritten (task, output->path, error);
}

static gboolean
save_temporary (Output *output, const char *place, GError **error)
{
  g_autofree char *path = NULL;

  output->folder = tend_work_folder_new (place, error);
  if (output->folder == NULL)
    return FALSE;
  path = tend_work_folder_dup_path (output->folder, "paper.pdf");
  output->file = g_file_new_for_path (path);
  return tend_canvas_save (output->canvas, path, error);
}

static void
print (GTask *task, TendPaperWay way, const char *file_name)
{
  Output    *output = g_task_get_task_data (task);
  GSettings *settings = get_settings (g_task_get_source_object (task));
  /* Not where others look, and gone with the session even after a crash. */
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), file_name, NULL);
  GError          *error = NULL;

  if (way == TEND_PAPER_PRINT_LABELS && settings != NULL)
    output->queue = g_settings_get_string (settings, "label-printer");
  if (save_temporary (output, path, &error))
    tell_journal (task);
  else
    return_unwritten (task, path, error);
}

void
tend_paper_output_async (GtkWidget           *origin,
                         TendCanvas          *canvas,
                         TendPaperWay         way,
                         const char          *title,
                         const char          *file_name,
                         const TendPaperNote *note,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (origin, NULL, callback, user_data);
  GtkRoot *root = gtk_widget_get_root (origin);
  Output  *output = g_new0 (Output, 1);

  g_task_set_source_tag (task, tend_paper_output_async);
  g_task_set_task_data (task, output, output_free);
  output->canvas = g_object_ref (canvas);
  output->title = g_strdup (title);
  output->note = *note;
  g_object_ref (output->note.store);
  if (!tend_act_begin (origin))
    g_task_return_boolean (task, FALSE);
  else if (way == TEND_PAPER_SAVE)
    tend_compat_save_file_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, file_name,
                                 on_file_chosen_cb, g_object_ref (task));
  else
    print (task, way, file_name);
}

gboolean
tend_paper_output_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
