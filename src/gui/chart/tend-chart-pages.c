/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of the pages of a chart: a line a page. */
#define G_LOG_DOMAIN "tend-chart-pages"

#include "config.h"

#include "tend-chart-pages.h"

#include "tend-account-page.h"
#include "tend-chart-appointments-page.h"
#include "tend-chart-equipment-page.h"
#include "tend-details-page.h"
#include "tend-history-page.h"
#include "tend-insurance-page.h"
#include "tend-place.h"
#include "tend-record-history-page.h"
#include "tend-orders-page.h"
#include "tend-summary-page.h"
#include "tend-vitals-page.h"

#include <glib/gi18n.h>

static const TendChartPage pages[] = {
  { "summary", N_ ("Summary"), "view-grid-symbolic", tend_summary_page_get_type },
  { "details", N_ ("Details & contacts"), "avatar-default-symbolic", tend_details_page_get_type },
  { "insurance", N_ ("Insurance"), "auth-smartcard-symbolic", tend_insurance_page_get_type },
  { "history", N_ ("History"), "view-list-bullet-symbolic", tend_history_page_get_type },
  { "vitals", N_ ("Vitals"), "tend-vitals-symbolic", tend_vitals_page_get_type },
  { "orders", N_ ("Orders & specimens"), "tend-specimen-symbolic", tend_orders_page_get_type },
  { "appointments", N_ ("Appointments"), "x-office-calendar-symbolic",
    tend_chart_appointments_page_get_type },
  { "account", N_ ("Account"), "tend-invoice-symbolic", tend_account_page_get_type },
  { "equipment", N_ ("Equipment"), "application-x-appliance-symbolic",
    tend_chart_equipment_page_get_type },
  { "record-history", N_ ("Record history"), "document-open-recent-symbolic",
    tend_record_history_page_get_type },
};

/* Nobody bills, insures or draws at home. */
static const TendChartPage home_pages[] = {
  { "summary", N_ ("Summary"), "view-grid-symbolic", tend_summary_page_get_type },
  { "details", N_ ("Details & contacts"), "avatar-default-symbolic", tend_details_page_get_type },
  { "history", N_ ("History"), "view-list-bullet-symbolic", tend_history_page_get_type },
  { "vitals", N_ ("Measurements"), "tend-vitals-symbolic", tend_vitals_page_get_type },
  { "appointments", N_ ("Appointments"), "x-office-calendar-symbolic",
    tend_chart_appointments_page_get_type },
  { "equipment", N_ ("Machines"), "application-x-appliance-symbolic",
    tend_chart_equipment_page_get_type },
  { "record-history", N_ ("Record history"), "document-open-recent-symbolic",
    tend_record_history_page_get_type },
};

const TendChartPage *
tend_chart_pages_nth (guint position)
{
  if (tend_place_is_home ())
    return position < G_N_ELEMENTS (home_pages) ? &home_pages[position] : NULL;
  return position < G_N_ELEMENTS (pages) ? &pages[position] : NULL;
}

const TendChartPage *
tend_chart_pages_find (const char *id)
{
  const TendChartPage *page;

  for (guint i = 0; (page = tend_chart_pages_nth (i)) != NULL; i++)
    if (g_strcmp0 (page->id, id) == 0)
      return page;
  return NULL;
}
