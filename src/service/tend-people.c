/* SPDX-License-Identifier: GPL-3.0-or-later
 * Accounts: signing in, and who has one. */
#define G_LOG_DOMAIN "tend-people"

#include "config.h"

#include "tend-people.h"
#include "tend-people-private.h"

#include "tend-clinic.h"
#include "tend-journal-entry.h"
#include "tend-text.h"
#include "tend-time.h"

#include <glib/gi18n-lib.h>

/* After so many failures in a row each further try has to wait, twice as long
 * every time; after the most of them only a new password opens the account
 * (NIST SP 800-63B-4, 3.2.2). */
#define FREE_FAILURES 5
#define MAX_FAILURES 100
#define MAX_WAIT_SECONDS 900

#define MAX_NAME 32
#define MAX_FULL_NAME 200

static char *
fold_account_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *lower = g_utf8_strdown (g_strstrip (valid), -1);

  return g_steal_pointer (&lower);
}

static TendAccount *
find_account (TendTransaction *transaction, const char *name, GError **error)
{
  return tend_transaction_query_first (transaction, "account-by-name",
                                       g_variant_new_parsed ("{'name': <%s>}", name), error);
}

static gboolean
check_wait (TendTransaction *transaction, const char *name, GError **error)
{
  g_autoptr (GPtrArray) tries = NULL;
  gint64 now = tend_transaction_get_now (transaction);
  guint  failures = 0;
  gint64 seconds, left;

  tries = tend_transaction_query (transaction, "sign-ins-of-name",
                                  g_variant_new_parsed ("{'name': <%s>}", name), error);
  if (tries == NULL)
    return FALSE;
  while (failures < tries->len
         && g_strcmp0 (tend_journal_entry_get_data (tries->pdata[failures])->action,
                       "session.sign-in-failed")
                == 0)
    failures++;
  if (failures < FREE_FAILURES)
    return TRUE;
  if (failures >= MAX_FAILURES)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_BUSY,
                           _ ("Too many wrong passwords: an administrator has to set a new one"));
      return FALSE;
    }

  seconds = MIN (G_GINT64_CONSTANT (1) << MIN (failures - FREE_FAILURES, 20), MAX_WAIT_SECONDS);
  left = tend_journal_entry_get_data (tries->pdata[0])->at + seconds * TEND_TIME_SECOND - now;
  if (left <= 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_BUSY,
               _ ("Too many wrong passwords: try again in %u s"),
               (guint) ((left + TEND_TIME_SECOND - 1) / TEND_TIME_SECOND));
  return FALSE;
}

/* An unknown or closed account costs as much time as a wrong password. */
static gboolean
verify (TendAccount *account, const char *password)
{
  const TendAccountData *data = account != NULL ? tend_account_get_data (account) : NULL;

  if (data != NULL && data->password_hash != NULL)
    return tend_people_verify_password (data->password_hash, password) && !data->disabled;
  g_free (tend_people_hash_password ("a password nobody has", 0, NULL));
  return FALSE;
}

gboolean
tend_people_sign_in (TendTransaction *transaction,
                     const char      *name,
                     const char      *password,
                     GError         **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (TendAccount) account = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  folded = fold_account_name (name);
  account = find_account (transaction, folded, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (account != NULL && !check_wait (transaction, folded, error))
    return FALSE;

  /* What was typed as a name is kept only when it is one: it may be the password. */
  tend_transaction_note (transaction);
  tend_transaction_set_reason (transaction, account != NULL ? folded : NULL);
  if (!verify (account, password))
    {
      tend_transaction_set_action (transaction, "session.sign-in-failed");
      return TRUE;
    }
  tend_transaction_set_action (transaction, "session.sign-in");
  tend_transaction_set_result (transaction, account);
  return TRUE;
}

gboolean
tend_people_sign_out (TendTransaction *transaction, GError **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  tend_transaction_set_action (transaction, "session.sign-out");
  tend_transaction_note (transaction);
  return TRUE;
}

static gboolean
read_clinic (TendTransaction *transaction, TendClinic **clinic, GError **error)
{
  GError *failure = NULL;

  *clinic = tend_transaction_query_first (transaction, "clinic", NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Sets the hash of a password that is good enough for this clinic and person. */
static gboolean
set_hash (TendTransaction *transaction, TendAccount *account, const char *password, GError **error)
{
  const TendAccountData *data = tend_account_get_data (account);
  g_autoptr (TendClinic) clinic = NULL;
  g_autofree char *hash = NULL;
  const char      *words[4] = { data->name, data->full_name, NULL, NULL };
  gsize            minimum = TEND_PEOPLE_PASSWORD_MINIMUM;

  if (!read_clinic (transaction, &clinic, error))
    return FALSE;
  if (clinic != NULL)
    {
      words[2] = tend_clinic_get_data (clinic)->name;
      if (tend_clinic_get_data (clinic)->demo)
        minimum = TEND_PEOPLE_PASSWORD_MINIMUM_DEMO;
    }
  if (!tend_people_check_password (password, minimum, words, error))
    return FALSE;
  hash = tend_people_hash_password (password, minimum, error);
  if (hash == NULL)
    return FALSE;
  g_object_set (account, "password-hash", hash, NULL);
  return TRUE;
}

static gboolean
tidy_account (TendAccount *account, GError **error)
{
  const TendAccountData *data = tend_account_get_data (account);
  g_autofree char       *name = fold_account_name (data->name != NULL ? data->name : "");
  g_autofree char       *full_name = NULL;

  if (g_utf8_strlen (name, -1) > MAX_NAME
      || !g_regex_match_simple ("^[\\p{Ll}\\p{Lo}0-9][\\p{Ll}\\p{Lo}0-9._-]*$", name, 0, 0))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("An account's name has 1 to 32 letters, digits, dots and hyphens"));
      return FALSE;
    }
  full_name
      = tend_text_clean (data->full_name != NULL ? data->full_name : "", MAX_FULL_NAME, error);
  if (full_name == NULL)
    return FALSE;
  if (*full_name == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("An account needs the full name of the person"));
      return FALSE;
    }
  g_object_set (account, "name", name, "full-name", full_name, NULL);
  return TRUE;
}

gboolean
tend_people_insert_account (TendTransaction *transaction,
                            TendAccount     *account,
                            const char      *password,
                            GError         **error)
{
  g_autoptr (TendAccount) namesake = NULL;
  g_autoptr (GError) failure = NULL;

  if (!tidy_account (account, error))
    return FALSE;
  namesake = find_account (transaction, tend_account_get_data (account)->name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (namesake != NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_CONFLICT,
                           _ ("There is an account of that name; choose another name"));
      return FALSE;
    }
  return set_hash (transaction, account, password, error)
         && tend_transaction_insert (transaction, account, error);
}

gboolean
tend_people_add (TendTransaction *transaction,
                 TendAccount     *account,
                 const char      *password,
                 GError         **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (TEND_IS_ACCOUNT (account), FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (!tend_people_require (transaction, "account.add", error)
      || !tend_people_insert_account (transaction, account, password, error))
    return FALSE;
  tend_transaction_set_result (transaction, account);
  return TRUE;
}

/* Somebody has to be left who can let people in. */
static gboolean
check_disabling (TendTransaction *transaction, TendAccount *account, GError **error)
{
  TendAccount *self = tend_transaction_get_account (transaction);
  gint64       id = tend_record_get_id (TEND_RECORD (account));
  g_autoptr (GPtrArray) administrators = NULL;

  if (self != NULL && tend_record_get_id (TEND_RECORD (self)) == id)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("Nobody can disable the account they are signed in with"));
      return FALSE;
    }
  administrators = tend_transaction_query (transaction, "enabled-administrators", NULL, error);
  if (administrators == NULL)
    return FALSE;
  if (administrators->len == 1 && tend_record_get_id (TEND_RECORD (administrators->pdata[0])) == id)
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("This is the last administrator; give the role to somebody else first"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_disabled (TendTransaction *transaction,
              gint64           account_id,
              const char      *action,
              gboolean         disabled,
              GError         **error)
{
  g_autoptr (TendAccount) account = NULL;

  if (!tend_people_require (transaction, action, error))
    return FALSE;
  account = tend_transaction_get (transaction, TEND_TYPE_ACCOUNT, account_id, error);
  if (account == NULL || (disabled && !check_disabling (transaction, account, error)))
    return FALSE;
  g_object_set (account, "disabled", disabled, NULL);
  tend_transaction_set_result (transaction, account);
  return tend_transaction_update (transaction, account, error);
}

gboolean
tend_people_disable (TendTransaction *transaction, gint64 account_id, GError **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  return set_disabled (transaction, account_id, "account.disable", TRUE, error);
}

gboolean
tend_people_enable (TendTransaction *transaction, gint64 account_id, GError **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  return set_disabled (transaction, account_id, "account.enable", FALSE, error);
}

gboolean
tend_people_set_password (TendTransaction *transaction,
                          gint64           account_id,
                          const char      *password,
                          GError         **error)
{
  TendAccount *self;
  g_autoptr (TendAccount) account = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  self = tend_transaction_get_account (transaction);
  if ((self == NULL || tend_record_get_id (TEND_RECORD (self)) != account_id)
      && !tend_people_require (transaction, "account.change", error))
    return FALSE;
  account = tend_transaction_get (transaction, TEND_TYPE_ACCOUNT, account_id, error);
  if (account == NULL || !set_hash (transaction, account, password, error))
    return FALSE;
  tend_transaction_set_action (transaction, "account.set-password");
  tend_transaction_set_reason (transaction, tend_account_get_data (account)->name);
  tend_transaction_set_result (transaction, account);
  return tend_transaction_update (transaction, account, error);
}
