/* SPDX-License-Identifier: GPL-3.0-or-later
 * An entry of the journal as a sentence for people. */
#define G_LOG_DOMAIN "tend-journal-sentence"

#include "config.h"

#include "tend-journal-sentence.h"

#include "tend-chart-format.h"
#include "tend-json.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_LINES 12

/* Translators: %s is a person. */
static const struct
{
  const char *action;
  const char *sentence;
} sentences[] = {
  { "allergy.add", N_ ("%s added an allergy") },
  { "allergy.record-none", N_ ("%s asked about allergies: none known") },
  { "allergy.withdraw", N_ ("%s took an allergy back: entered in error") },
  { "appointment.book", N_ ("%s booked an appointment") },
  { "appointment.cancel", N_ ("%s cancelled an appointment") },
  { "appointment.check-in", N_ ("%s checked the patient in") },
  { "appointment.move", N_ ("%s moved an appointment") },
  { "appointment.no-show", N_ ("%s noted that the patient did not come") },
  { "appointment.walk-in", N_ ("%s checked the patient in without appointment") },
  { "billing.cancel-invoice", N_ ("%s cancelled an invoice") },
  { "billing.charge", N_ ("%s entered charges") },
  { "billing.invoice", N_ ("%s issued an invoice") },
  { "billing.payment", N_ ("%s took a payment") },
  { "billing.reverse-payment", N_ ("%s reversed a payment") },
  { "billing.uncharge", N_ ("%s took charges back") },
  { "chart.view", N_ ("%s looked at the chart") },
  { "clinic.demo", N_ ("%s filled the demonstration") },
  { "device.lend", N_ ("%s lent a device") },
  { "device.return", N_ ("%s took a device back") },
  { "document.print", N_ ("%s printed a document") },
  { "label.print", N_ ("%s printed a label") },
  { "label.reprint", N_ ("%s printed a label again") },
  { "order.cancel", N_ ("%s cancelled an order") },
  { "order.place", N_ ("%s ordered tests") },
  { "patient.register", N_ ("%s registered the patient") },
  { "patient.update", N_ ("%s changed the registration") },
  { "specimen.accept", N_ ("%s accepted a specimen") },
  { "specimen.collect", N_ ("%s collected specimens") },
  { "specimen.receive", N_ ("%s received a specimen") },
  { "specimen.reject", N_ ("%s rejected a specimen") },
  { "specimen.send", N_ ("%s sent a specimen") },
  { "undo", N_ ("%s took back what was done") },
  { "visit.advance", N_ ("%s took the visit a step on") },
  { "visit.set-location", N_ ("%s moved the patient to another room") },
  { "visit.step-back", N_ ("%s took the visit a step back") },
  { "vitals.correct", N_ ("%s corrected a measurement") },
  { "vitals.record", N_ ("%s recorded vitals") },
  { "vitals.retract", N_ ("%s took a measurement back") },
};

/* An array of objects, or NULL. @root owns it. */
static JsonArray *
parse (const char *changes, JsonNode **root)
{
  *root = changes != NULL ? tend_json_parse (changes, NULL) : NULL;
  return tend_json_get_array (*root);
}

static JsonObject *
get_object (JsonArray *array, guint position)
{
  return tend_json_get_object (json_array_get_element (array, position));
}

static JsonObject *
get_part (JsonObject *change, const char *part)
{
  return change != NULL ? tend_json_get_object (json_object_get_member (change, part)) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return object != NULL ? tend_json_get_text (json_object_get_member (object, member)) : NULL;
}

static gboolean
is_kind (JsonObject *change, const char *kind)
{
  return g_strcmp0 (get_text (change, "kind"), kind) == 0;
}

/* The stage that the encounter has come to. */
static const char *
find_stage (JsonArray *changes)
{
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = get_object (changes, i);
      const char *stage = get_text (get_part (change, "after"), "stage");

      if (stage != NULL && is_kind (change, "encounter"))
        return stage;
    }
  return NULL;
}

static char *
describe_stage (const char *person, const char *stage)
{
  if (g_strcmp0 (stage, "roomed") == 0)
    return g_strdup_printf (_ ("%s took the patient to the room"), person);
  if (g_strcmp0 (stage, "with-clinician") == 0)
    return g_strdup_printf (_ ("%s noted that the clinician is with the patient"), person);
  if (g_strcmp0 (stage, "done") == 0)
    return g_strdup_printf (_ ("%s ended the visit"), person);
  return NULL;
}

/* The new row that takes the place of an older one. */
static JsonObject *
find_correction (JsonArray *changes)
{
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = get_object (changes, i);
      JsonObject *after = get_part (change, "after");

      if (is_kind (change, "observation") && get_part (change, "before") == NULL
          && get_text (after, "amends_id") != NULL)
        return after;
    }
  return NULL;
}

static char *
describe_correction (const char *person, JsonArray *changes, TendObservation *corrected)
{
  JsonObject *after = find_correction (changes);
  const char *display = get_text (after, "display"), *value = get_text (after, "value");
  const char *unit = tend_chart_format_unit (get_text (after, "unit"));
  double      old = corrected != NULL ? tend_observation_get_data (corrected)->value : NAN;
  char        shown[G_ASCII_DTOSTR_BUF_SIZE];

  if (display == NULL || value == NULL)
    return NULL;
  if (isnan (old))
    /* Translators: a person, a measurement, its value and unit. */
    return g_strdup_printf (_ ("%s corrected %s to %s %s"), person, display, value, unit);
  g_ascii_formatd (shown, sizeof shown, "%.10g", old);
  /* Translators: a person, a measurement, its old and its new value, the unit. */
  return g_strdup_printf (_ ("%s corrected %s from %s to %s %s"), person, display, shown, value,
                          unit);
}

static char *
describe_by_changes (const TendJournalEntryData *entry,
                     const char                 *person,
                     TendObservation            *corrected)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *changes = parse (entry->changes, &root);

  if (changes == NULL)
    return NULL;
  if (g_strcmp0 (entry->action, "vitals.correct") == 0)
    return describe_correction (person, changes, corrected);
  if (g_strcmp0 (entry->action, "visit.advance") == 0)
    return describe_stage (person, find_stage (changes));
  return NULL;
}

char *
tend_journal_sentence (const TendJournalEntryData *entry, TendObservation *corrected)
{
  const char *person;
  char       *sentence;

  g_return_val_if_fail (entry != NULL, NULL);

  person = entry->account_name != NULL ? entry->account_name : _ ("The program");
  sentence = describe_by_changes (entry, person, corrected);
  if (sentence != NULL)
    return sentence;
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (sentences[i].action, entry->action) == 0)
      return g_strdup_printf (_ (sentences[i].sentence), person);
  /* Translators: a person and the name of an action. */
  return g_strdup_printf (_ ("%s: %s"), person, entry->action != NULL ? entry->action : "");
}

static void
describe_row (GString *text, guint *lines, JsonObject *before, JsonObject *after)
{
  g_autoptr (GList) members = json_object_get_members (after);

  for (GList *item = members; item != NULL; item = item->next)
    {
      const char      *name = item->data;
      const char      *old = get_text (before, name), *new = get_text (after, name);
      g_autofree char *words = tend_chart_format_nick (name);

      /* Ids and times say nothing to people. */
      if (g_str_has_suffix (name, "_id") || g_str_has_suffix (name, "_at")
          || g_str_equal (name, "withdrawn") || ++*lines > MOST_LINES)
        continue;
      g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "\n" : "", words,
                              old != NULL ? old : "–", new != NULL ? new : "–");
    }
}

char *
tend_journal_describe_changes (const char *changes)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = parse (changes, &root);
  guint      lines = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *change = get_object (array, i);
      JsonObject *before = get_part (change, "before"), *after = get_part (change, "after");

      if (before != NULL && after != NULL)
        describe_row (text, &lines, before, after);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

gboolean
tend_journal_has_changes (const char *changes)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array = parse (changes, &root);

  return array != NULL && json_array_get_length (array) > 0;
}

gint64
tend_journal_find_corrected (const char *changes)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray  *array = parse (changes, &root);
  const char *id = array != NULL ? get_text (find_correction (array), "amends_id") : NULL;

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}
