#pragma once

#include <glib-object.h>

#include "tend-device-row.h"
#include "tend-order-row.h"
#include "tend-state.h"

G_BEGIN_DECLS

/* One thing with a clock. Properties, read-only: "title", "subtitle", "icon-name",
 * "due-text", "due-icon-name" (NULL when neutral), "state-class" (string, "" when
 * neutral), "description" (all of it in one sentence). */
#define TEND_TYPE_DUE_ITEM (tend_due_item_get_type ())
G_DECLARE_FINAL_TYPE (TendDueItem, tend_due_item, TEND, DUE_ITEM, GObject)

/* @key says what it is about: the same key is the same thing. */
TendDueItem *tend_due_item_new (const char *key);
const char  *tend_due_item_get_key (TendDueItem *self);
/* µs UTC; what is soonest comes first. */
gint64 tend_due_item_get_due_at (TendDueItem *self);
gint64 tend_due_item_get_patient_id (TendDueItem *self);
gint64 tend_due_item_get_device_id (TendDueItem *self);

/* Blood to draw: the orders (TendOrderRow) of one patient that have no specimen. */
void tend_due_item_set_orders (TendDueItem *self, GPtrArray *orders, gint64 now);
/* A device with a service date. */
void
tend_due_item_set_device (TendDueItem *self, TendDeviceRow *device, gint64 now, GTimeZone *zone);

G_END_DECLS
