#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* The kinds of rows that queries return beside stored records: read-only, one
 * field a column, keyed by id. G_TYPE_INVALID past the last. */
GType tend_views_nth (guint position);
/* By the name of the type, such as "TendPatientMatch"; or G_TYPE_INVALID. */
GType tend_views_find (const char *name);

G_END_DECLS
