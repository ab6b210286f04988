/* SPDX-License-Identifier: GPL-3.0-or-later
 * Verbs that take files in and give them out. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tend-fhir-reader.h"
#include "tend-fhir-writer.h"
#include "tend-import-run.h"
#include "tend-summary-loading.h"
#include "tendctl.h"

/* Larger files than this are no exchange of one clinic. */
#define MAX_BYTES (512 * 1024 * 1024)

static gboolean dry_run;
static char    *output;

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "Say what would come in, and change nothing",
    NULL },
  { 0 },
};

static const GOptionEntry export_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where it goes; the terminal unless told",
    "FILE" },
  { 0 },
};

typedef struct
{
  GPtrArray *imports; /* TendImport, one a file */
  GPtrArray *counts;  /* TendImportCounts, likewise */
} Import;

static void
print_faults (TendImport *import)
{
  for (guint i = 0; i < import->faults->len; i++)
    {
      g_autofree char *line
          = tend_import_describe_fault (import, g_ptr_array_index (import->faults, i));

      g_printerr ("%s\n", line);
    }
  if (import->faults_left_out > 0)
    g_printerr ("%s: %u more faults\n", import->file, import->faults_left_out);
}

static TendImport *
read_file (TendCommand *command, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = g_path_get_basename (path);

  bytes = g_file_load_bytes (file, NULL, NULL, &cause);
  if (bytes == NULL)
    g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s: %s", name, cause->message);
  else if (g_bytes_get_size (bytes) > MAX_BYTES)
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "%s: the file is too large", name);
  else
    return tend_fhir_reader_read (bytes, name, tend_store_get_time_zone (command->store));
  return NULL;
}

/* All files or none: they may refer to each other. */
static gboolean
import_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Import *work = data;

  for (guint i = 0; i < work->imports->len; i++)
    {
      TendImportCounts *counts = tend_import_counts_new ();

      g_ptr_array_add (work->counts, counts);
      if (!tend_import_run (transaction, g_ptr_array_index (work->imports, i), dry_run, counts,
                            error))
        return FALSE;
    }
  return TRUE;
}

static void
print_notes (GHashTable *notes)
{
  GHashTableIter iter;
  gpointer       sentence, count;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &sentence, &count))
    printf ("    %u: %s\n", GPOINTER_TO_UINT (count), (char *) sentence);
}

static void
print_tally (const TendImportTally *tally)
{
  printf ("  %-24s %u added, %u changed, %u as they were, %u skipped\n", tally->resource_type,
          tally->added, tally->changed, tally->unchanged, tally->skipped);
  print_notes (tally->notes);
}

static JsonObject *
tally_to_object (const TendImportTally *tally)
{
  JsonObject    *object = json_object_new ();
  JsonArray     *notes = json_array_new ();
  GHashTableIter iter;
  gpointer       sentence;

  json_object_set_string_member (object, "type", tally->resource_type);
  json_object_set_int_member (object, "added", tally->added);
  json_object_set_int_member (object, "changed", tally->changed);
  json_object_set_int_member (object, "unchanged", tally->unchanged);
  json_object_set_int_member (object, "skipped", tally->skipped);
  g_hash_table_iter_init (&iter, tally->notes);
  while (g_hash_table_iter_next (&iter, &sentence, NULL))
    json_array_add_string_element (notes, sentence);
  json_object_set_array_member (object, "notes", notes);
  return object;
}

static void
report_json (Import *work)
{
  JsonArray *files = json_array_new ();

  for (guint i = 0; i < work->imports->len; i++)
    {
      TendImport       *import = g_ptr_array_index (work->imports, i);
      TendImportCounts *counts = g_ptr_array_index (work->counts, i);
      JsonObject       *file = json_object_new ();
      JsonArray        *tallies = json_array_new ();

      for (guint k = 0; k < counts->tallies->len; k++)
        json_array_add_object_element (tallies,
                                       tally_to_object (g_ptr_array_index (counts->tallies, k)));
      json_object_set_string_member (file, "file", import->file);
      json_object_set_boolean_member (file, "dry_run", dry_run);
      json_object_set_array_member (file, "resources", tallies);
      json_array_add_object_element (files, file);
    }
  tendctl_print_json (json_node_init_array (json_node_alloc (), files));
  json_array_unref (files);
}

static void
report (Import *work)
{
  for (guint i = 0; i < work->imports->len; i++)
    {
      TendImport       *import = g_ptr_array_index (work->imports, i);
      TendImportCounts *counts = g_ptr_array_index (work->counts, i);

      printf ("%s%s\n", import->file, dry_run ? " (dry run: nothing was changed)" : "");
      for (guint k = 0; k < counts->tallies->len; k++)
        print_tally (g_ptr_array_index (counts->tallies, k));
    }
}

static gboolean
read_files (TendCommand *command, Import *work, GError **error)
{
  gboolean sound = TRUE;

  for (guint i = 0; command->arguments[i] != NULL; i++)
    {
      TendImport *import = read_file (command, command->arguments[i], error);

      if (import == NULL)
        return FALSE;
      g_ptr_array_add (work->imports, import);
      print_faults (import);
      sound = sound && import->faults->len == 0;
    }
  if (!sound)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, "nothing was imported");
  return sound;
}

static gboolean
store_files (TendCommand *command, Import *work, GError **error)
{
  guint before = 0;

  for (guint i = 0; i < work->imports->len; i++)
    before += ((TendImport *) g_ptr_array_index (work->imports, i))->faults->len;
  if (tendctl_transact (command, "data.import", import_job, work, NULL, error))
    return TRUE;
  for (guint i = 0; before == 0 && i < work->imports->len; i++)
    print_faults (g_ptr_array_index (work->imports, i));
  return FALSE;
}

static gboolean
run_import (TendCommand *command, GError **error)
{
  Import   work = { 0 };
  gboolean ok;

  if (!tendctl_check_arguments (command, 1, 1000, error))
    return FALSE;
  work.imports = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_import_free);
  work.counts = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_import_counts_free);
  ok = read_files (command, &work, error) && store_files (command, &work, error);
  if (ok && command->json)
    report_json (&work);
  else if (ok)
    report (&work);
  g_ptr_array_unref (work.imports);
  g_ptr_array_unref (work.counts);
  return ok;
}

typedef struct
{
  const char *number;
  GBytes     *bytes;
} Export;

static gboolean
export_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Export *work = data;
  g_autoptr (TendPatient) patient
      = tend_transaction_find (transaction, TEND_TYPE_PATIENT, work->number, error);
  g_autoptr (TendPatientSummary) summary = NULL;
  gint64 id;

  if (patient == NULL)
    return FALSE;
  id = tend_record_get_id (TEND_RECORD (patient));
  summary = tend_summary_load (transaction, id, error);
  if (summary == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction, id);
  tend_transaction_note (transaction);
  work->bytes = tend_fhir_writer_write (summary);
  return TRUE;
}

static gboolean
write_out (GBytes *bytes, GError **error)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) cause = NULL;

  if (output == NULL)
    return fwrite (text, 1, length, stdout) == length;
  if (g_file_set_contents_full (output, text, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, "%s", cause->message);
  return FALSE;
}

static gboolean
run_export (TendCommand *command, GError **error)
{
  Export   work = { 0 };
  gboolean ok;

  if (!tendctl_check_arguments (command, 2, 2, error))
    return FALSE;
  if (!g_str_equal (command->arguments[0], "fhir"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s is no kind of export; there is fhir", command->arguments[0]);
      return FALSE;
    }
  work.number = command->arguments[1];
  if (!tendctl_transact (command, "data.export", export_job, &work, NULL, error))
    return FALSE;
  ok = write_out (work.bytes, error);
  g_bytes_unref (work.bytes);
  return ok;
}

const TendVerb tendctl_exchange_verbs[] = {
  { "import", "FILE… [--dry-run]", "take in FHIR R4 (JSON or NDJSON)",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, import_options, run_import },
  { "export", "fhir PATIENT [-o FILE]", "a patient's summary as a FHIR Bundle",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, export_options, run_export },
  { 0 },
};
