/* SPDX-License-Identifier: GPL-3.0-or-later
 * The clinic's catalogue of tests, to choose from. */
#pragma once

#include <adwaita.h>

#include "tend-store.h"

G_BEGIN_DECLS

/* Property: "store". Signal "changed": another choice. Action "picker.clear". */
#define TEND_TYPE_TEST_PICKER (tend_test_picker_get_type ())
G_DECLARE_FINAL_TYPE (TendTestPicker, tend_test_picker, TEND, TEST_PICKER, AdwBin)

void tend_test_picker_set_store (TendTestPicker *self, TendStore *store);
/* Of TendTestDefinition, in the order of the catalogue (transfer full). */
GPtrArray *tend_test_picker_get_chosen (TendTestPicker *self);
/* Tests that the catalogue does not hold are left out. @ids of gint64. */
void tend_test_picker_set_chosen (TendTestPicker *self, GArray *ids);
void tend_test_picker_clear (TendTestPicker *self);
/* Any of the catalogue (transfer none); NULL when it is not there or not read yet. */
gpointer tend_test_picker_find (TendTestPicker *self, gint64 test_definition_id);

G_END_DECLS
