/* SPDX-License-Identifier: GPL-3.0-or-later
 * Specimens: from the order to the labelled tube in the laboratory. */
#pragma once

#include "tend-fault.h"
#include "tend-service-request.h"
#include "tend-specimen.h"
#include "tend-test-definition.h"
#include "tend-transaction.h"
#include "tend-tube.h"

G_BEGIN_DECLS

/* Journal action "order.place". One request a test; a test that is open for the
 * patient already is refused (TEND_ERROR_CONFLICT). The result is the first request. */
gboolean tend_order_place (TendTransaction    *transaction,
                           gint64              patient_id,
                           gint64              encounter_id,
                           const gint64       *test_definition_ids,
                           gsize               n_test_definitions,
                           TendRequestPriority priority,
                           GError            **error);
/* Journal action "order.cancel". Only while nothing was collected for it. */
gboolean tend_order_cancel (TendTransaction *transaction,
                            gint64           service_request_id,
                            const char      *reason,
                            GError         **error);

/* One draw: who, for which requests, and how the identity was confirmed. */
typedef struct
{
  gint64     patient_id;
  gint64     encounter_id;
  gint64     collector_id;
  GArray    *service_request_ids; /* of gint64 */
  char      *identifier_one;      /* confirmed: "name", "birth date", "MRN", "photo", */
  char      *identifier_two;      /* "wristband scan" or another */
  char      *body_site;
  char      *method;
  gboolean   winged_set;
  gboolean   capillary;         /* finger or heel stick: another order of draw */
  gint64     collected_at;      /* TEND_TIME_NONE: now */
  GPtrArray *hand_labelled;     /* GUINT_TO_POINTER (container number, from 1) */
  char      *hand_label_reason; /* why no printed label was used */
} TendCollection;

TendCollection *tend_collection_new (void);
void            tend_collection_free (TendCollection *collection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendCollection, tend_collection_free)

/* One container of a draw. */
typedef struct
{
  const char     *container_kind; /* nick; interned */
  const TendTube *tube;           /* NULL: not for blood, such as a cup */
  GArray         *tests;          /* of guint, positions in the tests planned for */
  int             draw;           /* µL, 0 when not for blood */
  gboolean        discard_before; /* a discard tube first: the air in a winged set */
} TendPlannedContainer;

void tend_planned_container_free (TendPlannedContainer *container);

/* The containers that these tests (of TendTestDefinition) need, of TendPlannedContainer
 * (transfer full): tubes in order of draw (tend_tube_plan ()), then what is not for blood. */
GPtrArray *tend_collection_plan (GPtrArray *test_definitions, gboolean winged_set);
/* TEND_ERROR_INVALID when a test cannot come from a finger or heel stick. */
GPtrArray *
tend_collection_plan_draw (GPtrArray *test_definitions, TendDrawMethod draw, GError **error);

/* The method of specimens from a finger or heel stick. */
#define TEND_COLLECTION_CAPILLARY "capillary"

/* What is missing or not allowed at @now; pure. Fields: "identifier_one",
 * "identifier_two", "collected_at", "service_request_ids", "hand_label_reason". */
GPtrArray *tend_collection_check (TendCollection *collection, gint64 now);

/* Journal action "specimen.collect". Two different identifiers, never in the
 * future. Makes the specimens in order of draw with accessions YYMMDDnnnnC-01 and
 * on, links the requests to them, and stamps time and collector: here and nowhere
 * else. Requests collected already are TEND_ERROR_CONFLICT. The result is the first specimen; query
 * "specimens-of-accession" gives all. */
gboolean
tend_specimen_collect (TendTransaction *transaction, TendCollection *collection, GError **error);

/* Journal action "specimen.send": handed to the courier. */
gboolean tend_specimen_send (TendTransaction *transaction, gint64 specimen_id, GError **error);
/* Journal action "specimen.receive". */
gboolean tend_specimen_receive (TendTransaction *transaction, gint64 specimen_id, GError **error);
/* Journal action "specimen.accept": its requests are completed. */
gboolean tend_specimen_accept (TendTransaction *transaction, gint64 specimen_id, GError **error);
/* Journal action "specimen.reject". @reason_code is of HL7 table 0490 (RH, RC, QS …) or a
 * word of the clinic. Its requests are revoked, and ordered anew with @recollect. */
gboolean tend_specimen_reject (TendTransaction *transaction,
                               gint64           specimen_id,
                               const char      *reason_code,
                               const char      *told_whom,
                               gboolean         recollect,
                               GError         **error);
/* The words for a code of HL7 table 0490, translated; @reason_code itself when it is none. */
const char *tend_specimen_describe_rejection (const char *reason_code);

/* Journal action "label.print" or "label.reprint", which it sets: no row changes,
 * no clinical time is set. */
gboolean tend_specimen_note_label (TendTransaction *transaction,
                                   gint64           specimen_id,
                                   gboolean         reprint,
                                   GError         **error);

G_END_DECLS
