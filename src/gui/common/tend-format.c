/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text for people from plain values: names, ages, dates, waits, money. */
#define G_LOG_DOMAIN "tend-format"

#include "config.h"

#include "tend-format.h"

#include "tend-text.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

char *
tend_format_name (const char *family_name, const char *given_name, const char *name_suffix)
{
  GString *text = g_string_new (NULL);

  if (is_given (family_name))
    {
      g_autofree char *capitals = g_utf8_strup (family_name, -1);

      g_string_append (text, capitals);
    }
  if (is_given (given_name))
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", given_name);
  if (is_given (name_suffix))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name_suffix);
  return g_string_free (text, FALSE);
}

char *
tend_format_name_preferred (const char *family_name,
                            const char *given_name,
                            const char *name_suffix,
                            const char *preferred_name)
{
  g_autofree char *name = tend_format_name (family_name, given_name, name_suffix);

  if (!is_given (preferred_name) || g_strcmp0 (preferred_name, given_name) == 0)
    return g_steal_pointer (&name);
  /* Translators: a patient's name and the name the person goes by. */
  return g_strdup_printf (_ ("%s “%s”"), name, preferred_name);
}

char *
tend_format_patient_name (TendPatient *patient)
{
  const TendPatientData *data;

  if (patient == NULL)
    return g_strdup ("");
  data = tend_patient_get_data (patient);
  return tend_format_name_preferred (data->family_name, data->given_name, data->name_suffix,
                                     data->preferred_name);
}

static int
count_months (const GDate *birth_date, const GDate *today)
{
  int months = (g_date_get_year (today) - g_date_get_year (birth_date)) * 12
               + (int) g_date_get_month (today) - (int) g_date_get_month (birth_date);

  return g_date_get_day (today) < g_date_get_day (birth_date) ? months - 1 : months;
}

char *
tend_format_age (const GDate *birth_date, const GDate *today)
{
  int days, months;

  if (birth_date == NULL || today == NULL || !g_date_valid (birth_date) || !g_date_valid (today))
    return g_strdup ("");
  days = g_date_days_between (birth_date, today);
  if (days < 0)
    return g_strdup ("");
  months = count_months (birth_date, today);
  if (months < 1)
    /* Translators: an age in days. */
    return g_strdup_printf (_ ("%d d"), days);
  if (months < 24)
    /* Translators: an age in months. */
    return g_strdup_printf (_ ("%d mo"), months);
  /* Translators: an age in years. */
  return g_strdup_printf (_ ("%d y"), months / 12);
}

/* The locale's own short date, but never with two digits of the year: a birth
 * date must not be ambiguous by a century. */
static const char *
get_date_format (void)
{
  static char *format = NULL;

  if (g_once_init_enter (&format))
    {
      const char *locale = setlocale (LC_TIME, NULL);
      char       *made;

      if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.")
          || g_str_equal (locale, "POSIX"))
        made = g_strdup ("%Y-%m-%d");
      else
        {
          GString *text = g_string_new (nl_langinfo (D_FMT));

          g_string_replace (text, "%y", "%Y", 0);
          g_string_replace (text, "%D", "%m/%d/%Y", 0);
          made = g_string_free (text, FALSE);
        }
      g_once_init_leave (&format, made);
    }
  return format;
}

static char *
format_date_as (const GDate *date, const char *format)
{
  char buffer[128];

  if (date == NULL || !g_date_valid (date))
    return g_strdup ("");
  return g_strndup (buffer, g_date_strftime (buffer, sizeof buffer, format, date));
}

char *
tend_format_date (const GDate *date)
{
  return format_date_as (date, get_date_format ());
}

char *
tend_format_birth_date (const GDate *birth_date, const GDate *today)
{
  g_autofree char *date = tend_format_date (birth_date);
  g_autofree char *age = tend_format_age (birth_date, today);

  if (*age == '\0')
    return g_steal_pointer (&date);
  /* Translators: a birth date and the age. */
  return g_strdup_printf (_ ("%s (%s)"), date, age);
}

char *
tend_format_day (const GDate *date, const GDate *today)
{
  if (date == NULL || !g_date_valid (date))
    return g_strdup ("");
  if (today != NULL && g_date_valid (today))
    switch (g_date_days_between (today, date))
      {
      case -1:
        return g_strdup (_ ("Yesterday"));
      case 0:
        return g_strdup (_ ("Today"));
      case 1:
        return g_strdup (_ ("Tomorrow"));
      default:
        break;
      }
  return tend_format_date (date);
}

char *
tend_format_long_date (const GDate *date)
{
  /* Translators: a day as strftime() writes it, such as “Saturday 21 November 2026”. */
  g_autofree char *text = format_date_as (date, _ ("%A %e %B %Y"));

  for (char *space = strstr (text, "  "); space != NULL; space = strstr (text, "  "))
    memmove (space, space + 1, strlen (space));
  return g_steal_pointer (&text);
}

const char *
tend_format_sex (TendSex sex)
{
  switch (sex)
    {
    case TEND_SEX_FEMALE:
      return _ ("Female");
    case TEND_SEX_MALE:
      return _ ("Male");
    case TEND_SEX_OTHER:
      return _ ("Other");
    case TEND_SEX_UNKNOWN:
    default:
      return _ ("Sex unknown");
    }
}

const char *
tend_format_account_role (TendAccountRole role)
{
  switch (role)
    {
    case TEND_ACCOUNT_ROLE_TECHNICIAN:
      return _ ("Technician");
    case TEND_ACCOUNT_ROLE_FRONT_DESK:
      return _ ("Front desk");
    case TEND_ACCOUNT_ROLE_CLINICIAN:
      return _ ("Clinician");
    case TEND_ACCOUNT_ROLE_BILLER:
      return _ ("Billing");
    case TEND_ACCOUNT_ROLE_BIOMED:
      return _ ("Equipment service");
    case TEND_ACCOUNT_ROLE_MANAGER:
      return _ ("Manager");
    case TEND_ACCOUNT_ROLE_AUDITOR:
      return _ ("Auditor");
    case TEND_ACCOUNT_ROLE_ADMINISTRATOR:
    default:
      return _ ("Administrator");
    }
}

char *
tend_format_clock (gint64 time, GTimeZone *zone)
{
  char *text = zone != NULL ? tend_time_format_clock (time, zone) : NULL;

  return text != NULL ? text : g_strdup ("");
}

char *
tend_format_instant (gint64 time, gint64 now, GTimeZone *zone)
{
  g_autofree char *clock = tend_format_clock (time, zone);
  g_autofree char *day = NULL;
  GDate            date, today;

  if (*clock == '\0' || !tend_time_get_date (time, zone, &date))
    return g_steal_pointer (&clock);
  if (!tend_time_get_date (now, zone, &today) || g_date_compare (&date, &today) == 0)
    return g_steal_pointer (&clock);
  day = tend_format_day (&date, &today);
  /* Translators: a day and a time of the day. */
  return g_strdup_printf (_ ("%s %s"), day, clock);
}

char *
tend_format_wait (gint64 microseconds)
{
  gint64 minutes = MAX (microseconds, 0) / TEND_TIME_MINUTE;

  if (minutes < 60)
    /* Translators: a wait in minutes. */
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  if (minutes >= 48 * 60)
    /* Translators: a wait in days. */
    return g_strdup_printf (_ ("%d d"), (int) (minutes / (24 * 60)));
  /* Translators: a wait in hours and minutes. */
  return g_strdup_printf (_ ("%d h %02d"), (int) (minutes / 60), (int) (minutes % 60));
}

char *
tend_format_ago (gint64 microseconds)
{
  gint64 seconds = MAX (microseconds, 0) / TEND_TIME_SECOND;

  if (seconds < 2)
    return g_strdup (_ ("just now"));
  if (seconds < 60)
    return g_strdup_printf (_ ("%d s ago"), (int) seconds);
  if (seconds < 3600)
    return g_strdup_printf (_ ("%d min ago"), (int) (seconds / 60));
  return g_strdup_printf (_ ("%d h ago"), (int) (seconds / 3600));
}

char *
tend_format_money (gint64 cents)
{
  guint64          amount = cents < 0 ? -(guint64) cents : (guint64) cents;
  g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / 100);
  g_autoptr (GString) text = g_string_new (cents < 0 ? "−$" : "$");
  const struct lconv *locale = localeconv ();
  const char         *group = is_given (locale->thousands_sep) ? locale->thousands_sep : ",";
  const char         *point = is_given (locale->decimal_point) ? locale->decimal_point : ".";
  gsize               length = strlen (whole);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, group);
      g_string_append_c (text, whole[i]);
    }
  g_string_append_printf (text, "%s%02u", point, (guint) (amount % 100));
  return g_strdup (text->str);
}

char *
tend_format_phone (const char *value)
{
  g_autofree char *digits = NULL;
  const char      *local;

  if (!is_given (value))
    return g_strdup ("");
  digits = tend_text_digits (value);
  local = strlen (digits) == 11 && digits[0] == '1' ? digits + 1 : digits;
  if (strlen (local) != 10 || (value[0] == '+' && value[1] != '1'))
    return g_strdup (value);
  return g_strdup_printf ("(%.3s) %.3s-%s", local, local + 3, local + 6);
}

char *
tend_format_language (const char *tag)
{
  static const struct
  {
    const char *subtag;
    const char *name;
  } languages[] = {
    { "am", N_ ("Amharic") },
    { "ar", N_ ("Arabic") },
    { "ase", N_ ("American Sign Language") },
    { "de", N_ ("German") },
    { "en", N_ ("English") },
    { "es", N_ ("Spanish") },
    { "fa", N_ ("Persian") },
    { "fr", N_ ("French") },
    { "he", N_ ("Hebrew") },
    { "hi", N_ ("Hindi") },
    { "ht", N_ ("Haitian Creole") },
    { "it", N_ ("Italian") },
    { "ja", N_ ("Japanese") },
    { "ko", N_ ("Korean") },
    { "pl", N_ ("Polish") },
    { "pt", N_ ("Portuguese") },
    { "ru", N_ ("Russian") },
    { "so", N_ ("Somali") },
    { "th", N_ ("Thai") },
    { "tl", N_ ("Tagalog") },
    { "tr", N_ ("Turkish") },
    { "uk", N_ ("Ukrainian") },
    { "ur", N_ ("Urdu") },
    { "vi", N_ ("Vietnamese") },
    { "zh", N_ ("Chinese") },
  };
  g_autofree char *subtag = NULL;

  if (!is_given (tag))
    return g_strdup ("");
  subtag = g_ascii_strdown (tag, strcspn (tag, "-_"));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (subtag, languages[i].subtag))
      return g_strdup (_ (languages[i].name));
  return g_strdup (tag);
}
