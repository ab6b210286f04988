/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a form: the field, a sentence to show at it, and whether it blocks. */
#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

typedef struct
{
  char    *field;    /* of the record, "birth_date", or of a list, "contact_points[1].value" */
  char    *sentence; /* translated, ready to show */
  gboolean blocks;   /* FALSE warns */
} TendFault;

/* Of TendFault, owning them. */
GPtrArray *tend_faults_new (void);
void
tend_faults_add (GPtrArray *faults, const char *field, gboolean blocks, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/* The first fault of @field, or NULL; owned by @faults. */
const TendFault *tend_faults_find (GPtrArray *faults, const char *field);
gboolean         tend_faults_block (GPtrArray *faults);
/* FALSE with TEND_ERROR_INVALID of the first one that blocks; TRUE when none does. */
gboolean tend_faults_to_error (GPtrArray *faults, GError **error);

G_END_DECLS
