/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gives the FHIR reader whatever libFuzzer comes up with. */
#include <stdint.h>

#include "tend-fhir-reader.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *zone = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (TendImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier ("America/New_York");
      g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
    }
  tend_fhir_reader_recognizes (bytes);
  import = tend_fhir_reader_read (bytes, "fuzz", zone);
  tend_import_check (import, &error);
  return 0;
}
