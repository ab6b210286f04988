#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_DEVICE_STATUS_AVAILABLE,
  TEND_DEVICE_STATUS_ASSIGNED,
  TEND_DEVICE_STATUS_IN_SERVICE,
  TEND_DEVICE_STATUS_QUARANTINED,
  TEND_DEVICE_STATUS_AWAITING_PARTS,
  TEND_DEVICE_STATUS_RETIRED,
} TendDeviceStatus;

#define TEND_TYPE_DEVICE_STATUS (tend_device_status_get_type ())
GType tend_device_status_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_DEVICE_OWNER_CLINIC,
  TEND_DEVICE_OWNER_PATIENT,
  TEND_DEVICE_OWNER_VENDOR,
} TendDeviceOwner;

#define TEND_TYPE_DEVICE_OWNER (tend_device_owner_get_type ())
GType tend_device_owner_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_PROTECTION_CLASS_NONE,
  TEND_PROTECTION_CLASS_CLASS_I,
  TEND_PROTECTION_CLASS_CLASS_II,
  TEND_PROTECTION_CLASS_INTERNAL,
} TendProtectionClass;

#define TEND_TYPE_PROTECTION_CLASS (tend_protection_class_get_type ())
GType tend_protection_class_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_APPLIED_PART_NONE,
  TEND_APPLIED_PART_B,
  TEND_APPLIED_PART_BF,
  TEND_APPLIED_PART_CF,
} TendAppliedPart;

#define TEND_TYPE_APPLIED_PART (tend_applied_part_get_type ())
GType tend_applied_part_get_type (void) G_GNUC_CONST;

/* A medical device of the clinic, of a maker or of a patient. */
typedef struct
{
  char               *asset_tag;
  char               *name;
  char               *family; /* oxygen concentrator, ventilator, monitor, … */
  char               *manufacturer;
  char               *model_number;
  char               *serial_number;
  char               *lot_number;
  char               *udi; /* as scanned */
  char               *device_identifier;
  TendProtectionClass protection_class;
  TendAppliedPart     applied_part;
  TendDeviceStatus    status;
  TendDeviceOwner     owner;
  gint64              location_id;
  gint64              patient_id;
  double              hours_meter; /* h */
  GDate               manufactured_date;
  GDate               expiration_date;
  GDate               warranty_until;
  GDate               next_due_date;
  char               *next_due_for;
  gint64              risk_score; /* Fennigkoh–Smith */
  char               *note;
} TendDeviceData;

#define TEND_TYPE_DEVICE (tend_device_get_type ())
TEND_DECLARE_RECORD (TendDevice, tend_device, DEVICE)

G_END_DECLS
