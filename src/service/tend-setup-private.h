/* SPDX-License-Identifier: GPL-3.0-or-later
 * Making a clinic, for those who go on with what it begins with. */
#pragma once

#include "tend-setup.h"

G_BEGIN_DECLS

/* Owned by the caller; NULL for what a home does not have. */
typedef struct
{
  GPtrArray *locations;
  GPtrArray *test_definitions;
  GPtrArray *fees;
} TendStarter;

void tend_starter_clear (TendStarter *starter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendStarter, tend_starter_clear)

/* As tend_setup_clinic (); fills @starter with what was written. */
gboolean tend_setup_make (TendTransaction *transaction,
                          TendClinic      *clinic,
                          TendAccount     *administrator,
                          const char      *password,
                          TendStarter     *starter,
                          GError         **error);

G_END_DECLS
