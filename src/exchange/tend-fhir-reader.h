/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads FHIR R4 JSON. */
#pragma once

#include "tend-import.h"

G_BEGIN_DECLS

/* Whether the bytes look like FHIR JSON: an object that names a resource type near
 * its beginning. For choosing a reader; reading may still find faults. */
gboolean tend_fhir_reader_recognizes (GBytes *bytes);

/* Reads a Bundle of any type, a single resource, or NDJSON (one resource a line).
 * @file is its name, for messages; @zone decides when a day starts that stands
 * for a time. Always returns an import: when it has faults nothing of it is to
 * be stored, and tend_import_check() says so. Runs on any thread. */
TendImport *tend_fhir_reader_read (GBytes *bytes, const char *file, GTimeZone *zone);

G_END_DECLS
