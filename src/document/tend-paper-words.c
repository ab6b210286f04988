/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts records into the words of papers. */
#define G_LOG_DOMAIN "tend-paper"

#include "config.h"

#include "tend-paper-words.h"

#include "tend-date.h"
#include "tend-time.h"

#include <glib/gi18n-lib.h>

char *
tend_paper_dup_name (TendPatient *patient)
{
  const TendPatientData *data = tend_patient_get_data (patient);
  g_autofree char *family = g_utf8_strup (data->family_name != NULL ? data->family_name : "", -1);
  GString         *name = g_string_new (family);

  if (data->given_name != NULL && *data->given_name != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", data->given_name);
  if (data->name_suffix != NULL && *data->name_suffix != '\0')
    g_string_append_printf (name, " %s", data->name_suffix);
  return g_string_free (name, FALSE);
}

char *
tend_paper_dup_date (const GDate *date)
{
  char text[64];

  if (!g_date_valid (date) || g_date_strftime (text, sizeof text, "%d %b %Y", date) == 0)
    return NULL;
  return g_strdup (text);
}

char *
tend_paper_dup_day (gint64 time, GTimeZone *zone)
{
  return tend_time_format (time, zone, "%d %b %Y");
}

char *
tend_paper_dup_instant (gint64 time, GTimeZone *zone)
{
  return tend_time_format (time, zone, "%d %b %Y %H:%M");
}

char *
tend_paper_dup_sex_and_age (TendPatient *patient, gint64 time, GTimeZone *zone)
{
  const TendPatientData *data = tend_patient_get_data (patient);
  g_autofree char       *words = NULL;
  const char            *sex = "";
  TendAge                age;
  GDate                  day;

  switch (data->sex)
    {
    case TEND_SEX_FEMALE:
      sex = C_ ("sex on labels", "F");
      break;
    case TEND_SEX_MALE:
      sex = C_ ("sex on labels", "M");
      break;
    case TEND_SEX_OTHER:
      sex = C_ ("sex on labels", "X");
      break;
    case TEND_SEX_UNKNOWN:
    default:
      break;
    }
  if (tend_time_get_date (time, zone, &day) && tend_date_age (&data->birth_date, &day, &age))
    words = tend_age_to_words (&age);
  if (words == NULL)
    return *sex != '\0' ? g_strdup (sex) : NULL;
  return *sex != '\0' ? g_strdup_printf ("%s %s", sex, words) : g_steal_pointer (&words);
}

static void
append_word (GString *text, const char *separator, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, word);
}

char *
tend_paper_dup_address (const char *line,
                        const char *line2,
                        const char *city,
                        const char *state,
                        const char *postal_code)
{
  GString *place = g_string_new (NULL);
  GString *address = g_string_new (NULL);

  append_word (place, "", city);
  append_word (place, ", ", state);
  append_word (place, " ", postal_code);
  append_word (address, "\n", line);
  append_word (address, "\n", line2);
  append_word (address, "\n", place->str);
  g_string_free (place, TRUE);
  return g_string_free (address, address->len == 0);
}

GTimeZone *
tend_paper_dup_zone (TendClinic *clinic)
{
  const char *name = tend_clinic_get_data (clinic)->time_zone;
  GTimeZone  *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

void
tend_paper_clinic_init (TendPaperClinic *self, TendClinic *clinic)
{
  const TendClinicData *data = tend_clinic_get_data (clinic);

  self->address = tend_paper_dup_address (data->address_line, NULL, data->city, data->state,
                                          data->postal_code);
  self->block = (TendClinicBlock){
    .name = data->name,
    .address = self->address,
    .phone = data->phone,
    .ein = data->ein,
    .npi = data->npi,
  };
}

void
tend_paper_clinic_clear (TendPaperClinic *self)
{
  g_clear_pointer (&self->address, g_free);
}
