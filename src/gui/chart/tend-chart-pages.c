/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of the pages of a chart: a line a page. */
#define G_LOG_DOMAIN "tend-chart-pages"

#include "config.h"

#include "tend-chart-pages.h"

#include "tend-summary-page.h"

#include <glib/gi18n.h>

static const TendChartPage pages[] = {
  { "summary", N_ ("Summary"), "view-grid-symbolic", tend_summary_page_get_type },
};

const TendChartPage *
tend_chart_pages_nth (guint position)
{
  return position < G_N_ELEMENTS (pages) ? &pages[position] : NULL;
}

const TendChartPage *
tend_chart_pages_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}
