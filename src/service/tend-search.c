/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a patient search runs, decided by what was typed. */
#define G_LOG_DOMAIN "tend-search"

#include "config.h"

#include "tend-search.h"

#include <stdlib.h>
#include <string.h>

#include "tend-date.h"
#include "tend-phone.h"
#include "tend-text.h"

/* Stretches of keys that one run of the query looks into, the best first. */
#define MAX_RANGES 3
/* Words that must begin some word of the name, beside the one that is looked up. */
#define MAX_WORDS 4
#define MIN_DIGITS 3
/* Before that a word half typed sounds like too many names; two words are surer. */
#define MIN_PHONETIC_LETTERS 5
#define MIN_PHONETIC_LETTERS_OF_TWO 3
/* Digits of an MRN that is not longer yet. */
#define MRN_DIGITS 7

/* Above every key that begins alike. */
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"
/* Above the key itself and below every longer one. */
#define FIRST_CHARACTER "\x01"
/* Above the key itself and those where another word follows. */
#define AFTER_SPACE "!"

typedef struct
{
  struct
  {
    const char *kind;
    char       *from;
    char       *until;
  } ranges[MAX_RANGES];
  guint n_ranges;
  char *leading;          /* pattern of LIKE for the word that the first range is of */
  char *words[MAX_WORDS]; /* those of the others */
  char *other;            /* the longest of these */
  char *ending;           /* pattern of the telephone to show */
} Plan;

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->n_ranges; i++)
    {
      g_free (plan->ranges[i].from);
      g_free (plan->ranges[i].until);
    }
  for (guint i = 0; i < MAX_WORDS; i++)
    g_free (plan->words[i]);
  g_free (plan->leading);
  g_free (plan->other);
  g_free (plan->ending);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
add_range (Plan *plan, const char *kind, const char *from, const char *beyond)
{
  if (plan->n_ranges == MAX_RANGES || from == NULL || *from == '\0')
    return;
  plan->ranges[plan->n_ranges].kind = kind;
  plan->ranges[plan->n_ranges].from = g_strdup (from);
  plan->ranges[plan->n_ranges].until = g_strconcat (from, beyond, NULL);
  plan->n_ranges++;
}

static void
add_prefix (Plan *plan, const char *kind, const char *prefix)
{
  add_range (plan, kind, prefix, LAST_CHARACTER);
}

static void
add_exact (Plan *plan, const char *kind, const char *key)
{
  add_range (plan, kind, key, FIRST_CHARACTER);
}

static int
find_month (const char *name)
{
  static const char *const months[]
      = { "january", "february", "march",     "april",   "may",      "june",
          "july",    "august",   "september", "october", "november", "december" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strlen (lower) >= 3 && g_str_has_prefix (months[i], lower))
      return i + 1;
  return 0;
}

static gboolean
read_month_name (const char *text, GDate *date)
{
  static const char *const patterns[] = {
    "^(?<d>[0-9]{1,2})\\.?[ -](?<m>[A-Za-z]{3,9})\\.?,?[ -](?<y>[0-9]{4})$",
    "^(?<m>[A-Za-z]{3,9})\\.? (?<d>[0-9]{1,2}),? (?<y>[0-9]{4})$",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *day = NULL;
      g_autofree char *month = NULL;
      g_autofree char *year = NULL;
      int              number;

      if (!g_regex_match (regex, text, 0, &match))
        continue;
      day = g_match_info_fetch_named (match, "d");
      month = g_match_info_fetch_named (match, "m");
      year = g_match_info_fetch_named (match, "y");
      number = find_month (month);
      if (number == 0 || !g_date_valid_dmy (atoi (day), number, atoi (year)))
        return FALSE;
      g_date_set_dmy (date, atoi (day), number, atoi (year));
      return TRUE;
    }
  return FALSE;
}

guint
tend_search_read_dates (const char *text, GDate dates[2])
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  TendDateOrder    orders[2] = { TEND_DATE_ORDER_MONTH_DAY_YEAR, TEND_DATE_ORDER_DAY_MONTH_YEAR };
  guint            n = 0;

  if (read_month_name (stripped, &dates[0]))
    return 1;
  if (strchr (stripped, '.') != NULL)
    {
      orders[0] = TEND_DATE_ORDER_DAY_MONTH_YEAR;
      orders[1] = TEND_DATE_ORDER_MONTH_DAY_YEAR;
    }
  for (guint i = 0; i < 2; i++)
    if (tend_date_parse (stripped, orders[i], &dates[n], NULL)
        && (n == 0 || g_date_compare (&dates[0], &dates[n]) != 0))
      n++;
  return n;
}

static void
plan_dates (Plan *plan, const char *text)
{
  GDate dates[2] = { { 0 }, { 0 } };
  guint n = tend_search_read_dates (text, dates);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *birth = tend_date_format_iso (&dates[i]);

      add_exact (plan, "birth", birth);
    }
  if (n == 0
      && g_regex_match_simple ("^(18|19|20)[0-9]{2}-(0[1-9]?|1[0-2]?)?$"
                               "|^(18|19|20)[0-9]{2}-[01][0-9]-[0-3]?$",
                               text, 0, 0))
    add_prefix (plan, "birth", text);
}

static void
plan_number (Plan *plan, const char *digits)
{
  g_autofree char *phone = tend_phone_search_digits (digits);
  g_autofree char *reversed = tend_text_reverse (phone);
  gsize            length = strlen (digits);

  if (length < MIN_DIGITS)
    return;
  add_prefix (plan, "mrn", digits);
  add_prefix (plan, "phone", reversed);
  plan->ending = g_strconcat ("%", phone, NULL);
  if (length < MRN_DIGITS)
    {
      g_autofree char *padded
          = g_strdup_printf ("%.*s%s", (int) (MRN_DIGITS - length), "0000000", digits);

      add_exact (plan, "mrn", padded);
    }
}

/* The longest word but @except; -1 when there is none. */
static int
find_longest (char **words, int except)
{
  int best = -1;

  for (int i = 0; words[i] != NULL; i++)
    if (i != except && (best < 0 || g_utf8_strlen (words[i], -1) > g_utf8_strlen (words[best], -1)))
      best = i;
  return best;
}

static gboolean
is_unspaced (const char *word)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL
         || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

/* Names of East Asia are written without a space: the family name is the first
 * character or the first two. */
static void
add_splits (Plan *plan, const char *word)
{
  for (glong family = 1; family <= 2 && family < g_utf8_strlen (word, -1); family++)
    {
      const char      *given = g_utf8_offset_to_pointer (word, family);
      g_autofree char *split = g_strdup_printf ("%.*s %s", (int) (given - word), word, given);

      add_prefix (plan, "name", split);
    }
}

/* Sounds are kept as family name and first given name: one word is the first of
 * these, two come in either order. */
static void
add_sounds (Plan *plan, char **words)
{
  guint n = g_strv_length (words);

  if (n == 1 && g_utf8_strlen (words[0], -1) >= MIN_PHONETIC_LETTERS)
    {
      g_autofree char *sound = tend_text_phonetic (words[0]);

      add_range (plan, "phonetic", sound, AFTER_SPACE);
    }
  else if (n > 1 && g_utf8_strlen (words[0], -1) >= MIN_PHONETIC_LETTERS_OF_TWO
           && g_utf8_strlen (words[n - 1], -1) >= MIN_PHONETIC_LETTERS_OF_TWO)
    {
      g_autofree char *western = g_strdup_printf ("%s %s", words[n - 1], words[0]);
      g_autofree char *listed = g_strdup_printf ("%s %s", words[0], words[1]);
      g_autofree char *western_sound = tend_text_phonetic (western);
      g_autofree char *listed_sound = tend_text_phonetic (listed);

      add_exact (plan, "phonetic", western_sound);
      add_exact (plan, "phonetic", listed_sound);
    }
}

static void
plan_name (Plan *plan, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", MAX_WORDS + 1);
  int   longest = find_longest (words, -1);
  int   other = find_longest (words, longest);
  guint n = 0;

  add_prefix (plan, "name", words[longest]);
  plan->leading = g_strdup_printf ("%% %s%%", words[longest]);
  if (other >= 0)
    plan->other = g_strdup (words[other]);
  for (int i = 0; words[i] != NULL; i++)
    if (i != longest && n < MAX_WORDS)
      plan->words[n++] = g_strdup_printf ("%% %s%%", words[i]);

  if (words[1] == NULL && is_unspaced (words[0]))
    add_splits (plan, words[0]);
  else
    add_sounds (plan, words);
}

/* An MRN as it is printed, or a name that has a digit in it. */
static void
plan_mixed (Plan *plan, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *number = g_strjoinv ("", words);

  add_prefix (plan, "name", folded);
  add_prefix (plan, "mrn", number);
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
make_plan (Plan *plan, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = tend_text_fold (valid);
  g_autofree char *digits = tend_text_digits (valid);

  tend_text_cut (folded, TEND_TEXT_MAX_KEY);
  g_strstrip (valid);
  if (strchr (valid, '@') != NULL || *folded == '\0')
    return;

  plan_dates (plan, valid);
  if (!has_letter (folded))
    plan_number (plan, digits);
  else if (plan->n_ranges == 0 && *digits != '\0')
    plan_mixed (plan, folded);
  else if (plan->n_ranges == 0)
    plan_name (plan, folded);
}

const char *
tend_search_query_name (const char *text)
{
  g_auto (Plan) plan = { .n_ranges = 0 };

  make_plan (&plan, text);
  return plan.n_ranges > 0 ? "patient-search" : NULL;
}

GVariant *
tend_search_parameters (const char *text)
{
  g_auto (Plan) plan = { .n_ranges = 0 };
  g_autoptr (GVariantDict) parameters = NULL;
  g_autofree char *until_other = NULL;

  make_plan (&plan, text);
  if (plan.n_ranges == 0)
    return NULL;

  parameters = g_variant_dict_new (NULL);
  for (guint i = 0; i < MAX_RANGES; i++)
    {
      gboolean         used = i < plan.n_ranges;
      g_autofree char *kind = g_strdup_printf ("kind%u", i + 1);
      g_autofree char *from = g_strdup_printf ("from%u", i + 1);
      g_autofree char *until = g_strdup_printf ("until%u", i + 1);

      g_variant_dict_insert (parameters, kind, "s", used ? plan.ranges[i].kind : "");
      g_variant_dict_insert (parameters, from, "s", used ? plan.ranges[i].from : "");
      g_variant_dict_insert (parameters, until, "s", used ? plan.ranges[i].until : "");
    }
  for (guint i = 0; i < MAX_WORDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("word%u", i + 1);

      g_variant_dict_insert (parameters, name, "s", plan.words[i] != NULL ? plan.words[i] : "%");
    }
  until_other = plan.other != NULL ? g_strconcat (plan.other, LAST_CHARACTER, NULL) : NULL;
  g_variant_dict_insert (parameters, "from_other", "s", plan.other != NULL ? plan.other : "");
  g_variant_dict_insert (parameters, "until_other", "s", until_other != NULL ? until_other : "");
  g_variant_dict_insert (parameters, "leading", "s", plan.leading != NULL ? plan.leading : "%");
  g_variant_dict_insert (parameters, "ending", "s", plan.ending != NULL ? plan.ending : "");
  return g_variant_dict_end (parameters);
}
