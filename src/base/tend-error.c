/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one error domain of the program. */
#define G_LOG_DOMAIN "tend-error"

#include "config.h"

#include "tend-error.h"

/* clang-format takes the hyphens for subtraction. */
/* clang-format off */
G_DEFINE_QUARK (tend-error-quark, tend_error)
/* clang-format on */
