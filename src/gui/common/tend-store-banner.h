#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* The line on top of a window while its store does not answer. Property: "store". */
#define TEND_TYPE_STORE_BANNER (tend_store_banner_get_type ())
G_DECLARE_FINAL_TYPE (TendStoreBanner, tend_store_banner, TEND, STORE_BANNER, AdwBin)

void tend_store_banner_set_store (TendStoreBanner *self, TendStore *store);

G_END_DECLS
