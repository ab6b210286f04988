/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the state of a device reads. */
#define G_LOG_DOMAIN "tend-device-state"

#include "config.h"

#include "tend-device-state.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  const char *icon;
  const char *word;
  const char *style;
} State;

static const State states[] = {
  [TEND_DEVICE_STATUS_AVAILABLE] = { "object-select-symbolic", N_ ("Available"), "good" },
  [TEND_DEVICE_STATUS_ASSIGNED] = { "avatar-default-symbolic", N_ ("With a patient"), "" },
  [TEND_DEVICE_STATUS_IN_SERVICE]
  = { "applications-engineering-symbolic", N_ ("To be checked"), "" },
  [TEND_DEVICE_STATUS_QUARANTINED]
  = { "action-unavailable-symbolic", N_ ("Quarantined"), "act-now" },
  [TEND_DEVICE_STATUS_AWAITING_PARTS]
  = { "package-x-generic-symbolic", N_ ("Awaiting parts"), "attention" },
  [TEND_DEVICE_STATUS_RETIRED] = { "user-trash-symbolic", N_ ("Retired"), "" },
};

static const char *const owners[] = {
  [TEND_DEVICE_OWNER_CLINIC] = N_ ("The clinic"),
  [TEND_DEVICE_OWNER_PATIENT] = N_ ("The patient"),
  [TEND_DEVICE_OWNER_VENDOR] = N_ ("A vendor"),
};

const char *
tend_device_status_get_icon (TendDeviceStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (states), NULL);

  return states[status].icon;
}

const char *
tend_device_status_get_word (TendDeviceStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (states), NULL);

  return _ (states[status].word);
}

const char *
tend_device_status_get_style (TendDeviceStatus status)
{
  g_return_val_if_fail ((gsize) status < G_N_ELEMENTS (states), NULL);

  return states[status].style;
}

const char *
tend_device_owner_get_word (TendDeviceOwner owner)
{
  g_return_val_if_fail ((gsize) owner < G_N_ELEMENTS (owners), NULL);

  return _ (owners[owner]);
}

char *
tend_device_family_dup_name (const char *family)
{
  g_autofree char *first = NULL;

  if (family == NULL || *family == '\0')
    return g_strdup (_ ("Without family"));
  /* Abbreviations are written in capitals. */
  if (strlen (family) <= 4)
    return g_utf8_strup (family, -1);
  first = g_utf8_strup (family, g_utf8_next_char (family) - family);
  return g_strconcat (first, g_utf8_next_char (family), NULL);
}
