#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* The find box: type a name, a telephone number's end, an MRN, a birth date, a
 * device's tag or name, an invoice's number, or what to do; Down and Up choose,
 * Enter opens, Escape leaves. A keystroke cancels the search before it.
 *
 * Property: "store". Signal: "patient-activated" (gint64 id); all else the find
 * box opens by itself. */
#define TEND_TYPE_FIND (tend_find_get_type ())
G_DECLARE_FINAL_TYPE (TendFind, tend_find, TEND, FIND, AdwBin)

void tend_find_set_store (TendFind *self, TendStore *store);

G_END_DECLS
