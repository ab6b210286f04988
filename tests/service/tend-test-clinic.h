/* SPDX-License-Identifier: GPL-3.0-or-later
 * A small clinic for tests of services: people, a visit, tests with their fees. */
#pragma once

#include "tend-test-store.h"

G_BEGIN_DECLS

/* Each inserts one and returns its id. */
gint64 tend_test_add_patient (TendStore *store, const char *family_name, int birth_year);
/* Arrived half an hour before now. */
gint64 tend_test_add_encounter (TendStore *store, gint64 patient_id, const char *service_type);
gint64 tend_test_add_practitioner (TendStore *store, const char *family_name);
gint64 tend_test_add_room (TendStore *store, const char *name, const char *kind);
gint64 tend_test_add_device (TendStore *store, const char *asset_tag);
/* @cents 0: no fee is made for it. */
gint64
tend_test_add_test (TendStore *store, const char *code, const char *container_kind, gint64 cents);
void tend_test_add_fee (TendStore  *store,
                        const char *code,
                        gint64      cents,
                        const char *trigger_kind,
                        const char *trigger_code);

/* Writes the changed fields of a record of one's own in a transaction. */
void tend_test_update (TendStore *store, gpointer record);

/* Runs @job, which must be refused with @code and leave no trace in the journal. */
void tend_test_refuse (TendStore *store, TendJob job, gpointer data, TendError code);
/* As that, and the message must hold @words. */
void tend_test_refuse_saying (
    TendStore *store, TendJob job, gpointer data, TendError code, const char *words);

/* Rows of a query that must work. */
GPtrArray *tend_test_query (TendStore *store, const char *name, GVariant *parameters);
/* The number of the youngest journal entry. */
gint64 tend_test_get_sequence (TendStore *store);

G_END_DECLS
