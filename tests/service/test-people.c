/* SPDX-License-Identifier: GPL-3.0-or-later
 * Accounts, passwords, roles. */
#include "tend-people.h"

#include <string.h>

#include "tend-clinic.h"
#include "tend-journal-entry.h"

#include "tend-test-store.h"

#define PASSWORD "violet otters juggle"

static void
test_check_password (void)
{
  static const struct
  {
    const char *password;
    gboolean    good;
  } cases[] = {
    { PASSWORD, TRUE },
    { "åéîøü ßþðłħ ŋęśćź", TRUE },
    { "fourteen chars", FALSE },
    { "fifteen charact", TRUE },
    { "аааааааааааааааааааа", FALSE },
    { "abababababababababab", FALSE },
    { "Password12345678", FALSE },
    { "Correct Horse Battery Staple", FALSE },
    { "abcdefghijklmnopq", FALSE },
    { "zyxwvutsrqponmlkj", FALSE },
    { "dana quill dana quill dana", FALSE },
    { "Maple-Street-Clinic-1", FALSE },
    { "dana quill likes green rivers", TRUE },
    { "\xff\xfe 0123456789abcdefgh", FALSE },
  };
  static const char *const words[] = { "dana", "Dana Quill", "Maple Street Clinic", NULL };
  g_autofree char         *longest = g_strnfill (256, 'x');
  g_autofree char         *longer = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = tend_people_check_password (cases[i].password, TEND_PEOPLE_PASSWORD_MINIMUM,
                                                  words, &error);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, error != NULL ? error->message : "good");
      g_assert_cmpint (good, ==, cases[i].good);
      if (!good)
        g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
  memcpy (longest, PASSWORD, strlen (PASSWORD));
  longer = g_strconcat (longest, "x", NULL);
  g_assert_true (tend_people_check_password (longest, 15, words, NULL));
  g_assert_false (tend_people_check_password (longer, 15, words, NULL));
}

static void
test_hash (void)
{
  g_autofree char *hash = tend_people_hash_password (PASSWORD, 15, NULL);
  g_autofree char *again = tend_people_hash_password (PASSWORD, 15, NULL);
  g_autofree char *composed = tend_people_hash_password ("caf\u00e9 au lait olé", 15, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
  g_assert_cmpstr (hash, !=, again);
  g_assert_true (tend_people_verify_password (hash, PASSWORD));
  g_assert_false (tend_people_verify_password (hash, "Violet otters juggle"));
  g_assert_false (tend_people_verify_password (hash, ""));
  g_assert_false (tend_people_verify_password ("no hash", PASSWORD));
  /* An é of one code point or of two. */
  g_assert_true (tend_people_verify_password (composed, "cafe\u0301 au lait olé"));
  g_assert_null (tend_people_hash_password ("too short", 15, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

static void
test_roles (void)
{
  static const struct
  {
    const char *action;
    const char *roles; /* letters of those who may: T F C B E(quipment) M U(ditor) A */
  } cases[] = {
    { "patient.register", "TFCMA" },
    { "patient.update", "TFCBMA" },
    { "appointment.book", "TFCMA" },
    { "vitals.record", "TCMA" },
    { "specimen.collect", "TCMA" },
    { "device.lend", "TCEMA" },
    { "device.register", "TEMA" },
    { "billing.payment", "TFBMA" },
    { "billing.reverse-payment", "BMA" },
    { "billing.cancel-invoice", "BMA" },
    { "account.add", "A" },
    { "journal.view", "MUA" },
    { "chart.view", "TFCBMUA" },
    { "data.export", "BMUA" },
    { "data.import", "MA" },
    { "unheard.of", "A" },
  };
  static const char letters[] = "TFCBEMUA";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int role = TEND_ACCOUNT_ROLE_TECHNICIAN; role <= TEND_ACCOUNT_ROLE_ADMINISTRATOR; role++)
      {
        g_autoptr (TendAccount) account
            = g_object_new (TEND_TYPE_ACCOUNT, "name", "x", "role", role, NULL);

        g_assert_cmpint (tend_people_may (account, cases[i].action), ==,
                         strchr (cases[i].roles, letters[role]) != NULL);
        g_object_set (account, "disabled", TRUE, NULL);
        g_assert_false (tend_people_may (account, cases[i].action));
      }
  g_assert_false (tend_people_may (NULL, "chart.view"));
}

typedef struct
{
  TendAccount *account;
  gint64       id;
  const char  *name;
  const char  *password;
} Work;

static gboolean
add (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_people_add (transaction, work->account, work->password, error);
}

static gboolean
sign_in (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_people_sign_in (transaction, work->name, work->password, error);
}

static gboolean
sign_out (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_sign_out (transaction, error);
}

static gboolean
disable (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_disable (transaction, ((Work *) data)->id, error);
}

static gboolean
enable (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_enable (transaction, ((Work *) data)->id, error);
}

static gboolean
set_password (TendTransaction *transaction, gpointer data, GError **error)
{
  Work *work = data;

  return tend_people_set_password (transaction, work->id, work->password, error);
}

static gint64
add_account (TendStore *store, const char *name, TendAccountRole role)
{
  Work work = { .password = PASSWORD };
  g_autoptr (TendRecord) added = NULL;

  work.account = g_object_new (TEND_TYPE_ACCOUNT, "name", name, "full-name", "Frida Lund", "role",
                               role, NULL);
  added = tend_test_transact (store, "account.add", add, &work);
  g_object_unref (work.account);
  return tend_record_get_id (added);
}

static void
refuse (TendStore *store, TendJob job, Work *work, TendError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_store_transact (store, "account.test", job, work, &error));
  g_assert_error (error, TEND_ERROR, (int) code);
}

static TendJournalEntry *
get_last_entry (TendStore *store)
{
  g_autoptr (GPtrArray) entries = tend_store_query (
      store, "sign-ins-of-name", g_variant_new_parsed ("{'name': <'frida'>}"), NULL);

  g_assert_nonnull (entries);
  g_assert_cmpuint (entries->len, >, 0);
  return g_object_ref (entries->pdata[0]);
}

/* Whether somebody is signed in with that. */
static gboolean
try (TendStore *store, const char *name, const char *password)
{
  Work work = { .name = name, .password = password };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit
      = tend_store_transact (store, "session.sign-in", sign_in, &work, &error);

  g_assert_no_error (error);
  g_assert_cmpint (commit->sequence, >, 0);
  return commit->record != NULL;
}

static void
test_sign_in (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = add_account (store, " Frida ", TEND_ACCOUNT_ROLE_FRONT_DESK);
  g_autoptr (TendRecord) signed_in = NULL;
  g_autoptr (TendJournalEntry) failed = NULL;
  g_autoptr (TendJournalEntry) entry = NULL;
  Work work = { .name = " FRIDA ", .password = PASSWORD };

  g_assert_false (try (store, "frida", "violet otters juggle!"));
  failed = get_last_entry (store);
  g_assert_cmpstr (tend_journal_entry_get_data (failed)->action, ==, "session.sign-in-failed");
  g_assert_false (try (store, "nobody", PASSWORD));
  g_assert_false (try (store, "\xff", "\xff"));

  signed_in = tend_test_transact (store, "session.sign-in", sign_in, &work);
  g_assert_cmpint (tend_record_get_id (signed_in), ==, id);
  entry = get_last_entry (store);
  g_assert_cmpstr (tend_journal_entry_get_data (entry)->action, ==, "session.sign-in");

  work.id = id;
  g_object_unref (tend_test_transact (store, "account.disable", disable, &work));
  g_assert_false (try (store, "frida", PASSWORD));
  g_object_unref (tend_test_transact (store, "account.enable", enable, &work));
  g_assert_true (try (store, "frida", PASSWORD));
  tend_test_transact (store, "session.sign-out", sign_out, NULL);
  tend_test_store_free (store);
}

static void
test_sign_in_wait (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Work       work = { .name = "frida", .password = PASSWORD };

  work.id = add_account (store, "frida", TEND_ACCOUNT_ROLE_FRONT_DESK);
  for (int i = 0; i < 5; i++)
    g_assert_false (try (store, "frida", "wrong"));
  refuse (store, sign_in, &work, TEND_ERROR_BUSY);
  tend_clock_advance (tend_store_get_clock (store), TEND_TIME_SECOND);
  g_assert_false (try (store, "frida", "wrong"));
  tend_clock_advance (tend_store_get_clock (store), TEND_TIME_SECOND);
  refuse (store, sign_in, &work, TEND_ERROR_BUSY);
  tend_clock_advance (tend_store_get_clock (store), TEND_TIME_SECOND);
  g_assert_true (try (store, "frida", PASSWORD));
  for (int i = 0; i < 4; i++)
    g_assert_false (try (store, "frida", "wrong"));
  g_assert_true (try (store, "frida", PASSWORD));

  /* A new password lets one in at once. */
  for (int i = 0; i < 5; i++)
    g_assert_false (try (store, "frida", "wrong"));
  refuse (store, sign_in, &work, TEND_ERROR_BUSY);
  work.password = "seven quiet lanterns";
  g_object_unref (tend_test_transact (store, "account.set-password", set_password, &work));
  g_assert_true (try (store, "frida", "seven quiet lanterns"));
  g_assert_false (try (store, "frida", PASSWORD));
  tend_test_store_free (store);
}

static gboolean
note_failure (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_note (transaction);
  tend_transaction_set_reason (transaction, "frida");
  return TRUE;
}

static void
test_sign_in_locked (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Work       work = { .name = "frida", .password = PASSWORD };

  add_account (store, "frida", TEND_ACCOUNT_ROLE_FRONT_DESK);
  for (int i = 0; i < 100; i++)
    tend_test_transact (store, "session.sign-in-failed", note_failure, NULL);
  tend_clock_advance (tend_store_get_clock (store), TEND_TIME_DAY);
  refuse (store, sign_in, &work, TEND_ERROR_BUSY);
  tend_test_store_free (store);
}

static void
test_add (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendAccount) account
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "Frida", "full-name", "Frida Lund", NULL);
  g_autoptr (TendAccount) odd
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "fri da", "full-name", "Frida Lund", NULL);
  g_autoptr (TendAccount) nameless = g_object_new (TEND_TYPE_ACCOUNT, "name", "bela", NULL);
  Work work = { account, 0, NULL, "frida lund 12345" };

  refuse (store, add, &work, TEND_ERROR_INVALID);
  add_account (store, "frida", TEND_ACCOUNT_ROLE_FRONT_DESK);
  work.password = PASSWORD;
  refuse (store, add, &work, TEND_ERROR_CONFLICT);
  work.account = odd;
  refuse (store, add, &work, TEND_ERROR_INVALID);
  work.account = nameless;
  refuse (store, add, &work, TEND_ERROR_INVALID);
  tend_test_store_free (store);
}

static void
test_disable (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Work       self = { .id = tend_record_get_id (TEND_RECORD (tend_store_get_account (store))) };
  Work       other = { .id = add_account (store, "frida", TEND_ACCOUNT_ROLE_ADMINISTRATOR) };
  g_autoptr (TendAccount) frida = NULL;

  refuse (store, disable, &self, TEND_ERROR_INVALID);
  g_object_unref (tend_test_transact (store, "account.disable", disable, &other));
  g_object_unref (tend_test_transact (store, "account.enable", enable, &other));

  /* Of two administrators one can go, the last one cannot. */
  frida = tend_store_get (store, TEND_TYPE_ACCOUNT, other.id, NULL);
  tend_store_set_account (store, frida);
  g_object_unref (tend_test_transact (store, "account.disable", disable, &self));
  frida
      = (g_object_unref (frida), g_object_new (TEND_TYPE_ACCOUNT, "id", (gint64) 4711, "name", "x",
                                               "role", TEND_ACCOUNT_ROLE_ADMINISTRATOR, NULL));
  tend_store_set_account (store, frida);
  refuse (store, disable, &other, TEND_ERROR_INVALID);
  tend_test_store_free (store);
}

static void
test_permission (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  gint64     id = add_account (store, "frida", TEND_ACCOUNT_ROLE_FRONT_DESK);
  gint64     other_id = add_account (store, "bela", TEND_ACCOUNT_ROLE_BILLER);
  g_autoptr (TendAccount) frida = tend_store_get (store, TEND_TYPE_ACCOUNT, id, NULL);
  g_autoptr (TendAccount) new_account
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "mona", "full-name", "Mona Adler", NULL);
  Work work = { new_account, other_id, NULL, "seven quiet lanterns" };

  tend_store_set_account (store, frida);
  refuse (store, add, &work, TEND_ERROR_PERMISSION);
  refuse (store, disable, &work, TEND_ERROR_PERMISSION);
  refuse (store, enable, &work, TEND_ERROR_PERMISSION);
  refuse (store, set_password, &work, TEND_ERROR_PERMISSION);
  work.id = id;
  g_object_unref (tend_test_transact (store, "account.set-password", set_password, &work));
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/people/password/what-is-good", test_check_password);
  g_test_add_func ("/service/people/password/hash", test_hash);
  g_test_add_func ("/service/people/roles", test_roles);
  tend_test_add ("/service/people/sign-in", test_sign_in);
  tend_test_add ("/service/people/sign-in/waits-longer-after-each-failure", test_sign_in_wait);
  tend_test_add ("/service/people/sign-in/locked-after-a-hundred", test_sign_in_locked);
  tend_test_add ("/service/people/add", test_add);
  tend_test_add ("/service/people/disable", test_disable);
  tend_test_add ("/service/people/permission", test_permission);
  return g_test_run ();
}
