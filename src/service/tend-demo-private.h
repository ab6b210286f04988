/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the demonstration clinic share. */
#pragma once

#include "tend-appointment.h"
#include "tend-coverage.h"
#include "tend-demo.h"
#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-practitioner.h"

G_BEGIN_DECLS

/* Rows that are written together, parents before children. */
typedef enum
{
  TEND_DEMO_BATCH_ORGANIZATIONS,
  TEND_DEMO_BATCH_PRACTITIONERS,
  TEND_DEMO_BATCH_ACCOUNTS,
  TEND_DEMO_BATCH_PATIENTS,
  TEND_DEMO_BATCH_NAMES,
  TEND_DEMO_BATCH_CONTACT_POINTS,
  TEND_DEMO_BATCH_ADDRESSES,
  TEND_DEMO_BATCH_RELATED_PERSONS,
  TEND_DEMO_BATCH_COVERAGES,
  TEND_DEMO_BATCH_ALLERGIES,
  TEND_DEMO_BATCH_CONDITIONS,
  TEND_DEMO_BATCH_MEDICATIONS,
  TEND_DEMO_BATCH_IMMUNIZATIONS,
  TEND_DEMO_BATCH_APPOINTMENTS,
  TEND_DEMO_BATCH_ENCOUNTERS,
  TEND_DEMO_BATCH_OBSERVATIONS,
  TEND_DEMO_BATCH_COMPONENTS, /* observations that name a panel */
  TEND_DEMO_BATCH_SPECIMENS,
  TEND_DEMO_BATCH_REQUESTS,
  TEND_DEMO_BATCH_INVOICES,
  TEND_DEMO_BATCH_CHARGES,
  TEND_DEMO_BATCH_PAYMENTS,
  TEND_DEMO_BATCH_DEVICES,
  TEND_DEMO_BATCH_LOANS,
  TEND_DEMO_BATCHES
} TendDemoBatch;

/* A patient with what decides how the figures of their visits come out. */
typedef struct
{
  TendPatient  *patient;
  TendCoverage *coverage; /* nullable */
  guint         practitioner;
  int           age; /* years today */
  gboolean      hypertension;
  gboolean      diabetes;
  gboolean      lung_disease;
  double        systolic;
  double        weight; /* kg, of an adult */
  double        height; /* cm, of an adult */
} TendDemoPerson;

typedef struct
{
  TendTransaction *transaction;
  GRand           *rand;
  gint64           now;
  GTimeZone       *zone;
  GDate            today;
  GPtrArray       *batches[TEND_DEMO_BATCHES];
  GArray          *links[TEND_DEMO_BATCHES];
  GPtrArray       *practitioners;
  GPtrArray       *payers;
  GPtrArray       *locations;
  GPtrArray       *tests;
  GPtrArray       *fees;
  GPtrArray       *persons; /* TendDemoPerson */
  guint            payments;
} TendDemo;

/* The room where all exams of a practitioner are; the technician draws at the station. */
#define TEND_DEMO_ROOM_DRAW 5
#define TEND_DEMO_ROOM_STORE 7
/* Who sees patients: the others service devices. */
#define TEND_DEMO_CLINICIANS 5
#define TEND_DEMO_TECHNICIAN 4

gboolean tend_demo_begin (TendDemo *demo, TendTransaction *transaction, guint seed, GError **error);
void     tend_demo_end (TendDemo *demo);

/* Takes @record over, to be written with its batch; it stays valid until then
 * and as long as the caller holds it. */
gpointer tend_demo_add (TendDemo *demo, TendDemoBatch batch, gpointer record);
/* Sets the reference @property of @child to @parent, which may be NULL and may not have its id
 * yet. */
void tend_demo_link (
    TendDemo *demo, TendDemoBatch batch, gpointer child, const char *property, gpointer parent);
gboolean tend_demo_flush (TendDemo *demo, GError **error);

int         tend_demo_number (TendDemo *demo, int least, int most);
gboolean    tend_demo_chance (TendDemo *demo, int percent);
const char *tend_demo_pick (TendDemo *demo, const char *const *texts, gsize n);
#define tend_demo_pick_one(demo, texts) tend_demo_pick (demo, texts, G_N_ELEMENTS (texts))
/* On the clinic's clock, @days from today. */
gint64 tend_demo_time (TendDemo *demo, int days, int minute);
GDate  tend_demo_date (TendDemo *demo, int days);
/* Whether the clinic is open @days from today. */
gboolean tend_demo_is_open (TendDemo *demo, int days);

typedef struct
{
  const char *family;
  const char *given;
  const char *family_native; /* NULL when it is Latin already */
  const char *given_native;
  const char *language;
} TendDemoName;

TendDemoName tend_demo_make_name (TendDemo *demo, gboolean female);

/* Each adds one kind of content, and flushes it. */
gboolean tend_demo_add_staff (TendDemo *demo, GError **error);
gboolean tend_demo_add_patients (TendDemo *demo, guint patients, GError **error);
gboolean tend_demo_add_history (TendDemo *demo, GError **error);
gboolean tend_demo_add_board (TendDemo *demo, GError **error);
gboolean tend_demo_add_schedule (TendDemo *demo, GError **error);
gboolean tend_demo_add_devices (TendDemo *demo, GError **error);

/* What becomes of one visit. */
void tend_demo_add_vitals (
    TendDemo *demo, TendDemoPerson *person, TendEncounter *encounter, gint64 at, guint performer);
typedef enum
{
  TEND_DEMO_DRAW_ORDERED,  /* not drawn yet */
  TEND_DEMO_DRAW_TODAY,    /* on its way */
  TEND_DEMO_DRAW_RESULTED, /* long ago */
} TendDemoDraw;
/* @encounter may be NULL for what is only ordered. @specimen and @requests (of
 * TendServiceRequest) are for the bill; @specimen stays as it was when nothing is drawn. */
gboolean tend_demo_add_draw (TendDemo       *demo,
                             TendDemoPerson *person,
                             TendEncounter  *encounter,
                             gint64          at,
                             TendDemoDraw    draw,
                             gpointer       *specimen,
                             GPtrArray      *requests,
                             GError        **error);
gboolean tend_demo_add_bill (TendDemo       *demo,
                             TendDemoPerson *person,
                             TendEncounter  *encounter,
                             gint64          at,
                             gpointer        specimen,
                             GPtrArray      *requests,
                             GError        **error);

G_END_DECLS
