/* SPDX-License-Identifier: GPL-3.0-or-later
 * The JSON that is written: digits kept, nothing empty left. */
#include "tend-json-writer.h"

static void
assert_text (TendJsonWriter *writer, const char *expected)
{
  g_autoptr (GBytes) bytes = tend_json_writer_finish (writer);
  gsize            length;
  const char      *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_writes_values (void)
{
  TendJsonWriter *writer = tend_json_writer_new ();

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "text", "a \"b\" \\ c\nd\te\x01 é");
  tend_json_writer_add_number (writer, "number", "1.00");
  tend_json_writer_add_boolean (writer, "yes", TRUE);
  tend_json_writer_begin_array (writer, "list");
  tend_json_writer_add_text (writer, NULL, "");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_boolean (writer, "no", FALSE);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  assert_text (writer, "{\n"
                       "  \"text\": \"a \\\"b\\\" \\\\ c\\nd\\te\\u0001 é\",\n"
                       "  \"number\": 1.00,\n"
                       "  \"yes\": true,\n"
                       "  \"list\": [\n"
                       "    \"\",\n"
                       "    {\n"
                       "      \"no\": false\n"
                       "    }\n"
                       "  ]\n"
                       "}\n");
}

static void
test_leaves_nothing_empty (void)
{
  TendJsonWriter *writer = tend_json_writer_new ();

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_begin_array (writer, "list");
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "text", NULL);
  tend_json_writer_add_number (writer, "number", NULL);
  tend_json_writer_add_number (writer, "number", "1,5");
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  tend_json_writer_add_text (writer, "a", "b");
  tend_json_writer_begin_object (writer, "object");
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);
  assert_text (writer, "{\n  \"a\": \"b\"\n}\n");

  writer = tend_json_writer_new ();
  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_end (writer);
  assert_text (writer, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-writer/writes-values", test_writes_values);
  g_test_add_func ("/exchange/json-writer/leaves-nothing-empty", test_leaves_nothing_empty);
  return g_test_run ();
}
