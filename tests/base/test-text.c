/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folding, checking and comparing text. */
#include "tend-text.h"

static void
test_fold_table (void)
{
  static const struct
  {
    const char *typed;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "O'Brien-Smith", "obrien smith" },
    { "O’Brien-Smith", "obrien smith" },
    { "O´Brien", "obrien" },
    { "o`brien", "obrien" },
    { "obrien smith", "obrien smith" },
    { "Kealiʻi", "kealii" },
    { "  Mary  Double\tSpace ", "mary double space" },
    { "Müller", "muller" },
    { "Mu\xcc\x88ller", "muller" },
    { "MÜLLER", "muller" },
    { "Łukasz Søren Strauß Ægir", "lukasz soren strauss aegir" },
    { "Þórður Ásgeirsson", "thordur asgeirsson" },
    { "Đặng Thị Ngọc", "dang thi ngoc" },
    { "İSTANBUL ılgaz", "istanbul ilgaz" },
    { "Œuvre", "oeuvre" },
    { "ﬀi ligature", "ffi ligature" },
    { "X Æ A-12", "x ae a 12" },
    { "de Souza e Silva", "de souza e silva" },
    { "Smith, J.R.", "smith j r" },
    { "\xe2\x80\xaeRTL override\xe2\x80\xac", "rtl override" },
    { "=cmd|' /C calc'!A0", "cmd c calc a0" },
    { "ＦＵＬＬ　ＷＩＤＴＨ", "full width" },
    { "Ёлкин Андрей", "елкин андреи" },
    { "Γιώργος", "γιωργοσ" },
    { "王小明", "王小明" },
    { "김민준", "김민준" },
    { "がか", "がか" },
    { "אברהם כהן", "אברהם כהן" },
    { "אַבְרָהָם", "אברהם" },
    { "مُحَمَّد", "محمد" },
    { "சுப்பிரமணியன்", "சுப்பிரமணியன்" },
    { "soft\xc2\xadhyphen", "softhyphen" },
    { "-- !!", "" },
    { "bad\xff\x62yte", "bad\xef\xbf\xbd"
                        "byte" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = tend_text_fold (cases[i].typed);
      g_autofree char *again = tend_text_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_fold_survives_naughty_strings (void)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  path = g_build_filename (g_getenv ("TEND_SHARED_DATA") ?: "", "names", "blns.txt", NULL);
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = tend_text_fold (lines[i]);
      g_autofree char *again = tend_text_fold (folded);
      g_autofree char *code = tend_text_phonetic (lines[i]);

      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_cmpstr (again, ==, folded);
    }
}

/* Every character by itself: no crash, valid, stable. */
static void
test_fold_every_character (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char             text[8] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      folded = tend_text_fold (text);
      again = tend_text_fold (folded);
      if (!g_str_equal (folded, again))
        g_test_message ("U+%04X folds to '%s', then to '%s'", c, folded, again);
      g_assert_cmpstr (folded, ==, again);
    }
}

static void
test_clean_keeps_or_mends (void)
{
  static const struct
  {
    const char *typed;
    const char *cleaned;
  } cases[] = {
    { "", "" },
    { "  Ann \n", "Ann" },
    { "\xc2\xa0"
      "Ann\xe2\x80\x83",
      "Ann" },
    { "Mu\xcc\x88ller", "Müller" },
    { "a\xe2\x80\xae"
      "b\xe2\x81\xa9",
      "ab" },
    { "\xef\xbb\xbf"
      "bom",
      "bom" },
    { "a\xe2\x80\xa8"
      "b",
      "a b" },
    { "王小明", "王小明" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *cleaned = tend_text_clean (cases[i].typed, 10, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (cleaned, ==, cases[i].cleaned);
    }
}

static void
test_clean_refuses (void)
{
  static const char *const typed[] = {
    "a\nb",
    "a\tb",
    "a\x01",
    "a\x7f"
    "b",
    "a\xc2\x85"
    "b",
    "\xff",
    "a\xc0\x80",
    "a\xef\xbf\xbf",
    "12345678901",
    "a\x1b[0m",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_text_clean (typed[i], 10, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
}

static void
test_clean_counts_characters (void)
{
  g_autofree char *ten = tend_text_clean (" éééééééééé ", 10, NULL);

  g_assert_cmpstr (ten, ==, "éééééééééé");
  g_assert_null (tend_text_clean ("ééééééééééé", 10, NULL));
}

static void
test_clean_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cleaned
      = tend_text_clean_lines ("\n one\r\ntwo\rthree\tx\xe2\x80\xa9 ", 99, NULL);

  g_assert_cmpstr (cleaned, ==, "one\ntwo\nthree\tx");
  g_assert_null (tend_text_clean_lines ("a\x08", 99, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
}

static void
test_phonetic_table (void)
{
  static const struct
  {
    const char *name;
    const char *code;
  } cases[] = {
    { "Brian", "BRAN" },      { "Brown", "BRAN" },
    { "Brun", "BRAN" },       { "Cory", "CARY" },
    { "Corey", "CARY" },      { "Kory", "CARY" },
    { "Dean", "DAN" },        { "Dionne", "DAN" },
    { "Schmit", "SNAT" },     { "Schmitt", "SNAT" },
    { "Smith", "SNAT" },      { "Trueman", "TRANAN" },
    { "Truman", "TRANAN" },   { "Knuth", "NAT" },
    { "Mackie", "MCY" },      { "O'Daniel", "ODANAL" },
    { "O’Donnel", "ODANAL" }, { "Philips", "FALAP" },
    { "Müller", "MALAR" },    { "Miller", "MALAR" },
    { "de Souza", "D SAS" },  { "Lee", "LY" },
    { "Deutsch", "DAT" },     { "A", "A" },
    { "X Æ A-12", "X A A" },  { "王小明", NULL },
    { "Ann 王", NULL },       { "", NULL },
    { "123", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = tend_text_phonetic (cases[i].name);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_similarity_table (void)
{
  static const struct
  {
    const char *a, *b;
    double      similarity;
  } cases[] = {
    { "martha", "marhta", 0.9611 },
    { "dwayne", "duane", 0.8400 },
    { "dixon", "dicksonx", 0.8133 },
    { "jellyfish", "smellyfish", 0.8963 },
    { "same", "same", 1 },
    { "johnson", "johnsen", 0.942857 },
    { "", "", 1 },
    { "a", "", 0 },
    { "abc", "xyz", 0 },
    { "müller", "muller", 0.9000 },
    { "a", "a", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (tend_text_similarity (cases[i].a, cases[i].b),
                                      cases[i].similarity, 0.00006);
      g_assert_cmpfloat_with_epsilon (tend_text_similarity (cases[i].b, cases[i].a),
                                      cases[i].similarity, 0.00006);
    }
}

static void
test_digits_and_reverse (void)
{
  g_autofree char *digits = tend_text_digits ("(503) 555-٠١٤２ x");
  g_autofree char *reversed = tend_text_reverse ("añ王b");
  g_autofree char *empty = tend_text_reverse ("");

  g_assert_cmpstr (digits, ==, "5035550142");
  g_assert_cmpstr (reversed, ==, "b王ña");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/fold-table", test_fold_table);
  g_test_add_func ("/base/text/fold-survives-naughty-strings", test_fold_survives_naughty_strings);
  g_test_add_func ("/base/text/fold-every-character", test_fold_every_character);
  g_test_add_func ("/base/text/clean-keeps-or-mends", test_clean_keeps_or_mends);
  g_test_add_func ("/base/text/clean-refuses", test_clean_refuses);
  g_test_add_func ("/base/text/clean-counts-characters", test_clean_counts_characters);
  g_test_add_func ("/base/text/clean-lines", test_clean_lines);
  g_test_add_func ("/base/text/phonetic-table", test_phonetic_table);
  g_test_add_func ("/base/text/similarity-table", test_similarity_table);
  g_test_add_func ("/base/text/digits-and-reverse", test_digits_and_reverse);
  return g_test_run ();
}
