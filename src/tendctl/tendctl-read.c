/* SPDX-License-Identifier: GPL-3.0-or-later
 * Verbs that find and show records. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <stdio.h>

#include "tend-kinds.h"
#include "tend-patient-match.h"
#include "tend-search.h"
#include "tendctl.h"

static JsonObject *
record_to_object (TendRecord *record)
{
  JsonObject      *object = tend_record_to_json (record, G_MAXUINT64, FALSE);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tend_record_get_id (record));

  json_object_set_string_member (object, "id", id);
  return object;
}

static void
print_match (TendPatientMatch *match)
{
  const TendPatientMatchData *data = tend_patient_match_get_data (match);
  g_autofree char            *birth = tend_record_dup_text (
                 TEND_RECORD (match), tend_record_find_field (TEND_RECORD (match), "birth_date"));

  printf ("%s\t%s, %s\t%s\n", data->mrn, data->family_name != NULL ? data->family_name : "",
          data->given_name != NULL ? data->given_name : "", birth != NULL ? birth : "");
}

typedef struct
{
  const char *text;
  GPtrArray  *matches;
} Search;

/* In a transaction, so that looking for patients is journalled like any other reading. */
static gboolean
search_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Search     *search = data;
  const char *query = tend_search_query_name (search->text);

  tend_transaction_note (transaction);
  search->matches = query != NULL ? tend_transaction_query (
                        transaction, query, tend_search_parameters (search->text), error)
                                  : g_ptr_array_new ();
  return search->matches != NULL;
}

static gboolean
run_search (TendCommand *command, GError **error)
{
  g_autofree char *text = NULL;
  Search           search = { 0 };

  if (!tendctl_check_arguments (command, 1, 20, error))
    return FALSE;
  text = g_strjoinv (" ", command->arguments);
  search.text = text;
  if (!tendctl_transact (command, "patient.search", search_job, &search, NULL, error))
    return FALSE;
  if (command->json)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < search.matches->len; i++)
        json_array_add_object_element (array, record_to_object (search.matches->pdata[i]));
      tendctl_print_json (json_node_init_array (json_node_alloc (), array));
      json_array_unref (array);
    }
  else
    for (guint i = 0; i < search.matches->len; i++)
      print_match (search.matches->pdata[i]);
  g_ptr_array_unref (search.matches);
  return TRUE;
}

typedef struct
{
  GType       type;
  const char *number;
  TendRecord *record;
} Show;

static gint64
find_patient (TendRecord *record)
{
  int field = tend_record_find_field (record, "patient_id");

  if (TEND_IS_PATIENT (record))
    return tend_record_get_id (record);
  return field >= 0 ? *(gint64 *) tend_record_get_member (record, field) : 0;
}

static gboolean
show_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Show *show = data;

  show->record = tend_transaction_find (transaction, show->type, show->number, error);
  if (show->record == NULL)
    return FALSE;
  tend_transaction_set_patient (transaction, find_patient (show->record));
  tend_transaction_note (transaction);
  return TRUE;
}

static gboolean
run_show (TendCommand *command, GError **error)
{
  Show        show = { 0 };
  JsonObject *object;

  if (!tendctl_check_arguments (command, 2, 2, error))
    return FALSE;
  show.type = tend_kinds_find (command->arguments[0]);
  show.number = command->arguments[1];
  if (show.type == G_TYPE_INVALID)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "there is no kind of record named %s", command->arguments[0]);
      return FALSE;
    }
  if (!tendctl_transact (command, "record.view", show_job, &show, NULL, error))
    return FALSE;
  object = record_to_object (show.record);
  tendctl_print_json (json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
  g_object_unref (show.record);
  return TRUE;
}

const TendVerb tendctl_read_verbs[] = {
  { "search", "TEXT", "find patients as the windows do", TEND_VERB_STORE | TEND_VERB_ACCOUNT, NULL,
    run_search },
  { "show", "KIND ID", "print one record, by id or public number",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, NULL, run_show },
  { 0 },
};
