/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a new clinic begins with: rooms, the catalogue of tests, the fee schedule. */
#define G_LOG_DOMAIN "tend-setup"

#include "config.h"

#include "tend-starter.h"

#include <glib/gi18n-lib.h>

#include "tend-fee.h"
#include "tend-location.h"
#include "tend-test-definition.h"

typedef struct
{
  const char      *name;
  TendLocationKind kind;
} Room;

static const Room rooms[] = {
  { N_ ("Exam 1"), TEND_LOCATION_KIND_EXAM_ROOM },
  { N_ ("Exam 2"), TEND_LOCATION_KIND_EXAM_ROOM },
  { N_ ("Exam 3"), TEND_LOCATION_KIND_EXAM_ROOM },
  { N_ ("Exam 4"), TEND_LOCATION_KIND_EXAM_ROOM },
  { N_ ("Treatment room"), TEND_LOCATION_KIND_EXAM_ROOM },
  { N_ ("Draw station"), TEND_LOCATION_KIND_LABORATORY },
  { N_ ("Waiting area"), TEND_LOCATION_KIND_WAITING_AREA },
  { N_ ("Equipment store"), TEND_LOCATION_KIND_STORAGE },
};

/* Codes are LOINC's (Regenstrief Institute); the words are ours. Volumes are ml,
 * charge codes numbers of the clinic's own fee schedule below, amounts cents. */
typedef struct
{
  const char *code;
  const char *name;
  const char *loinc;
  const char *container;
  double      volume;
  gboolean    own_container;
  gboolean    fasting;
  const char *department;
  const char *charge_code;
  gint64      amount;
} Test;

#define HEMATOLOGY N_ ("Hematology")
#define CHEMISTRY N_ ("Chemistry")
#define COAGULATION N_ ("Coagulation")
#define BLOOD_BANK N_ ("Blood bank")
#define MICROBIOLOGY N_ ("Microbiology")

static const Test tests[] = {
  { "CBC", N_ ("Complete blood count with differential"), "57021-8", "lavender", 1, FALSE, FALSE,
    HEMATOLOGY, "85025", 1800 },
  { "HGB", N_ ("Hemoglobin"), "718-7", "lavender", 0.5, FALSE, FALSE, HEMATOLOGY, "85018", 700 },
  { "ESR", N_ ("Sedimentation rate"), "4537-7", "lavender", 2, FALSE, FALSE, HEMATOLOGY, "85652",
    900 },
  { "A1C", N_ ("Hemoglobin A1c"), "4548-4", "lavender", 1, FALSE, FALSE, CHEMISTRY, "83036", 2200 },
  { "BNP", N_ ("Natriuretic peptide B"), "30934-4", "lavender", 2, FALSE, FALSE, CHEMISTRY, "83880",
    6400 },
  { "BMP", N_ ("Basic metabolic panel"), "24321-2", "gold", 1, FALSE, FALSE, CHEMISTRY, "80048",
    1900 },
  { "CMP", N_ ("Comprehensive metabolic panel"), "24323-8", "gold", 1, FALSE, FALSE, CHEMISTRY,
    "80053", 2400 },
  { "LIPID", N_ ("Lipid panel"), "24331-1", "gold", 1, FALSE, TRUE, CHEMISTRY, "80061", 2900 },
  { "LIVER", N_ ("Liver panel"), "24325-3", "gold", 1, FALSE, FALSE, CHEMISTRY, "80076", 1800 },
  { "TSH", N_ ("Thyrotropin"), "3016-3", "gold", 1, FALSE, FALSE, CHEMISTRY, "84443", 3700 },
  { "FT4", N_ ("Free thyroxine"), "3024-7", "gold", 1, FALSE, FALSE, CHEMISTRY, "84439", 2000 },
  { "FERR", N_ ("Ferritin"), "2276-4", "gold", 1, FALSE, FALSE, CHEMISTRY, "82728", 3000 },
  { "B12", N_ ("Vitamin B12"), "2132-9", "gold", 1, FALSE, FALSE, CHEMISTRY, "82607", 3300 },
  { "VITD", N_ ("Vitamin D, 25-hydroxy"), "1989-3", "gold", 1, FALSE, FALSE, CHEMISTRY, "82306",
    6500 },
  { "CRP", N_ ("C-reactive protein"), "1988-5", "gold", 1, FALSE, FALSE, CHEMISTRY, "86140", 1200 },
  { "PSA", N_ ("Prostate specific antigen"), "2857-1", "gold", 1, FALSE, FALSE, CHEMISTRY, "84153",
    4000 },
  { "HCG", N_ ("Pregnancy test, serum"), "2118-8", "gold", 1, FALSE, FALSE, CHEMISTRY, "84703",
    1700 },
  { "TROPT", N_ ("Troponin T, high sensitivity"), "67151-1", "light-green", 2, FALSE, FALSE,
    CHEMISTRY, "84484", 4100 },
  { "GLUF", N_ ("Glucose, fasting"), "1558-6", "gray", 1, FALSE, TRUE, CHEMISTRY, "82947", 800 },
  { "LACT", N_ ("Lactate"), "2524-7", "gray", 2, FALSE, FALSE, CHEMISTRY, "83605", 2300 },
  { "ZINC", N_ ("Zinc"), "5763-8", "royal-blue-serum", 2, FALSE, FALSE, CHEMISTRY, "84630", 2500 },
  { "LEAD", N_ ("Lead"), "5671-3", "royal-blue-edta", 2, FALSE, FALSE, CHEMISTRY, "83655", 2700 },
  { "PT", N_ ("Prothrombin time"), "5902-2", "light-blue", 1, FALSE, FALSE, COAGULATION, "85610",
    900 },
  { "APTT", N_ ("Activated partial thromboplastin time"), "14979-9", "light-blue", 1, FALSE, FALSE,
    COAGULATION, "85730", 1300 },
  { "DDIMER", N_ ("D-dimer"), "48065-7", "light-blue", 1, FALSE, FALSE, COAGULATION, "85379",
    2200 },
  { "ABORH", N_ ("Blood group"), "882-1", "pink", 3, TRUE, FALSE, BLOOD_BANK, "86900", 1600 },
  { "BCX", N_ ("Blood culture"), "600-7", "blood-culture-aerobic", 8, TRUE, FALSE, MICROBIOLOGY,
    "87040", 3400 },
};

typedef struct
{
  const char *code;
  const char *modifiers;
  const char *name;
  gint64      amount;
  const char *trigger_kind;
  const char *trigger_code;
} Fee;

static const Fee fees[] = {
  { "99203", NULL, N_ ("Visit of a new patient"), 16500, "visit", "new-patient" },
  { "99213", NULL, N_ ("Visit of a known patient"), 11200, "visit", "follow-up" },
  { "99396", NULL, N_ ("Yearly checkup"), 18500, "visit", "annual-physical" },
  { "99211", NULL, N_ ("Short visit with a nurse or technician"), 3600, "visit", "nurse-visit" },
  { "90471", NULL, N_ ("Giving a vaccine"), 2800, "visit", "vaccination" },
  { "99348", NULL, N_ ("Visit at home"), 14000, "visit", "home-visit" },
  { "TEL01", NULL, N_ ("Visit by video"), 8500, "visit", "telehealth" },
  { "PRC01", NULL, N_ ("Small procedure"), 15000, "visit", "procedure" },
  { "EQP01", NULL, N_ ("Equipment check with the patient"), 4500, "visit", "equipment-check" },
  { "36415", NULL, N_ ("Drawing blood from a vein"), 1200, "venipuncture", NULL },
  { "E1390", "RR", N_ ("Oxygen concentrator, rent of a month"), 16500, NULL, NULL },
  { "E0431", "RR", N_ ("Portable oxygen, rent of a month"), 3500, NULL, NULL },
  { "E0570", NULL, N_ ("Nebulizer with compressor"), 9500, NULL, NULL },
  { "A4615", NULL, N_ ("Nasal cannula"), 250, NULL, NULL },
};

GPtrArray *
tend_starter_make_locations (TendClinicKind kind)
{
  GPtrArray *locations = g_ptr_array_new_with_free_func (g_object_unref);

  if (kind == TEND_CLINIC_KIND_HOME)
    {
      g_ptr_array_add (locations, g_object_new (TEND_TYPE_LOCATION, "name", _ ("Home"), "kind",
                                                TEND_LOCATION_KIND_HOME, "active", TRUE, "position",
                                                (gint64) 1, NULL));
      return locations;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      gboolean schedulable = rooms[i].kind == TEND_LOCATION_KIND_EXAM_ROOM
                             || rooms[i].kind == TEND_LOCATION_KIND_LABORATORY;

      g_ptr_array_add (locations,
                       g_object_new (TEND_TYPE_LOCATION, "name", _ (rooms[i].name), "kind",
                                     rooms[i].kind, "active", TRUE, "schedulable", schedulable,
                                     "position", (gint64) i + 1, NULL));
    }
  return locations;
}

GPtrArray *
tend_starter_make_test_definitions (void)
{
  GPtrArray *definitions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_ptr_array_add (definitions,
                     g_object_new (TEND_TYPE_TEST_DEFINITION, "code", tests[i].code, "display",
                                   _ (tests[i].name), "loinc", tests[i].loinc, "container-kind",
                                   tests[i].container, "volume-ml", tests[i].volume,
                                   "own-container", tests[i].own_container, "fasting",
                                   tests[i].fasting, "department", _ (tests[i].department),
                                   "charge-code", tests[i].charge_code, "position", (gint64) i + 1,
                                   "active", TRUE, NULL));
  return definitions;
}

GPtrArray *
tend_starter_make_fees (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (fees); i++)
    g_ptr_array_add (lines,
                     g_object_new (TEND_TYPE_FEE, "code", fees[i].code, "modifiers",
                                   fees[i].modifiers, "display", _ (fees[i].name), "amount",
                                   fees[i].amount, "trigger-kind", fees[i].trigger_kind,
                                   "trigger-code", fees[i].trigger_code, "active", TRUE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_ptr_array_add (lines,
                     g_object_new (TEND_TYPE_FEE, "code", tests[i].charge_code, "display",
                                   _ (tests[i].name), "amount", tests[i].amount, "trigger-kind",
                                   "test", "trigger-code", tests[i].code, "active", TRUE, NULL));
  return lines;
}
