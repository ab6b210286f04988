/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a registration form. */
#define G_LOG_DOMAIN "tend-registration"

#include "config.h"

#include "tend-registration.h"
#include "tend-registration-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-address.h"
#include "tend-contact-point.h"
#include "tend-coverage.h"
#include "tend-fault.h"
#include "tend-human-name.h"
#include "tend-phone.h"
#include "tend-related-person.h"
#include "tend-text.h"

#define MAX_NOTE 4000
/* Nobody is known to have lived longer than 122 years. */
#define MAX_LIKELY_AGE 122

/* A form being checked, and the record of it that faults are about. */
typedef struct
{
  GPtrArray   *faults;
  const GDate *today;
  const char  *list; /* NULL for the patient */
  guint        index;
} Check;

static void
add_fault (Check *check, gboolean blocks, const char *field, const char *sentence)
{
  g_autofree char *path = NULL;

  if (check->list == NULL)
    path = g_strdup (field);
  else
    path = g_strdup_printf ("%s[%u].%s", check->list, check->index, field);
  tend_faults_add (check->faults, path, blocks, "%s", sentence);
}

char *
tend_registration_clean (const char *field, const char *text, GError **error)
{
  if (g_str_equal (field, "note"))
    return tend_text_clean_lines (text, MAX_NOTE, error);
  return tend_text_clean (text, TEND_TEXT_MAX_LINE, error);
}

static void
add_text_fault (Check *check, const char *field, const char *text)
{
  glong            most = g_str_equal (field, "note") ? MAX_NOTE : TEND_TEXT_MAX_LINE;
  g_autofree char *sentence = NULL;

  if (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) > most)
    sentence = g_strdup_printf (_ ("At most %ld characters fit here, and these are %ld"), most,
                                g_utf8_strlen (text, -1));
  else
    sentence = g_strdup (_ ("This text holds characters that cannot be kept"));
  add_fault (check, TRUE, field, sentence);
}

static void
check_texts (Check *check, TendRecord *record)
{
  const TendRecordInfo *info = tend_record_get_info (record);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *clean = NULL;
      const char      *text;

      if (info->fields[i].kind != TEND_FIELD_TEXT)
        continue;
      text = *(char **) tend_record_get_member (record, i);
      if (text == NULL)
        continue;
      clean = tend_registration_clean (info->fields[i].name, text, NULL);
      if (clean == NULL)
        add_text_fault (check, info->fields[i].name, text);
    }
}

/* Whether @text has more than blanks. */
static gboolean
is_filled (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
check_birth_date (Check *check, const GDate *birth, const char *field)
{
  if (!g_date_valid (birth))
    return;
  if (g_date_compare (birth, check->today) > 0)
    add_fault (check, TRUE, field, _ ("This birth date is in the future"));
  else if (g_date_get_year (check->today) - g_date_get_year (birth) > MAX_LIKELY_AGE)
    add_fault (check, FALSE, field, _ ("This birth date is very long ago: check the year"));
}

static void
check_death (Check *check, const TendPatientData *data)
{
  const GDate *death = &data->deceased_date;

  if (!g_date_valid (death))
    return;
  if (g_date_compare (death, check->today) > 0)
    add_fault (check, TRUE, "deceased_date", _ ("This date of death is in the future"));
  else if (g_date_valid (&data->birth_date) && g_date_compare (death, &data->birth_date) < 0)
    add_fault (check, TRUE, "deceased_date", _ ("This date of death is before the birth date"));
  else if (!data->deceased)
    add_fault (check, FALSE, "deceased_date",
               _ ("There is a date of death, but the patient is not marked as deceased"));
}

/* The shape of a BCP 47 tag, RFC 5646 2.1; registered or not. */
static gboolean
is_language_tag (const char *text)
{
  return g_regex_match_simple ("^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xX](-[A-Za-z0-9]{1,8})+)$",
                               text, 0, 0);
}

static void
check_patient (Check *check, TendPatient *patient)
{
  const TendPatientData *data = tend_patient_get_data (patient);

  check_texts (check, TEND_RECORD (patient));
  if (!is_filled (data->family_name) && !is_filled (data->given_name))
    add_fault (check, TRUE, "family_name", _ ("Enter a name"));
  if (!g_date_valid (&data->birth_date))
    add_fault (check, FALSE, "birth_date",
               _ ("Without a birth date the patient is easily taken for another one"));
  check_birth_date (check, &data->birth_date, "birth_date");
  check_death (check, data);
  if (is_filled (data->language) && !is_language_tag (data->language))
    add_fault (check, TRUE, "language", _ ("Choose a language, or enter its code such as “es”"));
  if (data->interpreter_needed && !is_filled (data->language))
    add_fault (check, FALSE, "language", _ ("An interpreter is needed: choose the language"));
}

static void
check_name (Check *check, gpointer record)
{
  const TendHumanNameData *data = tend_human_name_get_data (record);

  if (!is_filled (data->family_name) && !is_filled (data->given_name))
    add_fault (check, TRUE, "family_name", _ ("Enter the name, or remove it"));
}

static void
check_phone (Check *check, const char *typed, const char *field)
{
  g_autofree char *digits = tend_text_digits (typed);
  g_autofree char *number = tend_phone_normalise (typed, NULL);

  if (*digits == '\0')
    add_fault (check, TRUE, field, _ ("A telephone number has digits"));
  else if (number == NULL)
    add_fault (check, FALSE, field, _ ("This does not look like a complete telephone number"));
}

static void
check_email (Check *check, const char *typed, const char *field)
{
  if (!g_regex_match_simple ("^\\s*[^\\s@]+@[^\\s@]+\\s*$", typed, 0, 0))
    add_fault (check, TRUE, field, _ ("An e-mail address has a name, an @ and a place"));
}

static void
check_contact_point (Check *check, gpointer record)
{
  const TendContactPointData *data = tend_contact_point_get_data (record);

  if (!is_filled (data->value))
    {
      add_fault (check, TRUE, "value", _ ("Enter the number or address, or remove it"));
      return;
    }

  switch (data->system)
    {
    case TEND_CONTACT_POINT_SYSTEM_PHONE:
    case TEND_CONTACT_POINT_SYSTEM_FAX:
    case TEND_CONTACT_POINT_SYSTEM_SMS:
    case TEND_CONTACT_POINT_SYSTEM_PAGER:
      check_phone (check, data->value, "value");
      break;
    case TEND_CONTACT_POINT_SYSTEM_EMAIL:
      check_email (check, data->value, "value");
      break;
    case TEND_CONTACT_POINT_SYSTEM_URL:
    case TEND_CONTACT_POINT_SYSTEM_OTHER:
    default:
      break;
    }
}

/* USPS Publication 28, appendix B. */
static gboolean
is_state (const char *text)
{
  static const char codes[]
      = " AL AK AS AZ AR AA AE AP CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA"
        " MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA"
        " WA WV WI WY ";
  g_autofree char *padded = g_strdup_printf (" %s ", text);

  return strlen (text) == 2 && strstr (codes, padded) != NULL;
}

static void
check_address (Check *check, gpointer record)
{
  const TendAddressData *data = tend_address_get_data (record);
  gboolean               domestic = !is_filled (data->country) || g_str_equal (data->country, "US")
                      || g_str_equal (data->country, "USA");

  if (!is_filled (data->line) && !is_filled (data->line2) && !is_filled (data->city)
      && !is_filled (data->state) && !is_filled (data->postal_code))
    {
      add_fault (check, TRUE, "line", _ ("Enter the address, or remove it"));
      return;
    }
  if (!domestic)
    return;
  if (is_filled (data->state) && !is_state (data->state))
    add_fault (check, FALSE, "state", _ ("A state is two capital letters, such as OR"));
  if (is_filled (data->postal_code)
      && !g_regex_match_simple ("^[0-9]{5}(-?[0-9]{4})?$", data->postal_code, 0, 0))
    add_fault (check, FALSE, "postal_code", _ ("A ZIP code has five or nine digits"));
}

static void
check_related_person (Check *check, gpointer record)
{
  const TendRelatedPersonData *data = tend_related_person_get_data (record);

  if (!is_filled (data->family_name) && !is_filled (data->given_name))
    add_fault (check, TRUE, "family_name", _ ("Enter the name, or remove this person"));
  if (is_filled (data->phone))
    check_phone (check, data->phone, "phone");
  else if (data->emergency_contact)
    add_fault (check, FALSE, "phone", _ ("An emergency contact without a telephone number"));
  if (is_filled (data->email))
    check_email (check, data->email, "email");
}

static void
check_coverage (Check *check, gpointer record)
{
  const TendCoverageData *data = tend_coverage_get_data (record);
  const GDate            *start = &data->period_start, *end = &data->period_end;

  if (data->payer_id == 0 && !is_filled (data->plan_name))
    add_fault (check, TRUE, "payer_id", _ ("Choose the payer, or enter the plan"));
  if (!is_filled (data->member_id))
    add_fault (check, FALSE, "member_id", _ ("No claim can be sent without the member id"));
  if (data->coverage_order < 0)
    add_fault (check, TRUE, "coverage_order", _ ("The order counts from 1, the primary insurance"));
  if (data->copay < 0)
    add_fault (check, TRUE, "copay", _ ("A copay is not less than nothing"));
  if (g_date_valid (start) && g_date_valid (end) && g_date_compare (end, start) < 0)
    add_fault (check, TRUE, "period_end", _ ("The insurance ends before it begins"));
  else if (g_date_valid (end) && g_date_compare (end, check->today) < 0
           && data->status == TEND_COVERAGE_STATUS_ACTIVE)
    add_fault (check, FALSE, "period_end", _ ("This insurance has ended"));
  if (data->relationship != TEND_SUBSCRIBER_RELATIONSHIP_SELF && !is_filled (data->subscriber_name))
    add_fault (check, FALSE, "subscriber_name", _ ("Enter whose insurance this is"));
  check_birth_date (check, &data->subscriber_birth_date, "subscriber_birth_date");
}

/* Two active insurances that both want to be asked first. */
static void
check_coverage_orders (Check *check, GPtrArray *coverages)
{
  gboolean primary = FALSE;

  for (guint i = 0; i < coverages->len; i++)
    {
      TendRecord             *record = g_ptr_array_index (coverages, i);
      const TendCoverageData *data = tend_coverage_get_data (TEND_COVERAGE (record));

      if (tend_record_get_withdrawn (record) || data->status != TEND_COVERAGE_STATUS_ACTIVE
          || data->coverage_order != 1
          || (g_date_valid (&data->period_end)
              && g_date_compare (&data->period_end, check->today) < 0))
        continue;
      check->index = i;
      if (primary)
        add_fault (check, FALSE, "coverage_order", _ ("There is another primary insurance"));
      primary = TRUE;
    }
}

GPtrArray *
tend_registration_check (TendRegistration *self, const GDate *today)
{
  static void (*const checkers[TEND_REGISTRATION_LISTS]) (Check *, gpointer) = {
    check_name, check_contact_point, check_address, check_related_person, check_coverage,
  };
  Check check = { .faults = NULL, .today = today };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  check.faults = tend_faults_new ();
  check_patient (&check, self->patient);
  for (guint list = 0; list < TEND_REGISTRATION_LISTS; list++)
    {
      GPtrArray *records = *tend_registration_get_records (self, list);

      check.list = tend_registration_get_list (list)->name;
      for (check.index = 0; check.index < records->len; check.index++)
        {
          gpointer record = g_ptr_array_index (records, check.index);

          if (tend_record_get_withdrawn (record))
            continue;
          check_texts (&check, record);
          checkers[list](&check, record);
        }
    }
  check_coverage_orders (&check, self->coverages);
  return check.faults;
}
