/* SPDX-License-Identifier: GPL-3.0-or-later
 * Making a clinic in an empty store. */
#include "tend-setup.h"

#include "tend-fee.h"
#include "tend-location.h"
#include "tend-number.h"
#include "tend-starter.h"
#include "tend-test-definition.h"
#include "tend-tube.h"

#include "stored-support.h"

#define PASSWORD "violet otters juggle"

typedef struct
{
  TendClinic  *clinic;
  TendAccount *administrator;
} Work;

static gboolean
set_up (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_setup_clinic (transaction, work->clinic, work->administrator, PASSWORD, error);
}

static Work
make_work (TendClinicKind kind)
{
  return (Work){
    g_object_new (TEND_TYPE_CLINIC, "name", " Maple Street Clinic ", "kind", kind, NULL),
    g_object_new (TEND_TYPE_ACCOUNT, "name", "ada", "full-name", "Ada Minh", NULL),
  };
}

static void
clear_work (Work *work)
{
  g_object_unref (work->clinic);
  g_object_unref (work->administrator);
}

static guint
count (TendStore *store, GType type)
{
  g_autoptr (GPtrArray) records = get_stored (store, 1, type);

  return records->len;
}

static void
test_clinic (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  Work       work = make_work (TEND_CLINIC_KIND_CLINIC);
  g_autoptr (TendClinic) clinic = tend_test_transact (store, "clinic.set-up", set_up, &work);
  const TendClinicData *data = tend_clinic_get_data (clinic);
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_cmpstr (data->name, ==, "Maple Street Clinic");
  g_assert_cmpstr (data->time_zone, ==, "UTC");
  g_assert_cmpint (data->opens_minute, <, data->closes_minute);
  g_assert_cmpint (data->board_amber_minutes, <, data->board_red_minutes);
  g_assert_false (data->demo);
  accounts = get_stored (store, 1, TEND_TYPE_ACCOUNT);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_cmpstr (tend_account_get_data (accounts->pdata[0])->name, ==, "ada");
  g_assert_cmpint (tend_account_get_data (accounts->pdata[0])->role, ==,
                   TEND_ACCOUNT_ROLE_ADMINISTRATOR);
  g_assert_cmpuint (count (store, TEND_TYPE_LOCATION), ==, 8);
  g_assert_cmpuint (count (store, TEND_TYPE_TEST_DEFINITION), >=, 25);
  g_assert_cmpuint (count (store, TEND_TYPE_FEE), >, 25);
  clear_work (&work);
  tend_test_store_free (store);
}

static void
test_home (const char *backend)
{
  TendStore *store = tend_test_store_new_empty (backend);
  Work       work = make_work (TEND_CLINIC_KIND_HOME);
  Work       second = make_work (TEND_CLINIC_KIND_HOME);
  g_autoptr (GError) error = NULL;

  g_object_unref (tend_test_transact (store, "clinic.set-up", set_up, &work));
  g_assert_cmpuint (count (store, TEND_TYPE_LOCATION), ==, 1);
  g_assert_cmpuint (count (store, TEND_TYPE_FEE), ==, 0);

  g_object_set (second.administrator, "name", "bea", NULL);
  g_assert_null (tend_store_transact (store, "clinic.set-up", set_up, &second, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  clear_work (&work);
  clear_work (&second);
  tend_test_store_free (store);
}

static void
test_refuses (const char *backend)
{
  static const struct
  {
    const char *property;
    const char *text;
  } cases[] = {
    { "name", NULL },
    { "name", "   " },
    { "time-zone", "Moon/Tycho" },
  };
  TendStore *store = tend_test_store_new_empty (backend);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Work work = make_work (TEND_CLINIC_KIND_CLINIC);
      g_autoptr (GError) error = NULL;

      g_object_set (work.clinic, cases[i].property, cases[i].text, NULL);
      g_assert_null (tend_store_transact (store, "clinic.set-up", set_up, &work, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      clear_work (&work);
    }
  tend_test_store_free (store);
}

static void
test_catalogue (void)
{
  g_autoptr (GPtrArray) tests = tend_starter_make_test_definitions ();
  g_autoptr (GPtrArray) fees = tend_starter_make_fees ();
  g_autoptr (GHashTable) charge_codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fees->len; i++)
    {
      const TendFeeData *fee = tend_fee_get_data (fees->pdata[i]);

      g_assert_cmpint (fee->amount, >, 0);
      g_assert_true (g_hash_table_add (charge_codes, fee->code));
    }
  for (guint i = 0; i < tests->len; i++)
    {
      const TendTestDefinitionData *test = tend_test_definition_get_data (tests->pdata[i]);
      g_auto (GStrv) parts = g_strsplit (test->loinc, "-", 2);
      const TendTube *tube = tend_tube_find_nick (test->container_kind);

      g_test_message ("%s", test->code);
      g_assert_true (g_hash_table_add (codes, test->code));
      g_assert_cmpint (parts[1][0], ==, tend_luhn_digit (parts[0]));
      g_assert_nonnull (tube);
      g_assert_cmpfloat (test->volume_ml, >, 0);
      g_assert_cmpfloat (test->volume_ml * 1000, <=, tube->capacity);
      g_assert_true (g_hash_table_contains (charge_codes, test->charge_code));
    }
}

static void
test_visit_kinds (void)
{
  g_autoptr (GPtrArray) fees = tend_starter_make_fees ();
  guint n = 0;

  for (const TendVisitKind *kind = tend_setup_get_visit_kinds (); kind->code != NULL; kind++, n++)
    {
      g_assert_true (tend_setup_find_visit_kind (kind->code) == kind);
      g_assert_cmpint (kind->minutes, >, 0);
    }
  g_assert_cmpuint (n, ==, 10);
  g_assert_null (tend_setup_find_visit_kind ("tea"));
  for (guint i = 0; i < fees->len; i++)
    {
      const TendFeeData *fee = tend_fee_get_data (fees->pdata[i]);

      if (g_strcmp0 (fee->trigger_kind, "visit") == 0)
        g_assert_nonnull (tend_setup_find_visit_kind (fee->trigger_code));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/setup/catalogue-and-fees-fit", test_catalogue);
  g_test_add_func ("/service/setup/visit-kinds", test_visit_kinds);
  tend_test_add ("/service/setup/clinic", test_clinic);
  tend_test_add ("/service/setup/home", test_home);
  tend_test_add ("/service/setup/refuses", test_refuses);
  return g_test_run ();
}
