#pragma once

#include "tend-error.h"

G_BEGIN_DECLS

/* The one place where an error becomes a sentence for a person (transfer full).
 * What the service says about a rule (INVALID, CONFLICT) is translated there and
 * stands as it is; every other code has a sentence here. */
char *tend_error_dup_text (const GError *error);
/* A few words for the head of a dialog. */
const char *tend_error_get_title (const GError *error);
/* Whether the banner on top of the windows tells the rest: a toast suffices. */
gboolean tend_error_is_passing (const GError *error);
/* Nobody needs to hear of it. */
gboolean tend_error_is_cancelled (const GError *error);

G_END_DECLS
