/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers come back in their order, one a turn of the loop. */
#include "tend-answers.h"

typedef struct
{
  GMainContext *context;
  GString      *said;
} Fixture;

typedef struct
{
  Fixture *fixture;
  char     letter;
} Words;

static gboolean
on_answered_cb (gpointer data)
{
  Words *words = data;

  g_string_append_c (words->fixture->said, words->letter);
  return G_SOURCE_REMOVE;
}

/* As a question in a window of its own does. */
static gboolean
on_answered_with_question_cb (gpointer data)
{
  Words *words = data;

  g_main_context_iteration (words->fixture->context, FALSE);
  return on_answered_cb (data);
}

typedef struct
{
  GSource *answers;
  Words    words;
} Work;

static gpointer
push_from_thread (gpointer data)
{
  Work *work = data;

  tend_answers_push (work->answers, on_answered_cb, &work->words);
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = g_main_context_new ();
  fixture->said = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_main_context_unref (fixture->context);
  g_string_free (fixture->said, TRUE);
}

static void
one_is_given_a_turn (Fixture *fixture, gconstpointer data)
{
  GSource *answers = tend_answers_new (fixture->context);
  Words    words[] = { { fixture, 'a' }, { fixture, 'b' }, { fixture, 'c' } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    tend_answers_push (answers, on_answered_cb, &words[i]);
  g_main_context_iteration (fixture->context, FALSE);
  g_assert_cmpstr (fixture->said->str, ==, "a");
  g_main_context_iteration (fixture->context, FALSE);
  g_assert_cmpstr (fixture->said->str, ==, "ab");
  g_main_context_iteration (fixture->context, FALSE);
  g_assert_cmpstr (fixture->said->str, ==, "abc");
  g_assert_false (g_main_context_iteration (fixture->context, FALSE));
  g_source_destroy (answers);
  g_source_unref (answers);
}

static void
loop_within_an_answer_goes_on (Fixture *fixture, gconstpointer data)
{
  GSource *answers = tend_answers_new (fixture->context);
  Words    words[] = { { fixture, 'a' }, { fixture, 'b' } };

  tend_answers_push (answers, on_answered_with_question_cb, &words[0]);
  tend_answers_push (answers, on_answered_cb, &words[1]);
  g_main_context_iteration (fixture->context, FALSE);
  g_assert_cmpstr (fixture->said->str, ==, "ba");
  g_source_destroy (answers);
  g_source_unref (answers);
}

static void
another_thread_wakes_the_loop (Fixture *fixture, gconstpointer data)
{
  Work     work = { tend_answers_new (fixture->context), { fixture, 'a' } };
  GThread *thread = g_thread_new ("answers", push_from_thread, &work);

  while (fixture->said->len == 0)
    g_main_context_iteration (fixture->context, TRUE);
  g_assert_cmpstr (fixture->said->str, ==, "a");
  g_thread_join (thread);
  g_source_destroy (work.answers);
  g_source_unref (work.answers);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/store/answers/one-is-given-a-turn", one_is_given_a_turn },
    { "/store/answers/loop-within-an-answer-goes-on", loop_within_an_answer_goes_on },
    { "/store/answers/another-thread-wakes-the-loop", another_thread_wakes_the_loop },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
