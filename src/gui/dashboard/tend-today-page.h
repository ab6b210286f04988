#pragma once

#include <adwaita.h>

#include "tend-query.h"

G_BEGIN_DECLS

/* The day at a glance: the arrivals board, and beside it what is due. */
#define TEND_TYPE_TODAY_PAGE (tend_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TendTodayPage, tend_today_page, TEND, TODAY_PAGE, AdwBin)

/* The board begins to read at once. */
void tend_today_page_set_store (TendTodayPage *self, TendStore *store);
/* What is due comes after the board has been seen. */
void tend_today_page_show_due (TendTodayPage *self, TendQuery *orders, TendQuery *devices);
/* Of the board's "n-waiting". */
GObject *tend_today_page_get_board (TendTodayPage *self);

G_END_DECLS
