/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
#define G_LOG_DOMAIN "tend-x"

#include "config.h"

G_DEFINE_FINAL_TYPE (TendX, tend_x, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (TendY, tend_y, G_TYPE_OBJECT)
