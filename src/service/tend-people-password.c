/* SPDX-License-Identifier: GPL-3.0-or-later
 * Passwords: what makes a good one, and its Argon2id hash. */
#define G_LOG_DOMAIN "tend-people"

#include "config.h"

#include "tend-people.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "tend-error.h"
#include "tend-text.h"

#define MAX_CHARACTERS 256
/* Fewer different ones than that are a pattern. */
#define MIN_DIFFERENT 5

/* Long ones that lists of broken passwords hold, and what keyboards suggest;
 * folded, without blanks. */
static const char *const known[] = {
  "123456789012345",      "1234567890123456",
  "12345678901234567890", "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb", "abcdefghijklmnopqrstuvwxyz",
  "adminadminadmin",      "administrator123",
  "changemechangeme",     "correcthorsebatterystaple",
  "iloveyouiloveyou",     "letmeinletmeinletmein",
  "passwordpassword",     "passwordpassword1",
  "password12345678",     "password123456789",
  "passw0rdpassw0rd",     "qazwsxedcrfvtgb",
  "qwertyqwertyqwerty",   "qwertyuiopasdfg",
  "qwertyuiopasdfghjkl",  "qwertyuiopasdfghjklzxcvbnm",
  "thequickbrownfox",     "welcomewelcome123",
  "welcometothejungle",   "zaq12wsxcde34rfv",
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

static char *
fold_closely (const char *text)
{
  g_autofree char *folded = tend_text_fold (text);
  GString         *close = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (close, *p);
  return g_string_free (close, FALSE);
}

static gboolean
is_known (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (folded, known[i]))
      return TRUE;
  return FALSE;
}

static glong
count_different (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (text)));
  return g_hash_table_size (seen);
}

/* Whether each character follows the one before it, up or down, as in 23456 or zyxwv. */
static gboolean
is_sequence (const char *text)
{
  gunichar before = g_utf8_get_char (text);
  int      step = 0;

  for (text = g_utf8_next_char (text); *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar now = g_utf8_get_char (text);
      int      change = (int) now - (int) before;

      if (ABS (change) > 1 || (step != 0 && change != step))
        return FALSE;
      step = change;
      before = now;
    }
  return TRUE;
}

/* How many characters are left without the names that others know. */
static glong
count_without (const char *folded, const char *const *words)
{
  g_autoptr (GString) rest = g_string_new (folded);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *name = tend_text_fold (words[i]);
      g_auto (GStrv) parts = g_strsplit (name, " ", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        if (g_utf8_strlen (parts[k], -1) >= 3)
          g_string_replace (rest, parts[k], "", 0);
    }
  return g_utf8_strlen (rest->str, rest->len);
}

gboolean
tend_people_check_password (const char        *password,
                            gsize              minimum,
                            const char *const *words,
                            GError           **error)
{
  g_autofree char *folded = NULL;
  gsize            length;

  g_return_val_if_fail (password != NULL, FALSE);

  if (!g_utf8_validate (password, -1, NULL))
    return refuse (error, _ ("The password holds bytes that are no text"));
  length = g_utf8_strlen (password, -1);
  if (length < minimum)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE, "The password needs at least %u character",
                                "The password needs at least %u characters", minimum),
                   (guint) minimum);
      return FALSE;
    }
  if (length > MAX_CHARACTERS)
    return refuse (error, _ ("The password is longer than 256 characters"));

  folded = fold_closely (password);
  if (is_known (folded))
    return refuse (error, _ ("This password is on the lists that intruders try first"));
  if (count_different (password) < MIN_DIFFERENT || is_sequence (password))
    return refuse (error, _ ("This password is a pattern that is tried first"));
  if (words != NULL && count_without (folded, words) < (glong) (minimum / 2)
      && count_without (folded, words) < g_utf8_strlen (folded, -1))
    return refuse (error, _ ("This password is little more than a name that others know"));
  return TRUE;
}

/* The form that is the same however an input method spells it (NIST SP 800-63B-4, 3.1.1.2). */
static char *
normalize (const char *password)
{
  return g_utf8_normalize (password, -1, G_NORMALIZE_NFKC);
}

static void
forget (char *password)
{
  if (password == NULL)
    return;
  sodium_memzero (password, strlen (password));
  g_free (password);
}

char *
tend_people_hash_password (const char *password, gsize minimum, GError **error)
{
  char  hash[crypto_pwhash_STRBYTES];
  char *normalized;
  int   failure;

  g_return_val_if_fail (password != NULL, NULL);

  if (!tend_people_check_password (password, minimum, NULL, error))
    return NULL;
  if (sodium_init () < 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "libsodium does not start");
      return NULL;
    }
  normalized = normalize (password);
  failure = crypto_pwhash_str_alg (
      hash, normalized, strlen (normalized), crypto_pwhash_OPSLIMIT_INTERACTIVE,
      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
  forget (normalized);
  if (failure == 0)
    return g_strdup (hash);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED,
                       "there is no memory left to hash a password");
  return NULL;
}

gboolean
tend_people_verify_password (const char *password_hash, const char *password)
{
  char    *normalized;
  gboolean fits;

  g_return_val_if_fail (password_hash != NULL, FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (sodium_init () < 0 || !g_utf8_validate (password, -1, NULL)
      || g_utf8_strlen (password, -1) > MAX_CHARACTERS)
    return FALSE;
  normalized = normalize (password);
  fits = crypto_pwhash_str_verify (password_hash, normalized, strlen (normalized)) == 0;
  forget (normalized);
  return fits;
}
