/* SPDX-License-Identifier: GPL-3.0-or-later
 * Verbs that make, fill, check and keep whole stores. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <stdio.h>

#include "tend-backup.h"
#include "tend-demo.h"
#include "tend-setup.h"
#include "tend-time.h"
#include "tendctl.h"

static char    *clinic_name;
static char    *clinic_zone;
static char    *administrator;
static gboolean for_home;
static gint     demo_patients = TEND_DEMO_PATIENTS;
static gint     demo_seed = 1;
static char    *demo_now;

static const GOptionEntry init_options[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &clinic_name, "Name of the clinic or home", "NAME" },
  { "time-zone", 0, 0, G_OPTION_ARG_STRING, &clinic_zone, "Its zone, such as America/New_York",
    "ZONE" },
  { "administrator", 0, 0, G_OPTION_ARG_STRING, &administrator, "First account", "NAME" },
  { "home", 0, 0, G_OPTION_ARG_NONE, &for_home, "For a home, not a clinic", NULL },
  { 0 },
};

static const GOptionEntry demo_options[] = {
  { "patients", 0, 0, G_OPTION_ARG_INT, &demo_patients, "How many patients", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &demo_seed, "The same seed makes the same clinic", "S" },
  { "now", 0, 0, G_OPTION_ARG_STRING, &demo_now, "The instant it is made for", "TIME" },
  { 0 },
};

typedef struct
{
  TendClinic  *clinic;
  TendAccount *administrator;
  const char  *password;
} Setup;

static gboolean
set_up_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Setup *setup = data;

  return tend_setup_clinic (transaction, setup->clinic, setup->administrator, setup->password,
                            error);
}

typedef struct
{
  const char *action;
  TendJob     job;
  gpointer    data;
} Filling;

static gboolean
fill_store (TendStore *store, gpointer data, GError **error)
{
  Filling *filling = data;
  g_autoptr (TendCommit) commit
      = tend_store_transact (store, filling->action, filling->job, filling->data, error);

  return commit != NULL;
}

static gboolean
make_store (TendCommand *command,
            TendClock   *clock,
            const char  *action,
            TendJob      fill,
            gpointer     data,
            GError     **error)
{
  Filling filling = { .action = action, .job = fill, .data = data };

  return tend_store_make (command->url, TEND_STORE_DETERMINISTIC, clock, fill_store, &filling,
                          error);
}

static gboolean
run_init (TendCommand *command, GError **error)
{
  g_autofree char *password = NULL;
  g_autofree char *local_zone = g_strdup (g_time_zone_get_identifier (g_time_zone_new_local ()));
  g_autoptr (TendClinic) clinic = NULL;
  g_autoptr (TendAccount) account = NULL;
  Setup setup;

  if (!tendctl_check_arguments (command, 0, 0, error))
    return FALSE;
  if (clinic_name == NULL || administrator == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "--name and --administrator are needed");
      return FALSE;
    }
  password = tendctl_read_password (command, "Password of the administrator", error);
  if (password == NULL)
    return FALSE;
  clinic = g_object_new (TEND_TYPE_CLINIC, "name", clinic_name, "kind",
                         for_home ? TEND_CLINIC_KIND_HOME : TEND_CLINIC_KIND_CLINIC, "time-zone",
                         clinic_zone != NULL ? clinic_zone : local_zone, NULL);
  account
      = g_object_new (TEND_TYPE_ACCOUNT, "name", administrator, "full-name", administrator, NULL);
  setup = (Setup){ clinic, account, password };
  if (!make_store (command, NULL, "store.set-up", set_up_job, &setup, error))
    return FALSE;
  printf ("%s is ready\n", command->url);
  return TRUE;
}

static gboolean
demo_job (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, demo_patients, demo_seed, error);
}

static gboolean
run_demo (TendCommand *command, GError **error)
{
  g_autoptr (TendClock) clock = NULL;
  gint64 now = g_get_real_time () / TEND_TIME_MINUTE * TEND_TIME_MINUTE;

  if (!tendctl_check_arguments (command, 0, 0, error))
    return FALSE;
  if (demo_patients < 1 || demo_patients > 2000000)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "--patients takes a number from 1 to 2000000");
      return FALSE;
    }
  if (demo_now != NULL && !tend_time_parse_iso (demo_now, &now, error))
    return FALSE;
  clock = tend_clock_new_fixed (now);
  if (!make_store (command, clock, "demo.fill", demo_job, NULL, error))
    return FALSE;
  printf ("%s holds a demo clinic of %d patients; every account's password is %s\n", command->url,
          demo_patients, TEND_DEMO_PASSWORD);
  return TRUE;
}

static gboolean
run_verify (TendCommand *command, GError **error)
{
  gint64 entries = 0;

  if (!tendctl_check_arguments (command, 0, 0, error)
      || !tend_store_verify (command->store, &entries, error))
    return FALSE;
  if (command->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_boolean_member (object, "sound", TRUE);
      json_object_set_int_member (object, "entries", entries);
      tendctl_print_json (json_node_init_object (json_node_alloc (), object));
      json_object_unref (object);
    }
  else
    printf ("The store is sound: %" G_GINT64_FORMAT " journal entries, unbroken\n", entries);
  return TRUE;
}

static gboolean
run_backup (TendCommand *command, GError **error)
{
  g_autofree char *passphrase = NULL;
  g_autofree char *path = NULL;

  if (!tendctl_check_arguments (command, 1, 1, error))
    return FALSE;
  passphrase = tendctl_read_password (command, "Passphrase of the backup", error);
  path = g_canonicalize_filename (command->arguments[0], NULL);
  if (passphrase == NULL || !tend_backup_write (command->store, path, passphrase, error))
    return FALSE;
  printf ("%s was written and read back\n", path);
  return TRUE;
}

static gboolean
run_restore (TendCommand *command, GError **error)
{
  g_autofree char *passphrase = NULL;
  g_autofree char *path = NULL;

  if (!tendctl_check_arguments (command, 1, 1, error))
    return FALSE;
  passphrase = tendctl_read_password (command, "Passphrase of the backup", error);
  path = g_canonicalize_filename (command->arguments[0], NULL);
  if (passphrase == NULL || !tend_backup_restore (path, passphrase, command->url, error))
    return FALSE;
  printf ("%s is restored and sound\n", command->url);
  return TRUE;
}

/* Opening brings the schema up to date. */
static gboolean
run_migrate (TendCommand *command, GError **error)
{
  if (!tendctl_check_arguments (command, 0, 0, error))
    return FALSE;
  printf ("%s is up to date\n", command->url);
  return TRUE;
}

const TendVerb tendctl_store_verbs[] = {
  { "init", "--name NAME --administrator NAME", "make a store", TEND_VERB_PLAIN, init_options,
    run_init },
  { "demo", "[--patients N] [--seed S]", "make a store with a lifelike clinic", TEND_VERB_PLAIN,
    demo_options, run_demo },
  { "verify", "", "check the journal's chain and every key", TEND_VERB_STORE, NULL, run_verify },
  { "backup", "FILE", "write an encrypted backup", TEND_VERB_STORE | TEND_VERB_ACCOUNT, NULL,
    run_backup },
  { "restore", "FILE", "make the store from a backup", TEND_VERB_PLAIN, NULL, run_restore },
  { "migrate", "", "bring the schema up to date", TEND_VERB_STORE, NULL, run_migrate },
  { 0 },
};
