#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_ADDRESS_USE_HOME,
  TEND_ADDRESS_USE_WORK,
  TEND_ADDRESS_USE_TEMP,
  TEND_ADDRESS_USE_OLD,
  TEND_ADDRESS_USE_BILLING,
} TendAddressUse;

#define TEND_TYPE_ADDRESS_USE (tend_address_use_get_type ())
GType tend_address_use_get_type (void) G_GNUC_CONST;

/* A postal address of a patient. */
typedef struct
{
  gint64         patient_id;
  TendAddressUse use;
  char          *line;
  char          *line2;
  char          *city;
  char          *state;
  char          *postal_code;
  char          *country;
} TendAddressData;

#define TEND_TYPE_ADDRESS (tend_address_get_type ())
TEND_DECLARE_RECORD (TendAddress, tend_address, ADDRESS)

G_END_DECLS
