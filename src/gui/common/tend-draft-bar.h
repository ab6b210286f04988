#pragma once

#include "tend-form-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The line above a form that offers what was typed before. Property: "draft". */
#define TEND_TYPE_DRAFT_BAR (tend_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (TendDraftBar, tend_draft_bar, TEND, DRAFT_BAR, AdwBin)

void tend_draft_bar_set_draft (TendDraftBar *self, TendFormDraft *draft);

G_END_DECLS
