/* SPDX-License-Identifier: GPL-3.0-or-later
 * Visits of the demonstration clinic: the last two years, today, the next weeks. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <string.h>

#include "tend-setup.h"

#define HISTORY_DAYS 720
/* Older visits are paid and closed: their bills would only fill lists. */
#define BILLED_DAYS 120
#define SCHEDULE_DAYS 21
#define OPENS (8 * 60 + 30)
#define SLOTS 15
#define SLOT_MINUTES 30
#define NOON 7
/* Rows are written after so many persons. */
#define CHUNK 100

/* Minutes of today before now, less than 0; NEVER for what has not happened. */
#define NEVER G_MAXINT

typedef struct
{
  guint                 practitioner;
  int                   start;
  const char           *kind;
  TendAppointmentStatus status;
  TendEncounterStage    stage;
  int                   arrived, roomed, clinician, finished;
} BoardRow;

#define DONE TEND_APPOINTMENT_STATUS_FULFILLED, TEND_ENCOUNTER_STAGE_DONE
#define CLINICIAN TEND_APPOINTMENT_STATUS_ARRIVED, TEND_ENCOUNTER_STAGE_WITH_CLINICIAN
#define ROOMED TEND_APPOINTMENT_STATUS_ARRIVED, TEND_ENCOUNTER_STAGE_ROOMED
#define ARRIVED TEND_APPOINTMENT_STATUS_ARRIVED, TEND_ENCOUNTER_STAGE_ARRIVED
#define BOOKED                                                                                     \
  TEND_APPOINTMENT_STATUS_BOOKED, TEND_ENCOUNTER_STAGE_PLANNED, NEVER, NEVER, NEVER, NEVER
#define NO_SHOW                                                                                    \
  TEND_APPOINTMENT_STATUS_NOSHOW, TEND_ENCOUNTER_STAGE_PLANNED, NEVER, NEVER, NEVER, NEVER
#define CANCELLED                                                                                  \
  TEND_APPOINTMENT_STATUS_CANCELLED, TEND_ENCOUNTER_STAGE_PLANNED, NEVER, NEVER, NEVER, NEVER

static const BoardRow board[] = {
  { 0, -215, "follow-up", DONE, -221, -213, -204, -187 },
  { 0, -180, "annual-physical", DONE, -188, -177, -165, -139 },
  { 0, -130, "follow-up", DONE, -133, -126, -118, -101 },
  { 0, -50, "follow-up", CLINICIAN, -57, -44, -28, NEVER },
  { 0, -15, "follow-up", ARRIVED, -34, NEVER, NEVER, NEVER },
  { 0, 30, "new-patient", ARRIVED, -6, NEVER, NEVER, NEVER },
  { 0, 90, "follow-up", BOOKED },
  { 0, 150, "follow-up", BOOKED },
  { 1, -200, "follow-up", DONE, -204, -196, -188, -171 },
  { 1, -150, "follow-up", NO_SHOW },
  { 1, -105, "annual-physical", DONE, -112, -101, -90, -62 },
  { 1, -40, "follow-up", CLINICIAN, -43, -35, -14, NEVER },
  { 1, 20, "follow-up", ARRIVED, -4, NEVER, NEVER, NEVER },
  { 1, 75, "new-patient", BOOKED },
  { 1, 140, "telehealth", BOOKED },
  { 2, -190, "follow-up", DONE, -193, -185, -176, -160 },
  { 2, -120, "procedure", DONE, -126, -117, -108, -66 },
  { 2, -30, "follow-up", ROOMED, -36, -13, NEVER, NEVER },
  { 2, 45, "follow-up", BOOKED },
  { 2, 105, "annual-physical", BOOKED },
  { 3, -165, "vaccination", DONE, -168, -163, -159, -150 },
  { 3, -95, "nurse-visit", CANCELLED },
  { 3, -20, "nurse-visit", ARRIVED, -22, NEVER, NEVER, NEVER },
  { 3, 25, "vaccination", BOOKED },
  { 3, 120, "nurse-visit", BOOKED },
  { 4, -140, "lab-draw", DONE, -145, -138, -136, -127 },
  { 4, -60, "lab-draw", DONE, -66, -58, -55, -46 },
  { 4, -10, "lab-draw", ROOMED, -13, -4, NEVER, NEVER },
  { 4, 35, "lab-draw", BOOKED },
  { 4, 60, "equipment-check", BOOKED },
  { 4, 130, "lab-draw", BOOKED },
};

static const struct
{
  const char *kind;
  const char *reasons[4];
} reasons[] = {
  { "follow-up",
    { "Blood pressure", "Cough for two weeks", "Results of last tests", "Back pain" } },
  { "annual-physical", { "Yearly checkup", "Yearly checkup", "School form", "Yearly checkup" } },
  { "new-patient", { "New in town", "Referred by a neighbor", "Headaches", "Tired for months" } },
  { "nurse-visit", { "Dressing change", "Blood pressure check", "Ear rinse", "Weight check" } },
  { "lab-draw", { "Yearly tests", "Fasting tests", "Control of blood thinner", "Before surgery" } },
  { "vaccination", { "Influenza", "Tetanus booster", "Travel", "School" } },
  { "procedure", { "Mole removal", "Joint injection", "Stitches out", "Ingrown nail" } },
  { "telehealth", { "Medicine renewal", "Results of tests", "Rash", "Sleep" } },
  { "equipment-check",
    { "Concentrator filter", "Mask fitting", "Alarm at night", "Yearly check" } },
};

static const char *
choose_reason (TendDemo *demo, const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].kind, kind))
      return tend_demo_pick_one (demo, reasons[i].reasons);
  return NULL;
}

/* Whoever does it, does such things. */
static const char *
choose_kind (TendDemo *demo, guint practitioner, int age)
{
  static const char *const of_clinicians[]
      = { "follow-up", "follow-up", "follow-up", "annual-physical", "telehealth" };
  static const char *const of_nurse[] = { "nurse-visit", "vaccination" };

  if (practitioner == TEND_DEMO_TECHNICIAN)
    return age >= 50 && tend_demo_chance (demo, 10) ? "equipment-check" : "lab-draw";
  if (practitioner == TEND_DEMO_TECHNICIAN - 1)
    return tend_demo_pick_one (demo, of_nurse);
  return tend_demo_pick_one (demo, of_clinicians);
}

static gpointer
get_room (TendDemo *demo, guint practitioner)
{
  return g_ptr_array_index (
      demo->locations, practitioner == TEND_DEMO_TECHNICIAN ? TEND_DEMO_ROOM_DRAW : practitioner);
}

static TendAppointment *
add_appointment (TendDemo             *demo,
                 TendDemoPerson       *person,
                 guint                 practitioner,
                 const char           *kind,
                 gint64                start,
                 TendAppointmentStatus status)
{
  gint64           minutes = tend_setup_find_visit_kind (kind)->minutes;
  TendAppointment *appointment
      = tend_demo_add (demo, TEND_DEMO_BATCH_APPOINTMENTS,
                       g_object_new (TEND_TYPE_APPOINTMENT, "service-type", kind, "reason",
                                     choose_reason (demo, kind), "status", status, "start-at",
                                     start, "end-at", start + minutes * TEND_TIME_MINUTE, NULL));

  if (status == TEND_APPOINTMENT_STATUS_CANCELLED)
    g_object_set (appointment, "cancellation-reason", "The patient called", NULL);
  tend_demo_link (demo, TEND_DEMO_BATCH_APPOINTMENTS, appointment, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_APPOINTMENTS, appointment, "practitioner-id",
                  g_ptr_array_index (demo->practitioners, practitioner));
  if (!g_str_equal (kind, "telehealth"))
    tend_demo_link (demo, TEND_DEMO_BATCH_APPOINTMENTS, appointment, "location-id",
                    get_room (demo, practitioner));
  return appointment;
}

static TendEncounter *
add_encounter (TendDemo        *demo,
               TendDemoPerson  *person,
               TendAppointment *appointment,
               guint            practitioner)
{
  const TendAppointmentData *data = tend_appointment_get_data (appointment);
  gboolean                   remote = g_strcmp0 (data->service_type, "telehealth") == 0;
  TendEncounter             *encounter = tend_demo_add (
                  demo, TEND_DEMO_BATCH_ENCOUNTERS,
                  g_object_new (TEND_TYPE_ENCOUNTER, "class-code", remote ? "VR" : "AMB", "service-type",
                                data->service_type, "reason", data->reason, NULL));

  tend_demo_link (demo, TEND_DEMO_BATCH_ENCOUNTERS, encounter, "patient-id", person->patient);
  tend_demo_link (demo, TEND_DEMO_BATCH_ENCOUNTERS, encounter, "appointment-id", appointment);
  tend_demo_link (demo, TEND_DEMO_BATCH_ENCOUNTERS, encounter, "practitioner-id",
                  g_ptr_array_index (demo->practitioners, practitioner));
  return encounter;
}

/* What a visit leaves behind once it is over. */
static gboolean
document (TendDemo       *demo,
          TendDemoPerson *person,
          TendEncounter  *encounter,
          TendDemoDraw    draw,
          gboolean        billed,
          GError        **error)
{
  const TendEncounterData *data = tend_encounter_get_data (encounter);
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer specimen = NULL;
  gboolean drawing = g_strcmp0 (data->service_type, "lab-draw") == 0;
  gboolean remote = g_strcmp0 (data->class_code, "VR") == 0;

  if (!drawing && !remote)
    tend_demo_add_vitals (demo, person, encounter, data->roomed_at + 2 * TEND_TIME_MINUTE,
                          TEND_DEMO_TECHNICIAN);
  if (drawing
      && !tend_demo_add_draw (demo, person, encounter, data->roomed_at + 3 * TEND_TIME_MINUTE, draw,
                              &specimen, requests, error))
    return FALSE;
  return !billed
         || tend_demo_add_bill (demo, person, encounter, data->finished_at, specimen, requests,
                                error);
}

static guint
choose_practitioner (TendDemo *demo, TendDemoPerson *person)
{
  if (tend_demo_chance (demo, 60))
    return person->practitioner;
  return tend_demo_number (demo, TEND_DEMO_TECHNICIAN - 1, TEND_DEMO_TECHNICIAN);
}

static guint
count_slots (const char *kind)
{
  return (tend_setup_find_visit_kind (kind)->minutes + SLOT_MINUTES - 1) / SLOT_MINUTES;
}

/* FALSE when somebody else has one of the slots that day. */
static gboolean
take_slots (GHashTable *taken, int day, guint practitioner, guint slot, guint n)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = slot; i < slot + n; i++)
      {
        guint key = ((guint) day * (SLOTS + 2) + i) * TEND_DEMO_CLINICIANS + practitioner;

        if (pass == 0 && g_hash_table_contains (taken, GUINT_TO_POINTER (key)))
          return FALSE;
        if (pass == 1)
          g_hash_table_add (taken, GUINT_TO_POINTER (key));
      }
  return TRUE;
}

/* A visit @ago days before today, unless its time is taken. */
static gboolean
add_past_visit (TendDemo *demo, TendDemoPerson *person, int ago, GHashTable *taken, GError **error)
{
  guint                 practitioner = choose_practitioner (demo, person);
  const char           *kind = choose_kind (demo, practitioner, person->age);
  guint                 slot = tend_demo_number (demo, 0, SLOTS - 1);
  gint64                start = tend_demo_time (demo, -ago, OPENS + slot * SLOT_MINUTES);
  gint64                arrived = start - tend_demo_number (demo, -4, 14) * TEND_TIME_MINUTE;
  gint64                roomed = arrived + tend_demo_number (demo, 3, 25) * TEND_TIME_MINUTE;
  gint64                clinician = roomed + tend_demo_number (demo, 4, 20) * TEND_TIME_MINUTE;
  int                   fate = tend_demo_number (demo, 0, 99);
  TendAppointmentStatus status = fate < 5   ? TEND_APPOINTMENT_STATUS_NOSHOW
                                 : fate < 9 ? TEND_APPOINTMENT_STATUS_CANCELLED
                                            : TEND_APPOINTMENT_STATUS_FULFILLED;
  TendAppointment      *appointment;
  TendEncounter        *encounter;

  if (!take_slots (taken, ago, practitioner, slot, count_slots (kind)))
    return TRUE;
  appointment = add_appointment (demo, person, practitioner, kind, start, status);
  if (status != TEND_APPOINTMENT_STATUS_FULFILLED)
    return TRUE;
  encounter = add_encounter (demo, person, appointment, practitioner);
  tend_demo_link (demo, TEND_DEMO_BATCH_ENCOUNTERS, encounter, "location-id",
                  get_room (demo, practitioner));
  g_object_set (encounter, "stage", TEND_ENCOUNTER_STAGE_DONE, "arrived-at", arrived, "roomed-at",
                roomed, "clinician-at", clinician, "finished-at",
                clinician + tend_demo_number (demo, 6, 30) * TEND_TIME_MINUTE, NULL);
  return document (demo, person, encounter, TEND_DEMO_DRAW_RESULTED, ago <= BILLED_DAYS, error);
}

static int
count_visits (TendDemo *demo, TendDemoPerson *person)
{
  if (person->age < 2)
    return tend_demo_number (demo, 2, 5);
  if (person->hypertension || person->diabetes || person->lung_disease)
    return tend_demo_number (demo, 4, 9);
  return tend_demo_number (demo, 0, 4);
}

gboolean
tend_demo_add_history (TendDemo *demo, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < demo->persons->len; i++)
    {
      TendDemoPerson *person = g_ptr_array_index (demo->persons, i);
      const GDate    *birth = &tend_patient_get_data (person->patient)->birth_date;
      int             lived = g_date_days_between (birth, &demo->today);
      int             n = count_visits (demo, person);

      for (int k = 0; k < n; k++)
        {
          int days = tend_demo_number (demo, 1, HISTORY_DAYS);

          if (days >= lived || !tend_demo_is_open (demo, -days))
            continue;
          if (!add_past_visit (demo, person, days, taken, error))
            return FALSE;
        }
      if ((i + 1) % CHUNK == 0 && !tend_demo_flush (demo, error))
        return FALSE;
    }
  return tend_demo_flush (demo, error);
}

static gint64
stamp (TendDemo *demo, int minutes)
{
  return minutes == NEVER ? TEND_TIME_NONE : demo->now + minutes * TEND_TIME_MINUTE;
}

static gboolean
add_board_row (TendDemo *demo, const BoardRow *row, TendDemoPerson *person, GError **error)
{
  gint64           base = demo->now - demo->now % (5 * TEND_TIME_MINUTE);
  TendAppointment *appointment
      = add_appointment (demo, person, row->practitioner, row->kind,
                         base + row->start * TEND_TIME_MINUTE, row->status);
  gboolean       drawing = g_str_equal (row->kind, "lab-draw");
  TendEncounter *encounter;

  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);

  if (row->stage == TEND_ENCOUNTER_STAGE_PLANNED)
    return !drawing
           || tend_demo_add_draw (demo, person, NULL, demo->now - TEND_TIME_DAY,
                                  TEND_DEMO_DRAW_ORDERED, NULL, requests, error);

  encounter = add_encounter (demo, person, appointment, row->practitioner);
  g_object_set (encounter, "stage", row->stage, "arrived-at", stamp (demo, row->arrived),
                "roomed-at", stamp (demo, row->roomed), "clinician-at",
                stamp (demo, row->clinician), "finished-at", stamp (demo, row->finished), NULL);
  if (row->roomed != NEVER)
    tend_demo_link (demo, TEND_DEMO_BATCH_ENCOUNTERS, encounter, "location-id",
                    get_room (demo, row->practitioner));

  if (row->stage == TEND_ENCOUNTER_STAGE_DONE)
    return document (demo, person, encounter, TEND_DEMO_DRAW_TODAY, TRUE, error);
  if (row->stage == TEND_ENCOUNTER_STAGE_WITH_CLINICIAN)
    tend_demo_add_vitals (demo, person, encounter, stamp (demo, row->roomed + 3),
                          TEND_DEMO_TECHNICIAN);
  return (!drawing && row->stage != TEND_ENCOUNTER_STAGE_WITH_CLINICIAN)
         || tend_demo_add_draw (demo, person, encounter, stamp (demo, row->roomed + 3),
                                TEND_DEMO_DRAW_ORDERED, NULL, requests, error);
}

/* The persons in an order of chance, each once. */
static GPtrArray *
shuffle (TendDemo *demo)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < demo->persons->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (demo->persons, i));
  for (guint i = order->len; i > 1; i--)
    {
      guint    other = tend_demo_number (demo, 0, i - 1);
      gpointer person = order->pdata[i - 1];

      order->pdata[i - 1] = order->pdata[other];
      order->pdata[other] = person;
    }
  return order;
}

gboolean
tend_demo_add_board (TendDemo *demo, GError **error)
{
  g_autoptr (GPtrArray) order = shuffle (demo);

  for (guint i = 0; i < MIN (order->len, G_N_ELEMENTS (board)); i++)
    if (!add_board_row (demo, &board[i], g_ptr_array_index (order, i), error))
      return FALSE;
  return tend_demo_flush (demo, error);
}

/* A day of a practitioner, fuller soon than later; the hour at noon stays free. */
static void
fill_day (TendDemo *demo, int day, guint practitioner, GPtrArray *order, guint *next, guint last)
{
  for (guint slot = 0; slot < SLOTS && *next < last;)
    {
      TendDemoPerson *person = g_ptr_array_index (order, *next % order->len);
      const char     *kind;

      if (slot == NOON || slot == NOON + 1 || !tend_demo_chance (demo, 60 - 2 * day))
        {
          slot++;
          continue;
        }
      kind = choose_kind (demo, practitioner, person->age);
      add_appointment (demo, person, practitioner, kind,
                       tend_demo_time (demo, day, OPENS + slot * SLOT_MINUTES),
                       TEND_APPOINTMENT_STATUS_BOOKED);
      slot += count_slots (kind);
      (*next)++;
    }
}

gboolean
tend_demo_add_schedule (TendDemo *demo, GError **error)
{
  g_autoptr (GPtrArray) order = shuffle (demo);
  guint next = 0;

  for (int day = 1; day <= SCHEDULE_DAYS && order->len > 0; day++)
    {
      /* Nobody comes twice on one day. */
      guint last = next + order->len;

      for (guint i = 0; i < TEND_DEMO_CLINICIANS && tend_demo_is_open (demo, day); i++)
        fill_day (demo, day, i, order, &next, last);
    }
  return tend_demo_flush (demo, error);
}
