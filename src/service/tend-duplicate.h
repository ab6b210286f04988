/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patients who may be the one being registered: found by birth date, sound of
 * the name and telephone, ordered by how alike they are. */
#pragma once

#include "tend-patient-match.h"
#include "tend-registration.h"

G_BEGIN_DECLS

/* Properties, all read-only: "match" (TendPatientMatch), "score" (double, 0 to
 * 1), "reasons" (translated text: "same birth date · name sounds alike"). */
#define TEND_TYPE_DUPLICATE (tend_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (TendDuplicate, tend_duplicate, TEND, DUPLICATE, GObject)

TendPatientMatch *tend_duplicate_get_match (TendDuplicate *self);
double            tend_duplicate_get_score (TendDuplicate *self);
const char       *tend_duplicate_get_reasons (TendDuplicate *self);

/* The least score that is worth asking about. */
#define TEND_DUPLICATE_THRESHOLD 0.5

/* What two patients are compared by; any of it may be absent. */
typedef struct
{
  const char  *family_name;
  const char  *given_name;
  const GDate *birth_date;
  TendSex      sex;
  const char  *phone;     /* in any form */
  const char  *member_id; /* of an insurance */
} TendDuplicateTraits;

/* 0 to 1; the same either way round. @reasons: (out) (optional) (transfer full)
 * translated, NULL when nothing agrees. Two forms with the same birth date and
 * names of Jaro–Winkler 0.92 or more, or the same member id, always reach the
 * threshold. */
double
tend_duplicate_score (const TendDuplicateTraits *a, const TendDuplicateTraits *b, char **reasons);

/* Looks for others than the patient of @registration itself, which is read
 * before this returns. */
void tend_duplicate_find_async (TendStore          *store,
                                TendRegistration   *registration,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/* Of TendDuplicate (transfer full), the most alike first, none below the threshold. */
GPtrArray *tend_duplicate_find_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
