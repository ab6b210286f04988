/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is JSON and what is not, and where values stand. */
#include <string.h>

#include "tend-json-scanner.h"

static gboolean
scan (const char *text, TendJsonVisitor visit, gpointer data, TendJsonFault *fault)
{
  gsize after = 0;

  return tend_json_scan (text, 0, strlen (text), G_MAXUINT, visit, data, &after, fault)
         && after == strlen (text);
}

static void
test_accepts_json (void)
{
  static const char *const texts[] = {
    "{}",
    " [ ] ",
    "[1,-0,0.10,1E-22,-1.000000000000000000E+245,12e3]",
    "{\"a\":{\"b\":[true,false,null]},\"c\":\"\"}",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
    "\"\xc3\xa9\x7f\"",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TendJsonFault fault;

      g_test_message ("%s", texts[i]);
      g_assert_true (scan (texts[i], NULL, NULL, &fault));
    }
}

static void
test_tells_where_json_ends (void)
{
  static const struct
  {
    const char *text;
    gsize       offset;
  } cases[] = {
    { "", 0 },
    { "{", 1 },
    { "{\"a\"", 4 },
    { "{\"a\":", 5 },
    { "{\"a\":1", 6 },
    { "{\"a\":1,}", 7 },
    { "{a:1}", 1 },
    { "[1,]", 3 },
    { "[1 2]", 3 },
    { "[1}", 2 },
    { "{\"a\" 1}", 5 },
    { "[01]", 1 },
    { "[1.]", 1 },
    { "[.5]", 1 },
    { "[1e]", 1 },
    { "[+1]", 1 },
    { "[NaN]", 1 },
    { "[tru]", 1 },
    { "[\"a\nb\"]", 3 },
    { "[\"\\x\"]", 3 },
    { "[\"\\u12\"]", 3 },
    { "[\"\\u0000\"]", 3 },
    { "[\"\\ud83d\"]", 8 },
    { "[\"\\ude00\"]", 8 },
    { "[\"\\ud83d\\u0041\"]", 8 },
    { "[\"abc", 5 },
    { "[/* c */1]", 1 },
    { "['a']", 1 },
    { "[1]//", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendJsonFault fault = { 0, NULL };

      g_test_message ("%s", cases[i].text);
      g_assert_false (scan (cases[i].text, NULL, NULL, &fault));
      g_assert_cmpuint (fault.offset, ==, cases[i].offset);
      g_assert_true (fault.sentence != NULL || cases[i].offset == 0);
    }
}

static void
test_refuses_what_grows_without_end (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);
  g_autoptr (GString) digits = g_string_new (NULL);
  TendJsonFault fault;

  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "[");
  g_assert_false (scan (deep->str, NULL, NULL, &fault));
  g_assert_cmpuint (fault.offset, ==, TEND_JSON_MAX_DEPTH);

  for (guint i = 0; i < TEND_JSON_MAX_DEPTH; i++)
    g_string_append (right, "[");
  for (guint i = 0; i < TEND_JSON_MAX_DEPTH; i++)
    g_string_append (right, "]");
  g_assert_true (scan (right->str, NULL, NULL, &fault));

  for (guint i = 0; i < TEND_JSON_MAX_DIGITS; i++)
    g_string_append (digits, "9");
  g_assert_true (scan (digits->str, NULL, NULL, &fault));
  g_string_append (digits, "9");
  g_assert_false (scan (digits->str, NULL, NULL, &fault));
}

typedef struct
{
  const char *text;
  GString    *seen;
} Visit;

static void
on_value_ended_cb (const TendJsonValue *value, gpointer data)
{
  Visit *visit = data;

  g_string_append_printf (visit->seen, "%u:%.*s/%u/%u%s ", value->order,
                          (int) (value->end - value->start), visit->text + value->start,
                          value->depth, value->n_children,
                          tend_json_value_is_named (visit->text, value, "b") ? "b" : "");
}

static void
test_visits_values_with_their_places (void)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  Visit         visit = { "{ \"a\" : [1, 22], \"b\":{\"bb\":\"b\"}, \"\\u0062\":3 }", seen };
  TendJsonFault fault;

  g_assert_true (scan (visit.text, on_value_ended_cb, &visit, &fault));
  g_assert_cmpstr (seen->str, ==,
                   "2:1/2/0 3:22/2/0 1:[1, 22]/1/2 5:\"b\"/2/0 4:{\"bb\":\"b\"}/1/1b 6:3/1/0 "
                   "0:{ \"a\" : [1, 22], \"b\":{\"bb\":\"b\"}, \"\\u0062\":3 }/0/3 ");
}

static void
test_reads_no_further_than_its_end (void)
{
  static const char text[] = "[1]garbage";
  TendJsonFault     fault;
  gsize             after = 0;

  g_assert_true (tend_json_scan (text, 0, strlen (text), 0, NULL, NULL, &after, &fault));
  g_assert_cmpuint (after, ==, 3);
  g_assert_false (tend_json_scan (text, 0, 2, 0, NULL, NULL, &after, &fault));
  g_assert_cmpuint (fault.offset, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/json-scanner/accepts-json", test_accepts_json);
  g_test_add_func ("/model/json-scanner/tells-where-json-ends", test_tells_where_json_ends);
  g_test_add_func ("/model/json-scanner/refuses-what-grows-without-end",
                   test_refuses_what_grows_without_end);
  g_test_add_func ("/model/json-scanner/visits-values-with-their-places",
                   test_visits_values_with_their_places);
  g_test_add_func ("/model/json-scanner/reads-no-further-than-its-end",
                   test_reads_no_further_than_its_end);
  return g_test_run ();
}
