/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tubes, their order of draw, and the fewest that hold a draw. */
#include "tend-tube.h"

#include <string.h>

/* "kind:volume/capacity[requests] …", with a leading "discard ". */
static char *
describe (const TendTubePlan *plan)
{
  GString *text = g_string_new (plan->discard_first ? "discard" : "");

  for (guint i = 0; i < plan->tubes->len; i++)
    {
      const TendPlannedTube *tube = g_ptr_array_index (plan->tubes, i);

      g_string_append_printf (text, "%s%s:%d/%d[", text->len > 0 ? " " : "",
                              tend_tube_get (tube->kind)->nick, tube->volume, tube->capacity);
      for (guint j = 0; j < tube->requests->len; j++)
        g_string_append_printf (text, "%s%u", j > 0 ? "," : "",
                                g_array_index (tube->requests, guint, j));
      g_string_append_c (text, ']');
    }
  return g_string_free (text, FALSE);
}

static void
test_table_is_whole (void)
{
  for (int kind = 0; kind < TEND_N_TUBES; kind++)
    {
      const TendTube *tube = tend_tube_get (kind);

      g_assert_cmpint (tube->kind, ==, kind);
      g_assert_true (tend_tube_find_nick (tube->nick) == tube);
      g_assert_cmpint (tube->capacity, >, 0);
      g_assert_cmpint (tube->fill, <=, 100);
      g_assert_cmpint (tube->inversions_minimum, <=, tube->inversions_maximum);
      g_assert_cmpuint (tube->rgb, <=, 0xffffff);
    }
  g_assert_null (tend_tube_find_nick ("polka-dot"));
  g_assert_cmpint (tend_tube_get (TEND_TUBE_LIGHT_BLUE)->fill, ==, 90);
  g_assert_cmpint (tend_tube_get (TEND_TUBE_LIGHT_BLUE)->inversions_maximum, ==, 4);
}

static void
test_plans (void)
{
  static const struct
  {
    TendTubeRequest requests[8];
    TendDrawMethod  method;
    const char     *plan;
  } cases[] = {
    { { { 0 } }, TEND_DRAW_WINGED_SET, "" },
    /* The order of draw, whatever the order of the requests. */
    { { { TEND_TUBE_GRAY, 1000 },
        { TEND_TUBE_LAVENDER, 1000 },
        { TEND_TUBE_GREEN, 1000 },
        { TEND_TUBE_GOLD, 1000 },
        { TEND_TUBE_LIGHT_BLUE, 1000 },
        { TEND_TUBE_BLOOD_CULTURE_AEROBIC, 8000 } },
      TEND_DRAW_WINGED_SET,
      "blood-culture-aerobic:8000/10000[5] light-blue:1000/2700[4] gold:1000/5000[3] "
      "green:1000/6000[2] lavender:1000/4000[1] gray:1000/4000[0]" },
    { { { TEND_TUBE_LAVENDER, 1000 }, { TEND_TUBE_LIGHT_BLUE, 1000 } },
      TEND_DRAW_WINGED_SET,
      "discard light-blue:1000/2700[1] lavender:1000/4000[0]" },
    { { { TEND_TUBE_LIGHT_BLUE, 1000 } }, TEND_DRAW_NEEDLE, "light-blue:1000/2700[0]" },
    /* Sharing until full. */
    { { { TEND_TUBE_GOLD, 2000 }, { TEND_TUBE_GOLD, 2000 }, { TEND_TUBE_GOLD, 1000 } },
      TEND_DRAW_NEEDLE,
      "gold:5000/5000[0,1,2]" },
    { { { TEND_TUBE_GOLD, 2000 }, { TEND_TUBE_GOLD, 2000 }, { TEND_TUBE_GOLD, 1001 } },
      TEND_DRAW_NEEDLE,
      "gold:4000/5000[0,1] gold:1001/5000[2]" },
    /* First-fit decreasing would take three: 5+4, 4+3+2, 2. */
    { { { TEND_TUBE_GOLD, 5, 10 },
        { TEND_TUBE_GOLD, 4, 10 },
        { TEND_TUBE_GOLD, 4, 10 },
        { TEND_TUBE_GOLD, 3, 10 },
        { TEND_TUBE_GOLD, 2, 10 },
        { TEND_TUBE_GOLD, 2, 10 } },
      TEND_DRAW_NEEDLE,
      "gold:10/10[0,3,4] gold:10/10[1,2,5]" },
    /* A tube of its own; larger sizes of a kind first. */
    { { { TEND_TUBE_GREEN, 500, 0, TRUE }, { TEND_TUBE_GREEN, 500 }, { TEND_TUBE_GREEN, 500 } },
      TEND_DRAW_NEEDLE,
      "green:500/6000[0] green:1000/6000[1,2]" },
    { { { TEND_TUBE_LAVENDER, 500, 500 }, { TEND_TUBE_LAVENDER, 2000, 4000 } },
      TEND_DRAW_NEEDLE,
      "lavender:2000/4000[1] lavender:500/500[0]" },
    /* More than a tube holds. */
    { { { TEND_TUBE_GRAY, 9000 }, { TEND_TUBE_GRAY, 3000 } },
      TEND_DRAW_NEEDLE,
      "gray:4000/4000[0] gray:4000/4000[0] gray:4000/4000[0,1]" },
    { { { TEND_TUBE_GRAY, 9000, 0, TRUE }, { TEND_TUBE_GRAY, 3000 } },
      TEND_DRAW_NEEDLE,
      "gray:4000/4000[0] gray:4000/4000[0] gray:1000/4000[0] gray:3000/4000[1]" },
    /* Capillary: EDTA before other additives before serum. */
    { { { TEND_TUBE_GOLD, 200 }, { TEND_TUBE_GREEN, 200 }, { TEND_TUBE_LAVENDER, 200 } },
      TEND_DRAW_CAPILLARY,
      "lavender:200/4000[2] green:200/6000[1] gold:200/5000[0]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendTubePlan) plan = NULL;
      g_autofree char *text = NULL;
      gsize            n = 0;

      while (n < G_N_ELEMENTS (cases[i].requests) && cases[i].requests[n].volume > 0)
        n++;
      plan = tend_tube_plan (cases[i].requests, n, cases[i].method, &error);
      g_assert_no_error (error);
      text = describe (plan);
      g_assert_cmpstr (text, ==, cases[i].plan);
    }
}

static void
test_draws_what_the_additive_needs (void)
{
  const TendTubeRequest requests[] = { { TEND_TUBE_LIGHT_BLUE, 1000 }, { TEND_TUBE_GOLD, 1500 } };
  g_autoptr (TendTubePlan) plan = tend_tube_plan (requests, 2, TEND_DRAW_NEEDLE, NULL);

  g_assert_cmpint (((TendPlannedTube *) g_ptr_array_index (plan->tubes, 0))->draw, ==, 2430);
  g_assert_cmpint (((TendPlannedTube *) g_ptr_array_index (plan->tubes, 1))->draw, ==, 1500);
  g_assert_cmpint (plan->draw, ==, 3930);
}

static void
test_refuses (void)
{
  static const struct
  {
    TendTubeRequest request;
    TendDrawMethod  method;
  } cases[] = {
    { { TEND_TUBE_GOLD, 0 }, TEND_DRAW_NEEDLE },
    { { TEND_TUBE_GOLD, -5 }, TEND_DRAW_NEEDLE },
    { { TEND_TUBE_GOLD, 5, -1 }, TEND_DRAW_NEEDLE },
    { { TEND_TUBE_GOLD, G_MAXINT }, TEND_DRAW_NEEDLE },
    { { TEND_TUBE_GOLD, 100000, 1 }, TEND_DRAW_NEEDLE },
    { { TEND_N_TUBES, 5 }, TEND_DRAW_NEEDLE },
    { { TEND_TUBE_YELLOW_SPS, 500 }, TEND_DRAW_CAPILLARY },
  };
  TendTubeRequest many[TEND_TUBE_MAX_REQUESTS + 1] = { { 0 } };
  g_autoptr (GError) too_many = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tend_tube_plan (&cases[i].request, 1, cases[i].method, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
    }
  g_assert_null (tend_tube_plan (many, TEND_TUBE_MAX_REQUESTS + 1, TEND_DRAW_NEEDLE, &too_many));
  g_assert_error (too_many, TEND_ERROR, TEND_ERROR_INVALID);
}

/* Awkward volumes by the hundred end in time, lose nothing and overfill nothing. */
static void
test_large_draws_end (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  TendTubeRequest requests[TEND_TUBE_MAX_REQUESTS];
  g_autoptr (TendTubePlan) plan = NULL;
  gint64 needed = 0, planned = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      requests[i] = (TendTubeRequest){ TEND_TUBE_GOLD, g_rand_int_range (random, 1001, 3500) };
      needed += requests[i].volume;
    }
  plan = tend_tube_plan (requests, G_N_ELEMENTS (requests), TEND_DRAW_NEEDLE, NULL);
  for (guint i = 0; i < plan->tubes->len; i++)
    {
      const TendPlannedTube *tube = g_ptr_array_index (plan->tubes, i);

      g_assert_cmpint (tube->volume, <=, tube->capacity);
      planned += tube->volume;
    }
  g_assert_cmpint (planned, ==, needed);
  g_assert_cmpint (plan->tubes->len, <, (needed / 5000 + 1) * 5 / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tube/table-is-whole", test_table_is_whole);
  g_test_add_func ("/model/tube/plans", test_plans);
  g_test_add_func ("/model/tube/draws-what-the-additive-needs", test_draws_what_the_additive_needs);
  g_test_add_func ("/model/tube/refuses", test_refuses);
  g_test_add_func ("/model/tube/large-draws-end", test_large_draws_end);
  return g_test_run ();
}
