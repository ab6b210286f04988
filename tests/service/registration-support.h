/* SPDX-License-Identifier: GPL-3.0-or-later
 * Registers patients for tests. */
#pragma once

#include "tend-contact-point.h"
#include "tend-registration.h"
#include "tend-test-store.h"

static inline gboolean
save_registration (TendTransaction *transaction, gpointer registration, GError **error)
{
  return tend_registration_save (transaction, registration, error);
}

/* A form of a new patient; @birth and @phone may be NULL. */
static inline TendRegistration *
make_registration (const char *family, const char *given, const char *birth, const char *phone)
{
  TendRegistration *registration = tend_registration_new ();
  TendRecord       *patient = TEND_RECORD (registration->patient);

  g_object_set (patient, "family-name", family, "given-name", given, NULL);
  tend_record_load_text (patient, tend_record_find_field (patient, "birth_date"), birth, NULL);
  if (phone != NULL)
    g_ptr_array_add (registration->contact_points,
                     g_object_new (TEND_TYPE_CONTACT_POINT, "value", phone, NULL));
  return registration;
}

/* The id of a patient registered so. */
static inline gint64
register_patient (
    TendStore *store, const char *family, const char *given, const char *birth, const char *phone)
{
  g_autoptr (TendRegistration) registration = make_registration (family, given, birth, phone);
  g_autoptr (TendRecord) patient = NULL;

  patient = tend_test_transact (store, "patient.register", save_registration, registration);
  return tend_record_get_id (patient);
}
