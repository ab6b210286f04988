/* SPDX-License-Identifier: GPL-3.0-or-later
 * A new store's first day: the clinic, its first administrator, and content to start with. */
#pragma once

#include "tend-account.h"
#include "tend-clinic.h"
#include "tend-transaction.h"

G_BEGIN_DECLS

/* A kind of visit, as appointments and the fee schedule name it. */
typedef struct
{
  const char *code;    /* value of service_type */
  const char *name;    /* English, marked for translation: show it through gettext */
  gint64      minutes; /* usual length */
  gint64      hue;     /* degrees, of the stripe */
} TendVisitKind;

/* Ends with a NULL code; in the order of menus. */
const TendVisitKind *tend_setup_get_visit_kinds (void);
/* NULL when there is none of that code. */
const TendVisitKind *tend_setup_find_visit_kind (const char *code);

/* The clinic's row (fields left empty get usual values), the first
 * administrator, rooms, the catalogue of tests and the fee schedule; a home gets
 * its one place only. TEND_ERROR_CONFLICT when the store has a clinic. The
 * result is the TendClinic. */
gboolean tend_setup_clinic (TendTransaction *transaction,
                            TendClinic      *clinic,
                            TendAccount     *administrator,
                            const char      *password,
                            GError         **error);

G_END_DECLS
