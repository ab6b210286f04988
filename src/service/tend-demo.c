/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lifelike clinic to try the program on. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo.h"
#include "tend-demo-private.h"

#include "tend-setup-private.h"

#include <glib/gi18n-lib.h>

#define MAX_PATIENTS 100000

static gboolean
make_clinic (TendDemo *demo, GError **error)
{
  g_autoptr (TendClinic) clinic = g_object_new (
      TEND_TYPE_CLINIC, "name", "Riverbend Family Clinic", "address-line", "1200 Willow Street",
      "city", "Portland", "state", "OR", "postal-code", "97201", "country", "US", "phone",
      "(503) 555-0100", "ein", "00-0000000", "npi", "1000000095", "opens-minute", (gint64) 8 * 60,
      "closes-minute", (gint64) 18 * 60, "demo", TRUE, NULL);
  g_autoptr (TendAccount) administrator
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "admin", "full-name", "Ada Minh", NULL);
  TendStarter starter = { NULL, NULL, NULL };

  if (!tend_setup_make (demo->transaction, clinic, administrator, TEND_DEMO_PASSWORD, &starter,
                        error))
    return FALSE;
  demo->locations = starter.locations;
  demo->tests = starter.test_definitions;
  demo->fees = starter.fees;
  tend_transaction_set_result (demo->transaction, clinic);
  return TRUE;
}

gboolean
tend_demo_fill (TendTransaction *transaction, guint patients, guint seed, GError **error)
{
  TendDemo demo = { NULL };
  gboolean filled;

  g_return_val_if_fail (transaction != NULL, FALSE);

  if (patients > MAX_PATIENTS)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("%u patients are too many; a demonstration has at most %d"), patients,
                   MAX_PATIENTS);
      return FALSE;
    }
  filled = tend_demo_begin (&demo, transaction, seed, error) && make_clinic (&demo, error)
           && tend_demo_add_staff (&demo, error) && tend_demo_add_patients (&demo, patients, error)
           && tend_demo_add_history (&demo, error) && tend_demo_add_board (&demo, error)
           && tend_demo_add_schedule (&demo, error) && tend_demo_add_devices (&demo, error);
  tend_demo_end (&demo);
  tend_transaction_set_action (transaction, "clinic.demo");
  return filled;
}
