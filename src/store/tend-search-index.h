#pragma once

#include "tend-backend.h"
#include "tend-record.h"

G_BEGIN_DECLS

/* The folded keys by which patients are found (table patient_key): rows of
 * kind 'name' (every rotation of the words of each name), 'phone' (digits from
 * last to first), 'birth', 'mrn' and 'phonetic'. */

gboolean tend_search_index_covers (GType type);
/* Adds the keys of newly written patients, names or contact points, all of one kind. */
gboolean tend_search_index_add (TendBackend *backend, GPtrArray *records, GError **error);
/* Makes a patient's keys again from what is stored. */
gboolean tend_search_index_rebuild (TendBackend *backend, gint64 patient_id, GError **error);
/* The patient a covered record belongs to. */
gint64 tend_search_index_get_patient (TendRecord *record);

G_END_DECLS
