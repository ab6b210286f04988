/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clinic or home that this store belongs to: one row, with the figures its boards and papers
 * use. */
#define G_LOG_DOMAIN "tend-clinic"

#include "config.h"

#include "tend-clinic.h"

G_DEFINE_ENUM_TYPE (TendClinicKind,
                    tend_clinic_kind,
                    G_DEFINE_ENUM_VALUE (TEND_CLINIC_KIND_CLINIC, "clinic"),
                    G_DEFINE_ENUM_VALUE (TEND_CLINIC_KIND_HOME, "home"))

static const TendField fields[] = {
  TEND_ENUM (TendClinicData, kind, tend_clinic_kind_get_type),
  TEND_TEXT (TendClinicData, name, .flags = TEND_FIELD_REQUIRED),
  TEND_TEXT (TendClinicData, address_line),
  TEND_TEXT (TendClinicData, city),
  TEND_TEXT (TendClinicData, state),
  TEND_TEXT (TendClinicData, postal_code),
  TEND_TEXT (TendClinicData, country),
  TEND_TEXT (TendClinicData, phone),
  TEND_TEXT (TendClinicData, npi),
  TEND_TEXT (TendClinicData, ein),
  TEND_TEXT (TendClinicData, time_zone, .flags = TEND_FIELD_REQUIRED),
  TEND_INTEGER (TendClinicData, opens_minute),
  TEND_INTEGER (TendClinicData, closes_minute),
  TEND_INTEGER (TendClinicData, board_amber_minutes),
  TEND_INTEGER (TendClinicData, board_red_minutes),
  TEND_TEXT (TendClinicData, payment_terms),
  TEND_BOOLEAN (TendClinicData, demo),
};

TEND_DEFINE_RECORD (TendClinic, tend_clinic, "clinic")
