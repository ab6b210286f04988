/* SPDX-License-Identifier: GPL-3.0-or-later
 * The account of one patient: what to charge, what was, what was paid. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "store" (TendStore), "patient" (TendPatient), "encounter"
 * (TendEncounter, nullable). */
#define TEND_TYPE_ACCOUNT_PAGE (tend_account_page_get_type ())
G_DECLARE_FINAL_TYPE (TendAccountPage, tend_account_page, TEND, ACCOUNT_PAGE, AdwBin)

G_END_DECLS
