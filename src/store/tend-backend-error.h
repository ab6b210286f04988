#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/* Turns what libgda reports into TEND_ERROR. libgda keeps neither SQLite's
 * codes nor the SQLSTATE of a broken constraint, so texts are read: SQLite's
 * are English always, PostgreSQL's carry our constraint names (pk_, uq_, fk_,
 * ck_) whatever its language. */
void tend_backend_set_error (GError **error, gboolean postgresql, const char *message);

G_END_DECLS
