/* SPDX-License-Identifier: GPL-3.0-or-later
 * The measures of the store, one subject each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bench_search (const char *backend, guint n_patients);
void bench_commit (guint rounds);
void bench_import (const char *backend, guint n_patients);

G_END_DECLS
