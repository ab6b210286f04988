/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row of what the find box found. */
#define G_LOG_DOMAIN "tend-find-item"

#include "config.h"

#include "tend-find-item.h"

#include "tend-format.h"
#include "tend-place.h"
#include "tend-property.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_CODE,
  PROP_EXTRA,
  PROP_DESCRIPTION,
  N_TEXTS,
  PROP_PATIENT_ID = N_TEXTS,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

struct _TendFindItem
{
  GObject parent_instance;

  /* Owned; by property */
  char *texts[N_TEXTS];

  /* Borrowed */
  const char *action_name;

  TendFindKind kind;
  gint64       patient_id;
  gint64       record_id;
  gint64       start_at;
};

G_DEFINE_FINAL_TYPE (TendFindItem, tend_find_item, G_TYPE_OBJECT)

static void
take_text (TendFindItem *self, guint property, char *text)
{
  tend_property_take_text (self, properties[property], &self->texts[property], text);
}

static void
set_kind (TendFindItem *self, TendFindKind kind, gint64 patient_id, const char *icon_name)
{
  self->kind = kind;
  self->action_name = NULL;
  self->record_id = 0;
  self->start_at = TEND_TIME_NONE;
  take_text (self, PROP_ICON_NAME, g_strdup (icon_name));
  if (self->patient_id == patient_id)
    return;
  self->patient_id = patient_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATIENT_ID]);
}

static void
describe (TendFindItem *self, const char *what)
{
  take_text (self, PROP_DESCRIPTION,
             g_strdup_printf ("%s%s%s, %s, %s", what != NULL ? what : "", what != NULL ? ": " : "",
                              self->texts[PROP_TITLE], self->texts[PROP_DETAIL],
                              self->texts[PROP_CODE]));
}

static void
tend_find_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendFindItem *self = TEND_FIND_ITEM (object);

  if (id == PROP_PATIENT_ID)
    g_value_set_int64 (value, self->patient_id);
  else if (id > PROP_0 && id < N_TEXTS)
    g_value_set_string (value, self->texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_find_item_finalize (GObject *object)
{
  TendFindItem *self = TEND_FIND_ITEM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (tend_find_item_parent_class)->finalize (object);
}

static void
tend_find_item_class_init (TendFindItemClass *klass)
{
  static const char *const names[] = {
    [PROP_ICON_NAME] = "icon-name", [PROP_TITLE] = "title", [PROP_DETAIL] = "detail",
    [PROP_CODE] = "code",           [PROP_EXTRA] = "extra", [PROP_DESCRIPTION] = "description",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_find_item_get_property;
  object_class->finalize = tend_find_item_finalize;
  for (guint i = PROP_ICON_NAME; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  properties[PROP_PATIENT_ID]
      = g_param_spec_int64 ("patient-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_find_item_init (TendFindItem *self)
{
}

TendFindItem *
tend_find_item_new (void)
{
  return g_object_new (TEND_TYPE_FIND_ITEM, NULL);
}

TendFindItem *
tend_find_item_dup_target (TendFindItem *self)
{
  TendFindItem *target;

  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), NULL);

  target = tend_find_item_new ();
  target->kind = self->kind;
  target->patient_id = self->patient_id;
  target->record_id = self->record_id;
  target->start_at = self->start_at;
  target->action_name = self->action_name;
  return target;
}

gboolean
tend_find_item_has_target (TendFindItem *self, TendFindItem *target)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self) && TEND_IS_FIND_ITEM (target), FALSE);

  return self->kind == target->kind && self->patient_id == target->patient_id
         && self->record_id == target->record_id && self->action_name == target->action_name;
}

void
tend_find_item_set_patient (TendFindItem *self, TendPatientMatch *match)
{
  const TendPatientMatchData *data;
  GDate                       today;

  g_return_if_fail (TEND_IS_FIND_ITEM (self) && TEND_IS_PATIENT_MATCH (match));

  data = tend_patient_match_get_data (match);
  tend_place_get_today (&today);
  set_kind (self, TEND_FIND_PATIENT, tend_record_get_id (TEND_RECORD (match)), NULL);
  take_text (self, PROP_TITLE,
             tend_format_name_preferred (data->family_name, data->given_name, data->name_suffix,
                                         data->preferred_name));
  take_text (self, PROP_DETAIL, tend_format_birth_date (&data->birth_date, &today));
  take_text (self, PROP_CODE, g_strdup (data->mrn));
  take_text (self, PROP_EXTRA, tend_format_phone (data->phone));
  describe (self, NULL);
}

void
tend_find_item_set_appointment (TendFindItem *self, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data;
  g_autofree char            *clock = NULL;
  g_autofree char            *day = NULL;
  GDate                       date, today;

  g_return_if_fail (TEND_IS_FIND_ITEM (self) && TEND_IS_SCHEDULE_SLOT (slot));

  data = tend_schedule_slot_get_data (slot);
  set_kind (self, TEND_FIND_APPOINTMENT, data->patient_id, "x-office-calendar-symbolic");
  self->record_id = tend_record_get_id (TEND_RECORD (slot));
  self->start_at = data->start_at;
  tend_place_get_today (&today);
  clock = tend_format_clock (data->start_at, tend_place_get_zone ());
  if (tend_time_get_date (data->start_at, tend_place_get_zone (), &date))
    day = tend_format_day (&date, &today);
  take_text (self, PROP_TITLE, tend_format_name (data->family_name, data->given_name, NULL));
  take_text (self, PROP_DETAIL, g_strdup_printf ("%s %s", day != NULL ? day : "", clock));
  take_text (self, PROP_CODE, g_strdup (data->reason != NULL ? data->reason : ""));
  take_text (self, PROP_EXTRA,
             data->practitioner_family_name != NULL ? tend_format_name (
                 data->practitioner_family_name, data->practitioner_given_name, NULL)
                                                    : g_strdup (""));
  describe (self, _ ("Appointment"));
}

void
tend_find_item_set_device (TendFindItem *self, TendDeviceRow *device)
{
  const TendDeviceRowData *data;

  g_return_if_fail (TEND_IS_FIND_ITEM (self) && TEND_IS_DEVICE_ROW (device));

  data = tend_device_row_get_data (device);
  set_kind (self, TEND_FIND_DEVICE, 0, "tend-equipment-symbolic");
  self->record_id = tend_record_get_id (TEND_RECORD (device));
  take_text (self, PROP_TITLE, g_strdup (data->name));
  take_text (self, PROP_DETAIL,
             data->patient_family_name != NULL
                 ? tend_format_name (data->patient_family_name, data->patient_given_name, NULL)
                 : g_strdup (data->location_name));
  take_text (self, PROP_CODE, g_strdup (data->asset_tag));
  take_text (self, PROP_EXTRA, g_strdup (data->serial_number));
  describe (self, _ ("Device"));
}

void
tend_find_item_set_invoice (TendFindItem *self, TendInvoiceRow *invoice)
{
  const TendInvoiceRowData *data;

  g_return_if_fail (TEND_IS_FIND_ITEM (self) && TEND_IS_INVOICE_ROW (invoice));

  data = tend_invoice_row_get_data (invoice);
  set_kind (self, TEND_FIND_INVOICE, data->patient_id, "tend-invoice-symbolic");
  take_text (self, PROP_TITLE, tend_format_name (data->family_name, data->given_name, NULL));
  take_text (self, PROP_DETAIL, g_strdup (_ ("Invoice")));
  take_text (self, PROP_CODE, g_strdup (data->number));
  take_text (self, PROP_EXTRA, tend_format_money (data->balance));
  describe (self, NULL);
}

void
tend_find_item_set_action (TendFindItem *self,
                           const char   *label,
                           const char   *action_name,
                           const char   *keys)
{
  g_return_if_fail (TEND_IS_FIND_ITEM (self) && label != NULL && action_name != NULL);

  set_kind (self, TEND_FIND_ACTION, 0, "system-run-symbolic");
  self->action_name = action_name;
  take_text (self, PROP_TITLE, g_strdup (label));
  take_text (self, PROP_DETAIL, g_strdup (""));
  take_text (self, PROP_CODE, g_strdup (keys != NULL ? keys : ""));
  take_text (self, PROP_EXTRA, g_strdup (""));
  take_text (self, PROP_DESCRIPTION, g_strdup (label));
}

void
tend_find_item_get_texts (TendFindItem *self, TendFindTexts *texts)
{
  g_return_if_fail (TEND_IS_FIND_ITEM (self) && texts != NULL);

  *texts = (TendFindTexts){ self->texts[PROP_ICON_NAME], self->texts[PROP_TITLE],
                            self->texts[PROP_DETAIL], self->texts[PROP_CODE],
                            self->texts[PROP_EXTRA] };
}

TendFindKind
tend_find_item_get_kind (TendFindItem *self)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), TEND_FIND_PATIENT);

  return self->kind;
}

gint64
tend_find_item_get_patient_id (TendFindItem *self)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), 0);

  return self->patient_id;
}

gint64
tend_find_item_get_record_id (TendFindItem *self)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), 0);

  return self->record_id;
}

gint64
tend_find_item_get_start_at (TendFindItem *self)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), TEND_TIME_NONE);

  return self->start_at;
}

const char *
tend_find_item_get_action_name (TendFindItem *self)
{
  g_return_val_if_fail (TEND_IS_FIND_ITEM (self), NULL);

  return self->action_name;
}
