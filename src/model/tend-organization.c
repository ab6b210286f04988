/* SPDX-License-Identifier: GPL-3.0-or-later
 * A payer, laboratory, manufacturer or other body. */
#define G_LOG_DOMAIN "tend-organization"

#include "config.h"

#include "tend-organization.h"

G_DEFINE_ENUM_TYPE (TendOrganizationKind,
                    tend_organization_kind,
                    G_DEFINE_ENUM_VALUE (TEND_ORGANIZATION_KIND_PAYER, "payer"),
                    G_DEFINE_ENUM_VALUE (TEND_ORGANIZATION_KIND_LABORATORY, "laboratory"),
                    G_DEFINE_ENUM_VALUE (TEND_ORGANIZATION_KIND_MANUFACTURER, "manufacturer"),
                    G_DEFINE_ENUM_VALUE (TEND_ORGANIZATION_KIND_PROVIDER, "provider"),
                    G_DEFINE_ENUM_VALUE (TEND_ORGANIZATION_KIND_OTHER, "other"))

static const TendField fields[] = {
  TEND_TEXT (TendOrganizationData, name, .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendOrganizationData, kind, tend_organization_kind_get_type),
  TEND_TEXT (TendOrganizationData, payer_identifier),
  TEND_TEXT (TendOrganizationData, npi),
  TEND_TEXT (TendOrganizationData, phone),
  TEND_TEXT (TendOrganizationData, address_line),
  TEND_TEXT (TendOrganizationData, city),
  TEND_TEXT (TendOrganizationData, state),
  TEND_TEXT (TendOrganizationData, postal_code),
  TEND_BOOLEAN (TendOrganizationData, active),
};

TEND_DEFINE_RECORD (TendOrganization, tend_organization, "organization")
