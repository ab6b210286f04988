/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of the day schedule. */

#include "config.h"

#include "document-support.h"
#include "tend-day-schedule-document.h"

#include <string.h>

#define N_ENTRIES 60

static TendDayScheduleEntry entries[N_ENTRIES];

static void
fill_entries (void)
{
  static char names[N_ENTRIES][24];

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_snprintf (names[i], sizeof names[i], "DOE%02u, Zoë", i);
      entries[i]
          = (TendDayScheduleEntry){ "09:30–10:00", names[i], "Blood draw", "Lab A", "Arrived" };
    }
}

static GBytes *
make (const TendDayScheduleProvider *providers, gsize n_providers)
{
  const TendDayScheduleDocument schedule = { .clinic_name = "Elm Street Clinic",
                                             .day = "Wednesday, March 4, 2026",
                                             .printed = "Printed 07:02 by klee",
                                             .providers = providers,
                                             .n_providers = n_providers };
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCanvas) canvas
      = tend_day_schedule_document_new (&schedule, TEND_PAPER_LETTER, NULL, NULL);
  GBytes *bytes = tend_canvas_to_bytes (canvas, &error);

  g_assert_no_error (error);
  support_assert_sound (bytes);
  return bytes;
}

static void
test_each_provider_begins_a_page (void)
{
  const TendDayScheduleProvider providers[]
      = { { "Dr. Okafor", entries, 2 }, { "K. Lee", NULL, 0 }, { "כהן", entries + 2, 1 } };
  g_autoptr (GBytes) bytes = make (providers, G_N_ELEMENTS (providers));
  g_autofree char *text = support_read_text (bytes);
  g_auto (GStrv) pages = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      support_assert_contains (pages[i], providers[i].provider);
      support_assert_contains (pages[i], "Wednesday, March 4, 2026");
      support_assert_contains (pages[i], "Elm Street Clinic");
      support_assert_contains (pages[i], "Printed 07:02 by klee");
    }
  g_assert_true (g_regex_match_simple ("09:30–10:00 +DOE00, Zoë +Blood draw +Lab A +Arrived\\n",
                                       pages[0], 0, 0));
  support_assert_contains (pages[1], "No appointments");
  support_assert_contains (pages[2], "DOE02, Zoë");
  g_assert_null (strstr (pages[0], "DOE02"));
}

static void
test_long_day_goes_on (void)
{
  const TendDayScheduleProvider provider = { "Dr. Okafor", entries, N_ENTRIES };
  g_autoptr (GBytes) bytes = make (&provider, 1);
  g_autofree char *text = support_read_text (bytes);
  g_auto (GStrv) pages = NULL;

  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, 3);
  support_assert_contains (pages[1], "Dr. Okafor");
  support_assert_contains (pages[1], "Reason");
  support_assert_contains (pages[1], "Page 2 of 2");
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("DOE%02u", i);

      support_assert_contains (text, name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fill_entries ();
  g_test_add_func ("/document/day-schedule/each-provider-begins-a-page",
                   test_each_provider_begins_a_page);
  g_test_add_func ("/document/day-schedule/long-day-goes-on", test_long_day_goes_on);
  return g_test_run ();
}
