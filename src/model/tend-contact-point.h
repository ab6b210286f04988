#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_CONTACT_POINT_SYSTEM_PHONE,
  TEND_CONTACT_POINT_SYSTEM_EMAIL,
  TEND_CONTACT_POINT_SYSTEM_FAX,
  TEND_CONTACT_POINT_SYSTEM_SMS,
  TEND_CONTACT_POINT_SYSTEM_PAGER,
  TEND_CONTACT_POINT_SYSTEM_URL,
  TEND_CONTACT_POINT_SYSTEM_OTHER,
} TendContactPointSystem;

#define TEND_TYPE_CONTACT_POINT_SYSTEM (tend_contact_point_system_get_type ())
GType tend_contact_point_system_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_CONTACT_POINT_USE_HOME,
  TEND_CONTACT_POINT_USE_WORK,
  TEND_CONTACT_POINT_USE_MOBILE,
  TEND_CONTACT_POINT_USE_OLD,
  TEND_CONTACT_POINT_USE_TEMP,
} TendContactPointUse;

#define TEND_TYPE_CONTACT_POINT_USE (tend_contact_point_use_get_type ())
GType tend_contact_point_use_get_type (void) G_GNUC_CONST;

/* A telephone number or electronic address of a patient. */
typedef struct
{
  gint64                 patient_id;
  TendContactPointSystem system;
  TendContactPointUse    use;
  char                  *value;      /* as typed */
  char                  *normalized; /* E.164 for telephones */
  gint64                 rank;       /* 1 is tried first */
} TendContactPointData;

#define TEND_TYPE_CONTACT_POINT (tend_contact_point_get_type ())
TEND_DECLARE_RECORD (TendContactPoint, tend_contact_point, CONTACT_POINT)

G_END_DECLS
