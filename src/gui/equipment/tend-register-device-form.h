#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Takes a device of the clinic into the inventory, to be checked before use.
 *
 * Signals: "registered" (gint64 device), "cancelled". */
#define TEND_TYPE_REGISTER_DEVICE_FORM (tend_register_device_form_get_type ())
G_DECLARE_FINAL_TYPE (
    TendRegisterDeviceForm, tend_register_device_form, TEND, REGISTER_DEVICE_FORM, AdwBin)

void tend_register_device_form_begin (TendRegisterDeviceForm *self, TendStore *store);

G_END_DECLS
