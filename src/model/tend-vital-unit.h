/* SPDX-License-Identifier: GPL-3.0-or-later
 * Vital signs as typed and shown, in the units people use. */
#pragma once

#include "tend-vital.h"

G_BEGIN_DECLS

/** tend_vital_convert: between two UCUM units of @kind; %FALSE when it has no such unit. */
gboolean tend_vital_convert (
    TendVitalKind kind, double value, const char *from, const char *to, double *result);

/**
 * tend_vital_parse:
 * @typed: "100.4 F", "72,5 kg", "5'7\"", "5 lb 4 oz", or a bare number
 * @default_unit: (nullable): UCUM unit of a bare number; the stored one when %NULL
 * @value: (out): in the stored unit of @kind, to six decimals
 * @typed_unit: (out) (optional): UCUM unit of the first number typed
 *
 * Keep @typed as well: it is what the person wrote. %TEND_ERROR_INVALID for
 * text that is no number, a unit that is not of @kind, or an impossible value.
 */
gboolean tend_vital_parse (TendVitalKind kind,
                           const char   *typed,
                           const char   *default_unit,
                           double       *value,
                           const char  **typed_unit,
                           GError      **error);

/**
 * tend_vital_format:
 * @value: in the stored unit
 * @unit: (nullable): UCUM unit to show it in; the stored one when %NULL
 *
 * The number alone, rounded once, from the stored value.
 *
 * Returns: (nullable): %NULL when @unit is not of @kind or @value not finite
 */
char *tend_vital_format (TendVitalKind kind, double value, const char *unit);

/** tend_vital_get_unit_label: (nullable): "°C" for "Cel"; the UCUM code itself when that is what
 * people write. */
const char *tend_vital_get_unit_label (TendVitalKind kind, const char *unit);

G_END_DECLS
