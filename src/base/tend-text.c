/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as people type it: checked for storing and folded for searching. */
#define G_LOG_DOMAIN "tend-text"

#include "config.h"

#include "tend-text.h"

#include <glib/gi18n-lib.h>

/* Letters without a canonical decomposition, after case folding; the spellings
 * are those of the Unicode CLDR transform Latin-ASCII. */
static const struct
{
  gunichar    letter;
  const char *spelling;
} plain_letters[] = {
  { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0138, "k" }, { 0x0142, "l" },  { 0x014b, "n" },
  { 0x0153, "oe" }, { 0x0167, "t" }, { 0x0180, "b" }, { 0x0188, "c" },  { 0x0192, "f" },
  { 0x0199, "k" },  { 0x019a, "l" }, { 0x01b4, "y" }, { 0x01e5, "g" },  { 0x0253, "b" },
  { 0x0256, "d" },  { 0x0257, "d" }, { 0x0259, "e" }, { 0x0260, "g" },  { 0x0268, "i" },
};

static const char *
find_plain_spelling (gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == letter)
      return plain_letters[i].spelling;
  return NULL;
}

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x00b4: /* acute accent, typed for an apostrophe */
    case 0x02b9: /* modifier letter prime */
    case 0x02ba:
    case 0x02bb: /* ʻokina */
    case 0x02bc: /* modifier letter apostrophe */
    case 0x02bd:
    case 0x02be: /* hamza and ayn of romanised Arabic */
    case 0x02bf:
    case 0x02c8:
    case 0x05f3: /* Hebrew geresh */
    case 0x05f4: /* Hebrew gershayim, inside abbreviations */
    case 0x1fbd: /* Greek koronis */
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0xa78b:
    case 0xa78c: /* saltillo */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Normalising would turn the free-standing accents into a space and a mark. */
static char *
drop_apostrophes (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_apostrophe (c))
        g_string_append_unichar (kept, c);
    }
  return g_string_free (kept, FALSE);
}

/* In these scripts marks are accents or optional points that people leave out
 * when they type; elsewhere a mark is a vowel or a consonant of its own. */
static gboolean
has_optional_marks (gunichar base)
{
  GUnicodeScript script = g_unichar_get_script (base);

  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK
         || script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_HEBREW
         || script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_COMMON
         || script == G_UNICODE_SCRIPT_INHERITED;
}

typedef struct
{
  GString *folded;
  gunichar base;          /* what the next mark stands on; 0 at the start of a word */
  gboolean space_pending; /* a space is written only before the next kept character */
} Folding;

static void
append_folded (Folding *folding, gunichar c)
{
  const char *plain;

  if (folding->space_pending && folding->folded->len > 0)
    g_string_append_c (folding->folded, ' ');
  folding->space_pending = FALSE;

  plain = find_plain_spelling (c);
  if (plain != NULL)
    g_string_append (folding->folded, plain);
  else
    g_string_append_unichar (folding->folded, c);
}

static void
fold_character (Folding *folding, gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_FORMAT || is_apostrophe (c))
    return;

  if (g_unichar_ismark (c))
    {
      if (folding->base != 0 && !has_optional_marks (folding->base))
        append_folded (folding, c);
    }
  else if (g_unichar_isalnum (c) || type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_PRIVATE_USE
           || type == G_UNICODE_MODIFIER_LETTER)
    {
      append_folded (folding, c);
      folding->base = c;
    }
  else
    {
      folding->space_pending = TRUE;
      folding->base = 0;
    }
}

char *
tend_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *caseless = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *folded = NULL;
  Folding          folding = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  bare = drop_apostrophes (valid);
  decomposed = g_utf8_normalize (bare, -1, G_NORMALIZE_ALL);
  caseless = g_utf8_casefold (decomposed, -1);
  letters = g_utf8_normalize (caseless, -1, G_NORMALIZE_ALL);

  folding.folded = g_string_new (NULL);
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    /* Lower case once more: GLib folds Cherokee to capitals and back. */
    fold_character (&folding, g_unichar_tolower (g_utf8_get_char (p)));
  folded = g_string_free (folding.folded, FALSE);

  /* Hangul and kana come back as the letters people type. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
is_override (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static gboolean
is_outer_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || is_override (c);
}

static const char *
skip_outer_space (const char *text)
{
  while (*text != '\0' && is_outer_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static const char *
find_outer_end (const char *start)
{
  const char *end = start;

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_outer_space (g_utf8_get_char (p)))
      end = g_utf8_next_char (p);
  return end;
}

/* Appends what @c becomes; FALSE when it may not stand in stored text. */
static gboolean
append_clean (GString *cleaned, gunichar c, gunichar next, gboolean lines)
{
  if (c == 0x2028 || c == 0x2029)
    c = lines ? '\n' : ' ';
  if (is_override (c) || (lines && c == '\r' && next == '\n'))
    return TRUE;
  if (lines && c == '\r')
    c = '\n';
  if (is_noncharacter (c) || (g_unichar_iscntrl (c) && !(lines && (c == '\n' || c == '\t'))))
    return FALSE;
  g_string_append_unichar (cleaned, c);
  return TRUE;
}

static char *
clean_text (const char *text, gsize max_characters, gboolean lines, GError **error)
{
  g_autoptr (GString) cleaned = NULL;
  g_autofree char *composed = NULL;
  const char      *end;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (
          error, TEND_ERROR, TEND_ERROR_INVALID,
          _ ("The text is not valid UTF-8; type it again or save its source as UTF-8"));
      return NULL;
    }

  text = skip_outer_space (text);
  end = find_outer_end (text);
  cleaned = g_string_sized_new (end - text);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if (!append_clean (cleaned, g_utf8_get_char (p), next < end ? g_utf8_get_char (next) : 0,
                         lines))
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("Character %ld of the text is a control character (U+%04X); remove it"),
                       g_utf8_pointer_to_offset (text, p) + 1, g_utf8_get_char (p));
          return NULL;
        }
    }

  composed = g_utf8_normalize (cleaned->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if ((gsize) g_utf8_strlen (composed, -1) > max_characters)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("The text has %ld characters; at most %lu fit here"),
                   g_utf8_strlen (composed, -1), (gulong) max_characters);
      return NULL;
    }
  return g_steal_pointer (&composed);
}

char *
tend_text_clean (const char *text, gsize max_characters, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean_text (text, max_characters, FALSE, error);
}

char *
tend_text_clean_lines (const char *text, gsize max_characters, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean_text (text, max_characters, TRUE, error);
}

void
tend_text_cut (char *text, gsize max_characters)
{
  g_return_if_fail (text != NULL);

  for (; *text != '\0' && max_characters > 0; max_characters--)
    text = g_utf8_next_char (text);
  *text = '\0';
}

char *
tend_text_digits (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *digits;

  g_return_val_if_fail (text != NULL, NULL);

  digits = g_string_new (NULL);
  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));
      if (value >= 0)
        g_string_append_c (digits, '0' + value);
    }
  return g_string_free (digits, FALSE);
}

char *
tend_text_reverse (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return g_utf8_strreverse (valid, -1);
}
