/* SPDX-License-Identifier: GPL-3.0-or-later
 * TODO: everything. */
#define G_LOG_DOMAIN "tend-x"

#include "config.h"

int x;
