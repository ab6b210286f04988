#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_CLINIC_KIND_CLINIC,
  TEND_CLINIC_KIND_HOME,
} TendClinicKind;

#define TEND_TYPE_CLINIC_KIND (tend_clinic_kind_get_type ())
GType tend_clinic_kind_get_type (void) G_GNUC_CONST;

/* The clinic or home that this store belongs to: one row, with the figures its boards and papers
 * use. */
typedef struct
{
  TendClinicKind kind;
  char          *name;
  char          *address_line;
  char          *city;
  char          *state;
  char          *postal_code;
  char          *country;
  char          *phone;
  char          *npi;
  char          *ein;
  char          *time_zone;    /* IANA name */
  gint64         opens_minute; /* after midnight, wall time */
  gint64         closes_minute;
  gint64         board_amber_minutes; /* of waiting */
  gint64         board_red_minutes;
  char          *payment_terms;
  gboolean       demo;
} TendClinicData;

#define TEND_TYPE_CLINIC (tend_clinic_get_type ())
TEND_DECLARE_RECORD (TendClinic, tend_clinic, CLINIC)

G_END_DECLS
