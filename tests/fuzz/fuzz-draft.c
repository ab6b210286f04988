/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drafts of forms: what is read is written and read again, and can be checked and copied. */
#include "fuzz.h"

#include "tend-registration.h"
#include "tend-vitals.h"

static GDate *
get_today (void)
{
  static GDate today = { 0 };

  if (!g_date_valid (&today))
    g_date_set_dmy (&today, 5, G_DATE_JANUARY, 2026);
  return &today;
}

static void
check_registration (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRegistration) form = tend_registration_from_json (text, &error);
  g_autoptr (TendRegistration) again = NULL;
  g_autoptr (TendRegistration) copy = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;
  g_autofree char *copied = NULL;

  g_assert_true ((form == NULL) == (error != NULL));
  if (form == NULL)
    return;
  written = tend_registration_to_json (form);
  again = tend_registration_from_json (written, NULL);
  g_assert_nonnull (again);
  written_again = tend_registration_to_json (again);
  g_assert_cmpstr (written_again, ==, written);
  copy = tend_registration_copy (form);
  copied = tend_registration_to_json (copy);
  g_assert_cmpstr (copied, ==, written);
  faults = tend_registration_check (form, get_today ());
  g_assert_nonnull (faults);
}

static void
check_vitals (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendVitalsForm) form = tend_vitals_form_from_json (text, &error);
  g_autoptr (TendVitalsForm) again = NULL;
  g_autoptr (TendPatient) patient = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;

  g_assert_true ((form == NULL) == (error != NULL));
  if (form == NULL)
    return;
  written = tend_vitals_form_to_json (form);
  again = tend_vitals_form_from_json (written, NULL);
  g_assert_nonnull (again);
  written_again = tend_vitals_form_to_json (again);
  g_assert_cmpstr (written_again, ==, written);
  patient = tend_patient_new ();
  faults = tend_vitals_check (form, patient, NULL, get_today ());
  g_assert_nonnull (faults);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check_registration (text);
  check_vitals (text);
  return 0;
}
