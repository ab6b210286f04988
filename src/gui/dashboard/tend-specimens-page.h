#pragma once

#include <adwaita.h>

#include "tend-query.h"

G_BEGIN_DECLS

/* What is to be drawn, and what was drawn and is not accepted yet. */
#define TEND_TYPE_SPECIMENS_PAGE (tend_specimens_page_get_type ())
G_DECLARE_FINAL_TYPE (TendSpecimensPage, tend_specimens_page, TEND, SPECIMENS_PAGE, AdwBin)

/* @orders: of TendOrderRow, shared with the window. */
GtkWidget *tend_specimens_page_new (TendStore *store, TendQuery *orders);

G_END_DECLS
