#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_ORGANIZATION_KIND_PAYER,
  TEND_ORGANIZATION_KIND_LABORATORY,
  TEND_ORGANIZATION_KIND_MANUFACTURER,
  TEND_ORGANIZATION_KIND_PROVIDER,
  TEND_ORGANIZATION_KIND_OTHER,
} TendOrganizationKind;

#define TEND_TYPE_ORGANIZATION_KIND (tend_organization_kind_get_type ())
GType tend_organization_kind_get_type (void) G_GNUC_CONST;

/* A payer, laboratory, manufacturer or other body. */
typedef struct
{
  char                *name;
  TendOrganizationKind kind;
  char                *payer_identifier;
  char                *npi;
  char                *phone;
  char                *address_line;
  char                *city;
  char                *state;
  char                *postal_code;
  gboolean             active;
} TendOrganizationData;

#define TEND_TYPE_ORGANIZATION (tend_organization_get_type ())
TEND_DECLARE_RECORD (TendOrganization, tend_organization, ORGANIZATION)

G_END_DECLS
