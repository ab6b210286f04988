/* SPDX-License-Identifier: GPL-3.0-or-later
 * How alike two names sound or look: NYSIIS codes and Jaro–Winkler. */
#define G_LOG_DOMAIN "tend-text"

#include "config.h"

#include "tend-text.h"

#include <string.h>

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("AEIOU", c) != NULL;
}

static void
replace_at (char *word, const char *replacement)
{
  memcpy (word, replacement, strlen (replacement));
}

static void
encode_start (char *word)
{
  if (g_str_has_prefix (word, "MAC"))
    replace_at (word, "MCC");
  else if (g_str_has_prefix (word, "KN"))
    replace_at (word, "NN");
  else if (word[0] == 'K')
    word[0] = 'C';
  else if (g_str_has_prefix (word, "PH") || g_str_has_prefix (word, "PF"))
    replace_at (word, "FF");
  else if (g_str_has_prefix (word, "SCH"))
    replace_at (word, "SSS");
}

static void
encode_end (char *word)
{
  static const char *const endings[] = { "DT", "RT", "RD", "NT", "ND" };
  gsize                    length = strlen (word);

  if (length < 2)
    return;
  if (g_str_has_suffix (word, "EE") || g_str_has_suffix (word, "IE"))
    {
      word[length - 2] = 'Y';
      word[length - 1] = '\0';
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i]))
      {
        word[length - 2] = 'D';
        word[length - 1] = '\0';
        return;
      }
}

/* Rewrites the letter at @at, and its partners where letters go together. */
static void
encode_letter (char *word, gsize at)
{
  char *here = word + at;

  if (g_str_has_prefix (here, "EV"))
    replace_at (here, "AF");
  else if (is_vowel (*here))
    *here = 'A';
  else if (*here == 'Q')
    *here = 'G';
  else if (*here == 'Z')
    *here = 'S';
  else if (*here == 'M')
    *here = 'N';
  else if (g_str_has_prefix (here, "KN"))
    replace_at (here, "NN");
  else if (*here == 'K')
    *here = 'C';
  else if (g_str_has_prefix (here, "SCH"))
    replace_at (here, "SSS");
  else if (g_str_has_prefix (here, "PH"))
    replace_at (here, "FF");
  else if (*here == 'H' && (!is_vowel (here[-1]) || !is_vowel (here[1])))
    *here = here[-1];
  else if (*here == 'W' && is_vowel (here[-1]))
    *here = here[-1];
}

static void
trim_code (GString *code)
{
  if (code->len > 1 && code->str[code->len - 1] == 'S')
    g_string_truncate (code, code->len - 1);
  if (code->len > 2 && g_str_has_suffix (code->str, "AY"))
    g_string_erase (code, code->len - 2, 1);
  if (code->len > 1 && code->str[code->len - 1] == 'A')
    g_string_truncate (code, code->len - 1);
}

static char *
encode_word (const char *folded)
{
  g_autofree char *word = g_ascii_strup (folded, -1);
  GString         *code = g_string_new (NULL);

  encode_start (word);
  encode_end (word);
  g_string_append_c (code, word[0]);
  for (gsize i = 1; word[i] != '\0'; i++)
    {
      encode_letter (word, i);
      if (word[i] != word[i - 1])
        g_string_append_c (code, word[i]);
    }
  trim_code (code);
  return g_string_free (code, FALSE);
}

/* The folded name with only its Latin letters and spaces, NULL when letters of
 * another script are among them. */
static char *
keep_latin_letters (const char *folded)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || (c < 0x80 && g_ascii_isalpha (c)))
        g_string_append_c (kept, c);
      else if (g_unichar_isalpha (c))
        {
          g_string_free (kept, TRUE);
          return NULL;
        }
    }
  return g_string_free (kept, FALSE);
}

char *
tend_text_phonetic (const char *name)
{
  g_autofree char *folded = NULL;
  g_autofree char *latin = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) codes = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  folded = tend_text_fold (name);
  latin = keep_latin_letters (folded);
  if (latin == NULL)
    return NULL;

  codes = g_string_new (NULL);
  words = g_strsplit (latin, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *code = NULL;

      if (*words[i] == '\0')
        continue;
      code = encode_word (words[i]);
      if (codes->len > 0)
        g_string_append_c (codes, ' ');
      g_string_append (codes, code);
    }
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

/* Marks the letters the two have in common within the window; the count. */
static glong
match_letters (const gunichar *a,
               glong           a_length,
               const gunichar *b,
               glong           b_length,
               gboolean       *a_matched,
               gboolean       *b_matched)
{
  glong window = MAX (0, MAX (a_length, b_length) / 2 - 1);
  glong matches = 0;

  for (glong i = 0; i < a_length; i++)
    for (glong j = MAX (0, i - window); j < MIN (b_length, i + window + 1); j++)
      if (!b_matched[j] && a[i] == b[j])
        {
          a_matched[i] = TRUE;
          b_matched[j] = TRUE;
          matches++;
          break;
        }
  return matches;
}

static glong
count_out_of_order (const gunichar *a,
                    glong           a_length,
                    const gunichar *b,
                    const gboolean *a_matched,
                    const gboolean *b_matched)
{
  glong out_of_order = 0;
  glong j = 0;

  for (glong i = 0; i < a_length; i++)
    {
      if (!a_matched[i])
        continue;
      while (!b_matched[j])
        j++;
      if (a[i] != b[j])
        out_of_order++;
      j++;
    }
  return out_of_order;
}

double
tend_text_similarity (const char *a, const char *b)
{
  g_autofree gunichar *a_letters = NULL;
  g_autofree gunichar *b_letters = NULL;
  g_autofree gboolean *a_matched = NULL;
  g_autofree gboolean *b_matched = NULL;
  glong                a_length = 0, b_length = 0, matches, transpositions, prefix = 0;
  double               jaro;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  a_letters = g_utf8_to_ucs4 (a, -1, NULL, &a_length, NULL);
  b_letters = g_utf8_to_ucs4 (b, -1, NULL, &b_length, NULL);
  if (a_letters == NULL || b_letters == NULL)
    return 0;
  if (a_length == 0 && b_length == 0)
    return 1;

  a_matched = g_new0 (gboolean, a_length + 1);
  b_matched = g_new0 (gboolean, b_length + 1);
  matches = match_letters (a_letters, a_length, b_letters, b_length, a_matched, b_matched);
  if (matches == 0)
    return 0;

  transpositions = count_out_of_order (a_letters, a_length, b_letters, a_matched, b_matched) / 2;
  jaro = ((double) matches / a_length + (double) matches / b_length
          + (double) (matches - transpositions) / matches)
         / 3;
  while (prefix < MIN (4, MIN (a_length, b_length)) && a_letters[prefix] == b_letters[prefix])
    prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
