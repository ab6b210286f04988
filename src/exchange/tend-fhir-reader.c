/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads FHIR R4 JSON: finds the resources in a file and hands each to its kind. */
#define G_LOG_DOMAIN "tend-fhir-reader"

#include "config.h"

#include "tend-fhir-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-fhir-kinds.h"
#include "tend-fhir-parsing.h"
#include "tend-json-scanner.h"

#define MAX_FILE_SIZE (G_GUINT64_CONSTANT (1) << 30)
#define MAX_TYPE_LENGTH 64

typedef struct
{
  TendFhirReading reading;
  JsonParser     *parser;
  GHashTable     *medications; /* "Medication/id" or URL → TendImportItem */
  GHashTable     *awaiting;    /* items that take their words from a Medication */
} Reader;

typedef struct
{
  gsize start;
  gsize end;
} Span;

/* What the outermost members of a resource tell. */
typedef struct
{
  const char *text;
  Span        type; /* of the text, without its quotes */
} Head;

/* An entry of a Bundle while its parts are met. */
typedef struct
{
  Reader  *reader;
  Span     resource;
  Span     url;
  gboolean deletes;
} Entry;

static void
fault_at (Reader *reader, gsize offset, const char *path, const char *sentence)
{
  guint line, column;

  tend_fhir_locate (&reader->reading, offset, &line, &column);
  tend_import_add_fault (reader->reading.import, line, column, path, sentence);
}

/* Nothing of a file with faults comes in: after so many of them, reading on would only cost
 * time and memory. Says so the first time. */
static gboolean
gives_up (Reader *reader, gsize offset)
{
  guint n_faults = reader->reading.import->faults->len;

  if (n_faults == TEND_IMPORT_MAX_FAULTS - 1)
    fault_at (reader, offset, NULL, _ ("There are too many faults: the rest was not read."));
  return n_faults >= TEND_IMPORT_MAX_FAULTS - 1;
}

static gsize
skip_space (const char *text, gsize start, gsize end)
{
  while (start < end && g_ascii_isspace (text[start]))
    start++;
  return start;
}

static void
on_member_ended_cb (const TendJsonValue *value, gpointer data)
{
  Head *head = data;

  if (value->depth == 1 && head->text[value->start] == '"'
      && tend_json_value_is_named (head->text, value, "resourceType"))
    head->type = (Span){ value->start + 1, value->end - 1 };
}

/* The resource type (transfer full), or NULL with a fault. */
static char *
read_type (Reader *reader, gsize start, gsize end, const char *path, gsize *after)
{
  Head          head = { reader->reading.text };
  TendJsonFault fault;
  gsize         length;

  if (!tend_json_scan (head.text, start, end, 1, on_member_ended_cb, &head, after, &fault))
    {
      fault_at (reader, fault.offset, path, fault.sentence);
      return NULL;
    }
  length = head.type.end - head.type.start;
  if (head.type.start == 0 || length == 0 || length > MAX_TYPE_LENGTH)
    {
      fault_at (reader, start, path, _ ("This is not a FHIR resource: it has no resourceType."));
      return NULL;
    }
  for (gsize i = head.type.start; i < head.type.end; i++)
    if (!g_ascii_isalpha (head.text[i]))
      {
        fault_at (reader, head.type.start, path, _ ("This is not a name of a FHIR resource."));
        return NULL;
      }
  return g_strndup (head.text + head.type.start, length);
}

static gboolean
refers_to (TendImportItem *item, const char *field)
{
  for (guint i = 0; i < item->references->len; i++)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);

      if (g_str_equal (reference->field, field))
        return TRUE;
    }
  return FALSE;
}

/* Why Tend does not keep what was read, or NULL. */
static const char *
find_reason (const TendFhirKind *kind, const TendFhirElement *root, TendImportItem *item)
{
  const char *why = kind->read != NULL ? kind->read (root, item) : NULL;
  int         patient = tend_record_find_field (item->record, "patient_id");

  if (why == NULL && patient >= 0
      && (tend_record_get_info (item->record)->fields[patient].flags & TEND_FIELD_REQUIRED)
      && !refers_to (item, "patient_id"))
    why = _ ("It is about nobody, or about something other than a patient.");
  return why;
}

static TendImportItem *
new_item (const TendFhirKind *kind, const TendFhirElement *root, const char *url)
{
  TendImportItem *item = tend_import_item_new (kind->resource_type, kind->get_type ());

  item->source_id = tend_fhir_dup_line (root, "id");
  item->url = g_strdup (url);
  item->path = tend_fhir_element_dup_path (root);
  tend_fhir_element_locate (root, &item->line, &item->column);
  tend_fhir_add_identifiers (root, item);
  return item;
}

static void
keep_medication (Reader *reader, const TendFhirElement *root, const char *url)
{
  TendImportItem *item = tend_fhir_read_medication (root);

  if (url != NULL)
    g_hash_table_insert (reader->medications, g_strdup (url), item);
  else if (item->source_id != NULL)
    g_hash_table_insert (reader->medications, g_strconcat ("Medication/", item->source_id, NULL),
                         item);
  else
    tend_import_item_free (item);
}

static void
read_kept (Reader *reader, const TendFhirKind *kind, Span span, const char *url, const char *path)
{
  g_autoptr (TendImportItem) item = NULL;
  TendImport     *import = reader->reading.import;
  TendFhirElement root;
  const char     *why;

  if (!tend_fhir_parse (&reader->reading, reader->parser, span.start, span.end, path, &root))
    return;
  if (kind == NULL)
    {
      keep_medication (reader, &root, url);
      return;
    }

  item = new_item (kind, &root, url);
  tend_fhir_read_rules (kind, &root, item);
  why = find_reason (kind, &root, item);
  if (why != NULL)
    {
      tend_import_skip (import, kind->resource_type, why);
      return;
    }
  if (refers_to (item, "display"))
    g_hash_table_add (reader->awaiting, item);
  g_ptr_array_add (import->items, g_steal_pointer (&item));
}

/* A resource of the type read at @span. */
static void
read_resource (Reader *reader, Span span, const char *type, const char *url, const char *path)
{
  const TendFhirKind *kind = tend_fhir_kind_find (type);
  gboolean            is_medication = g_str_equal (type, "Medication");

  tend_import_count (reader->reading.import, type);
  if (kind != NULL || is_medication)
    read_kept (reader, kind, span, url, path);
  else
    tend_import_skip (reader->reading.import, type, _ ("Tend does not take in this type."));
}

static char *
dup_url (Entry *entry)
{
  const char *text = entry->reader->reading.text;
  gsize       length = entry->url.end - entry->url.start;

  if (entry->url.start == 0 || length < 3)
    return NULL;
  return g_strndup (text + entry->url.start + 1, length - 2);
}

static void
read_entry (Entry *entry, const TendJsonValue *value)
{
  g_autofree char *path = g_strdup_printf ("Bundle.entry[%u]", value->parent->n_children);
  g_autofree char *inner = g_strconcat (path, ".resource", NULL);
  g_autofree char *url = dup_url (entry);
  g_autofree char *type = NULL;
  const char      *text = entry->reader->reading.text;
  gsize            after;

  if (entry->resource.start == 0)
    {
      if (text[value->start] != '{')
        fault_at (entry->reader, value->start, path, _ ("This should be an object."));
      else if (entry->deletes)
        tend_import_skip (entry->reader->reading.import, "Bundle",
                          _ ("It takes a resource away, which an import does not do."));
      else
        fault_at (entry->reader, value->start, path, _ ("This entry holds no resource."));
      return;
    }

  type = read_type (entry->reader, entry->resource.start, entry->resource.end, inner, &after);
  if (type != NULL)
    read_resource (entry->reader, entry->resource, type, url, inner);
}

static gboolean
is_in_entries (const char *text, const TendJsonValue *value)
{
  while (value->depth > 1)
    value = value->parent;
  return text[value->start] == '[' && tend_json_value_is_named (text, value, "entry");
}

static void
on_bundle_value_ended_cb (const TendJsonValue *value, gpointer data)
{
  Entry      *entry = data;
  const char *text = entry->reader->reading.text;

  if (value->depth < 2 || !is_in_entries (text, value))
    return;

  if (value->depth == 3 && tend_json_value_is_named (text, value, "resource"))
    entry->resource = (Span){ value->start, value->end };
  else if (value->depth == 3 && tend_json_value_is_named (text, value, "fullUrl"))
    entry->url = (Span){ value->start, value->end };
  else if (value->depth == 4 && tend_json_value_is_named (text, value, "method")
           && strncmp (text + value->start, "\"DELETE\"", 8) == 0)
    entry->deletes = TRUE;
  else if (value->depth == 2)
    {
      if (!gives_up (entry->reader, value->start))
        read_entry (entry, value);
      *entry = (Entry){ entry->reader };
    }
}

static void
read_bundle (Reader *reader, gsize start, gsize end)
{
  Entry         entry = { reader };
  TendJsonFault fault;
  gsize         after;

  /* it was scanned before: this cannot fail */
  tend_json_scan (reader->reading.text, start, end, 4, on_bundle_value_ended_cb, &entry, &after,
                  &fault);
}

static gboolean
check_encoding (Reader *reader, gsize start, gsize end)
{
  const char *text = reader->reading.text;
  const char *bad;

  if (g_utf8_validate_len (text + start, end - start, &bad))
    return TRUE;

  fault_at (reader, bad - text, NULL,
            *bad == '\0' ? _ ("There is a NUL byte here.") : _ ("This is not UTF-8 text."));
  return FALSE;
}

/* One JSON document: the whole file, or a line of NDJSON. */
static void
read_document (Reader *reader, gsize start, gsize end)
{
  const char      *text = reader->reading.text;
  g_autofree char *type = NULL;
  gsize            after;

  if (!check_encoding (reader, start, end))
    return;

  start = skip_space (text, start, end);
  if (start == end || text[start] != '{')
    {
      fault_at (reader, start, NULL, _ ("This is not JSON with a FHIR resource."));
      return;
    }

  type = read_type (reader, start, end, NULL, &after);
  if (type == NULL)
    return;
  if (after < end)
    {
      fault_at (reader, after, NULL, _ ("There is something behind the end of the resource."));
      return;
    }
  if (g_str_equal (type, "Bundle"))
    read_bundle (reader, start, end);
  else
    read_resource (reader, (Span){ start, end }, type, NULL, type);
}

static gsize
find_line_end (const char *text, gsize start, gsize end)
{
  const char *newline = start < end ? memchr (text + start, '\n', end - start) : NULL;

  return newline != NULL ? (gsize) (newline - text) : end;
}

/* In one JSON value no line begins with a brace unless the one before ends in
 * an opening bracket, a comma or a colon: so the first two lines tell. */
static gboolean
is_ndjson (const char *text, gsize start, gsize end)
{
  gsize first = skip_space (text, start, end);
  gsize first_end = find_line_end (text, first, end);
  gsize second = skip_space (text, first_end, end);

  while (first_end > first && g_ascii_isspace (text[first_end - 1]))
    first_end--;
  return second < end && text[second] == '{' && first_end > first
         && strchr ("[,:", text[first_end - 1]) == NULL;
}

static void
read_lines (Reader *reader, gsize start, gsize end)
{
  while (start < end && !gives_up (reader, start))
    {
      gsize line_end = find_line_end (reader->reading.text, start, end);

      if (skip_space (reader->reading.text, start, line_end) < line_end)
        read_document (reader, start, line_end);
      start = line_end + 1;
    }
}

static TendImportItem *
find_medication (Reader *reader, const TendImportReference *reference)
{
  TendImportItem  *medication = NULL;
  g_autofree char *path = NULL;

  if (reference->url != NULL)
    medication = g_hash_table_lookup (reader->medications, reference->url);
  if (medication != NULL || reference->id == NULL)
    return medication;
  path = g_strconcat ("Medication/", reference->id, NULL);
  return g_hash_table_lookup (reader->medications, path);
}

/* Gives an item the words of the Medication it refers to; FALSE when it stays without. */
static gboolean
settle_medication (Reader *reader, TendImportItem *item)
{
  static const char *const fields[] = { "code", "code_system", "display" };

  for (guint i = item->references->len; i-- > 0;)
    {
      TendImportReference *reference = g_ptr_array_index (item->references, i);
      TendImportItem      *medication = NULL;

      if (!g_str_equal (reference->field, "display"))
        continue;
      medication = find_medication (reader, reference);
      g_ptr_array_remove_index (item->references, i);
      for (gsize j = 0; medication != NULL && j < G_N_ELEMENTS (fields); j++)
        {
          int              field = tend_record_find_field (medication->record, fields[j]);
          g_autofree char *text = tend_record_dup_text (medication->record, field);

          tend_import_item_state_if_any (item, fields[j], text);
        }
    }
  return tend_import_item_states (item, "display");
}

/* Now that every Medication of the file is known. */
static void
settle_medications (Reader *reader)
{
  GPtrArray *items = reader->reading.import->items;
  g_autoptr (GPtrArray) kept = NULL;

  if (g_hash_table_size (reader->awaiting) == 0)
    return;

  kept = g_ptr_array_new_full (items->len, (GDestroyNotify) tend_import_item_free);
  for (guint i = 0; i < items->len; i++)
    {
      TendImportItem *item = g_ptr_array_index (items, i);

      if (!g_hash_table_contains (reader->awaiting, item) || settle_medication (reader, item))
        {
          g_ptr_array_add (kept, item);
          continue;
        }
      tend_import_skip (reader->reading.import, item->resource_type,
                        _ ("Its Medication is not in the file."));
      tend_import_item_free (item);
    }
  g_ptr_array_set_free_func (items, NULL);
  g_ptr_array_unref (items);
  reader->reading.import->items = g_steal_pointer (&kept);
}

static void
read_text (Reader *reader)
{
  static const char mark[] = "\xef\xbb\xbf";
  const char       *text = reader->reading.text;
  gsize             length = reader->reading.length;
  gsize             start = 0;

  if (length >= 3 && memcmp (text, mark, 3) == 0)
    start = 3;
  if (is_ndjson (text, start, length))
    read_lines (reader, start, length);
  else
    read_document (reader, start, length);
  settle_medications (reader);
}

TendImport *
tend_fhir_reader_read (GBytes *bytes, const char *file, GTimeZone *zone)
{
  TendImport *import = tend_import_new (file);
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);
  Reader      reader = {
         .reading = { .import = import, .text = text, .length = length, .zone = zone },
  };

  if (length == 0)
    {
      tend_import_add_fault (import, 0, 0, NULL, _ ("The file is empty."));
      return import;
    }
  if (length > MAX_FILE_SIZE)
    {
      tend_import_add_fault (import, 0, 0, NULL, _ ("The file is larger than a gigabyte."));
      return import;
    }

  reader.reading.blocks = tend_fhir_index_lines (text, length);
  reader.reading.positions = g_hash_table_new (NULL, NULL);
  reader.parser = json_parser_new_immutable ();
  reader.medications = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) tend_import_item_free);
  reader.awaiting = g_hash_table_new (NULL, NULL);

  read_text (&reader);

  g_array_unref (reader.reading.blocks);
  g_hash_table_unref (reader.reading.positions);
  g_object_unref (reader.parser);
  g_hash_table_unref (reader.medications);
  g_hash_table_unref (reader.awaiting);
  return import;
}

gboolean
tend_fhir_reader_recognizes (GBytes *bytes)
{
  static const char mark[] = "\xef\xbb\xbf";
  gsize             length;
  const char       *text = g_bytes_get_data (bytes, &length);
  gsize             start = length >= 3 && memcmp (text, mark, 3) == 0 ? 3 : 0;

  start = skip_space (text, start, length);
  return start < length && text[start] == '{'
         && g_strstr_len (text + start, MIN (length - start, 4096), "\"resourceType\"") != NULL;
}
