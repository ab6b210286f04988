/* SPDX-License-Identifier: GPL-3.0-or-later
 * From bytes to the tree of one FHIR resource. */
#pragma once

#include "tend-fhir-element.h"

G_BEGIN_DECLS

/* Builds the resource that stands at @start to @end of the reading's text,
 * remembers where each of its values stands, and checks what FHIR asks of any
 * resource. @path names it in faults. FALSE when it is not to be read further:
 * then there are faults. @root is good until the parser's next use. */
gboolean tend_fhir_parse (TendFhirReading *reading,
                          JsonParser      *parser,
                          gsize            start,
                          gsize            end,
                          const char      *path,
                          TendFhirElement *root);

G_END_DECLS
