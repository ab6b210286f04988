/* SPDX-License-Identifier: GPL-3.0-or-later
 * Accounts: who signs in, with what password, and what each role may do. */
#pragma once

#include "tend-account.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* Characters of a password that stands alone (NIST SP 800-63B-4, 3.1.1.2). */
#define TEND_PEOPLE_PASSWORD_MINIMUM 15
/* The same in a demonstration store, whose password is public. */
#define TEND_PEOPLE_PASSWORD_MINIMUM_DEMO 8

/* TEND_ERROR_INVALID when shorter than @minimum characters, longer than 256,
 * widely known, or little more than one of the @words (names of the person and
 * of the clinic; NULL-terminated, nullable). */
gboolean tend_people_check_password (const char        *password,
                                     gsize              minimum,
                                     const char *const *words,
                                     GError           **error);
/* Argon2id in libsodium's string form, over the NFKC form of the password. */
char    *tend_people_hash_password (const char *password, gsize minimum, GError **error);
gboolean tend_people_verify_password (const char *password_hash, const char *password);

/* A refusal is no error: it is journalled as session.sign-in-failed and the
 * commit has no record. Otherwise the result is the TendAccount. The refusal
 * does not tell an unknown name from a wrong password. TEND_ERROR_BUSY, with
 * the wait in the message, after many failures of one account. */
gboolean tend_people_sign_in (TendTransaction *transaction,
                              const char      *name,
                              const char      *password,
                              GError         **error);
gboolean tend_people_sign_out (TendTransaction *transaction, GError **error);

/* @account is new; its password hash is set here. TEND_ERROR_CONFLICT when the
 * name is taken. The result is the TendAccount. */
gboolean tend_people_add (TendTransaction *transaction,
                          TendAccount     *account,
                          const char      *password,
                          GError         **error);
/* Refuses to disable the last enabled administrator or oneself. */
gboolean tend_people_disable (TendTransaction *transaction, gint64 account_id, GError **error);
gboolean tend_people_enable (TendTransaction *transaction, gint64 account_id, GError **error);
/* One's own, or anybody's by whom may do "account.change". */
gboolean tend_people_set_password (TendTransaction *transaction,
                                   gint64           account_id,
                                   const char      *password,
                                   GError         **error);

/* Whether the role of @account may do @action, such as "billing.charge". An
 * action that no role lists is refused. NULL and disabled accounts may nothing. */
gboolean tend_people_may (TendAccount *account, const char *action);
/* TEND_ERROR_PERMISSION, naming the action, when who is signed in may not. */
gboolean tend_people_require (TendTransaction *transaction, const char *action, GError **error);

G_END_DECLS
