/* SPDX-License-Identifier: GPL-3.0-or-later
 * Orders and specimens of one patient: choose, draw, label, follow. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "store" (TendStore), "patient" (TendPatient), "encounter"
 * (TendEncounter, nullable). */
#define TEND_TYPE_ORDERS_PAGE (tend_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (TendOrdersPage, tend_orders_page, TEND, ORDERS_PAGE, AdwBin)

G_END_DECLS
