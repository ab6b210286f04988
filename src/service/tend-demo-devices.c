/* SPDX-License-Identifier: GPL-3.0-or-later
 * Devices of the demonstration clinic: in store, lent, due, quarantined. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <math.h>

#include "tend-device-loan.h"
#include "tend-device.h"

typedef struct
{
  const char         *family;
  const char         *name;
  const char         *manufacturer;
  const char         *model_number;
  guint               count;
  TendProtectionClass protection_class;
  TendAppliedPart     applied_part;
  gint64              risk_score;
  gboolean            lent;
  const char         *settings;
} Model;

static const Model models[] = {
  { "oxygen concentrator", "Oxygen concentrator", "Northlake Respiratory", "NL-500", 8,
    TEND_PROTECTION_CLASS_CLASS_II, TEND_APPLIED_PART_BF, 17, TRUE,
    "2 L/min, at night and at rest" },
  { "oxygen concentrator", "Portable concentrator", "Northlake Respiratory", "NL-Go", 3,
    TEND_PROTECTION_CLASS_INTERNAL, TEND_APPLIED_PART_BF, 16, TRUE,
    "Setting 2, pulse, on exertion" },
  { "ventilator", "Home ventilator", "Alder Medical", "AV-3", 3, TEND_PROTECTION_CLASS_CLASS_II,
    TEND_APPLIED_PART_BF, 20, TRUE, "S/T, IPAP 16, EPAP 6, rate 14" },
  { "cpap", "CPAP", "Alder Medical", "Breeze 2", 3, TEND_PROTECTION_CLASS_CLASS_II,
    TEND_APPLIED_PART_BF, 12, TRUE, "Auto, 6 to 14 cmH2O" },
  { "infusion pump", "Infusion pump", "Fermata Devices", "FP-20", 3, TEND_PROTECTION_CLASS_CLASS_I,
    TEND_APPLIED_PART_CF, 18, FALSE, NULL },
  { "patient monitor", "Vital signs monitor", "Fermata Devices", "Vista 7", 4,
    TEND_PROTECTION_CLASS_CLASS_I, TEND_APPLIED_PART_CF, 15, FALSE, NULL },
  { "electrocardiograph", "ECG recorder", "Fermata Devices", "Trace 12", 1,
    TEND_PROTECTION_CLASS_CLASS_I, TEND_APPLIED_PART_CF, 14, FALSE, NULL },
  { "defibrillator", "Defibrillator", "Summit Cardiac", "S-AED", 1, TEND_PROTECTION_CLASS_INTERNAL,
    TEND_APPLIED_PART_CF, 20, FALSE, NULL },
  { "suction", "Suction unit", "Alder Medical", "AS-1", 1, TEND_PROTECTION_CLASS_CLASS_II,
    TEND_APPLIED_PART_BF, 12, FALSE, NULL },
  { "centrifuge", "Centrifuge", "Fermata Devices", "Spin 8", 1, TEND_PROTECTION_CLASS_CLASS_I,
    TEND_APPLIED_PART_NONE, 9, FALSE, NULL },
  { "nebulizer", "Nebulizer", "Northlake Respiratory", "Mist", 2, TEND_PROTECTION_CLASS_CLASS_II,
    TEND_APPLIED_PART_BF, 10, TRUE, "2.5 mg albuterol as prescribed" },
};

static TendDemoPerson *
choose_borrower (TendDemo *demo)
{
  for (int tries = 0; tries < 200 && demo->persons->len > 0; tries++)
    {
      TendDemoPerson *person
          = g_ptr_array_index (demo->persons, tend_demo_number (demo, 0, demo->persons->len - 1));

      if (person->age >= 45)
        return person;
    }
  return NULL;
}

static void
lend (TendDemo *demo, TendDevice *device, const Model *model, guint n)
{
  TendDemoPerson *person = choose_borrower (demo);
  gint64          lent_at;
  GDate           due_back;
  TendDeviceLoan *loan;

  if (person == NULL)
    return;
  /* Every fourth is late. */
  lent_at = tend_demo_time (demo, -tend_demo_number (demo, 20, 200), 10 * 60);
  due_back = tend_demo_date (demo, n % 4 == 0 ? -3 : tend_demo_number (demo, 5, 120));
  g_object_set (device, "status", TEND_DEVICE_STATUS_ASSIGNED, "location-id", (gint64) 0, NULL);
  tend_demo_link (demo, TEND_DEMO_BATCH_DEVICES, device, "patient-id", person->patient);
  loan = tend_demo_add (demo, TEND_DEMO_BATCH_LOANS,
                        g_object_new (TEND_TYPE_DEVICE_LOAN, "lent-at", lent_at, "due-back-date",
                                      &due_back, "settings", model->settings, "condition-out",
                                      "Clean, complete, tested", NULL));
  tend_demo_link (demo, TEND_DEMO_BATCH_LOANS, loan, "device-id", device);
  tend_demo_link (demo, TEND_DEMO_BATCH_LOANS, loan, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_LOANS, loan, "lent-by-id",
                  g_ptr_array_index (demo->practitioners, TEND_DEMO_TECHNICIAN));
}

/* Those not lent: in store, mostly ready. */
static void
put_away (TendDemo *demo, TendDevice *device, guint n)
{
  tend_demo_link (demo, TEND_DEMO_BATCH_DEVICES, device, "location-id",
                  g_ptr_array_index (demo->locations,
                                     n % 3 == 0 ? n % TEND_DEMO_CLINICIANS : TEND_DEMO_ROOM_STORE));
  switch (n % 11)
    {
    case 3:
      g_object_set (device, "status", TEND_DEVICE_STATUS_QUARANTINED, "note",
                    "Alarm does not sound", NULL);
      break;
    case 5:
      g_object_set (device, "status", TEND_DEVICE_STATUS_IN_SERVICE, NULL);
      break;
    case 8:
      g_object_set (device, "status", TEND_DEVICE_STATUS_AWAITING_PARTS, "note", "Battery ordered",
                    NULL);
      break;
    default:
      g_object_set (device, "status", TEND_DEVICE_STATUS_AVAILABLE, NULL);
    }
}

static void
add_device (TendDemo *demo, const Model *model, guint n)
{
  g_autofree char *tag = g_strdup_printf ("EQ-%04u", n);
  g_autofree char *serial
      = g_strdup_printf ("%c%c%07d", model->model_number[0], model->model_number[1],
                         tend_demo_number (demo, 1000000, 9999999));
  GDate       made = tend_demo_date (demo, -tend_demo_number (demo, 200, 2500));
  GDate       warranty = made;
  GDate       due = tend_demo_date (demo, tend_demo_number (demo, -20, 330));
  TendDevice *device;

  g_date_add_years (&warranty, 3);
  device = tend_demo_add (
      demo, TEND_DEMO_BATCH_DEVICES,
      g_object_new (
          TEND_TYPE_DEVICE, "asset-tag", tag, "name", model->name, "family", model->family,
          "manufacturer", model->manufacturer, "model-number", model->model_number, "serial-number",
          serial, "protection-class", model->protection_class, "applied-part", model->applied_part,
          "owner", TEND_DEVICE_OWNER_CLINIC, "hours-meter",
          round (g_rand_double_range (demo->rand, 40, 9000)), "manufactured-date", &made,
          "warranty-until", &warranty, "next-due-date", &due, "next-due-for",
          "Safety test and preventive maintenance", "risk-score", model->risk_score, NULL));
  if (model->lent && n % 3 != 0)
    lend (demo, device, model, n);
  else
    put_away (demo, device, n);
}

gboolean
tend_demo_add_devices (TendDemo *demo, GError **error)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    for (guint k = 0; k < models[i].count; k++)
      add_device (demo, &models[i], ++n);
  return tend_demo_flush (demo, error);
}
