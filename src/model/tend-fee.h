#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* A line of the fee schedule. */
typedef struct
{
  char    *code;
  char    *modifiers;
  char    *display;
  gint64   amount;
  char    *trigger_kind; /* what documents it: visit, venipuncture, test */
  char    *trigger_code; /* visit kind or test code */
  GDate    valid_from;
  GDate    valid_until;
  gboolean active;
} TendFeeData;

#define TEND_TYPE_FEE (tend_fee_get_type ())
TEND_DECLARE_RECORD (TendFee, tend_fee, FEE)

G_END_DECLS
