/* SPDX-License-Identifier: GPL-3.0-or-later
 * The pages of a chart, in the order of its list. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* of win.show-page, "vitals" */
  const char *title; /* to be translated with _() where it is shown */
  const char *icon_name;
  GType (*get_type) (void); /* an AdwBin */
} TendChartPage;

/* A home has fewer than a clinic. NULL past the last. */
const TendChartPage *tend_chart_pages_nth (guint position);
/* NULL when there is none of that name. */
const TendChartPage *tend_chart_pages_find (const char *id);

G_END_DECLS
