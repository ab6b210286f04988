/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patients, their coming appointments, devices, invoices and actions that fit what was typed. */
#define G_LOG_DOMAIN "tend-find-model"

#include "config.h"

#include "tend-find-model.h"

#include "tend-place.h"
#include "tend-query.h"
#include "tend-search.h"
#include "tend-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Devices and actions answer to words, not to single letters. */
#define SHORTEST_WORD 2
/* Of more people the appointments are of no use. */
#define MOST_PEOPLE 5

struct _TendFindModel
{
  GObject parent_instance;

  /* Owned */
  TendQuery  *patients;
  TendQuery  *appointments;
  TendQuery  *devices;
  TendQuery  *invoices;
  GListStore *items;
  char       *folded;

  gboolean names_patient; /* what was typed could be one */
};

G_DEFINE_FINAL_TYPE (TendFindModel, tend_find_model, G_TYPE_OBJECT)

enum
{
  UPDATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

typedef struct
{
  const char *label;
  const char *home_label; /* NULL: the same word */
  const char *action_name;
  const char *keys;
} FindAction;

static const FindAction actions[] = {
  { N_ ("Register a patient"), N_ ("Add a person"), "app.register", "Ctrl+N" },
  { N_ ("Open the schedule"), NULL, "app.open-schedule", "Ctrl+3" },
  { N_ ("Open the equipment"), N_ ("Open the machines"), "app.open-equipment", "Ctrl+4" },
  { N_ ("Undo"), NULL, "app.undo", "Ctrl+Z" },
  { N_ ("Redo"), NULL, "app.redo", "Ctrl+Shift+Z" },
  { N_ ("Lock"), NULL, "app.lock", "Ctrl+L" },
  { N_ ("Preferences"), NULL, "app.preferences", "Ctrl+," },
  { N_ ("Keyboard shortcuts"), NULL, "app.help", "F1" },
  { N_ ("Sign out"), NULL, "app.sign-out", NULL },
};

static guint
count (TendQuery *query)
{
  return g_list_model_get_n_items (G_LIST_MODEL (query));
}

/* Whether a word of @label begins with what was typed. */
static gboolean
fits (const char *label, const char *folded)
{
  g_autofree char *text = tend_text_fold (label);

  for (const char *word = text; word != NULL; word = strchr (word, ' '))
    {
      word += *word == ' ' ? 1 : 0;
      if (g_str_has_prefix (word, folded))
        return TRUE;
    }
  return FALSE;
}

static TendFindItem *
get_item (TendFindModel *self, guint position)
{
  TendFindItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    {
      item = tend_find_item_new ();
      g_list_store_append (self->items, item);
    }
  return item;
}

static guint
list_actions (TendFindModel *self, guint position)
{
  if (self->folded == NULL || g_utf8_strlen (self->folded, -1) < SHORTEST_WORD)
    return position;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const char *label = tend_place_is_home () && actions[i].home_label != NULL
                              ? _ (actions[i].home_label)
                              : _ (actions[i].label);
      g_autoptr (TendFindItem) item = NULL;

      if (!fits (label, self->folded))
        continue;
      item = get_item (self, position++);
      tend_find_item_set_action (item, label, actions[i].action_name, actions[i].keys);
    }
  return position;
}

/* Those of an earlier search stay in their list until it is asked again. */
static gboolean
shows_appointments (TendFindModel *self)
{
  return self->names_patient && count (self->patients) > 0 && count (self->patients) <= MOST_PEOPLE;
}

static void
refresh (TendFindModel *self)
{
  guint position = 0;
  guint n;

  for (guint i = 0; self->names_patient && i < count (self->patients); i++)
    {
      g_autoptr (TendPatientMatch) match = g_list_model_get_item (G_LIST_MODEL (self->patients), i);
      g_autoptr (TendFindItem) item = get_item (self, position++);

      tend_find_item_set_patient (item, match);
    }
  for (guint i = 0; shows_appointments (self) && i < count (self->appointments); i++)
    {
      g_autoptr (TendScheduleSlot) slot
          = g_list_model_get_item (G_LIST_MODEL (self->appointments), i);
      g_autoptr (TendFindItem) item = get_item (self, position++);

      tend_find_item_set_appointment (item, slot);
    }
  for (guint i = 0; i < count (self->devices); i++)
    {
      g_autoptr (TendDeviceRow) device = g_list_model_get_item (G_LIST_MODEL (self->devices), i);
      g_autoptr (TendFindItem) item = get_item (self, position++);

      tend_find_item_set_device (item, device);
    }
  for (guint i = 0; i < count (self->invoices); i++)
    {
      g_autoptr (TendInvoiceRow) invoice = g_list_model_get_item (G_LIST_MODEL (self->invoices), i);
      g_autoptr (TendFindItem) item = get_item (self, position++);

      tend_find_item_set_invoice (item, invoice);
    }
  position = list_actions (self, position);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (n > position)
    g_list_store_splice (self->items, position, n - position, NULL, 0);
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Until all have answered the list would jump under the hand. */
static void
on_answered_cb (TendFindModel *self)
{
  if (!tend_find_model_is_searching (self))
    refresh (self);
}

/* Today's and the coming appointments of who was found are asked for next. */
static void
on_patients_answered_cb (TendFindModel *self)
{
  g_autoptr (GVariantDict) parameters = NULL;
  GDate today;

  if (shows_appointments (self))
    {
      parameters = g_variant_dict_new (NULL);
      for (guint i = 0; i < MOST_PEOPLE; i++)
        {
          g_autoptr (TendRecord) patient = g_list_model_get_item (G_LIST_MODEL (self->patients), i);
          g_autofree char *name = g_strdup_printf ("patient%u", i + 1);

          g_variant_dict_insert (parameters, name, "x",
                                 patient != NULL ? tend_record_get_id (patient) : (gint64) 0);
        }
      tend_place_get_today (&today);
      g_variant_dict_insert (parameters, "since", "x",
                             tend_time_from_local (tend_place_get_zone (), &today, 0, 0, 0));
      tend_query_set_parameters (self->appointments, g_variant_dict_end (parameters));
    }
  tend_query_set_active (self->appointments, parameters != NULL);
  on_answered_cb (self);
}

static TendQuery *
make_query (TendFindModel *self, TendStore *store, const char *name, GCallback answered)
{
  TendQuery *query = g_object_new (TEND_TYPE_QUERY, "name", name, "reuse", TRUE, "active", FALSE,
                                   "store", store, NULL);

  g_signal_connect_object (query, "updated", answered, self, G_CONNECT_SWAPPED);
  return query;
}

static void
tend_find_model_dispose (GObject *object)
{
  TendFindModel *self = TEND_FIND_MODEL (object);

  g_clear_object (&self->patients);
  g_clear_object (&self->appointments);
  g_clear_object (&self->devices);
  g_clear_object (&self->invoices);
  g_clear_object (&self->items);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (tend_find_model_parent_class)->dispose (object);
}

static void
tend_find_model_class_init (TendFindModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_find_model_dispose;
  signals[UPDATED] = g_signal_new ("updated", TEND_TYPE_FIND_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
tend_find_model_init (TendFindModel *self)
{
  self->items = g_list_store_new (TEND_TYPE_FIND_ITEM);
}

TendFindModel *
tend_find_model_new (TendStore *store)
{
  TendFindModel *self;

  g_return_val_if_fail (TEND_IS_STORE (store), NULL);

  self = g_object_new (TEND_TYPE_FIND_MODEL, NULL);
  self->patients = make_query (self, store, "patient-search", G_CALLBACK (on_patients_answered_cb));
  self->appointments = make_query (self, store, "find-appointments", G_CALLBACK (on_answered_cb));
  self->devices = make_query (self, store, "find-devices", G_CALLBACK (on_answered_cb));
  self->invoices = make_query (self, store, "find-invoices", G_CALLBACK (on_answered_cb));
  return self;
}

/* For LIKE … ESCAPE '!': what was typed means itself. */
static char *
escape_pattern (const char *text)
{
  GString *pattern = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (strchr ("!%_", *text) != NULL)
        g_string_append_c (pattern, '!');
      g_string_append_c (pattern, *text);
    }
  return g_string_free (pattern, FALSE);
}

static void
search_devices (TendFindModel *self, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *escaped = escape_pattern (g_strstrip (lower));
  g_autofree char *prefix = g_strconcat (escaped, "%", NULL);
  g_autofree char *word = g_strconcat ("% ", escaped, "%", NULL);

  tend_query_set_parameters (self->devices,
                             g_variant_new_parsed ("{'prefix': <%s>, 'word': <%s>}", prefix, word));
}

static void
search_invoices (TendFindModel *self, const char *text)
{
  g_autofree char *number = g_utf8_strup (text, -1);

  tend_query_set_parameters (self->invoices,
                             g_variant_new_parsed ("{'number': <%s>}", g_strstrip (number)));
}

gboolean
tend_find_model_search (TendFindModel *self, const char *text)
{
  GVariant *parameters;

  g_return_val_if_fail (TEND_IS_FIND_MODEL (self) && text != NULL, FALSE);

  parameters = tend_search_parameters (text);
  self->names_patient = parameters != NULL;
  g_free (self->folded);
  self->folded = tend_text_fold (text);
  if (parameters == NULL && g_utf8_strlen (self->folded, -1) < SHORTEST_WORD)
    {
      tend_query_set_active (self->patients, FALSE);
      tend_query_set_active (self->appointments, FALSE);
      tend_query_set_active (self->devices, FALSE);
      tend_query_set_active (self->invoices, FALSE);
      g_list_store_remove_all (self->items);
      return FALSE;
    }
  if (parameters != NULL)
    tend_query_set_parameters (self->patients, parameters);
  tend_query_set_active (self->patients, parameters != NULL);
  search_devices (self, text);
  tend_query_set_active (self->devices, TRUE);
  search_invoices (self, text);
  tend_query_set_active (self->invoices, TRUE);
  /* The same again, after the text was gone: the answers are here already. */
  if (!tend_find_model_is_searching (self))
    refresh (self);
  return TRUE;
}

gboolean
tend_find_model_is_searching (TendFindModel *self)
{
  TendQuery *queries[] = { self->patients, self->appointments, self->devices, self->invoices };

  g_return_val_if_fail (TEND_IS_FIND_MODEL (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gboolean loading;

      g_object_get (queries[i], "loading", &loading, NULL);
      if (loading)
        return TRUE;
    }
  return FALSE;
}

gboolean
tend_find_model_is_certain (TendFindModel *self)
{
  guint n;
  g_autoptr (TendFindItem) first = NULL;

  g_return_val_if_fail (TEND_IS_FIND_MODEL (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  first = g_list_model_get_item (G_LIST_MODEL (self->items), 0);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (TendFindItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tend_find_item_get_kind (first) != TEND_FIND_PATIENT
          || tend_find_item_get_kind (item) != TEND_FIND_APPOINTMENT
          || tend_find_item_get_patient_id (item) != tend_find_item_get_patient_id (first))
        return FALSE;
    }
  return first != NULL;
}

GListModel *
tend_find_model_get_items (TendFindModel *self)
{
  g_return_val_if_fail (TEND_IS_FIND_MODEL (self), NULL);

  return G_LIST_MODEL (self->items);
}
