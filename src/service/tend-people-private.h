/* SPDX-License-Identifier: GPL-3.0-or-later
 * For making a store, when nobody is signed in yet. */
#pragma once

#include "tend-people.h"

G_BEGIN_DECLS

/* As tend_people_add () without asking who may. */
gboolean tend_people_insert_account (TendTransaction *transaction,
                                     TendAccount     *account,
                                     const char      *password,
                                     GError         **error);

G_END_DECLS
