/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as people type it: checked, folded for search, compared. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/**
 * tend_text_fold:
 * @text: any text; bytes that are not UTF-8 are replaced, never refused
 *
 * The search form: case, accents, punctuation and doubled spaces go,
 * apostrophes vanish ("O'Brien-Smith" becomes "obrien smith"), Latin letters
 * without a decomposition get their usual spelling (ł l, ø o, ß ss, æ ae,
 * þ th). Vowel signs of Indic and other scripts stay: they tell names apart.
 * Folding twice gives the same as folding once.
 */
char *tend_text_fold (const char *text);

/* Characters of a line that a record keeps, the same wherever it comes from. */
#define TEND_TEXT_MAX_LINE 2000

/* Characters of a search key: an index of PostgreSQL takes 2700 bytes. */
#define TEND_TEXT_MAX_KEY 500

/** tend_text_cut: in place, behind so many characters. For keys, never for what is kept. */
void tend_text_cut (char *text, gsize max_characters);

/**
 * tend_text_clean:
 *
 * The checker for one line that was typed, pasted or imported: NFC, stripped,
 * without bidirectional override controls.
 *
 * Returns: (nullable): %TEND_ERROR_INVALID for bytes that are not UTF-8,
 *   control characters, or more than @max_characters characters
 */
char *tend_text_clean (const char *text, gsize max_characters, GError **error);

/** tend_text_clean_lines: as tend_text_clean(), but newlines (CRLF and CR become LF) and tabs stay.
 */
char *tend_text_clean_lines (const char *text, gsize max_characters, GError **error);

/**
 * tend_text_phonetic:
 *
 * The NYSIIS code (Taft 1970, not cut to six letters) of each word, joined by
 * a space.
 *
 * Returns: (nullable): %NULL when the folded name has no Latin letter or has
 *   letters of another script
 */
char *tend_text_phonetic (const char *name);

/** tend_text_similarity: Jaro–Winkler over code points, 0 to 1. Fold both sides first. */
double tend_text_similarity (const char *a, const char *b);

/** tend_text_digits: the decimal digits of any script, as ASCII, and nothing else. */
char *tend_text_digits (const char *text);

/** tend_text_reverse: the code points from last to first, for searches by ending. */
char *tend_text_reverse (const char *text);

G_END_DECLS
