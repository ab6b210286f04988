/* SPDX-License-Identifier: GPL-3.0-or-later
 * A person who signs in. */
#define G_LOG_DOMAIN "tend-account"

#include "config.h"

#include "tend-account.h"

G_DEFINE_ENUM_TYPE (TendAccountRole,
                    tend_account_role,
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_TECHNICIAN, "technician"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_FRONT_DESK, "front-desk"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_CLINICIAN, "clinician"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_BILLER, "biller"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_BIOMED, "biomed"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_MANAGER, "manager"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_AUDITOR, "auditor"),
                    G_DEFINE_ENUM_VALUE (TEND_ACCOUNT_ROLE_ADMINISTRATOR, "administrator"))

static const TendField fields[] = {
  TEND_TEXT (TendAccountData, name, .flags = TEND_FIELD_REQUIRED | TEND_FIELD_UNIQUE),
  TEND_TEXT (TendAccountData, full_name, .flags = TEND_FIELD_REQUIRED),
  TEND_ENUM (TendAccountData, role, tend_account_role_get_type),
  TEND_REFERENCE (TendAccountData, practitioner_id, "practitioner"),
  TEND_TEXT (TendAccountData, password_hash, .flags = TEND_FIELD_SECRET),
  TEND_BOOLEAN (TendAccountData, disabled),
};

TEND_DEFINE_RECORD (TendAccount, tend_account, "account")
