/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small clinic for tests of services: people, a visit, tests with their fees. */
#include "tend-test-clinic.h"

#include "tend-kinds.h"
#include "tend-number.h"

gint64
tend_test_add_patient (TendStore *store, const char *family_name, int birth_year)
{
  static gint64    count;
  g_autofree char *mrn = tend_number_make ("", ++count);
  GDate            birth_date;
  g_autoptr (TendPatient) patient = NULL;

  g_date_set_dmy (&birth_date, 3, G_DATE_MARCH, (GDateYear) birth_year);
  patient = g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", family_name, "given-name",
                          "Ada", "birth-date", &birth_date, "sex", TEND_SEX_FEMALE, "active", TRUE,
                          "registered-at", TEND_TEST_NOW, NULL);
  return tend_test_insert (store, patient);
}

gint64
tend_test_add_encounter (TendStore *store, gint64 patient_id, const char *service_type)
{
  g_autoptr (TendEncounter) encounter = g_object_new (
      TEND_TYPE_ENCOUNTER, "patient-id", patient_id, "service-type", service_type, "stage",
      TEND_ENCOUNTER_STAGE_ARRIVED, "arrived-at", TEND_TEST_NOW - 30 * TEND_TIME_MINUTE, NULL);

  return tend_test_insert (store, encounter);
}

gint64
tend_test_add_practitioner (TendStore *store, const char *family_name)
{
  g_autoptr (TendPractitioner) practitioner
      = g_object_new (TEND_TYPE_PRACTITIONER, "family-name", family_name, "given-name", "Ruth",
                      "active", TRUE, "schedulable", TRUE, NULL);

  return tend_test_insert (store, practitioner);
}

gint64
tend_test_add_room (TendStore *store, const char *name, const char *kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (TEND_TYPE_LOCATION_KIND);
  g_autoptr (TendLocation) room
      = g_object_new (TEND_TYPE_LOCATION, "name", name, "kind",
                      g_enum_get_value_by_nick (kinds, kind)->value, "active", TRUE, NULL);

  return tend_test_insert (store, room);
}

gint64
tend_test_add_device (TendStore *store, const char *asset_tag)
{
  g_autoptr (TendDevice) device
      = g_object_new (TEND_TYPE_DEVICE, "asset-tag", asset_tag, "name", "Oxygen concentrator",
                      "owner", TEND_DEVICE_OWNER_CLINIC, NULL);

  return tend_test_insert (store, device);
}

void
tend_test_add_fee (TendStore  *store,
                   const char *code,
                   gint64      cents,
                   const char *trigger_kind,
                   const char *trigger_code)
{
  g_autoptr (TendFee) fee
      = g_object_new (TEND_TYPE_FEE, "code", code, "display", code, "amount", cents, "trigger-kind",
                      trigger_kind, "trigger-code", trigger_code, "active", TRUE, NULL);

  tend_test_insert (store, fee);
}

gint64
tend_test_add_test (TendStore *store, const char *code, const char *container_kind, gint64 cents)
{
  g_autofree char *charge_code = g_strdup_printf ("L%s", code);
  g_autoptr (TendTestDefinition) definition = g_object_new (
      TEND_TYPE_TEST_DEFINITION, "code", code, "display", code, "container-kind", container_kind,
      "volume-ml", 1.0, "charge-code", charge_code, "active", TRUE, NULL);

  if (cents != 0)
    tend_test_add_fee (store, charge_code, cents, NULL, NULL);
  return tend_test_insert (store, definition);
}

static gboolean
update_record (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_transaction_update (transaction, data, error);
}

void
tend_test_update (TendStore *store, gpointer record)
{
  tend_test_transact (store, "test.update", update_record, record);
}

void
tend_test_refuse_saying (
    TendStore *store, TendJob job, gpointer data, TendError code, const char *words)
{
  gint64 before = tend_test_get_sequence (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact (store, "test.refused", job, data, &error);

  g_assert_null (commit);
  g_assert_error (error, TEND_ERROR, (int) code);
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_assert_cmpint (tend_test_get_sequence (store), ==, before);
}

void
tend_test_refuse (TendStore *store, TendJob job, gpointer data, TendError code)
{
  tend_test_refuse_saying (store, job, data, code, NULL);
}

GPtrArray *
tend_test_query (TendStore *store, const char *name, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = tend_store_query (store, name, parameters, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return rows;
}

gint64
tend_test_get_sequence (TendStore *store)
{
  g_autoptr (GPtrArray) entries = tend_test_query (store, "journal-recent", NULL);

  return entries->len > 0 ? tend_record_get_id (g_ptr_array_index (entries, 0)) : 0;
}
