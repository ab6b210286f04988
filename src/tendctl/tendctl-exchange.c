/* SPDX-License-Identifier: GPL-3.0-or-later
 * Verbs that take files in and give them out. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tend-fhir-reader.h"
#include "tend-fhir-writer.h"
#include "tend-file.h"
#include "tend-import-run.h"
#include "tend-summary-loading.h"
#include "tendctl.h"

/* Larger files than this are no exchange of one clinic. */
#define MAX_BYTES (512 * 1024 * 1024)
#define PIECE (1024 * 1024)

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

/* No more than that is ever held: a file may grow while it is read, and a device has no end. */
static GBytes *
load_bytes (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize read = 0;

  if (stream == NULL)
    return NULL;
  do
    {
      guint length = bytes->len;

      g_byte_array_set_size (bytes, length + PIECE);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes->data + length, PIECE, &read,
                                    NULL, error))
        return NULL;
      g_byte_array_set_size (bytes, length + (guint) read);
    }
  while (read == PIECE && bytes->len <= MAX_BYTES);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static TendImport *
read_file (TendCommand *command, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = g_path_get_basename (path);

  bytes = load_bytes (path, &cause);
  if (bytes == NULL)
    g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "%s: %s", name, cause->message);
  else if (g_bytes_get_size (bytes) > MAX_BYTES)
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                 "%s: the file is larger than %d MB: split it", name, MAX_BYTES / 1024 / 1024);
  else
    return tend_fhir_reader_read (bytes, name, tend_store_get_time_zone (command->store));
  return NULL;
}

/* What others point to comes in before them, in whatever order the files were named. */
static guint
rank_of (TendImport *import)
{
  static const char *const order[] = { "Organization", "Practitioner", "Location", "Patient",
                                       "Device",       "Coverage",     "Encounter" };
  guint                    rank = G_N_ELEMENTS (order);

  for (guint i = 0; i < import->items->len; i++)
    {
      TendImportItem *item = g_ptr_array_index (import->items, i);

      for (guint k = 0; k < rank; k++)
        if (g_str_equal (item->resource_type, order[k]))
          rank = k;
    }
  return rank;
}

static int
compare_imports (gconstpointer a, gconstpointer b)
{
  return (int) rank_of (*(TendImport **) a) - (int) rank_of (*(TendImport **) b);
}

/* All files or none. A dry run does everything and then takes it back, so that
 * files which refer to each other are judged as they would be. */
static gboolean
import_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Import *work = data;

  for (guint i = 0; i < work->imports->len; i++)
    {
      TendImportCounts *counts = tend_import_counts_new ();

      g_ptr_array_add (work->counts, counts);
      if (!tend_import_run (transaction, g_ptr_array_index (work->imports, i), FALSE, counts,
                            error))
        return FALSE;
    }
  if (!dry_run)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It was a dry run");
  return FALSE;
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
  g_ptr_array_sort (work->imports, compare_imports);
  if (!sound)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, "nothing was imported");
  return sound;
}

static gboolean
store_files (TendCommand *command, Import *work, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (tendctl_transact (command, "data.import", import_job, work, NULL, &cause)
      || (dry_run && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return TRUE;
  /* Faults that only the store could tell. */
  for (guint i = 0; i < work->imports->len; i++)
    print_faults (g_ptr_array_index (work->imports, i));
  g_propagate_error (error, g_steal_pointer (&cause));
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
  char          **numbers; /* of patients; none is all */
  GString        *text;
  TendStagedFile *file; /* NULL when it goes to the terminal */
} Export;

static gboolean
export_patient (TendTransaction *transaction, TendPatient *patient, GString *text, GError **error)
{
  gint64 id = tend_record_get_id (TEND_RECORD (patient));
  g_autoptr (TendPatientSummary) summary = tend_summary_load (transaction, id, error);
  g_autoptr (GBytes) bytes = NULL;
  gsize       length;
  const char *json;

  if (summary == NULL)
    return FALSE;
  bytes = tend_fhir_writer_write (summary);
  json = g_bytes_get_data (bytes, &length);
  g_string_append_len (text, json, length);
  return TRUE;
}

/* One patient is a Bundle to be read; of all, each is a line of NDJSON. */
static gboolean
export_all (TendTransaction *transaction, GString *text, GError **error)
{
  gint64 after = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) patients = tend_transaction_query (
          transaction, "patients-after", g_variant_new_parsed ("{'after': <%x>}", after), error);

      if (patients == NULL)
        return FALSE;
      if (patients->len == 0)
        return TRUE;
      for (guint i = 0; i < patients->len; i++)
        {
          g_autoptr (GString) bundle = g_string_new (NULL);
          g_autoptr (JsonNode) node = NULL;
          g_autofree char *line = NULL;

          if (!export_patient (transaction, patients->pdata[i], bundle, error))
            return FALSE;
          node = json_from_string (bundle->str, error);
          if (node == NULL)
            return FALSE;
          line = json_to_string (node, FALSE);
          g_string_append_printf (text, "%s\n", line);
          after = tend_record_get_id (patients->pdata[i]);
        }
    }
}

static gboolean
export_asked (TendTransaction *transaction, Export *work, GError **error)
{
  g_autoptr (TendPatient) patient = NULL;

  if (work->numbers[0] == NULL)
    return export_all (transaction, work->text, error);
  patient = tend_transaction_find (transaction, TEND_TYPE_PATIENT, work->numbers[0], error);
  return patient != NULL && export_patient (transaction, patient, work->text, error);
}

static gboolean
export_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Export *work = data;

  tend_transaction_note (transaction);
  if (!export_asked (transaction, work, error))
    return FALSE;
  if (output == NULL)
    return TRUE;
  work->file = tend_file_stage (output, work->text->str, work->text->len, error);
  return work->file != NULL;
}

/* Some of it may be seen even when not all goes out, so its entry in the journal stays. */
static gboolean
write_out (GString *text, GError **error)
{
  if (output != NULL
      || (fwrite (text->str, 1, text->len, stdout) == text->len && fflush (stdout) == 0))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED, "Not all could be written out: %s",
               g_strerror (errno));
  return FALSE;
}

static gboolean
run_export (TendCommand *command, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Export work = { .text = text };

  if (!tendctl_check_arguments (command, 1, 2, error))
    return FALSE;
  if (!g_str_equal (command->arguments[0], "fhir"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s is no kind of export; there is fhir", command->arguments[0]);
      return FALSE;
    }
  work.numbers = command->arguments + 1;
  return tendctl_put_out (command, "data.export", export_job, &work, &work.file, error)
         && write_out (text, error);
}

const TendVerb tendctl_exchange_verbs[] = {
  { "import", "FILE… [--dry-run]", "take in FHIR R4 (JSON or NDJSON)",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, import_options, run_import },
  { "export", "fhir [PATIENT] [-o FILE]",
    "one patient's summary as a FHIR Bundle, or all as NDJSON", TEND_VERB_STORE | TEND_VERB_ACCOUNT,
    export_options, run_export },
  { 0 },
};
