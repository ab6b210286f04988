/* SPDX-License-Identifier: GPL-3.0-or-later
 * Equipment: lent once, taken back to be checked, never out of quarantine unasked. */
#include "tend-test-clinic.h"

#include "tend-device-row.h"
#include "tend-equipment.h"
#include "tend-loan-row.h"

static gboolean
lend (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_equipment_lend (transaction, data, error);
}

static gboolean
enrol (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_equipment_register (transaction, data, error);
}

typedef struct
{
  gint64           id;
  TendDeviceStatus status;
  const char      *text;
} Act;

static gboolean
take_back (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_equipment_take_back (transaction, act->id, act->text, error);
}

static gboolean
set_status (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_equipment_set_status (transaction, act->id, act->status, act->text, error);
}

static TendDeviceLoan *
make_loan (gint64 device_id, gint64 patient_id)
{
  return g_object_new (TEND_TYPE_DEVICE_LOAN, "device-id", device_id, "patient-id", patient_id,
                       "settings", "2 L/min", "condition-out", "clean", NULL);
}

static void
assert_device (TendStore       *store,
               TendDeviceStatus status,
               gint64           patient_id,
               const char      *location_name,
               gboolean         lent)
{
  g_autoptr (GPtrArray) rows
      = tend_test_query (store, "device-inventory", g_variant_new_parsed ("{'after': <''>}"));
  const TendDeviceRowData *data = tend_device_row_get_data (g_ptr_array_index (rows, 0));

  g_assert_cmpint (data->status, ==, status);
  g_assert_cmpint (data->patient_id, ==, patient_id);
  g_assert_cmpstr (data->patient_family_name, ==, patient_id != 0 ? "Sato" : NULL);
  g_assert_cmpstr (data->location_name, ==, location_name);
  g_assert_cmpint (data->loan_id != 0, ==, lent);
}

static void
a_loan_is_checked (void)
{
  static const struct
  {
    TendDeviceStatus status;
    TendDeviceOwner  owner;
    int              due_back_in; /* days, 0: none */
    int              check_due_in;
    gboolean         fault;
    gboolean         blocks;
  } cases[] = {
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_CLINIC, 0, 0, FALSE, FALSE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_CLINIC, 30, 10, FALSE, FALSE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_CLINIC, 30, -1, TRUE, FALSE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_CLINIC, -1, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_PATIENT, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_OWNER_VENDOR, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_ASSIGNED, TEND_DEVICE_OWNER_CLINIC, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_IN_SERVICE, TEND_DEVICE_OWNER_CLINIC, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_QUARANTINED, TEND_DEVICE_OWNER_CLINIC, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_AWAITING_PARTS, TEND_DEVICE_OWNER_CLINIC, 0, 0, TRUE, TRUE },
    { TEND_DEVICE_STATUS_RETIRED, TEND_DEVICE_OWNER_CLINIC, 0, 0, TRUE, TRUE },
  };
  GDate today, day;

  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendDeviceLoan) loan = make_loan (1, 2);
      g_autoptr (TendDevice) device = g_object_new (TEND_TYPE_DEVICE, "status", cases[i].status,
                                                    "owner", cases[i].owner, NULL);
      g_autoptr (GPtrArray) faults = NULL;

      g_date_set_julian (&day, g_date_get_julian (&today) + cases[i].due_back_in);
      g_object_set (loan, "due-back-date", cases[i].due_back_in != 0 ? &day : NULL, NULL);
      g_date_set_julian (&day, g_date_get_julian (&today) + cases[i].check_due_in);
      g_object_set (device, "next-due-date", cases[i].check_due_in != 0 ? &day : NULL, NULL);
      faults = tend_equipment_check_loan (loan, device, &today);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (faults->len > 0, ==, cases[i].fault);
      g_assert_cmpint (tend_faults_block (faults), ==, cases[i].blocks);
    }
}

static void
a_device_is_lent_once_and_comes_back_to_be_checked (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     patient_id = tend_test_add_patient (store, "Sato", 1950);
  gint64     device_id = tend_test_add_device (store, "OC-0001");
  g_autoptr (TendDeviceLoan) loan = make_loan (device_id, patient_id);
  g_autoptr (TendDeviceLoan) second = make_loan (device_id, patient_id);
  g_autoptr (TendDeviceLoan) lent = NULL;
  g_autoptr (TendDeviceLoan) back = NULL;
  g_autoptr (GPtrArray) loans = NULL;
  Act act = { .text = "filter dusty" };

  tend_test_add_room (store, "Store room", "storage");
  assert_device (store, TEND_DEVICE_STATUS_AVAILABLE, 0, NULL, FALSE);
  lent = tend_test_transact (store, "device.lend", lend, loan);
  g_assert_cmpint (tend_device_loan_get_data (lent)->lent_at, ==, TEND_TEST_NOW);
  g_assert_cmpint (tend_device_loan_get_data (lent)->lent_by_id, ==,
                   tend_account_get_data (tend_store_get_account (store))->practitioner_id);
  assert_device (store, TEND_DEVICE_STATUS_ASSIGNED, patient_id, NULL, TRUE);
  tend_test_refuse_saying (store, lend, second, TEND_ERROR_INVALID, "not available");

  act.id = tend_record_get_id (TEND_RECORD (lent));
  back = tend_test_transact (store, "device.return", take_back, &act);
  g_assert_cmpint (tend_device_loan_get_data (back)->returned_at, ==, TEND_TEST_NOW);
  g_assert_cmpstr (tend_device_loan_get_data (back)->condition_back, ==, "filter dusty");
  assert_device (store, TEND_DEVICE_STATUS_IN_SERVICE, 0, "Store room", FALSE);
  tend_test_refuse (store, take_back, &act, TEND_ERROR_CONFLICT);
  tend_test_refuse (store, lend, second, TEND_ERROR_INVALID);
  loans = tend_test_query (store, "loans-of-patient",
                           g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  g_assert_cmpuint (loans->len, ==, 1);
  g_assert_cmpstr (tend_loan_row_get_data (g_ptr_array_index (loans, 0))->asset_tag, ==, "OC-0001");
  tend_test_store_free (store);
}

static void
what_is_wrong_with_a_loan_leaves_the_device (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     device_id = tend_test_add_device (store, "OC-0001");
  gint64     patient_id = tend_test_add_patient (store, "Sato", 1950);
  g_autoptr (TendDeviceLoan) nobody = make_loan (device_id, 0);
  g_autoptr (TendDeviceLoan) unknown = make_loan (device_id, 12345);
  g_autoptr (TendDeviceLoan) nothing = make_loan (12345, patient_id);
  g_autoptr (TendDeviceLoan) early = make_loan (device_id, patient_id);

  tend_test_refuse (store, lend, nobody, TEND_ERROR_INVALID);
  tend_test_refuse (store, lend, unknown, TEND_ERROR_NOT_FOUND);
  tend_test_refuse (store, lend, nothing, TEND_ERROR_NOT_FOUND);
  g_object_set (early, "lent-at", TEND_TEST_NOW + 1, NULL);
  tend_test_refuse (store, lend, early, TEND_ERROR_INVALID);
  assert_device (store, TEND_DEVICE_STATUS_AVAILABLE, 0, NULL, FALSE);
  tend_test_store_free (store);
}

static void
an_asset_tag_is_one_device (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendDevice) first
      = g_object_new (TEND_TYPE_DEVICE, "asset-tag", " OC-7 ", "name", "Concentrator", NULL);
  g_autoptr (TendDevice) second
      = g_object_new (TEND_TYPE_DEVICE, "asset-tag", "OC-7", "name", "Ventilator", NULL);
  g_autoptr (TendDevice) nameless = g_object_new (TEND_TYPE_DEVICE, "asset-tag", "OC-8", NULL);
  g_autoptr (TendDevice) tagless = g_object_new (TEND_TYPE_DEVICE, "name", "Monitor", NULL);
  g_autoptr (TendDevice) registered = tend_test_transact (store, "device.register", enrol, first);

  g_assert_cmpstr (tend_device_get_data (registered)->asset_tag, ==, "OC-7");
  tend_test_refuse (store, enrol, second, TEND_ERROR_CONFLICT);
  tend_test_refuse (store, enrol, nameless, TEND_ERROR_INVALID);
  tend_test_refuse (store, enrol, tagless, TEND_ERROR_INVALID);
  tend_test_store_free (store);
}

static void
a_state_is_changed_where_that_makes_sense (const char *backend)
{
  static const struct
  {
    TendDeviceStatus from;
    TendDeviceStatus to;
    gboolean         with_reason;
    gboolean         without;
  } cases[] = {
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_STATUS_IN_SERVICE, TRUE, TRUE },
    { TEND_DEVICE_STATUS_IN_SERVICE, TEND_DEVICE_STATUS_AVAILABLE, TRUE, TRUE },
    { TEND_DEVICE_STATUS_IN_SERVICE, TEND_DEVICE_STATUS_AWAITING_PARTS, TRUE, TRUE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_STATUS_QUARANTINED, TRUE, FALSE },
    { TEND_DEVICE_STATUS_QUARANTINED, TEND_DEVICE_STATUS_AVAILABLE, TRUE, FALSE },
    { TEND_DEVICE_STATUS_IN_SERVICE, TEND_DEVICE_STATUS_RETIRED, TRUE, FALSE },
    { TEND_DEVICE_STATUS_RETIRED, TEND_DEVICE_STATUS_AVAILABLE, FALSE, FALSE },
    { TEND_DEVICE_STATUS_AVAILABLE, TEND_DEVICE_STATUS_ASSIGNED, FALSE, FALSE },
    { TEND_DEVICE_STATUS_ASSIGNED, TEND_DEVICE_STATUS_AVAILABLE, FALSE, FALSE },
    { TEND_DEVICE_STATUS_ASSIGNED, TEND_DEVICE_STATUS_QUARANTINED, FALSE, FALSE },
  };
  TendStore *store = tend_test_store_new (backend);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int with_reason = 0; with_reason <= 1; with_reason++)
      {
        g_autofree char *asset_tag = g_strdup_printf ("OC-%" G_GSIZE_FORMAT "-%d", i, with_reason);
        g_autoptr (TendDevice) device
            = g_object_new (TEND_TYPE_DEVICE, "asset-tag", asset_tag, "name", "Concentrator",
                            "status", cases[i].from, NULL);
        Act act = { tend_test_insert (store, device), cases[i].to,
                    with_reason ? "recall 2026-14" : NULL };

        g_test_message ("case %" G_GSIZE_FORMAT ", reason %d", i, with_reason);
        if (with_reason ? cases[i].with_reason : cases[i].without)
          {
            g_autoptr (TendDevice) changed
                = tend_test_transact (store, "device.set-status", set_status, &act);

            g_assert_cmpint (tend_device_get_data (changed)->status, ==, cases[i].to);
          }
        else
          tend_test_refuse (store, set_status, &act, TEND_ERROR_INVALID);
      }
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/equipment/a-loan-is-checked", a_loan_is_checked);
  tend_test_add ("/service/equipment/a-device-is-lent-once-and-comes-back-to-be-checked",
                 a_device_is_lent_once_and_comes_back_to_be_checked);
  tend_test_add ("/service/equipment/what-is-wrong-with-a-loan-leaves-the-device",
                 what_is_wrong_with_a_loan_leaves_the_device);
  tend_test_add ("/service/equipment/an-asset-tag-is-one-device", an_asset_tag_is_one_device);
  tend_test_add ("/service/equipment/a-state-is-changed-where-that-makes-sense",
                 a_state_is_changed_where_that_makes_sense);
  return g_test_run ();
}
