/* SPDX-License-Identifier: GPL-3.0-or-later
 * What objects with many text properties share. */
#define G_LOG_DOMAIN "tend-property"

#include "config.h"

#include "tend-property.h"

void
tend_property_take_text (gpointer object, GParamSpec *property, char **place, char *text)
{
  g_return_if_fail (G_IS_OBJECT (object) && place != NULL);

  if (g_strcmp0 (*place, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (*place);
  *place = text;
  g_object_notify_by_pspec (object, property);
}
