/* SPDX-License-Identifier: GPL-3.0-or-later
 * The formats as functions of .ui files. */
#define G_LOG_DOMAIN "tend-closures"

#include "config.h"

#include "tend-closures.h"

#include "tend-format.h"
#include "tend-place.h"

/* GtkBuilder calls them with the object the expression is about first. */

static char *
format_name (gpointer    instance,
             const char *family_name,
             const char *given_name,
             const char *name_suffix)
{
  return tend_format_name (family_name, given_name, name_suffix);
}

static char *
format_name_preferred (gpointer    instance,
                       const char *family_name,
                       const char *given_name,
                       const char *name_suffix,
                       const char *preferred_name)
{
  return tend_format_name_preferred (family_name, given_name, name_suffix, preferred_name);
}

static char *
format_date (gpointer instance, const GDate *date)
{
  return tend_format_date (date);
}

static char *
format_birth_date (gpointer instance, const GDate *date)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_format_birth_date (date, &today);
}

static char *
format_age (gpointer instance, const GDate *date)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_format_age (date, &today);
}

static char *
format_day (gpointer instance, const GDate *date)
{
  GDate today;

  tend_place_get_today (&today);
  return tend_format_day (date, &today);
}

static char *
format_sex (gpointer instance, int sex)
{
  return g_strdup (tend_format_sex ((TendSex) sex));
}

static char *
format_language (gpointer instance, const char *tag)
{
  return tend_format_language (tag);
}

static char *
format_clock (gpointer instance, gint64 time)
{
  return tend_format_clock (time, tend_place_get_zone ());
}

static char *
format_instant (gpointer instance, gint64 time)
{
  return tend_format_instant (time, tend_place_get_now (), tend_place_get_zone ());
}

static char *
format_since (gpointer instance, gint64 time)
{
  return time == TEND_TIME_NONE ? g_strdup ("") : tend_format_wait (tend_place_get_now () - time);
}

static char *
format_money (gpointer instance, gint64 cents)
{
  return tend_format_money (cents);
}

static char *
format_phone (gpointer instance, const char *value)
{
  return tend_format_phone (value);
}

static char *
format_count (gpointer instance, guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}

static char *
format_name_two (gpointer instance, const char *family_name, const char *given_name)
{
  return tend_format_name (family_name, given_name, NULL);
}

static char *
describe_worklist_row (gpointer    instance,
                       const char *family_name,
                       const char *given_name,
                       const char *what)
{
  g_autofree char *name = tend_format_name (family_name, given_name, NULL);

  return g_strdup_printf ("%s, %s", name, what != NULL ? what : "");
}

static char *
describe_patient (gpointer     instance,
                  const char  *family_name,
                  const char  *given_name,
                  const char  *name_suffix,
                  const GDate *birth_date,
                  const char  *mrn)
{
  g_autofree char *name = tend_format_name (family_name, given_name, name_suffix);
  g_autofree char *birth = format_birth_date (instance, birth_date);

  return g_strdup_printf ("%s, %s, %s", name, birth, mrn != NULL ? mrn : "");
}

static gboolean
is_given (gpointer instance, const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_true (gpointer instance, gboolean value)
{
  return value;
}

static gboolean
negate (gpointer instance, gboolean value)
{
  return !value;
}

static gboolean
is_clinic (gpointer instance)
{
  return !tend_place_is_home ();
}

static gboolean
has_items (gpointer instance, guint count)
{
  return count > 0;
}

static gboolean
no_items (gpointer instance, guint count)
{
  return count == 0;
}

void
tend_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback   function;
  } closures[] = {
    { "format_name", G_CALLBACK (format_name) },
    { "format_name_preferred", G_CALLBACK (format_name_preferred) },
    { "format_date", G_CALLBACK (format_date) },
    { "format_birth_date", G_CALLBACK (format_birth_date) },
    { "format_age", G_CALLBACK (format_age) },
    { "format_day", G_CALLBACK (format_day) },
    { "format_sex", G_CALLBACK (format_sex) },
    { "format_language", G_CALLBACK (format_language) },
    { "format_clock", G_CALLBACK (format_clock) },
    { "format_instant", G_CALLBACK (format_instant) },
    { "format_since", G_CALLBACK (format_since) },
    { "format_money", G_CALLBACK (format_money) },
    { "format_phone", G_CALLBACK (format_phone) },
    { "format_count", G_CALLBACK (format_count) },
    { "format_name_two", G_CALLBACK (format_name_two) },
    { "describe_worklist_row", G_CALLBACK (describe_worklist_row) },
    { "describe_patient", G_CALLBACK (describe_patient) },
    { "is_given", G_CALLBACK (is_given) },
    { "is_true", G_CALLBACK (is_true) },
    { "not", G_CALLBACK (negate) },
    { "is_clinic", G_CALLBACK (is_clinic) },
    { "has_items", G_CALLBACK (has_items) },
    { "no_items", G_CALLBACK (no_items) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].function);
}
