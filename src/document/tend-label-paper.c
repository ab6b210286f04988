/* SPDX-License-Identifier: GPL-3.0-or-later
 * Puts the records of a specimen on its label. */
#define G_LOG_DOMAIN "tend-paper"

#include "config.h"

#include "tend-label-paper.h"

#include "tend-date.h"
#include "tend-paper-words.h"
#include "tend-tube.h"

#include <glib/gi18n-lib.h>

/* What the label points into; freed with the sheet. */
typedef struct
{
  char *patient_name;
  char *birth_date;
  char *sex_and_age;
  char *tests;
  char *collected;
  char *collector;
  char *specimen;
} LabelWords;

static void
label_words_clear (gpointer data)
{
  LabelWords *words = data;

  g_free (words->patient_name);
  g_free (words->birth_date);
  g_free (words->sex_and_age);
  g_free (words->tests);
  g_free (words->collected);
  g_free (words->collector);
  g_free (words->specimen);
}

static char *
dup_tests (GPtrArray *service_requests)
{
  GString *tests = g_string_new (NULL);

  for (guint i = 0; i < service_requests->len; i++)
    {
      const TendServiceRequestData *request
          = tend_service_request_get_data (g_ptr_array_index (service_requests, i));
      const char *word = request->code != NULL ? request->code : request->display;

      if (word != NULL)
        g_string_append_printf (tests, "%s%s", tests->len > 0 ? " " : "", word);
    }
  return g_string_free (tests, tests->len == 0);
}

/* The short mark a clinic gave the person, else the initials. */
static char *
dup_collector (TendPractitioner *practitioner)
{
  const TendPractitionerData *data
      = practitioner != NULL ? tend_practitioner_get_data (practitioner) : NULL;
  GString *initials;

  if (data == NULL)
    return NULL;
  if (data->collector_code != NULL && *data->collector_code != '\0')
    return g_strdup (data->collector_code);
  initials = g_string_new (NULL);
  if (data->given_name != NULL && *data->given_name != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (data->given_name)));
  if (data->family_name != NULL && *data->family_name != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (data->family_name)));
  return g_string_free (initials, initials->len == 0);
}

static const char *
describe_priority (TendRequestPriority priority)
{
  switch (priority)
    {
    case TEND_REQUEST_PRIORITY_STAT:
      return C_ ("priority on labels", "STAT");
    case TEND_REQUEST_PRIORITY_ASAP:
      return C_ ("priority on labels", "ASAP");
    case TEND_REQUEST_PRIORITY_URGENT:
      return C_ ("priority on labels", "URGENT");
    case TEND_REQUEST_PRIORITY_ROUTINE:
    default:
      return NULL;
    }
}

static void
fill (TendSpecimenLabel *label, LabelWords *words, const TendLabelPaper *paper)
{
  const TendSpecimenData *specimen = tend_specimen_get_data (paper->specimen);
  const TendPatientData  *patient = tend_patient_get_data (paper->patient);
  const TendTube         *tube
      = specimen->container_kind != NULL ? tend_tube_find_nick (specimen->container_kind) : NULL;
  g_autoptr (GTimeZone) zone = tend_paper_dup_zone (paper->clinic);

  words->patient_name = tend_paper_dup_name (paper->patient);
  words->birth_date = tend_date_format_iso (&patient->birth_date);
  words->sex_and_age = tend_paper_dup_sex_and_age (paper->patient, specimen->collected_at, zone);
  words->tests = dup_tests (paper->service_requests);
  words->collected = tend_paper_dup_instant (specimen->collected_at, zone);
  words->collector = dup_collector (paper->collector);
  words->specimen = g_strdup (specimen->body_site);
  *label = (TendSpecimenLabel){
    .patient_name = words->patient_name,
    .birth_date = words->birth_date,
    .mrn = patient->mrn,
    .sex_and_age = words->sex_and_age,
    .accession_number = specimen->accession,
    .tube_number = (guint) CLAMP (specimen->container_number, 0, 999),
    .tube_count = (guint) CLAMP (specimen->container_count, 0, 999),
    .container = tube != NULL ? _ (tube->color) : specimen->container_kind,
    .tests = words->tests,
    .collected = words->collected,
    .collector = words->collector,
    .specimen = words->specimen,
    .priority = describe_priority (specimen->priority),
    .clinic = tend_clinic_get_data (paper->clinic)->name,
  };
}

TendCanvas *
tend_specimen_labels_from_papers (GPtrArray                *papers,
                                  const TendColor          *hue,
                                  const TendLabelStock     *stock,
                                  guint                     start_position,
                                  const TendPrinterProfile *profile,
                                  GError                  **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, TRUE, sizeof (LabelWords));
  g_autofree TendSpecimenLabel *labels = NULL;
  TendDocumentInformation       information = { .title = _ ("Specimen labels") };
  const TendLabelPaper         *first;

  g_return_val_if_fail (papers != NULL && papers->len > 0, NULL);

  g_array_set_clear_func (words, label_words_clear);
  g_array_set_size (words, papers->len);
  labels = g_new0 (TendSpecimenLabel, papers->len);
  for (guint i = 0; i < papers->len; i++)
    {
      fill (&labels[i], &g_array_index (words, LabelWords, i), g_ptr_array_index (papers, i));
      labels[i].has_hue = hue != NULL;
      if (hue != NULL)
        labels[i].hue = *hue;
    }
  first = g_ptr_array_index (papers, 0);
  information.author = tend_clinic_get_data (first->clinic)->name;
  information.created = MAX (0, tend_specimen_get_data (first->specimen)->collected_at);
  return tend_specimen_labels_new (labels, papers->len, stock, start_position, profile,
                                   &information, error);
}

TendCanvas *
tend_specimen_label_from_paper (const TendLabelPaper     *paper,
                                const TendColor          *hue,
                                const TendLabelStock     *stock,
                                const TendPrinterProfile *profile,
                                GError                  **error)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();

  g_ptr_array_add (papers, (gpointer) paper);
  return tend_specimen_labels_from_papers (papers, hue, stock, 1, profile, error);
}
