/* SPDX-License-Identifier: GPL-3.0-or-later
 * Verbs for accounts. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include <stdio.h>

#include "tend-people.h"
#include "tendctl.h"

static char *full_name;
static char *role_name;

static const GOptionEntry user_options[] = {
  { "full-name", 0, 0, G_OPTION_ARG_STRING, &full_name, "As papers and histories show it", "NAME" },
  { "role", 0, 0, G_OPTION_ARG_STRING, &role_name, "technician, clinician, biller, …", "ROLE" },
  { 0 },
};

typedef struct
{
  TendAccount *account;
  const char  *name;
  const char  *password;
  gboolean     enable;
} Change;

static gboolean
list_accounts (TendCommand *command, GError **error)
{
  g_autoptr (GPtrArray) accounts = tend_store_query (command->store, "accounts", NULL, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const TendAccountData *data = tend_account_get_data (accounts->pdata[i]);
      g_autoptr (GEnumClass) roles = g_type_class_ref (TEND_TYPE_ACCOUNT_ROLE);

      printf ("%s\t%s\t%s%s\n", data->name, data->full_name,
              g_enum_get_value (roles, (int) data->role)->value_nick,
              data->disabled ? "\tdisabled" : "");
    }
  return TRUE;
}

static gboolean
add_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Change *change = data;

  return tend_people_add (transaction, change->account, change->password, error);
}

static gboolean
add_account (TendCommand *command, const char *name, GError **error)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (TEND_TYPE_ACCOUNT_ROLE);
  GEnumValue *role = g_enum_get_value_by_nick (roles, role_name != NULL ? role_name : "technician");
  g_autofree char *password = NULL;
  g_autoptr (TendAccount) account = NULL;
  Change change = { 0 };

  if (role == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no role named %s",
                   role_name);
      return FALSE;
    }
  password = tendctl_read_password (command, "Password of the new account", error);
  if (password == NULL)
    return FALSE;
  account = g_object_new (TEND_TYPE_ACCOUNT, "name", name, "full-name",
                          full_name != NULL ? full_name : name, "role", role->value, NULL);
  change.account = account;
  change.password = password;
  return tendctl_transact (command, "account.add", add_job, &change, NULL, error);
}

static gboolean
switch_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (TendAccount) account
      = tend_transaction_find (transaction, TEND_TYPE_ACCOUNT, change->name, error);
  gint64 id;

  if (account == NULL)
    return FALSE;
  id = tend_record_get_id (TEND_RECORD (account));
  return change->enable ? tend_people_enable (transaction, id, error)
                        : tend_people_disable (transaction, id, error);
}

static gboolean
run_users (TendCommand *command, GError **error)
{
  const char *what = command->arguments[0];
  Change      change = { 0 };

  if (!tendctl_check_arguments (command, 1, 2, error))
    return FALSE;
  if (g_str_equal (what, "list"))
    return tendctl_check_arguments (command, 1, 1, error) && list_accounts (command, error);
  if (!tendctl_check_arguments (command, 2, 2, error))
    return FALSE;
  if (g_str_equal (what, "add"))
    return add_account (command, command->arguments[1], error);
  change.name = command->arguments[1];
  change.enable = g_str_equal (what, "enable");
  if (change.enable || g_str_equal (what, "disable"))
    return tendctl_transact (command, "account.change", switch_job, &change, NULL, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "%s is not add, list, disable or enable", what);
  return FALSE;
}

const TendVerb tendctl_user_verbs[] = {
  { "users", "list | add NAME | disable NAME | enable NAME", "accounts",
    TEND_VERB_STORE | TEND_VERB_ACCOUNT, user_options, run_users },
  { 0 },
};
