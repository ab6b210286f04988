/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list is changed no more than it must be. */
#include "tend-list-change.h"

/* One letter an item. */
static GPtrArray *
make_list (const char *letters, GObject **items)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; *letters != '\0'; letters++)
    g_ptr_array_add (list, items[*letters - 'a']);
  return list;
}

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, GString *changes)
{
  g_string_append_printf (changes, "%s%u-%u+%u", changes->len > 0 ? " " : "", position, removed,
                          added);
}

static void
only_what_differs_is_announced (void)
{
  static const struct
  {
    const char *old, *fresh, *changes;
  } cases[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "abc", "0-0+3" },
    { "abc", "", "0-3+0" },
    { "abc", "abcd", "3-0+1" },
    { "abc", "dabc", "0-0+1" },
    { "abc", "adc", "1-1+1" },
    { "abcde", "xabcdy", "0-0+1 5-1+1" },
    { "abcdef", "bcef", "0-1+0 2-1+0" },
    /* Moved: only what moved. */
    { "abcde", "eabcd", "0-0+1 5-1+0" },
    { "abcde", "bcdea", "0-1+0 4-0+1" },
    { "abcde", "acbde", "1-0+1 3-1+0" },
    /* One change for many. */
    { "abcdefghijklmnopqrst", "bdfhjlnprt", "0-19+9" },
    { "tsrqponmlkjihgfedcba", "abcdefghijklmnopqrst", "0-0+19 20-19+0" },
    { "abca", "xbcx", "0-4+4" },
  };
  GObject *items[26];

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = g_object_new (G_TYPE_OBJECT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GPtrArray) old = make_list (cases[i].old, items);
      g_autoptr (GPtrArray) fresh = make_list (cases[i].fresh, items);
      g_autoptr (GString) changes = g_string_new (NULL);

      tend_list_store_become (store, old);
      g_signal_connect (store, "items-changed", G_CALLBACK (on_items_changed_cb), changes);
      tend_list_store_become (store, fresh);
      g_test_message ("%s to %s", cases[i].old, cases[i].fresh);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, fresh->len);
      for (guint k = 0; k < fresh->len; k++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), k);

          g_assert_true (item == fresh->pdata[k]);
        }
      g_assert_cmpstr (changes->str, ==, cases[i].changes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_object_unref (items[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/list-change/only-what-differs-is-announced",
                   only_what_differs_is_announced);
  return g_test_run ();
}
