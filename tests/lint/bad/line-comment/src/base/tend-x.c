/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
#define G_LOG_DOMAIN "tend-x"

#include "config.h"

int x; // one
