/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the first picture of the dashboard costs the main thread, beside a bare
 * libadwaita window in the same run.
 * usage: bench-first-frame            both, as medians and their ratio
 *        bench-first-frame MODE URL   one of them: prints milliseconds of CPU */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "tend-application.h"
#include "tend-demo.h"

#define ROUNDS 7

static double
get_thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_print ("%.1f\n", get_thread_milliseconds ());
  exit (0);
}

static void
on_mapped_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted_cb),
                    NULL);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  /* Not the window that says that the records are being opened. */
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

static double
measure (const char *program, const char *mode, const char *url)
{
  const char *arguments[] = { program, mode, url, NULL };
  double      times[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                         NULL, NULL, &error))
        g_error ("%s", error->message);
      times[i] = g_ascii_strtod (output, NULL);
    }
  qsort (times, ROUNDS, sizeof times[0], compare_numbers);
  return times[ROUNDS / 2];
}

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, TEND_DEMO_PATIENTS, 1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *url = NULL;
  double           bare, dashboard;

  if (argc == 3)
    return run_one (argv[1], argv[2]);

  folder = g_dir_make_tmp ("tend-bench-XXXXXX", &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("sqlite://%s/clinic.db", folder);
  store = tend_store_open (url, TEND_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  commit = tend_store_transact (store, "demo.fill", fill, NULL, &error);
  g_assert_no_error (error);
  tend_store_close (store);

  bare = measure (argv[0], "bare", url);
  dashboard = measure (argv[0], "dashboard", url);
  g_print (
      "first frame, CPU of the main thread: bare libadwaita window %.0f ms, dashboard %.0f ms, "
      "ratio %.2f (aim: at most 1.6)\n",
      bare, dashboard, dashboard / bare);
  return 0;
}
