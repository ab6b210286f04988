/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathers what a summary of one patient tells another clinic. */
#define G_LOG_DOMAIN "tend-summary-loading"

#include "config.h"

#include "tend-summary-loading.h"

#include "tend-people.h"
#include "tend-service.h"

/* The rows of the patient, each kind by a query that pages by id. */
static const struct
{
  const char *query;
  gsize       offset;
} pages[] = {
  { "summary-coverages", G_STRUCT_OFFSET (TendPatientSummary, coverages) },
  { "summary-conditions", G_STRUCT_OFFSET (TendPatientSummary, conditions) },
  { "summary-allergies", G_STRUCT_OFFSET (TendPatientSummary, allergies) },
  { "summary-medications", G_STRUCT_OFFSET (TendPatientSummary, medications) },
  { "summary-immunizations", G_STRUCT_OFFSET (TendPatientSummary, immunizations) },
  { "summary-procedures", G_STRUCT_OFFSET (TendPatientSummary, procedures) },
  { "summary-appointments", G_STRUCT_OFFSET (TendPatientSummary, appointments) },
  { "summary-encounters", G_STRUCT_OFFSET (TendPatientSummary, encounters) },
  { "summary-devices", G_STRUCT_OFFSET (TendPatientSummary, devices) },
  { "summary-observations", G_STRUCT_OFFSET (TendPatientSummary, observations) },
};

/* What a form of registration holds few of. */
static const struct
{
  const char *query;
  gsize       offset;
} lists[] = {
  { "names-of-patient", G_STRUCT_OFFSET (TendPatientSummary, names) },
  { "contact-points-of-patient", G_STRUCT_OFFSET (TendPatientSummary, contact_points) },
  { "addresses-of-patient", G_STRUCT_OFFSET (TendPatientSummary, addresses) },
  { "related-persons-of-patient", G_STRUCT_OFFSET (TendPatientSummary, related_persons) },
};

/* The tables of rows that others refer to, and where those go. */
static const struct
{
  const char *table;
  GType (*get_type) (void);
  gsize offset;
} targets[] = {
  { "practitioner", tend_practitioner_get_type,
    G_STRUCT_OFFSET (TendPatientSummary, practitioners) },
  { "organization", tend_organization_get_type,
    G_STRUCT_OFFSET (TendPatientSummary, organizations) },
  { "device", tend_device_get_type, G_STRUCT_OFFSET (TendPatientSummary, devices) },
  { "location", tend_location_get_type, G_STRUCT_OFFSET (TendPatientSummary, locations) },
};

static GPtrArray *
get_array (TendPatientSummary *summary, gsize offset)
{
  return *(GPtrArray **) G_STRUCT_MEMBER_P (summary, offset);
}

static void
take_rows (GPtrArray *array, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (array, g_object_ref (g_ptr_array_index (rows, i)));
}

static gboolean
load_pages (TendTransaction *transaction,
            const char      *query,
            gint64           patient_id,
            GPtrArray       *array,
            GError         **error)
{
  gint64 after = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) rows = tend_transaction_query (
          transaction, query,
          g_variant_new_parsed ("{'patient': <%x>, 'after': <%x>}", patient_id, after), error);

      if (rows == NULL)
        return FALSE;
      if (rows->len == 0)
        return TRUE;
      take_rows (array, rows);
      after = tend_record_get_id (g_ptr_array_index (rows, rows->len - 1));
    }
}

static gboolean
load_list (TendTransaction *transaction,
           const char      *query,
           GVariant        *parameters,
           GPtrArray       *array,
           GError         **error)
{
  g_autoptr (GPtrArray) rows = tend_transaction_query (transaction, query, parameters, error);

  if (rows == NULL)
    return FALSE;
  take_rows (array, rows);
  return TRUE;
}

static gboolean
has_row (GPtrArray *array, gint64 id)
{
  for (guint i = 0; i < array->len; i++)
    if (tend_record_get_id (g_ptr_array_index (array, i)) == id)
      return TRUE;
  return FALSE;
}

/* A device that took a measurement may be with somebody else by now. */
static void
hide_other_patient (TendRecord *row, TendPatientSummary *summary)
{
  gint64 patient_id = tend_record_get_id (TEND_RECORD (summary->patient));

  if (TEND_IS_DEVICE (row) && tend_device_get_data (TEND_DEVICE (row))->patient_id != patient_id)
    g_object_set (row, "patient-id", (gint64) 0, NULL);
}

/* Adds the rows of the target's table that a record refers to. */
static gboolean
load_targets_of (TendTransaction    *transaction,
                 TendPatientSummary *summary,
                 gsize               target,
                 TendRecord         *record,
                 GError            **error)
{
  const TendRecordInfo *info = tend_record_get_info (record);
  GPtrArray            *array = get_array (summary, targets[target].offset);

  for (guint i = 0; i < info->n_fields; i++)
    {
      gpointer row;
      gint64   id;

      if (info->fields[i].kind != TEND_FIELD_REFERENCE
          || !g_str_equal (info->fields[i].table, targets[target].table))
        continue;
      id = *(gint64 *) tend_record_get_member (record, i);
      if (id == 0 || has_row (array, id))
        continue;
      row = tend_transaction_get (transaction, targets[target].get_type (), id, error);
      if (row == NULL)
        return FALSE;
      hide_other_patient (row, summary);
      g_ptr_array_add (array, row);
    }
  return TRUE;
}

/* Devices before places: a device stands in one. */
static gboolean
load_targets (TendTransaction *transaction, TendPatientSummary *summary, GError **error)
{
  for (gsize target = 0; target < G_N_ELEMENTS (targets); target++)
    {
      if (!load_targets_of (transaction, summary, target, TEND_RECORD (summary->patient), error))
        return FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          GPtrArray *array = get_array (summary, pages[i].offset);

          for (guint j = 0; j < array->len; j++)
            if (!load_targets_of (transaction, summary, target, g_ptr_array_index (array, j),
                                  error))
              return FALSE;
        }
    }
  return TRUE;
}

TendPatientSummary *
tend_summary_load (TendTransaction *transaction, gint64 patient_id, GError **error)
{
  g_autoptr (TendPatientSummary) summary = NULL;
  g_autoptr (TendPatient) patient = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  if (!tend_people_require (transaction, "data.export", error))
    return NULL;
  patient = tend_service_get (transaction, TEND_TYPE_PATIENT, patient_id, error);
  if (patient == NULL)
    return NULL;

  summary = tend_patient_summary_new (patient);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!load_list (transaction, lists[i].query,
                    g_variant_new_parsed ("{'patient': <%x>}", patient_id),
                    get_array (summary, lists[i].offset), error))
      return NULL;
  if (!load_list (transaction, "identifiers-of-owner",
                  g_variant_new_parsed ("{'kind': <'patient'>, 'owner': <%x>}", patient_id),
                  summary->identifiers, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (!load_pages (transaction, pages[i].query, patient_id, get_array (summary, pages[i].offset),
                     error))
      return NULL;
  if (!load_targets (transaction, summary, error))
    return NULL;

  tend_transaction_set_action (transaction, "data.export");
  tend_transaction_set_patient (transaction, patient_id);
  tend_transaction_note (transaction);
  return g_steal_pointer (&summary);
}
