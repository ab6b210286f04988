/* SPDX-License-Identifier: GPL-3.0-or-later
 * The early warning score. */
#include "tend-vital-news2.h"

#include "../support/tend-test-vectors.h"

#include <math.h>
#include <string.h>

static const TendAge adult = { 50, 600, 18262 };

static const TendNews2Observations well = {
  .respiration = 16,
  .saturation = 97,
  .oxygen = TEND_OXYGEN_AIR,
  .systolic = 125,
  .pulse = 70,
  .consciousness = TEND_CONSCIOUSNESS_ALERT,
  .temperature = 36.8,
};

static TendConsciousness
read_consciousness (char letter)
{
  switch (letter)
    {
    case 'A':
      return TEND_CONSCIOUSNESS_ALERT;
    case 'C':
      return TEND_CONSCIOUSNESS_CONFUSED;
    case 'V':
      return TEND_CONSCIOUSNESS_VOICE;
    case 'P':
      return TEND_CONSCIOUSNESS_PAIN;
    case 'U':
      return TEND_CONSCIOUSNESS_UNRESPONSIVE;
    default:
      g_assert_not_reached ();
    }
}

static void
check_score (char **columns)
{
  static const char *const bands[] = { "none", "low", "low-medium", "medium", "high" };
  TendNews2Observations    seen = {
       .respiration = g_ascii_strtod (columns[0], NULL),
       .is_hypercapnic = columns[1][0] == '2',
       .saturation = g_ascii_strtod (columns[2], NULL),
       .oxygen = columns[3][0] == '1' ? TEND_OXYGEN_SUPPLEMENTAL : TEND_OXYGEN_AIR,
       .systolic = g_ascii_strtod (columns[4], NULL),
       .pulse = g_ascii_strtod (columns[5], NULL),
       .consciousness = read_consciousness (columns[6][0]),
       .temperature = g_ascii_strtod (columns[7], NULL),
  };
  g_auto (GStrv) points = g_strsplit (columns[8], " ", -1);
  g_autoptr (GError) error = NULL;
  TendNews2Score score;

  tend_news2_score (&seen, &adult, FALSE, &score, &error);
  g_assert_no_error (error);
  for (int item = 0; item < TEND_N_NEWS2_ITEMS; item++)
    g_assert_cmpint (score.points[item], ==, g_ascii_strtoll (points[item], NULL, 10));
  g_assert_cmpint (score.total, ==, g_ascii_strtoll (columns[9], NULL, 10));
  g_assert_cmpstr (bands[score.band], ==, columns[10]);
}

static void
test_vectors (void)
{
  tend_test_vectors ("news2.tsv", 11, check_score);
}

static void
test_missing_items_leave_no_total (void)
{
  TendNews2Observations seen = well;
  TendNews2Score        score;

  seen.pulse = NAN;
  seen.oxygen = TEND_OXYGEN_UNKNOWN;
  g_assert_true (tend_news2_score (&seen, &adult, FALSE, &score, NULL));
  g_assert_cmpint (score.total, ==, -1);
  g_assert_cmpint (score.band, ==, TEND_NEWS2_BAND_NONE);
  g_assert_cmpuint (score.n_missing, ==, 2);
  g_assert_cmpint (score.points[TEND_NEWS2_PULSE], ==, -1);
  g_assert_cmpint (score.points[TEND_NEWS2_OXYGEN], ==, -1);
  g_assert_cmpint (score.points[TEND_NEWS2_SATURATION], ==, 0);

  seen = (TendNews2Observations){ NAN, NAN, TRUE, 0, NAN, NAN, 0, NAN };
  g_assert_true (tend_news2_score (&seen, &adult, FALSE, &score, NULL));
  g_assert_cmpuint (score.n_missing, ==, TEND_N_NEWS2_ITEMS);
}

static void
test_scale_2_needs_to_know_the_oxygen (void)
{
  TendNews2Observations seen = well;
  TendNews2Score        score;

  seen.is_hypercapnic = TRUE;
  seen.oxygen = TEND_OXYGEN_UNKNOWN;
  g_assert_true (tend_news2_score (&seen, &adult, FALSE, &score, NULL));
  g_assert_cmpint (score.points[TEND_NEWS2_SATURATION], ==, -1);
  seen.saturation = 90;
  g_assert_true (tend_news2_score (&seen, &adult, FALSE, &score, NULL));
  g_assert_cmpint (score.points[TEND_NEWS2_SATURATION], ==, 0);
}

/* Both sides of every step of the chart. */
static void
test_every_step (void)
{
  static const struct
  {
    TendNews2Item item;
    double        value;
    int           points;
  } cases[] = {
    { TEND_NEWS2_RESPIRATION, 8, 3 },
    { TEND_NEWS2_RESPIRATION, 9, 1 },
    { TEND_NEWS2_RESPIRATION, 11, 1 },
    { TEND_NEWS2_RESPIRATION, 12, 0 },
    { TEND_NEWS2_RESPIRATION, 20, 0 },
    { TEND_NEWS2_RESPIRATION, 21, 2 },
    { TEND_NEWS2_RESPIRATION, 24, 2 },
    { TEND_NEWS2_RESPIRATION, 25, 3 },
    { TEND_NEWS2_SATURATION, 91, 3 },
    { TEND_NEWS2_SATURATION, 92, 2 },
    { TEND_NEWS2_SATURATION, 93, 2 },
    { TEND_NEWS2_SATURATION, 94, 1 },
    { TEND_NEWS2_SATURATION, 95, 1 },
    { TEND_NEWS2_SATURATION, 96, 0 },
    { TEND_NEWS2_SYSTOLIC, 90, 3 },
    { TEND_NEWS2_SYSTOLIC, 91, 2 },
    { TEND_NEWS2_SYSTOLIC, 100, 2 },
    { TEND_NEWS2_SYSTOLIC, 101, 1 },
    { TEND_NEWS2_SYSTOLIC, 110, 1 },
    { TEND_NEWS2_SYSTOLIC, 111, 0 },
    { TEND_NEWS2_SYSTOLIC, 219, 0 },
    { TEND_NEWS2_SYSTOLIC, 220, 3 },
    { TEND_NEWS2_PULSE, 40, 3 },
    { TEND_NEWS2_PULSE, 41, 1 },
    { TEND_NEWS2_PULSE, 50, 1 },
    { TEND_NEWS2_PULSE, 51, 0 },
    { TEND_NEWS2_PULSE, 90, 0 },
    { TEND_NEWS2_PULSE, 91, 1 },
    { TEND_NEWS2_PULSE, 110, 1 },
    { TEND_NEWS2_PULSE, 111, 2 },
    { TEND_NEWS2_PULSE, 130, 2 },
    { TEND_NEWS2_PULSE, 131, 3 },
    { TEND_NEWS2_TEMPERATURE, 35.0, 3 },
    { TEND_NEWS2_TEMPERATURE, 35.1, 1 },
    { TEND_NEWS2_TEMPERATURE, 36.0, 1 },
    { TEND_NEWS2_TEMPERATURE, 36.1, 0 },
    { TEND_NEWS2_TEMPERATURE, 38.0, 0 },
    { TEND_NEWS2_TEMPERATURE, 38.1, 1 },
    { TEND_NEWS2_TEMPERATURE, 39.0, 1 },
    { TEND_NEWS2_TEMPERATURE, 39.1, 2 },
    /* 100.4 °F is 38.0 °C and not a hair more */
    { TEND_NEWS2_TEMPERATURE, 38.000001, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendNews2Observations seen = well;
      TendNews2Score        score;
      double               *fields[TEND_N_NEWS2_ITEMS] = {
                      [TEND_NEWS2_RESPIRATION] = &seen.respiration, [TEND_NEWS2_SATURATION] = &seen.saturation,
                      [TEND_NEWS2_SYSTOLIC] = &seen.systolic,       [TEND_NEWS2_PULSE] = &seen.pulse,
                      [TEND_NEWS2_TEMPERATURE] = &seen.temperature,
      };

      *fields[cases[i].item] = cases[i].value;
      g_assert_true (tend_news2_score (&seen, &adult, FALSE, &score, NULL));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (score.points[cases[i].item], ==, cases[i].points);
      g_assert_cmpint (score.total, ==, cases[i].points);
    }
}

static void
test_refuses_children_and_pregnancy (void)
{
  static const TendAge fifteen = { 15, 191, 5843 }, sixteen = { 16, 192, 5844 };
  TendNews2Score       score;
  g_autoptr (GError) young = NULL;
  g_autoptr (GError) pregnant = NULL;
  g_autoptr (GError) unknown = NULL;

  g_assert_false (tend_news2_score (&well, &fifteen, FALSE, &score, &young));
  g_assert_error (young, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_false (tend_news2_score (&well, &adult, TRUE, &score, &pregnant));
  g_assert_error (pregnant, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_false (tend_news2_score (&well, NULL, FALSE, &score, &unknown));
  g_assert_error (unknown, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_true (tend_news2_score (&well, &sixteen, FALSE, &score, NULL));
  g_assert_cmpint (score.total, ==, 0);
}

static void
test_words (void)
{
  for (int item = 0; item < TEND_N_NEWS2_ITEMS; item++)
    g_assert_nonnull (tend_news2_get_item_name (item));
  for (int band = 0; band <= TEND_NEWS2_BAND_HIGH; band++)
    g_assert_nonnull (tend_news2_describe (band));
  g_assert_nonnull (strstr (tend_news2_get_credit (), "Royal College of Physicians"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/vital-news2/vectors", test_vectors);
  g_test_add_func ("/model/vital-news2/missing-items-leave-no-total",
                   test_missing_items_leave_no_total);
  g_test_add_func ("/model/vital-news2/scale-2-needs-to-know-the-oxygen",
                   test_scale_2_needs_to_know_the_oxygen);
  g_test_add_func ("/model/vital-news2/every-step", test_every_step);
  g_test_add_func ("/model/vital-news2/refuses-children-and-pregnancy",
                   test_refuses_children_and_pregnancy);
  g_test_add_func ("/model/vital-news2/words", test_words);
  return g_test_run ();
}
