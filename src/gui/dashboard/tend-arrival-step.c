/* SPDX-License-Identifier: GPL-3.0-or-later
 * The steps of the arrivals board, and what a card says about them. */
#define G_LOG_DOMAIN "tend-arrival-step"

#include "config.h"

#include "tend-arrival-step.h"

#include "tend-action-runner.h"
#include "tend-format.h"
#include "tend-place.h"
#include "tend-visit.h"

#include <glib/gi18n.h>

const char *
tend_arrival_get_stage_name (TendEncounterStage stage)
{
  switch (stage)
    {
    case TEND_ENCOUNTER_STAGE_PLANNED:
      return _ ("Scheduled");
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      return _ ("Arrived");
    case TEND_ENCOUNTER_STAGE_ROOMED:
      return _ ("Roomed");
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      return _ ("With Clinician");
    case TEND_ENCOUNTER_STAGE_DONE:
      return _ ("Done");
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      return _ ("Cancelled");
    }
}

const char *
tend_arrival_get_next_label (TendEncounterStage stage)
{
  switch (stage)
    {
    case TEND_ENCOUNTER_STAGE_PLANNED:
      return _ ("Check In");
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      return _ ("To Room…");
    case TEND_ENCOUNTER_STAGE_ROOMED:
      return _ ("With Clinician");
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      return _ ("Finish Visit");
    case TEND_ENCOUNTER_STAGE_DONE:
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      return NULL;
    }
}

/* When the step began; TEND_TIME_NONE when nobody waits in it. */
static gint64
get_step_start (const TendArrivalData *arrival)
{
  switch (arrival->stage)
    {
    case TEND_ENCOUNTER_STAGE_PLANNED:
      return arrival->start_at;
    case TEND_ENCOUNTER_STAGE_ARRIVED:
      return arrival->arrived_at;
    case TEND_ENCOUNTER_STAGE_ROOMED:
      return arrival->roomed_at;
    case TEND_ENCOUNTER_STAGE_WITH_CLINICIAN:
      return arrival->clinician_at;
    case TEND_ENCOUNTER_STAGE_DONE:
    case TEND_ENCOUNTER_STAGE_CANCELLED:
    default:
      return TEND_TIME_NONE;
    }
}

gint64
tend_arrival_get_wait (const TendArrivalData *arrival,
                       gint64                 now,
                       gint64                 amber_minutes,
                       gint64                 red_minutes,
                       TendState             *state)
{
  gint64   start = get_step_start (arrival);
  gint64   wait = start != TEND_TIME_NONE ? now - start : -1;
  gboolean waits = arrival->stage == TEND_ENCOUNTER_STAGE_ARRIVED
                   || arrival->stage == TEND_ENCOUNTER_STAGE_ROOMED;

  *state = TEND_STATE_NEUTRAL;
  if (wait < 0)
    return -1;
  if (waits && red_minutes > 0 && wait >= red_minutes * TEND_TIME_MINUTE)
    *state = TEND_STATE_ACT_NOW;
  else if ((waits || arrival->stage == TEND_ENCOUNTER_STAGE_PLANNED) && amber_minutes > 0
           && wait >= amber_minutes * TEND_TIME_MINUTE)
    *state = TEND_STATE_ATTENTION;
  return wait;
}

char *
tend_arrival_format_place (const TendArrivalData *arrival)
{
  GString *text = g_string_new (NULL);

  if (arrival->practitioner_family_name != NULL)
    g_string_append_printf (
        text, "%s%s%s", arrival->practitioner_prefix != NULL ? arrival->practitioner_prefix : "",
        arrival->practitioner_prefix != NULL ? " " : "", arrival->practitioner_family_name);
  if (arrival->location_name != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", arrival->location_name);
  return g_string_free (text, FALSE);
}

char *
tend_arrival_format_matter (const TendArrivalData *arrival)
{
  GDate            today;
  g_autofree char *age = NULL;
  g_autofree char *kind = tend_visit_kind_dup_name (arrival->service_type);
  const char      *matter = arrival->reason != NULL ? arrival->reason : kind;

  tend_place_get_today (&today);
  age = tend_format_age (&arrival->birth_date, &today);
  if (*age == '\0' || *matter == '\0')
    return g_strconcat (age, matter, NULL);
  return g_strdup_printf ("%s · %s", age, matter);
}

char *
tend_arrival_describe (const TendArrivalData *arrival,
                       gint64                 now,
                       gint64                 amber_minutes,
                       gint64                 red_minutes)
{
  g_autofree char *name = tend_format_name_preferred (
      arrival->family_name, arrival->given_name, arrival->name_suffix, arrival->preferred_name);
  g_autofree char *clock = tend_format_clock (arrival->start_at, tend_place_get_zone ());
  g_autofree char *matter = tend_arrival_format_matter (arrival);
  g_autofree char *place = tend_arrival_format_place (arrival);
  GString         *text = g_string_new (NULL);
  TendState        state;
  gint64           wait = tend_arrival_get_wait (arrival, now, amber_minutes, red_minutes, &state);

  g_string_append_printf (text, "%s, %s, %s", clock, name, matter);
  if (*place != '\0')
    g_string_append_printf (text, ", %s", place);
  g_string_append_printf (text, ", %s", tend_arrival_get_stage_name (arrival->stage));
  if (wait >= 0)
    {
      g_autofree char *minutes = tend_format_wait (wait);

      g_string_append (text, ", ");
      g_string_append_printf (text,
                              state == TEND_STATE_ACT_NOW     ? _ ("waits too long: %s")
                              : state == TEND_STATE_ATTENTION ? _ ("waits long: %s")
                                                              : _ ("for %s"),
                              minutes);
    }
  if (arrival->has_allergy)
    g_string_append_printf (text, ", %s", _ ("has allergies"));
  if (arrival->interpreter_needed)
    {
      g_autofree char *language = tend_format_language (arrival->language);

      g_string_append_printf (text, ", %s %s", _ ("interpreter needed"), language);
    }
  if (arrival->owes)
    g_string_append_printf (text, ", %s", _ ("invoice open"));
  return g_string_free (text, FALSE);
}

typedef struct
{
  gint64             appointment_id;
  gint64             encounter_id;
  gint64             location_id;
  TendEncounterStage stage;
  TendEncounterStage target;
} Move;

static gboolean
check_in (TendTransaction *transaction, Move *move, GError **error)
{
  g_autoptr (TendEncounter) encounter = NULL;

  if (!tend_visit_check_in (transaction, move->appointment_id, error))
    return FALSE;
  encounter = tend_transaction_query_first (
      transaction, "encounter-of-appointment",
      g_variant_new_parsed ("{'appointment': <%x>}", move->appointment_id), error);
  if (encounter == NULL)
    return FALSE;
  move->encounter_id = tend_record_get_id (TEND_RECORD (encounter));
  return TRUE;
}

static gboolean
run_move (TendTransaction *transaction, gpointer data, GError **error)
{
  Move *move = data;

  for (; move->stage < move->target; move->stage++)
    if (move->stage == TEND_ENCOUNTER_STAGE_PLANNED)
      {
        if (!check_in (transaction, move, error))
          return FALSE;
      }
    else if (!tend_visit_advance (
                 transaction, move->encounter_id, move->stage,
                 move->stage == TEND_ENCOUNTER_STAGE_ARRIVED ? move->location_id : 0, error))
      return FALSE;
  for (; move->stage > move->target; move->stage--)
    if (!tend_visit_step_back (transaction, move->encounter_id, move->stage, error))
      return FALSE;
  return TRUE;
}

static const char *
get_action (TendEncounterStage stage, TendEncounterStage target)
{
  if (target < stage)
    return "visit.step-back";
  return stage == TEND_ENCOUNTER_STAGE_PLANNED ? "appointment.check-in" : "visit.advance";
}

void
tend_arrival_move (GtkWidget          *origin,
                   TendStore          *store,
                   TendArrival        *arrival,
                   TendEncounterStage  target,
                   gint64              location_id,
                   GAsyncReadyCallback done,
                   gpointer            user_data)
{
  const TendArrivalData *data;
  Move                  *move;
  g_autofree char       *name = NULL;
  g_autofree char       *toast = NULL;

  g_return_if_fail (TEND_IS_ARRIVAL (arrival));
  g_return_if_fail (target <= TEND_ENCOUNTER_STAGE_DONE);

  data = tend_arrival_get_data (arrival);
  if (target == data->stage)
    return;
  move = g_new0 (Move, 1);
  move->appointment_id = tend_record_get_id (TEND_RECORD (arrival));
  move->encounter_id = data->encounter_id;
  move->location_id = location_id;
  move->stage = data->stage;
  move->target = target;
  name = tend_format_name (data->family_name, data->given_name, data->name_suffix);
  /* Translators: a patient's name and the step of the visit, such as “Arrived”. */
  toast = g_strdup_printf (_ ("%s: %s"), name, tend_arrival_get_stage_name (target));
  tend_act (origin, store, get_action (data->stage, target), run_move, move, g_free, toast, done,
            user_data);
}
