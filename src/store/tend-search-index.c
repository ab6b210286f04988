/* SPDX-License-Identifier: GPL-3.0-or-later
 * The folded keys by which patients are found, kept beside their rows. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-search-index.h"

#include <string.h>

#include "tend-contact-point.h"
#include "tend-date.h"
#include "tend-human-name.h"
#include "tend-json-rows.h"
#include "tend-patient.h"
#include "tend-phone.h"
#include "tend-record-sql.h"
#include "tend-text.h"

/* Names of more words are found by their first ones. */
#define MAX_WORDS 8

gboolean
tend_search_index_covers (GType type)
{
  return type == TEND_TYPE_PATIENT || type == TEND_TYPE_HUMAN_NAME
         || type == TEND_TYPE_CONTACT_POINT;
}

gint64
tend_search_index_get_patient (TendRecord *record)
{
  if (TEND_IS_HUMAN_NAME (record))
    return tend_human_name_get_data (TEND_HUMAN_NAME (record))->patient_id;
  if (TEND_IS_CONTACT_POINT (record))
    return tend_contact_point_get_data (TEND_CONTACT_POINT (record))->patient_id;
  return tend_record_get_id (record);
}

typedef enum
{
  KIND_BIRTH,
  KIND_MRN,
  KIND_NAME,
  KIND_PHONE,
  KIND_PHONETIC,
  N_KINDS
} Kind;

/* Texts of "patient_id key": rows that a database takes apart by itself are read much
 * faster than rows of JSON. */
typedef struct
{
  GPtrArray *rows[N_KINDS];
} Keys;

static void
keys_init (Keys *keys)
{
  for (guint i = 0; i < N_KINDS; i++)
    keys->rows[i] = g_ptr_array_new_with_free_func (g_free);
}

static void
keys_clear (Keys *keys)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&keys->rows[i], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

static void
add_key (Keys *keys, Kind kind, const char *key, gint64 patient_id)
{
  g_autofree char *cut = g_strdup (key);

  if (key == NULL || *key == '\0')
    return;
  tend_text_cut (cut, TEND_TEXT_MAX_KEY);
  g_ptr_array_add (keys->rows[kind], g_strdup_printf ("%" G_GINT64_FORMAT " %s", patient_id, cut));
}

static void
add_rotations (Keys *keys, const char *folded, gint64 patient_id)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);

  for (guint first = 0; first < MIN (n, MAX_WORDS); first++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (key, "%s%s", i > 0 ? " " : "", words[(first + i) % n]);
      add_key (keys, KIND_NAME, key->str, patient_id);
    }
}

static void
add_name (
    Keys *keys, const char *family, const char *given, const char *preferred, gint64 patient_id)
{
  g_autofree char *name
      = g_strdup_printf ("%s %s", family != NULL ? family : "", given != NULL ? given : "");
  g_autofree char *folded = tend_text_fold (name);
  g_autofree char *first = given != NULL ? g_strndup (given, strcspn (given, " ")) : NULL;
  g_autofree char *called_first
      = g_strdup_printf ("%s %s", family != NULL ? family : "", first != NULL ? first : "");
  g_autofree char *phonetic = family != NULL ? tend_text_phonetic (called_first) : NULL;

  add_rotations (keys, folded, patient_id);
  add_key (keys, KIND_PHONETIC, phonetic, patient_id);
  if (preferred != NULL)
    {
      g_autofree char *called = g_strdup_printf ("%s %s", preferred, family != NULL ? family : "");
      g_autofree char *called_folded = tend_text_fold (called);

      add_key (keys, KIND_NAME, called_folded, patient_id);
    }
}

static void
add_patient (Keys *keys, TendPatient *patient)
{
  const TendPatientData *data = tend_patient_get_data (patient);
  gint64                 id = tend_record_get_id (TEND_RECORD (patient));
  g_autofree char       *mrn = tend_text_fold (data->mrn);
  g_autofree char       *digits = tend_text_digits (data->mrn);

  add_name (keys, data->family_name, data->given_name, data->preferred_name, id);
  add_key (keys, KIND_MRN, mrn, id);
  if (g_strcmp0 (mrn, digits) != 0)
    add_key (keys, KIND_MRN, digits, id);
  if (g_date_valid (&data->birth_date))
    {
      g_autofree char *birth = tend_date_format_iso (&data->birth_date);

      add_key (keys, KIND_BIRTH, birth, id);
    }
}

static void
add_contact_point (Keys *keys, TendContactPoint *point)
{
  const TendContactPointData *data = tend_contact_point_get_data (point);
  g_autofree char            *digits = NULL;
  g_autofree char            *reversed = NULL;

  if (data->system == TEND_CONTACT_POINT_SYSTEM_EMAIL
      || data->system == TEND_CONTACT_POINT_SYSTEM_URL)
    return;
  digits = tend_phone_search_digits (data->normalized != NULL ? data->normalized : data->value);
  reversed = tend_text_reverse (digits);
  add_key (keys, KIND_PHONE, reversed, data->patient_id);
}

static void
add_record (Keys *keys, TendRecord *record)
{
  if (TEND_IS_PATIENT (record))
    add_patient (keys, TEND_PATIENT (record));
  else if (TEND_IS_HUMAN_NAME (record))
    {
      const TendHumanNameData *data = tend_human_name_get_data (TEND_HUMAN_NAME (record));

      add_name (keys, data->family_name, data->given_name, NULL, data->patient_id);
    }
  else if (TEND_IS_CONTACT_POINT (record))
    add_contact_point (keys, TEND_CONTACT_POINT (record));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (strchr (*(char *const *) a, ' '), strchr (*(char *const *) b, ' '));
}

/* In the order of the table, so that its pages are filled one after the other. */
static char *
keys_to_json (Keys *keys)
{
  g_auto (TendJsonRows) json = { 0 };

  tend_json_rows_init (&json);
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_ptr_array_sort (keys->rows[i], compare_keys);
      tend_json_rows_begin (&json);
      for (guint k = 0; k < keys->rows[i]->len; k++)
        tend_json_rows_add_text (&json, keys->rows[i]->pdata[k]);
      tend_json_rows_end (&json);
    }
  return tend_json_rows_finish (&json);
}

static gboolean
write_keys (TendBackend *backend, Keys *keys, GError **error)
{
  g_autofree char *rows = keys_to_json (keys);
  TendStatement   *statement = tend_backend_prepare (
        backend,
      tend_backend_is_postgresql (backend)
            ? "INSERT INTO patient_key (kind, key, patient_id) "
              "SELECT (ARRAY['birth', 'mrn', 'name', 'phone', 'phonetic'])[k.place], "
              "substr(v.value, strpos(v.value, ' ') + 1), CAST(split_part(v.value, ' ', 1) AS "
              "BIGINT) "
              "FROM jsonb_array_elements(CAST(##rows::string AS jsonb)) WITH ORDINALITY "
              "AS k(value, place), jsonb_array_elements_text(k.value) AS v(value) "
              "ON CONFLICT DO NOTHING"
            : "INSERT INTO patient_key (kind, key, patient_id) "
              "SELECT CASE k.key WHEN 0 THEN 'birth' WHEN 1 THEN 'mrn' WHEN 2 THEN 'name' "
              "WHEN 3 THEN 'phone' ELSE 'phonetic' END, "
              "substr(v.value, instr(v.value, ' ') + 1), CAST(v.value AS BIGINT) "
              "FROM json_each(##rows::string) AS k, json_each(k.value) AS v WHERE true "
              "ON CONFLICT DO NOTHING",
        NULL, error);

  if (statement == NULL)
    return FALSE;
  tend_statement_set_text (statement, "rows", rows);
  return tend_backend_execute (backend, statement, error) >= 0;
}

gboolean
tend_search_index_add (TendBackend *backend, GPtrArray *records, GError **error)
{
  g_auto (Keys) keys = { 0 };

  keys_init (&keys);
  for (guint i = 0; i < records->len; i++)
    add_record (&keys, g_ptr_array_index (records, i));
  return write_keys (backend, &keys, error);
}

static gboolean
add_rows (TendBackend *backend,
          Keys        *keys,
          GType        type,
          const char  *key,
          gint64       patient_id,
          GError     **error)
{
  const TendRecordInfo *info = tend_record_type_get_info (type);
  g_autofree char      *columns = tend_record_sql_columns (info, "r");
  g_autofree char      *sql
      = g_strdup_printf ("SELECT %s FROM %s r WHERE r.%s = ##patient::gint64 AND r.withdrawn = 0",
                         columns, info->table, key);
  g_autofree GType *types = tend_record_sql_types (info);
  TendStatement    *statement = tend_backend_prepare (backend, sql, types, error);
  g_autoptr (TendRows) rows = NULL;

  if (statement == NULL)
    return FALSE;
  tend_statement_set_int64 (statement, "patient", patient_id);
  rows = tend_backend_select (backend, statement, error);
  for (guint i = 0; rows != NULL && i < tend_rows_get_count (rows); i++)
    {
      g_autoptr (TendRecord) record = tend_record_sql_read (type, rows, i, error);

      if (record == NULL)
        return FALSE;
      add_record (keys, record);
    }
  return rows != NULL;
}

gboolean
tend_search_index_rebuild (TendBackend *backend, gint64 patient_id, GError **error)
{
  g_auto (Keys) keys = { 0 };
  TendStatement *statement = tend_backend_prepare (
      backend, "DELETE FROM patient_key WHERE patient_id = ##patient::gint64", NULL, error);

  if (statement == NULL)
    return FALSE;
  tend_statement_set_int64 (statement, "patient", patient_id);
  if (tend_backend_execute (backend, statement, error) < 0)
    return FALSE;

  keys_init (&keys);
  if (!add_rows (backend, &keys, TEND_TYPE_PATIENT, "id", patient_id, error)
      || !add_rows (backend, &keys, TEND_TYPE_HUMAN_NAME, "patient_id", patient_id, error)
      || !add_rows (backend, &keys, TEND_TYPE_CONTACT_POINT, "patient_id", patient_id, error))
    return FALSE;
  return write_keys (backend, &keys, error);
}
