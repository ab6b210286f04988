/* SPDX-License-Identifier: GPL-3.0-or-later
 * The demonstration clinic is lifelike, whole and the same every time. */
#include "tend-demo.h"

#include <math.h>

#include "tend-account.h"
#include "tend-appointment.h"
#include "tend-charge-item.h"
#include "tend-clinic.h"
#include "tend-coverage.h"
#include "tend-device-loan.h"
#include "tend-device.h"
#include "tend-encounter.h"
#include "tend-invoice.h"
#include "tend-location.h"
#include "tend-number.h"
#include "tend-observation.h"
#include "tend-organization.h"
#include "tend-patient.h"
#include "tend-payment.h"
#include "tend-people.h"
#include "tend-practitioner.h"
#include "tend-registration.h"
#include "tend-registry-number.h"
#include "tend-service-request.h"
#include "tend-setup.h"
#include "tend-specimen.h"

#include "stored-support.h"

typedef struct
{
  guint patients;
  guint seed;
} Fill;

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  Fill *wanted = data;

  return tend_demo_fill (transaction, wanted->patients, wanted->seed, error);
}

static TendStore *
new_demo (const char *backend, guint patients, guint seed)
{
  TendStore *store = tend_test_store_new_empty (backend);
  Fill       wanted = { patients, seed };

  g_object_unref (tend_test_transact (store, "clinic.demo", fill, &wanted));
  return store;
}

static GPtrArray *
all (TendStore *store, GType type)
{
  return get_stored (store, 1, type);
}

static guint
count (TendStore *store, GType type)
{
  g_autoptr (GPtrArray) records = all (store, type);

  return records->len;
}

static void
check_patients (TendStore *store)
{
  g_autoptr (GPtrArray) patients = all (store, TEND_TYPE_PATIENT);
  g_autoptr (GHashTable) scripts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  guint interpreters = 0, infants = 0, old = 0;

  g_assert_cmpuint (patients->len, ==, 250);
  for (guint i = 0; i < patients->len; i++)
    {
      const TendPatientData *data = tend_patient_get_data (patients->pdata[i]);
      g_autoptr (TendRegistration) form = tend_registration_new ();
      int year = g_date_get_year (&data->birth_date);

      g_assert_true (tend_number_parse (TEND_REGISTRATION_MRN_PREFIX, data->mrn, NULL, NULL));
      g_assert_cmpint (data->registered_at, <=, TEND_TEST_NOW);
      g_hash_table_add (
          scripts, GINT_TO_POINTER (g_unichar_get_script (g_utf8_get_char (data->family_name))));
      g_hash_table_add (languages, data->language);
      interpreters += data->interpreter_needed;
      infants += year >= 2025;
      old += year <= 1935;
    }
  g_assert_cmpuint (g_hash_table_size (scripts), >=, 7);
  g_assert_cmpuint (g_hash_table_size (languages), >=, 10);
  g_assert_cmpuint (interpreters, >, 10);
  g_assert_cmpuint (infants, >, 3);
  g_assert_cmpuint (old, >, 3);
}

static void
check_numbers (TendStore *store)
{
  g_autoptr (GPtrArray) practitioners = all (store, TEND_TYPE_PRACTITIONER);
  g_autoptr (GPtrArray) coverages = all (store, TEND_TYPE_COVERAGE);
  g_autoptr (GPtrArray) clinics = all (store, TEND_TYPE_CLINIC);
  g_autoptr (GPtrArray) specimens = all (store, TEND_TYPE_SPECIMEN);
  g_autofree char *npi = tend_npi_parse (tend_clinic_get_data (clinics->pdata[0])->npi, NULL);
  guint            medicare = 0;

  g_assert_nonnull (npi);
  g_assert_true (tend_clinic_get_data (clinics->pdata[0])->demo);
  for (guint i = 0; i < practitioners->len; i++)
    {
      const char      *number = tend_practitioner_get_data (practitioners->pdata[i])->npi;
      g_autofree char *parsed = number != NULL ? tend_npi_parse (number, NULL) : NULL;

      g_assert_cmpstr (parsed, ==, number);
    }
  for (guint i = 0; i < coverages->len; i++)
    {
      const TendCoverageData *data = tend_coverage_get_data (coverages->pdata[i]);
      g_autofree char        *mbi = NULL;

      if (g_strcmp0 (data->plan_name, "Part B") != 0)
        continue;
      mbi = tend_mbi_parse (data->member_id, NULL);
      g_assert_cmpstr (mbi, ==, data->member_id);
      medicare++;
    }
  g_assert_cmpuint (medicare, >, 20);
  for (guint i = 0; i < specimens->len; i++)
    g_assert_true (tend_accession_parse (tend_specimen_get_data (specimens->pdata[i])->accession,
                                         NULL, NULL, NULL, NULL));
}

/* Each stage is on today's board, and its stamps are in order and not to come. */
static void
check_visits (TendStore *store)
{
  g_autoptr (GPtrArray) encounters = all (store, TEND_TYPE_ENCOUNTER);
  guint today[TEND_ENCOUNTER_STAGE_CANCELLED + 1] = { 0 };
  guint red = 0;

  for (guint i = 0; i < encounters->len; i++)
    {
      const TendEncounterData *data = tend_encounter_get_data (encounters->pdata[i]);
      gint64                   stamps[]
          = { data->arrived_at, data->roomed_at, data->clinician_at, data->finished_at };
      int reached = data->stage - TEND_ENCOUNTER_STAGE_ARRIVED;

      for (int k = 0; k < 4; k++)
        {
          g_assert_cmpint (stamps[k] != TEND_TIME_NONE, ==, k <= reached);
          g_assert_cmpint (stamps[k], <=, TEND_TEST_NOW);
          if (k > 0 && k <= reached)
            g_assert_cmpint (stamps[k], >=, stamps[k - 1]);
        }
      g_assert_cmpint (data->location_id != 0, ==, reached >= 1);
      if (data->arrived_at < TEND_TEST_NOW - 6 * TEND_TIME_HOUR)
        {
          g_assert_cmpint (data->stage, ==, TEND_ENCOUNTER_STAGE_DONE);
          continue;
        }
      today[data->stage]++;
      red += data->stage == TEND_ENCOUNTER_STAGE_ARRIVED
             && data->arrived_at < TEND_TEST_NOW - 30 * TEND_TIME_MINUTE;
    }
  for (int stage = TEND_ENCOUNTER_STAGE_ARRIVED; stage <= TEND_ENCOUNTER_STAGE_DONE; stage++)
    g_assert_cmpuint (today[stage], >=, 2);
  g_assert_cmpuint (red, ==, 1);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  gint64 first = tend_appointment_get_data (*(TendAppointment **) a)->start_at;
  gint64 second = tend_appointment_get_data (*(TendAppointment **) b)->start_at;

  return first < second ? -1 : first > second;
}

/* Nobody and no room is booked twice at a time. */
static void
check_appointments (TendStore *store)
{
  g_autoptr (GPtrArray) appointments = all (store, TEND_TYPE_APPOINTMENT);
  g_autoptr (GHashTable) busy = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint today = 0, later = 0;

  g_ptr_array_sort (appointments, compare_starts);
  for (guint i = 0; i < appointments->len; i++)
    {
      const TendAppointmentData *data = tend_appointment_get_data (appointments->pdata[i]);
      const gint64              *whom[] = { &data->practitioner_id, &data->location_id };

      g_assert_nonnull (tend_setup_find_visit_kind (data->service_type));
      g_assert_nonnull (data->reason);
      today += ABS (data->start_at - TEND_TEST_NOW) < 5 * TEND_TIME_HOUR;
      later += data->start_at > TEND_TEST_NOW + 12 * TEND_TIME_HOUR;
      if (data->status == TEND_APPOINTMENT_STATUS_CANCELLED
          || data->status == TEND_APPOINTMENT_STATUS_NOSHOW)
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (whom); k++)
        {
          const gint64 *until = g_hash_table_lookup (busy, whom[k]);

          if (*whom[k] == 0)
            continue;
          g_assert_true (until == NULL || *until <= data->start_at);
          g_hash_table_replace (busy, (gpointer) whom[k], (gpointer) &data->end_at);
        }
    }
  g_assert_cmpuint (today, >=, 24);
  g_assert_cmpuint (later, >, 60);
}

static void
check_vitals (TendStore *store)
{
  g_autoptr (GPtrArray) observations = all (store, TEND_TYPE_OBSERVATION);
  guint systolic = 0, scores = 0, abnormal = 0;

  for (guint i = 0; i < observations->len; i++)
    {
      const TendObservationData *data = tend_observation_get_data (observations->pdata[i]);

      g_assert_cmpint (data->effective_at, <=, TEND_TEST_NOW);
      if (g_str_equal (data->code, "85354-9"))
        g_assert_true (isnan (data->value));
      else
        g_assert_true (isfinite (data->value) && data->unit != NULL);
      if (g_str_equal (data->code, "8480-6"))
        {
          g_assert_cmpint (data->panel_id, !=, 0);
          systolic++;
        }
      scores += g_str_equal (data->code, "news2");
      abnormal += data->interpretation != NULL && !g_str_equal (data->interpretation, "N");
    }
  g_assert_cmpuint (systolic, >, 200);
  g_assert_cmpuint (scores, >, 200);
  g_assert_cmpuint (abnormal, >, 50);
}

static void
add_amount (GHashTable *sums, gint64 id, gint64 amount)
{
  gint64 *sum = g_hash_table_lookup (sums, &id);

  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (sums, g_memdup2 (&id, sizeof id), sum);
    }
  *sum += amount;
}

static gint64
get_amount (GHashTable *sums, gpointer record)
{
  gint64  id = tend_record_get_id (record);
  gint64 *sum = g_hash_table_lookup (sums, &id);

  return sum != NULL ? *sum : 0;
}

/* Totals are the sums of their charges; balanced ones are paid, the others not in full. */
static void
check_bills (TendStore *store)
{
  g_autoptr (GPtrArray) invoices = all (store, TEND_TYPE_INVOICE);
  g_autoptr (GPtrArray) charges = all (store, TEND_TYPE_CHARGE_ITEM);
  g_autoptr (GPtrArray) payments = all (store, TEND_TYPE_PAYMENT);
  g_autoptr (GHashTable) charged
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) paid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint open = 0, balanced = 0, unbilled = 0;

  for (guint i = 0; i < charges->len; i++)
    {
      const TendChargeItemData *data = tend_charge_item_get_data (charges->pdata[i]);

      g_assert_cmpint (data->source_id, !=, 0);
      g_assert_cmpint (data->status, ==,
                       data->invoice_id != 0 ? TEND_CHARGE_STATUS_BILLED
                                             : TEND_CHARGE_STATUS_BILLABLE);
      unbilled += data->invoice_id == 0;
      add_amount (charged, data->invoice_id, data->quantity * data->unit_amount);
    }
  for (guint i = 0; i < payments->len; i++)
    {
      const TendPaymentData *data = tend_payment_get_data (payments->pdata[i]);

      g_assert_cmpint (data->amount, >, 0);
      add_amount (paid, data->invoice_id, data->amount);
    }
  for (guint i = 0; i < invoices->len; i++)
    {
      const TendInvoiceData *data = tend_invoice_get_data (invoices->pdata[i]);
      gint64                 received = get_amount (paid, invoices->pdata[i]);

      g_assert_true (tend_number_parse ("INV", data->number, NULL, NULL));
      g_assert_cmpint (data->total, ==, get_amount (charged, invoices->pdata[i]));
      g_assert_cmpint (received == data->total, ==, data->status == TEND_INVOICE_STATUS_BALANCED);
      g_assert_cmpint (received, <=, data->total);
      open += data->status == TEND_INVOICE_STATUS_ISSUED;
      balanced += data->status == TEND_INVOICE_STATUS_BALANCED;
    }
  g_assert_cmpuint (open, >, 5);
  g_assert_cmpuint (balanced, >, 5);
  g_assert_cmpuint (unbilled, >, 2);
}

static void
check_devices (TendStore *store)
{
  g_autoptr (GPtrArray) devices = all (store, TEND_TYPE_DEVICE);
  g_autoptr (GPtrArray) loans = all (store, TEND_TYPE_DEVICE_LOAN);
  guint states[TEND_DEVICE_STATUS_RETIRED + 1] = { 0 };
  guint late = 0;

  g_assert_cmpuint (devices->len, ==, 30);
  for (guint i = 0; i < devices->len; i++)
    {
      const TendDeviceData *data = tend_device_get_data (devices->pdata[i]);
      gboolean              lent = data->status == TEND_DEVICE_STATUS_ASSIGNED;

      states[data->status]++;
      g_assert_cmpint (data->patient_id != 0, ==, lent);
      g_assert_cmpint (data->location_id != 0, ==, !lent);
      g_assert_true (g_date_valid (&data->next_due_date));
    }
  g_assert_cmpuint (states[TEND_DEVICE_STATUS_ASSIGNED], ==, loans->len);
  g_assert_cmpuint (states[TEND_DEVICE_STATUS_ASSIGNED], >, 5);
  g_assert_cmpuint (states[TEND_DEVICE_STATUS_AVAILABLE], >, 5);
  g_assert_cmpuint (states[TEND_DEVICE_STATUS_QUARANTINED], >, 0);
  for (guint i = 0; i < loans->len; i++)
    {
      const TendDeviceLoanData *data = tend_device_loan_get_data (loans->pdata[i]);

      g_assert_cmpint (data->returned_at, ==, TEND_TIME_NONE);
      late += g_date_get_julian (&data->due_back_date) < 739680;
    }
  g_assert_cmpuint (late, >, 0);
}

static void
test_lifelike (const char *backend)
{
  TendStore *store = new_demo (backend, TEND_DEMO_PATIENTS, 1);
  g_autoptr (GError) error = NULL;
  gint64 entries = 0;

  g_assert_cmpuint (count (store, TEND_TYPE_PRACTITIONER), ==, 6);
  g_assert_cmpuint (count (store, TEND_TYPE_LOCATION), ==, 8);
  g_assert_cmpuint (count (store, TEND_TYPE_ORGANIZATION), ==, 4);
  check_patients (store);
  check_numbers (store);
  check_visits (store);
  check_appointments (store);
  /* Thousands of reads one by one: once is enough. */
  if (g_str_equal (backend, "sqlite"))
    check_vitals (store);
  check_bills (store);
  check_devices (store);
  tend_store_verify (store, &entries, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entries, ==, 1);
  tend_test_store_free (store);
}

/* Every row of the kinds of the schema, without ids. */
static char *
dump (TendStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GType type;

  for (guint kind = 0; (type = tend_kinds_nth (kind)) != G_TYPE_INVALID; kind++)
    {
      g_autoptr (GPtrArray) records = all (store, type);

      for (guint i = 0; i < records->len; i++)
        {
          TendRecord           *record = records->pdata[i];
          const TendRecordInfo *info = tend_record_get_info (record);

          g_string_append_printf (text, "\n%s", info->table);
          for (guint k = 0; k < info->n_fields; k++)
            {
              g_autofree char *value = tend_record_dup_text (record, k);

              if (info->fields[k].kind != TEND_FIELD_REFERENCE
                  && !(info->fields[k].flags & TEND_FIELD_SECRET)
                  && !g_str_equal (info->fields[k].name, "source_id"))
                g_string_append_printf (text, "|%s", value != NULL ? value : "");
            }
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dump_demo (const char *backend, guint patients, guint seed)
{
  TendStore *store = new_demo (backend, patients, seed);
  char      *text = dump (store);

  tend_test_store_free (store);
  return text;
}

static void
test_same_seed (void)
{
  g_autofree char *first = dump_demo ("sqlite", 40, 7);
  g_autofree char *again = dump_demo ("sqlite", 40, 7);
  g_autofree char *other = dump_demo ("sqlite", 40, 8);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
}

static void
test_few (const char *backend)
{
  static const guint numbers[] = { 0, 1, 13 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TendStore *store = new_demo (backend, numbers[i], 3);

      g_assert_cmpuint (count (store, TEND_TYPE_PATIENT), ==, numbers[i]);
      tend_test_store_free (store);
    }
}

static void
test_refuses (const char *backend)
{
  TendStore *store = new_demo (backend, 1, 1);
  TendStore *empty = tend_test_store_new_empty (backend);
  Fill       again = { 1, 1 }, many = { 100001, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_store_transact (store, "clinic.demo", fill, &again, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (tend_store_transact (empty, "clinic.demo", fill, &many, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  tend_test_store_free (store);
  tend_test_store_free (empty);
}

static gboolean
sign_in (TendTransaction *transaction, gpointer name, GError **error)
{
  return tend_people_sign_in (transaction, name, TEND_DEMO_PASSWORD, error);
}

static void
test_accounts (const char *backend)
{
  TendStore *store = new_demo (backend, 1, 1);
  g_autoptr (GPtrArray) accounts = all (store, TEND_TYPE_ACCOUNT);
  guint roles = 0;

  for (guint i = 0; i < accounts->len; i++)
    {
      const TendAccountData *data = tend_account_get_data (accounts->pdata[i]);
      g_autoptr (TendRecord) signed_in
          = tend_test_transact (store, "session.sign-in", sign_in, data->name);

      g_assert_nonnull (signed_in);
      roles |= 1u << data->role;
      if (g_str_equal (data->name, TEND_DEMO_ACCOUNT))
        {
          g_assert_cmpint (data->role, ==, TEND_ACCOUNT_ROLE_TECHNICIAN);
          g_assert_cmpint (data->practitioner_id, !=, 0);
        }
    }
  g_assert_cmpuint (roles, ==, (1u << (TEND_ACCOUNT_ROLE_ADMINISTRATOR + 1)) - 1);
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tend_test_add ("/service/demo/lifelike", test_lifelike);
  g_test_add_func ("/service/demo/same-seed-same-rows", test_same_seed);
  tend_test_add ("/service/demo/few-patients", test_few);
  tend_test_add ("/service/demo/refuses", test_refuses);
  tend_test_add ("/service/demo/everybody-signs-in", test_accounts);
  return g_test_run ();
}
