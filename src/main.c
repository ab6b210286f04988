/* SPDX-License-Identifier: GPL-3.0-or-later
 * The windows: everything is in the application. */
#define G_LOG_DOMAIN "tend"

#include "config.h"

#include "tend-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (TendApplication) application = NULL;
  const char *locale_dir = g_getenv ("TEND_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : TEND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Tend"));

  application = tend_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
