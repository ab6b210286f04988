#pragma once

#include <adwaita.h>

#include "tend-application.h"

G_BEGIN_DECLS

/* The equipment: the inventory, filtered, and one device at the right.
 *
 * Properties: "store" (construct only). */
#define TEND_TYPE_EQUIPMENT_WINDOW (tend_equipment_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TendEquipmentWindow, tend_equipment_window, TEND, EQUIPMENT_WINDOW, AdwApplicationWindow)

GtkWindow *tend_equipment_window_new (TendApplication *application);
/* Among all in use, as soon as it is read. */
void tend_equipment_window_show_device (TendEquipmentWindow *self, gint64 device_id);

G_END_DECLS
