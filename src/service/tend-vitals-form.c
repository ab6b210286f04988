/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sheet of vitals as it is filled in, and its draft. */
#define G_LOG_DOMAIN "tend-vitals"

#include "config.h"

#include "tend-vitals.h"

#include "tend-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ENTRIES 100

TendVitalEntry *
tend_vital_entry_new (TendVitalKind kind, const char *typed, const char *unit)
{
  TendVitalEntry *entry = g_new0 (TendVitalEntry, 1);

  entry->kind = kind;
  entry->typed = g_strdup (typed);
  entry->unit = g_strdup (unit);
  return entry;
}

void
tend_vital_entry_free (TendVitalEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->typed);
  g_free (entry->unit);
  g_free (entry->body_site);
  g_free (entry->method);
  g_free (entry->position);
  g_free (entry->cuff_size);
  g_free (entry);
}

TendVitalsForm *
tend_vitals_form_new (void)
{
  TendVitalsForm *form = g_new0 (TendVitalsForm, 1);

  form->effective_at = TEND_TIME_NONE;
  form->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_vital_entry_free);
  return form;
}

void
tend_vitals_form_free (TendVitalsForm *form)
{
  if (form == NULL)
    return;

  g_clear_pointer (&form->entries, g_ptr_array_unref);
  g_free (form->consciousness);
  g_free (form);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonObject *
entry_to_json (TendVitalEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", tend_vital_get (entry->kind)->nick);
  add_text (object, "typed", entry->typed);
  add_text (object, "unit", entry->unit);
  add_text (object, "body_site", entry->body_site);
  add_text (object, "method", entry->method);
  add_text (object, "position", entry->position);
  add_text (object, "cuff_size", entry->cuff_size);
  json_object_set_int_member (object, "device_id", entry->device_id);
  json_object_set_boolean_member (object, "confirmed", entry->confirmed);
  return object;
}

char *
tend_vitals_form_to_json (TendVitalsForm *form)
{
  JsonObject *object = json_object_new ();
  JsonArray  *entries = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  json_object_set_int_member (object, "patient_id", form->patient_id);
  json_object_set_int_member (object, "encounter_id", form->encounter_id);
  json_object_set_int_member (object, "performer_id", form->performer_id);
  if (form->effective_at != TEND_TIME_NONE)
    json_object_set_int_member (object, "effective_at", form->effective_at);
  json_object_set_boolean_member (object, "on_oxygen", form->on_oxygen);
  json_object_set_boolean_member (object, "oxygen_scale_2", form->oxygen_scale_2);
  json_object_set_boolean_member (object, "pregnant", form->pregnant);
  add_text (object, "consciousness", form->consciousness);
  for (guint i = 0; i < form->entries->len; i++)
    json_array_add_object_element (entries, entry_to_json (g_ptr_array_index (form->entries, i)));
  json_object_set_array_member (object, "entries", entries);
  return json_to_string (root, FALSE);
}

/* The plain value of that name, or NULL: drafts are files, and files get damaged. */
static JsonNode *
find_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name);

  return node != NULL ? json_node_dup_string (node) : NULL;
}

static gint64
read_int64 (JsonObject *object, const char *name, gint64 otherwise)
{
  JsonNode *node = find_value (object, name);

  return node != NULL ? json_node_get_int (node) : otherwise;
}

static gboolean
read_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name);

  return node != NULL && json_node_get_boolean (node);
}

/* NULL for a kind that this program does not know. */
static TendVitalEntry *
read_entry (JsonNode *node)
{
  JsonObject      *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *kind = object != NULL ? read_text (object, "kind") : NULL;
  const TendVital *vital = tend_vital_find_nick (kind);
  TendVitalEntry  *entry;

  if (vital == NULL)
    return NULL;
  entry = tend_vital_entry_new (vital->kind, NULL, NULL);
  entry->typed = read_text (object, "typed");
  entry->unit = read_text (object, "unit");
  entry->body_site = read_text (object, "body_site");
  entry->method = read_text (object, "method");
  entry->position = read_text (object, "position");
  entry->cuff_size = read_text (object, "cuff_size");
  entry->device_id = read_int64 (object, "device_id", 0);
  entry->confirmed = read_boolean (object, "confirmed");
  return entry;
}

static gboolean
read_entries (TendVitalsForm *form, JsonObject *object, GError **error)
{
  JsonNode  *node = json_object_get_member (object, "entries");
  JsonArray *entries
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (entries == NULL)
    return TRUE;
  for (guint i = 0; i < MIN (json_array_get_length (entries), MAX_ENTRIES); i++)
    {
      TendVitalEntry *entry = read_entry (json_array_get_element (entries, i));

      if (entry == NULL)
        {
          g_set_error (
              error, TEND_ERROR, TEND_ERROR_INVALID,
              _ ("Entry %u of the draft of vitals is of no known kind; fill the form in anew"),
              i + 1);
          return FALSE;
        }
      g_ptr_array_add (form->entries, entry);
    }
  return TRUE;
}

TendVitalsForm *
tend_vitals_form_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = tend_json_parse (json, NULL);
  g_autoptr (TendVitalsForm) form = tend_vitals_form_new ();
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The draft of vitals is damaged; fill the form in anew"));
      return NULL;
    }
  object = json_node_get_object (root);
  form->patient_id = read_int64 (object, "patient_id", 0);
  form->encounter_id = read_int64 (object, "encounter_id", 0);
  form->performer_id = read_int64 (object, "performer_id", 0);
  form->effective_at = read_int64 (object, "effective_at", TEND_TIME_NONE);
  form->on_oxygen = read_boolean (object, "on_oxygen");
  form->oxygen_scale_2 = read_boolean (object, "oxygen_scale_2");
  form->pregnant = read_boolean (object, "pregnant");
  form->consciousness = read_text (object, "consciousness");
  if (!read_entries (form, object, error))
    return NULL;
  return g_steal_pointer (&form);
}
