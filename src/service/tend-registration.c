/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registering a patient and saving what was changed of one. */
#define G_LOG_DOMAIN "tend-registration"

#include "config.h"

#include "tend-registration.h"
#include "tend-registration-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-address.h"
#include "tend-contact-point.h"
#include "tend-coverage.h"
#include "tend-fault.h"
#include "tend-human-name.h"
#include "tend-number.h"
#include "tend-people.h"
#include "tend-phone.h"
#include "tend-related-person.h"
#include "tend-text.h"

static const TendRegistrationList lists[] = {
  { "names", "names-of-patient", G_STRUCT_OFFSET (TendRegistration, names),
    tend_human_name_get_type },
  { "contact_points", "contact-points-of-patient",
    G_STRUCT_OFFSET (TendRegistration, contact_points), tend_contact_point_get_type },
  { "addresses", "addresses-of-patient", G_STRUCT_OFFSET (TendRegistration, addresses),
    tend_address_get_type },
  { "related_persons", "related-persons-of-patient",
    G_STRUCT_OFFSET (TendRegistration, related_persons), tend_related_person_get_type },
  { "coverages", "coverages-of-patient", G_STRUCT_OFFSET (TendRegistration, coverages),
    tend_coverage_get_type },
};

G_STATIC_ASSERT (G_N_ELEMENTS (lists) == TEND_REGISTRATION_LISTS);

const TendRegistrationList *
tend_registration_get_list (guint list)
{
  g_return_val_if_fail (list < G_N_ELEMENTS (lists), NULL);

  return &lists[list];
}

GPtrArray **
tend_registration_get_records (TendRegistration *self, guint list)
{
  return &G_STRUCT_MEMBER (GPtrArray *, self, lists[list].offset);
}

TendRegistration *
tend_registration_new (void)
{
  TendRegistration *self = g_new0 (TendRegistration, 1);

  self->patient = tend_patient_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *tend_registration_get_records (self, i) = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
tend_registration_free (TendRegistration *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->patient);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (tend_registration_get_records (self, i), g_ptr_array_unref);
  g_free (self);
}

static gpointer
copy_record (gconstpointer record, gpointer unused)
{
  return tend_record_copy ((TendRecord *) record);
}

GPtrArray *
tend_registration_copy_records (GPtrArray *records)
{
  GPtrArray *copies = g_ptr_array_copy (records, copy_record, NULL);

  g_ptr_array_set_free_func (copies, g_object_unref);
  return copies;
}

TendRegistration *
tend_registration_copy (TendRegistration *self)
{
  TendRegistration *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TendRegistration, 1);
  copy->patient = TEND_PATIENT (tend_record_copy (TEND_RECORD (self->patient)));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *tend_registration_get_records (copy, i)
        = tend_registration_copy_records (*tend_registration_get_records (self, i));
  return copy;
}

void
tend_registration_copy_field (TendRecord *record, TendRecord *source, guint field)
{
  const char *name = tend_record_get_info (record)->fields[field].name;
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (source), name, &value);
  g_object_set_property (G_OBJECT (record), name, &value);
}

static void
set_text (TendRecord *record, guint field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  tend_record_set_value (record, field, &value);
}

static gboolean
clean_record (TendRecord *record, GError **error)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *clean = NULL;
      const char      *text;

      if (info->fields[i].kind != TEND_FIELD_TEXT)
        continue;
      text = *(char **) tend_record_get_member (record, i);
      if (text == NULL)
        continue;
      clean = tend_registration_clean (info->fields[i].name, text, error);
      if (clean == NULL)
        return FALSE;
      set_text (record, i, clean);
    }
  return TRUE;
}

static char *
normalize_contact (const TendContactPointData *contact)
{
  switch (contact->system)
    {
    case TEND_CONTACT_POINT_SYSTEM_PHONE:
    case TEND_CONTACT_POINT_SYSTEM_FAX:
    case TEND_CONTACT_POINT_SYSTEM_SMS:
    case TEND_CONTACT_POINT_SYSTEM_PAGER:
      return tend_phone_normalise (contact->value, NULL);
    case TEND_CONTACT_POINT_SYSTEM_EMAIL:
      return g_utf8_strdown (contact->value, -1);
    case TEND_CONTACT_POINT_SYSTEM_URL:
    case TEND_CONTACT_POINT_SYSTEM_OTHER:
    default:
      return NULL;
    }
}

/* The texts as they are stored: cleaned, telephone numbers normalized, contacts ranked by their
 * place in the form. */
static gboolean
tidy (TendRegistration *self, GError **error)
{
  if (!clean_record (TEND_RECORD (self->patient), error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *records = *tend_registration_get_records (self, i);

      for (guint j = 0; j < records->len; j++)
        if (!clean_record (g_ptr_array_index (records, j), error))
          return FALSE;
    }

  for (guint i = 0; i < self->contact_points->len; i++)
    {
      TendContactPoint           *contact = g_ptr_array_index (self->contact_points, i);
      const TendContactPointData *data = tend_contact_point_get_data (contact);
      g_autofree char            *normalized = NULL;

      if (data->value == NULL)
        continue;
      normalized = normalize_contact (data);
      g_object_set (contact, "normalized", normalized, NULL);
      if (data->rank == 0)
        g_object_set (contact, "rank", (gint64) i + 1, NULL);
    }
  return TRUE;
}

static gboolean
check (TendTransaction *transaction, TendRegistration *self, GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  GDate today;

  if (!tend_time_get_date (tend_transaction_get_now (transaction),
                           tend_transaction_get_time_zone (transaction), &today))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "the clock shows no date");
      return FALSE;
    }
  faults = tend_registration_check (self, &today);
  return tend_faults_to_error (faults, error);
}

char *
tend_registration_next_mrn (TendTransaction *transaction, GError **error)
{
  gint64 number = tend_transaction_next_number (transaction, "mrn", error);

  return number != 0 ? tend_number_make (TEND_REGISTRATION_MRN_PREFIX, number) : NULL;
}

static gboolean
insert_patient (TendTransaction *transaction, TendPatient *patient, GError **error)
{
  g_autofree char *mrn = tend_registration_next_mrn (transaction, error);

  if (mrn == NULL)
    return FALSE;
  g_object_set (patient, "mrn", mrn, "registered-at", tend_transaction_get_now (transaction),
                "active", TRUE, NULL);
  return tend_transaction_insert (transaction, patient, error);
}

/* Those a form never changes. */
static gboolean
is_kept (const char *field)
{
  return g_str_equal (field, "mrn") || g_str_equal (field, "registered_at")
         || g_str_equal (field, "merged_into_id") || g_str_equal (field, "patient_id");
}

/* Puts what @record says over the stored row, under the version the form was
 * made from: the store tells when somebody else has written the row since. */
static TendRecord *
update_record (TendTransaction *transaction, TendRecord *record, gint64 patient_id, GError **error)
{
  g_autoptr (TendRecord) stored = NULL;
  const TendRecordInfo *info = tend_record_get_info (record);
  guint64               changed;
  int                   owner;

  stored = tend_transaction_get (transaction, G_OBJECT_TYPE (record), tend_record_get_id (record),
                                 error);
  if (stored == NULL)
    return NULL;
  owner = tend_record_find_field (stored, "patient_id");
  if (owner >= 0 && *(gint64 *) tend_record_get_member (stored, owner) != patient_id)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "A row of %s belongs to another patient",
                   info->table);
      return NULL;
    }

  tend_record_set_version (stored, tend_record_get_version (record));
  if (tend_record_get_withdrawn (record))
    return tend_transaction_withdraw (transaction, stored, error) ? g_steal_pointer (&stored)
                                                                  : NULL;

  changed = tend_record_compare (stored, record);
  for (guint i = 0; i < info->n_fields; i++)
    if ((changed >> i & 1) && !is_kept (info->fields[i].name))
      tend_registration_copy_field (stored, record, i);
  return tend_transaction_update (transaction, stored, error) ? g_steal_pointer (&stored) : NULL;
}

static gboolean
save_patient (TendTransaction *transaction, TendRegistration *self, GError **error)
{
  TendRecord *saved;

  if (tend_record_get_id (TEND_RECORD (self->patient)) == 0)
    {
      tend_transaction_set_action (transaction, "patient.register");
      return tend_people_require (transaction, "patient.register", error)
             && insert_patient (transaction, self->patient, error);
    }

  tend_transaction_set_action (transaction, "patient.update");
  if (!tend_people_require (transaction, "patient.update", error))
    return FALSE;
  if (tend_patient_get_data (self->patient)->merged_into_id != 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                           _ ("This chart was merged into another one; change that one"));
      return FALSE;
    }
  saved = update_record (transaction, TEND_RECORD (self->patient), 0, error);
  if (saved == NULL)
    return FALSE;
  g_set_object (&self->patient, TEND_PATIENT (saved));
  g_object_unref (saved);
  return TRUE;
}

static gboolean
save_list (TendTransaction *transaction, GPtrArray *records, gint64 patient_id, GError **error)
{
  for (guint i = 0; i < records->len;)
    {
      TendRecord *record = g_ptr_array_index (records, i);
      gboolean    withdrawn = tend_record_get_withdrawn (record);

      if (tend_record_get_id (record) != 0)
        {
          TendRecord *saved = update_record (transaction, record, patient_id, error);

          if (saved == NULL)
            return FALSE;
          g_object_unref (record);
          records->pdata[i] = saved;
        }
      else if (!withdrawn)
        {
          g_object_set (record, "patient-id", patient_id, NULL);
          if (!tend_transaction_insert (transaction, record, error))
            return FALSE;
        }

      if (withdrawn)
        g_ptr_array_remove_index (records, i);
      else
        i++;
    }
  return TRUE;
}

gboolean
tend_registration_save (TendTransaction *transaction, TendRegistration *self, GError **error)
{
  g_autoptr (TendRecord) result = NULL;
  gint64 id;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check (transaction, self, error) || !tidy (self, error)
      || !save_patient (transaction, self, error))
    return FALSE;

  id = tend_record_get_id (TEND_RECORD (self->patient));
  tend_transaction_set_patient (transaction, id);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!save_list (transaction, *tend_registration_get_records (self, i), id, error))
      return FALSE;

  /* The store shares the result with every window; the form's own stays the form's. */
  result = tend_record_copy (TEND_RECORD (self->patient));
  tend_transaction_set_result (transaction, result);
  return TRUE;
}
