#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_ACCOUNT_ROLE_TECHNICIAN,
  TEND_ACCOUNT_ROLE_FRONT_DESK,
  TEND_ACCOUNT_ROLE_CLINICIAN,
  TEND_ACCOUNT_ROLE_BILLER,
  TEND_ACCOUNT_ROLE_BIOMED,
  TEND_ACCOUNT_ROLE_MANAGER,
  TEND_ACCOUNT_ROLE_AUDITOR,
  TEND_ACCOUNT_ROLE_ADMINISTRATOR,
} TendAccountRole;

#define TEND_TYPE_ACCOUNT_ROLE (tend_account_role_get_type ())
GType tend_account_role_get_type (void) G_GNUC_CONST;

/* A person who signs in. */
typedef struct
{
  char           *name; /* typed at sign-in */
  char           *full_name;
  TendAccountRole role;
  gint64          practitioner_id;
  char           *password_hash; /* Argon2id, libsodium's string form */
  gboolean        disabled;
} TendAccountData;

#define TEND_TYPE_ACCOUNT (tend_account_get_type ())
TEND_DECLARE_RECORD (TendAccount, tend_account, ACCOUNT)

G_END_DECLS
