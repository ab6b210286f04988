/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON texts that were damaged are refused before a tree is made of them. */
#include "tend-json.h"
#include "tend-json-scanner.h"

#include <string.h>

static void
test_reads_what_is_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = tend_json_parse (" {\"a\": [\"b\", 1]} \n", &error);
  JsonObject *object = tend_json_get_object (root);
  JsonArray  *array;

  g_assert_no_error (error);
  g_assert_nonnull (object);
  array = tend_json_get_array (json_object_get_member (object, "a"));
  g_assert_nonnull (array);
  g_assert_cmpstr (tend_json_get_text (json_array_get_element (array, 0)), ==, "b");
  g_assert_null (tend_json_get_text (json_array_get_element (array, 1)));
  g_assert_null (tend_json_get_object (json_array_get_element (array, 1)));
  g_assert_null (tend_json_get_array (root));
  g_assert_null (tend_json_get_object (NULL));
}

static void
test_refuses_what_is_not_json (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "Byte 1 " },           { "[1", "Byte 3 " },           { "[1] x", "byte 5" },
    { "[\"\xff\"]", "Byte 3 " }, { "{'a': 1}", "Byte 2 " },     { "[\"\\u0000\"]", "Byte " },
    { "[1, 2,]", "Byte 7 " },    { "/* no */ [1]", "Byte 1 " }, { "var a = 1", "Byte 1 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = tend_json_parse (cases[i].text, &error);

      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_null (root);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

static void
test_refuses_depth_without_end (void)
{
  for (gsize depth = TEND_JSON_MAX_DEPTH; depth <= 1000 * 1000; depth *= 10)
    {
      g_autofree char *opening = g_strnfill (depth, '[');
      g_autofree char *closing = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (opening, closing, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = tend_json_parse (text, &error);

      if (depth == TEND_JSON_MAX_DEPTH)
        g_assert_no_error (error);
      else
        g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_true ((root == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json/reads-what-is-json", test_reads_what_is_json);
  g_test_add_func ("/model/json/refuses-what-is-not-json", test_refuses_what_is_not_json);
  g_test_add_func ("/model/json/refuses-depth-without-end", test_refuses_depth_without_end);
  return g_test_run ();
}
