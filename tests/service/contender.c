/* SPDX-License-Identifier: GPL-3.0-or-later
 * A workstation of its own: another process with a store, told on its standard input what
 * to read and then, at once with others, to save.
 *
 * usage: contender URL ACCOUNT-ID
 *
 * It says “open”. Then for each of
 *   edit PATIENT GIVEN-NAME
 *   step ENCOUNTER
 *   move APPOINTMENT START MINUTES
 *   book PATIENT LOCATION START [REASON]
 *   pay INVOICE CENTS REQUEST
 * it reads what a window would show and says “ready”; at “go” it saves and says
 * “saved SEQUENCE” or “refused CODE MESSAGE”. */
#include "config.h"

#include "tend-billing.h"
#include "tend-encounter.h"
#include "tend-registration.h"
#include "tend-scheduling.h"
#include "tend-visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  GStrv             words;
  TendRegistration *registration;
  TendEncounter    *encounter;
  TendAppointment  *appointment;
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->words, g_strfreev);
  g_clear_pointer (&work->registration, tend_registration_free);
  g_clear_object (&work->encounter);
  g_clear_object (&work->appointment);
}

static gint64
get_number (Work *work, guint word)
{
  return g_ascii_strtoll (work->words[word], NULL, 10);
}

static gboolean
load_registration (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  work->registration = tend_registration_load (transaction, get_number (work, 1), error);
  return work->registration != NULL;
}

static gboolean
edit (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_registration_save (transaction, ((Work *) data)->registration, error);
}

static gboolean
take_step (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_visit_advance (transaction, get_number (work, 1),
                             tend_encounter_get_data (work->encounter)->stage, 0, error);
}

static gboolean
move (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_scheduling_move (
      transaction, get_number (work, 1), tend_record_get_version (TEND_RECORD (work->appointment)),
      get_number (work, 2), get_number (work, 2) + get_number (work, 3) * TEND_TIME_MINUTE, 0, 0,
      NULL, error);
}

static gboolean
book (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (TendAppointment) appointment = g_object_new (
      TEND_TYPE_APPOINTMENT, "patient-id", get_number (work, 1), "location-id",
      get_number (work, 2), "service-type", "follow-up", "start-at", get_number (work, 3), "end-at",
      get_number (work, 3) + 30 * TEND_TIME_MINUTE, "override-reason", work->words[4], NULL);

  return tend_scheduling_book (transaction, appointment, error);
}

static gboolean
pay (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (TendPayment) payment = g_object_new (
      TEND_TYPE_PAYMENT, "invoice-id", get_number (work, 1), "amount", get_number (work, 2),
      "method", TEND_PAYMENT_METHOD_CARD, "request", work->words[3], NULL);

  return tend_billing_take_payment (transaction, payment, error);
}

static const struct
{
  const char *word;
  const char *action;
  TendJob     job;
} acts[] = {
  { "edit", "patient.update", edit },   { "step", "visit.advance", take_step },
  { "move", "appointment.move", move }, { "book", "appointment.book", book },
  { "pay", "billing.payment", pay },
};

/* Copies, as a form has them: the store's own objects follow what others save. */
static gboolean
read_shown (TendStore *store, Work *work, GError **error)
{
  g_autoptr (TendCommit) loaded = NULL;
  g_autoptr (TendRecord) record = NULL;

  if (g_str_equal (work->words[0], "edit"))
    {
      loaded = tend_store_transact (store, "test.load", load_registration, work, error);
      if (loaded == NULL)
        return FALSE;
      g_object_set (work->registration->patient, "given-name", work->words[2], NULL);
    }
  else if (g_str_equal (work->words[0], "step"))
    {
      record = tend_store_get (store, TEND_TYPE_ENCOUNTER, get_number (work, 1), error);
      work->encounter = record != NULL ? TEND_ENCOUNTER (tend_record_copy (record)) : NULL;
      return record != NULL;
    }
  else if (g_str_equal (work->words[0], "move"))
    {
      record = tend_store_get (store, TEND_TYPE_APPOINTMENT, get_number (work, 1), error);
      work->appointment = record != NULL ? TEND_APPOINTMENT (tend_record_copy (record)) : NULL;
      return record != NULL;
    }
  return TRUE;
}

static void
save (TendStore *store, Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (work->words[0], acts[i].word))
      commit = tend_store_transact (store, acts[i].action, acts[i].job, work, &error);
  if (commit != NULL)
    printf ("saved %" G_GINT64_FORMAT "\n", commit->sequence);
  else
    printf ("refused %d %s\n", error->code, error->message);
}

static TendStore *
open_store (const char *url, const char *account_id)
{
  g_autoptr (GError) error = NULL;
  TendStore *store = tend_store_open (url, TEND_STORE_OPEN_EXISTING, NULL, &error);
  g_autoptr (TendAccount) account = NULL;

  g_assert_no_error (error);
  account
      = tend_store_get (store, TEND_TYPE_ACCOUNT, g_ascii_strtoll (account_id, NULL, 10), &error);
  g_assert_no_error (error);
  tend_store_set_account (store, account);
  return store;
}

int
main (int argc, char **argv)
{
  g_autoptr (TendStore) store = argc == 3 ? open_store (argv[1], argv[2]) : NULL;
  Work work = { 0 };
  char line[1024];

  if (store == NULL)
    return EXIT_FAILURE;
  setvbuf (stdout, NULL, _IOLBF, 0);
  puts ("open");
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (GError) error = NULL;

      g_strchomp (line);
      if (g_str_equal (line, "go"))
        {
          save (store, &work);
          continue;
        }
      clear_work (&work);
      work.words = g_strsplit (line, " ", 5);
      if (read_shown (store, &work, &error))
        puts ("ready");
      else
        printf ("refused %d %s\n", error->code, error->message);
    }
  clear_work (&work);
  tend_store_close (store);
  return EXIT_SUCCESS;
}
