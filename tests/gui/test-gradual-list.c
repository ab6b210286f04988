/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that follows another a few rows at a time. */
#include "config.h"

#include "tend-gradual-list.h"

typedef struct
{
  GListStore      *store;
  TendGradualList *list;
  guint            largest; /* change that was announced */
  guint            n_items; /* as an obedient listener counts */
} Fixture;

static void
on_items_changed_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  fixture->largest = MAX (fixture->largest, removed + added);
  fixture->n_items += added - removed;
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = g_list_store_new (G_TYPE_MENU);
  fixture->list = tend_gradual_list_new (G_LIST_MODEL (fixture->store));
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (on_items_changed_cb),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->store);
}

static GPtrArray *
make_items (guint n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_menu_new ());
  return items;
}

static void
assert_same (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) wanted = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (item == wanted);
    }
}

static void
test_small_change_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = make_items (2);

  g_list_store_splice (fixture->store, 0, 0, items->pdata, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  g_list_store_remove (fixture->store, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

static void
test_long_list_in_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = make_items (200);
  g_autoptr (GPtrArray) others = make_items (60);

  g_list_store_splice (fixture->store, 0, 0, items->pdata, 200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  assert_same (fixture);
  g_list_store_splice (fixture->store, 20, 150, others->pdata, 60);
  assert_same (fixture);
  g_list_store_remove_all (fixture->store);
  assert_same (fixture);
  g_assert_cmpuint (fixture->largest, <=, 8);
}

static void
test_change_under_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = make_items (100);

  g_list_store_splice (fixture->store, 0, 0, items->pdata, 100);
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, FALSE);
  g_list_store_splice (fixture->store, 10, 80, NULL, 0);
  g_list_store_insert (fixture->store, 3, items->pdata[50]);
  assert_same (fixture);
}

/* No view has widgets for what lies so far away. */
static void
test_far_rows_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = make_items (5000);

  g_list_store_splice (fixture->store, 0, 0, items->pdata, 5000);
  assert_same (fixture);
  g_assert_cmpuint (fixture->largest, >, 4000);
  fixture->largest = 0;
  g_list_store_remove_all (fixture->store);
  assert_same (fixture);
  g_assert_cmpuint (fixture->largest, >, 4000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gui/gradual-list/small-change-at-once", Fixture, NULL, set_up,
              test_small_change_at_once, tear_down);
  g_test_add ("/gui/gradual-list/long-list-in-steps", Fixture, NULL, set_up,
              test_long_list_in_steps, tear_down);
  g_test_add ("/gui/gradual-list/change-under-way", Fixture, NULL, set_up, test_change_under_way,
              tear_down);
  g_test_add ("/gui/gradual-list/far-rows-at-once", Fixture, NULL, set_up, test_far_rows_at_once,
              tear_down);
  return g_test_run ();
}
