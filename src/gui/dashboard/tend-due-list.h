#pragma once

#include <adwaita.h>

#include "tend-query.h"

G_BEGIN_DECLS

/* Everything with a clock, soonest first. Enter goes to where it is done. */
#define TEND_TYPE_DUE_LIST (tend_due_list_get_type ())
G_DECLARE_FINAL_TYPE (TendDueList, tend_due_list, TEND, DUE_LIST, AdwBin)

/* @orders of TendOrderRow, @devices of TendDeviceRow. */
void tend_due_list_set_queries (TendDueList *self, TendQuery *orders, TendQuery *devices);

G_END_DECLS
