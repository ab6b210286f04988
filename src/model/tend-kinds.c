/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every kind of stored record, so that mechanisms and tests can go over all of them. */
#define G_LOG_DOMAIN "tend-kinds"

#include "config.h"

#include "tend-kinds.h"

GType
tend_kinds_nth (guint position)
{
  static GType (*const types[]) (void) = {
    tend_clinic_get_type,       tend_practitioner_get_type,
    tend_account_get_type,      tend_location_get_type,
    tend_organization_get_type, tend_patient_get_type,
    tend_human_name_get_type,   tend_contact_point_get_type,
    tend_address_get_type,      tend_related_person_get_type,
    tend_coverage_get_type,     tend_device_get_type,
    tend_device_loan_get_type,  tend_appointment_get_type,
    tend_encounter_get_type,    tend_observation_get_type,
    tend_condition_get_type,    tend_allergy_intolerance_get_type,
    tend_medication_get_type,   tend_immunization_get_type,
    tend_procedure_get_type,    tend_test_definition_get_type,
    tend_specimen_get_type,     tend_service_request_get_type,
    tend_fee_get_type,          tend_invoice_get_type,
    tend_charge_item_get_type,  tend_payment_get_type,
    tend_identifier_get_type,
  };

  return position < G_N_ELEMENTS (types) ? types[position]() : G_TYPE_INVALID;
}

GType
tend_kinds_find (const char *table)
{
  GType type;

  for (guint i = 0; (type = tend_kinds_nth (i)) != G_TYPE_INVALID; i++)
    if (g_str_equal (tend_record_type_get_info (type)->table, table))
      return type;
  return G_TYPE_INVALID;
}
