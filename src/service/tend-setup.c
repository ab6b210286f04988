/* SPDX-License-Identifier: GPL-3.0-or-later
 * A new store's first day. */
#define G_LOG_DOMAIN "tend-setup"

#include "config.h"

#include "tend-setup.h"
#include "tend-setup-private.h"

#include <glib/gi18n-lib.h>

#include "tend-people-private.h"
#include "tend-starter.h"
#include "tend-text.h"

#define MAX_TEXT 200

static const TendVisitKind visit_kinds[] = {
  { "new-patient", N_ ("New patient"), 40, 265 },
  { "follow-up", N_ ("Follow-up"), 20, 212 },
  { "annual-physical", N_ ("Yearly checkup"), 40, 172 },
  { "nurse-visit", N_ ("Nurse visit"), 15, 145 },
  { "lab-draw", N_ ("Blood draw"), 15, 352 },
  { "vaccination", N_ ("Vaccination"), 15, 92 },
  { "procedure", N_ ("Procedure"), 45, 22 },
  { "telehealth", N_ ("Video visit"), 20, 238 },
  { "home-visit", N_ ("Home visit"), 60, 42 },
  { "equipment-check", N_ ("Equipment check"), 30, 312 },
  { NULL, NULL, 0, 0 },
};

const TendVisitKind *
tend_setup_get_visit_kinds (void)
{
  return visit_kinds;
}

const TendVisitKind *
tend_setup_find_visit_kind (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (const TendVisitKind *kind = visit_kinds; kind->code != NULL; kind++)
    if (g_str_equal (kind->code, code))
      return kind;
  return NULL;
}

static gboolean
refuse_second (TendTransaction *transaction, GError **error)
{
  g_autoptr (GPtrArray) clinics = tend_transaction_query (transaction, "clinic", NULL, error);

  if (clinics == NULL)
    return FALSE;
  if (clinics->len == 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                       _ ("This store has its clinic already; open it instead"));
  return FALSE;
}

static gboolean
tidy_clinic (TendTransaction *transaction, TendClinic *clinic, GError **error)
{
  const TendClinicData *data = tend_clinic_get_data (clinic);
  g_autofree char *name = tend_text_clean (data->name != NULL ? data->name : "", MAX_TEXT, error);

  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _ ("The clinic needs a name"));
      return FALSE;
    }
  g_object_set (clinic, "name", name, NULL);

  if (data->time_zone == NULL)
    g_object_set (clinic, "time-zone",
                  g_time_zone_get_identifier (tend_transaction_get_time_zone (transaction)), NULL);
  else
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (data->time_zone);

      if (zone == NULL)
        {
          g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                               _ ("There is no time zone of that name; it should "
                                  "look like America/New_York"));
          return FALSE;
        }
    }
  if (data->closes_minute <= data->opens_minute)
    g_object_set (clinic, "opens-minute", (gint64) 8 * 60, "closes-minute", (gint64) 17 * 60, NULL);
  if (data->board_amber_minutes <= 0)
    g_object_set (clinic, "board-amber-minutes", (gint64) 15, NULL);
  if (data->board_red_minutes <= data->board_amber_minutes)
    g_object_set (clinic, "board-red-minutes", data->board_amber_minutes * 2, NULL);
  if (data->country == NULL)
    g_object_set (clinic, "country", "US", NULL);
  if (data->payment_terms == NULL)
    g_object_set (clinic, "payment-terms", _ ("Due within 30 days"), NULL);
  return TRUE;
}

void
tend_starter_clear (TendStarter *starter)
{
  g_clear_pointer (&starter->locations, g_ptr_array_unref);
  g_clear_pointer (&starter->test_definitions, g_ptr_array_unref);
  g_clear_pointer (&starter->fees, g_ptr_array_unref);
}

static gboolean
insert_starter (TendTransaction *transaction,
                TendClinicKind   kind,
                TendStarter     *starter,
                GError         **error)
{
  starter->locations = tend_starter_make_locations (kind);
  if (!tend_transaction_insert_many (transaction, starter->locations, error))
    return FALSE;
  if (kind == TEND_CLINIC_KIND_HOME)
    return TRUE;
  starter->test_definitions = tend_starter_make_test_definitions ();
  starter->fees = tend_starter_make_fees ();
  return tend_transaction_insert_many (transaction, starter->test_definitions, error)
         && tend_transaction_insert_many (transaction, starter->fees, error);
}

gboolean
tend_setup_make (TendTransaction *transaction,
                 TendClinic      *clinic,
                 TendAccount     *administrator,
                 const char      *password,
                 TendStarter     *starter,
                 GError         **error)
{
  if (!refuse_second (transaction, error) || !tidy_clinic (transaction, clinic, error)
      || !tend_transaction_insert (transaction, clinic, error))
    return FALSE;

  g_object_set (administrator, "role", TEND_ACCOUNT_ROLE_ADMINISTRATOR, "disabled", FALSE, NULL);
  return tend_people_insert_account (transaction, administrator, password, error)
         && insert_starter (transaction, tend_clinic_get_data (clinic)->kind, starter, error);
}

gboolean
tend_setup_clinic (TendTransaction *transaction,
                   TendClinic      *clinic,
                   TendAccount     *administrator,
                   const char      *password,
                   GError         **error)
{
  g_auto (TendStarter) starter = { NULL, NULL, NULL };

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (TEND_IS_CLINIC (clinic), FALSE);
  g_return_val_if_fail (TEND_IS_ACCOUNT (administrator), FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (!tend_setup_make (transaction, clinic, administrator, password, &starter, error))
    return FALSE;
  tend_transaction_set_action (transaction, "clinic.set-up");
  tend_transaction_set_result (transaction, clinic);
  return TRUE;
}
