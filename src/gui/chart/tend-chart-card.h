/* SPDX-License-Identifier: GPL-3.0-or-later
 * A titled card of the chart, with a way to the page that has more of it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "title", "page" (id of the page with more; the card is
 * hidden where there is no such page), "edit" (section of the registration that changes what the
 * card says; no button without), "content" (GtkWidget). */
#define TEND_TYPE_CHART_CARD (tend_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (TendChartCard, tend_chart_card, TEND, CHART_CARD, AdwBin)

G_END_DECLS
