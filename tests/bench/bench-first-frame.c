/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the first picture of the dashboard with its arrivals, read from a large store, costs the
 * main thread and in memory, beside a bare libadwaita window in the same run.
 * usage: bench-first-frame            both in turns, as medians and their ratios
 *        bench-first-frame MODE URL   one of them: prints ms of CPU, RSS and PSS in MiB
 * TEND_BENCH_PATIENTS says how many patients there are (100,000 unless told). */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "bench-clinic.h"
#include "tend-application.h"

#define ROUNDS 9
#define MOST_TIME 1.6
#define MOST_MEMORY 2.5

enum
{
  TIME,
  RSS,
  PSS,
  N_FIGURES
};

static double
get_thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* A busy machine shows a window that asks for patience, which is no part of this measure: what
 * was spent from the turn that built it to the turn that builds the dashboard is put aside. */
static struct
{
  GPollFunc poll;
  double    began, waiting_since, waited;
} turn;

static int
poll_for_turn (GPollFD *files, guint n_files, int timeout)
{
  int result = turn.poll (files, n_files, timeout);

  turn.began = get_thread_milliseconds ();
  return result;
}

static double
get_mebibytes (const char *name)
{
  g_autofree char *text = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL)
      || (line = strstr (text, name)) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen (name), NULL) / 1024;
}

static gboolean
has_type (GtkWidget *root, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_type (child, type))
      return TRUE;
  return FALSE;
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  double time = get_thread_milliseconds () - turn.waited;

  /* The first query has been answered and its rows are in this picture. */
  if (ADW_IS_APPLICATION_WINDOW (user_data)
      && !g_str_equal (G_OBJECT_TYPE_NAME (user_data), "AdwApplicationWindow")
      && !has_type (user_data, "TendArrivalCard"))
    return;
  g_print ("%.1f %.2f %.2f\n", time, get_mebibytes ("\nRss:"), get_mebibytes ("\nPss:"));
  exit (0);
}

static void
on_mapped_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted_cb),
                    window);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (window), "TendStartWindow"))
    turn.waiting_since = turn.began;
  else if (turn.waiting_since > 0)
    {
      turn.waited = turn.began - turn.waiting_since;
      turn.waiting_since = 0;
    }
  if (g_str_equal (G_OBJECT_TYPE_NAME (window), "TendDashboardWindow")
      || g_str_equal (G_OBJECT_TYPE_NAME (window), "AdwApplicationWindow"))
    g_signal_connect (window, "map", G_CALLBACK (on_mapped_cb), NULL);
}

static void
show_bare_window (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Tend"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_one (const char *mode, const char *url)
{
  char *arguments[] = { "tend", "--store", (char *) url, NULL };
  g_autoptr (GtkApplication) application = NULL;

  /* Before other programs, where that is allowed. */
  setpriority (PRIO_PROCESS, 0, -15);
  turn.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_for_turn);

  if (g_str_equal (mode, "bare"))
    {
      application
          = GTK_APPLICATION (adw_application_new ("org.tendclinic.Bare", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (show_bare_window), NULL);
    }
  else
    application = GTK_APPLICATION (tend_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), g_str_equal (mode, "bare") ? 1 : 3,
                            arguments);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static void
measure (const char *program, const char *mode, const char *url, double *figures)
{
  const char      *arguments[] = { program, mode, url, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *next;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                     NULL, &error))
    g_error ("%s", error->message);
  next = output;
  for (guint i = 0; i < N_FIGURES; i++)
    figures[i] = g_ascii_strtod (next, &next);
  if (figures[PSS] <= 0)
    g_error ("%s did not get as far as a picture: %s", mode, output);
}

static double
median (double figures[ROUNDS][N_FIGURES], guint figure)
{
  double sorted[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    sorted[i] = figures[i][figure];
  qsort (sorted, ROUNDS, sizeof sorted[0], compare_numbers);
  return sorted[ROUNDS / 2];
}

/* Of the ratios of each turn: what slowed one down slowed the other. */
static double
median_ratio (double ours[ROUNDS][N_FIGURES], double bare[ROUNDS][N_FIGURES], guint figure)
{
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = ours[i][figure] / bare[i][figure];
  qsort (ratios, ROUNDS, sizeof ratios[0], compare_numbers);
  return ratios[ROUNDS / 2];
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name, *unit;
    double      most;
  } kinds[N_FIGURES] = { { "main-thread CPU", "ms", MOST_TIME },
                         { "memory (RSS)", "MiB", MOST_MEMORY },
                         { "memory (PSS)", "MiB", MOST_MEMORY } };
  double   bare[ROUNDS][N_FIGURES], ours[ROUNDS][N_FIGURES];
  double   warm[N_FIGURES];
  gboolean within = TRUE;
  guint    n_patients;
  char    *url;

  if (argc == 3)
    return run_one (argv[1], argv[2]);

  n_patients = bench_clinic_count (100000);
  url = bench_clinic_new (n_patients);
  measure (argv[0], "bare", url, warm);
  measure (argv[0], "dashboard", url, warm);
  for (guint i = 0; i < ROUNDS; i++)
    {
      measure (argv[0], "bare", url, bare[i]);
      measure (argv[0], "dashboard", url, ours[i]);
    }
  bench_clinic_remove (url);
  g_print ("first picture of the dashboard with its arrivals, %u patients, beside a bare "
           "libadwaita window\n",
           n_patients);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      double ratio = median_ratio (ours, bare, i);

      g_print ("%-16s %6.1f %-3s  bare %6.1f %-3s  ratio %.2f  (%s %.1f)\n", kinds[i].name,
               median (ours, i), kinds[i].unit, median (bare, i), kinds[i].unit, ratio,
               ratio <= kinds[i].most ? "within" : "MISSES", kinds[i].most);
      within = within && ratio <= kinds[i].most;
    }
  return within ? 0 : 1;
}
