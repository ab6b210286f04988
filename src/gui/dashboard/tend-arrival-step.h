#pragma once

#include <gtk/gtk.h>

#include "tend-arrival.h"
#include "tend-state.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* The steps of the arrivals board: scheduled, arrived, roomed, with the
 * clinician, done, as TendEncounterStage from PLANNED to DONE. */

const char *tend_arrival_get_stage_name (TendEncounterStage stage);
/* What the button for the step after @stage says; NULL when there is none. */
const char *tend_arrival_get_next_label (TendEncounterStage stage);

/* How long the patient has waited in this step (µs) and how bad that is by the
 * clinic's minutes. A patient who is late waits below 0 nowhere: scheduled
 * patients count from their time on. -1 when there is nothing to count. */
gint64 tend_arrival_get_wait (const TendArrivalData *arrival,
                              gint64                 now,
                              gint64                 amber_minutes,
                              gint64                 red_minutes,
                              TendState             *state);

/* Takes the patient to @target, over the steps between, in one journal entry that
 * can be undone. @location_id 0: no room chosen. */
void tend_arrival_move (GtkWidget          *origin,
                        TendStore          *store,
                        TendArrival        *arrival,
                        TendEncounterStage  target,
                        gint64              location_id,
                        GAsyncReadyCallback done,
                        gpointer            user_data);

/* Everything the card says, in one sentence, for assistive technology. */
char *tend_arrival_describe (const TendArrivalData *arrival,
                             gint64                 now,
                             gint64                 amber_minutes,
                             gint64                 red_minutes);
/* "Dr. Ortiz · Room 2" */
char *tend_arrival_format_place (const TendArrivalData *arrival);
/* "41 y · Follow-up" */
char *tend_arrival_format_matter (const TendArrivalData *arrival);

G_END_DECLS
