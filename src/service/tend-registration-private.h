/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of registration share among themselves. */
#pragma once

#include "tend-registration.h"

G_BEGIN_DECLS

#define TEND_REGISTRATION_LISTS 5

typedef struct
{
  const char *name;  /* in faults and in JSON */
  const char *query; /* the rows of a patient */
  gsize       offset;
  GType (*get_type) (void);
} TendRegistrationList;

const TendRegistrationList *tend_registration_get_list (guint list);
GPtrArray                 **tend_registration_get_records (TendRegistration *self, guint list);
/* Transfer full. */
GPtrArray *tend_registration_copy_records (GPtrArray *records);
void       tend_registration_copy_field (TendRecord *record, TendRecord *source, guint field);
/* @text as the field named @field keeps it (transfer full). */
char *tend_registration_clean (const char *field, const char *text, GError **error);

G_END_DECLS
