#pragma once

#include <adwaita.h>

#include "tend-device-row.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* One device: what it is, its state, the one next act, and its life.
 *
 * Signals: "shown" (gint64 device): one just registered is to be shown. */
#define TEND_TYPE_DEVICE_PANEL (tend_device_panel_get_type ())
G_DECLARE_FINAL_TYPE (TendDevicePanel, tend_device_panel, TEND, DEVICE_PANEL, AdwBin)

void tend_device_panel_set_store (TendDevicePanel *self, TendStore *store);
/* NULL: none. A form that is open for the same device stays. */
void tend_device_panel_show_device (TendDevicePanel *self, TendDeviceRow *row);
void tend_device_panel_begin_registering (TendDevicePanel *self);

G_END_DECLS
