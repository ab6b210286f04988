#pragma once

#include "tend-device.h"

G_BEGIN_DECLS

/* How the state of a device reads: an icon, a translated word, and the style class
 * of its meaning ("" neutral). */
const char *tend_device_status_get_icon (TendDeviceStatus status);
const char *tend_device_status_get_word (TendDeviceStatus status);
const char *tend_device_status_get_style (TendDeviceStatus status);
const char *tend_device_owner_get_word (TendDeviceOwner owner);
/* "Oxygen concentrator" for "oxygen concentrator"; transfer full. */
char *tend_device_family_dup_name (const char *family);

G_END_DECLS
