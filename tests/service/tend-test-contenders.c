/* SPDX-License-Identifier: GPL-3.0-or-later
 * Several other processes at one store. */
#include "config.h"

#include "tend-test-contenders.h"

#include "tend-account.h"

#include <string.h>

static void
free_contender (gpointer data)
{
  TendTestContender *contender = data;
  g_autoptr (GError) error = NULL;

  /* It leaves at the end of what it is told. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (contender->process), NULL, NULL);
  g_subprocess_wait_check (contender->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (contender->answers);
  g_object_unref (contender->process);
  g_free (contender->full_name);
  g_free (contender->message);
  g_free (contender);
}

static gboolean
add_account (TendTransaction *transaction, gpointer data, GError **error)
{
  tend_transaction_set_result (transaction, data);
  return tend_transaction_insert (transaction, data, error);
}

static void
tell (TendTestContender *contender, const char *line)
{
  GOutputStream   *stream = g_subprocess_get_stdin_pipe (contender->process);
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
hear (TendTestContender *contender)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (contender->answers, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
expect (TendTestContender *contender, const char *wanted)
{
  g_autofree char *line = hear (contender);

  g_assert_cmpstr (line, ==, wanted);
}

static TendTestContender *
start (TendStore *store, guint number)
{
  TendTestContender *contender = g_new0 (TendTestContender, 1);
  g_autofree char   *name = g_strdup_printf ("desk%u", number);
  g_autofree char   *id = NULL;
  g_autoptr (TendAccount) account = NULL;
  g_autoptr (TendCommit) commit = NULL;
  g_autoptr (GError) error = NULL;

  contender->full_name = g_strdup_printf ("Desk Number-%u", number);
  account = g_object_new (TEND_TYPE_ACCOUNT, "name", name, "full-name", contender->full_name,
                          "role", TEND_ACCOUNT_ROLE_ADMINISTRATOR, NULL);
  commit = tend_store_transact (store, "account.add", add_account, account, &error);
  g_assert_no_error (error);
  contender->account_id = tend_record_get_id (TEND_RECORD (account));
  id = g_strdup_printf ("%" G_GINT64_FORMAT, contender->account_id);
  contender->process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          g_getenv ("TEND_TEST_CONTENDER"), tend_store_get_url (store), id, NULL);
  g_assert_no_error (error);
  contender->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (contender->process));
  return contender;
}

GPtrArray *
tend_test_contenders_new (TendStore *store, guint n)
{
  GPtrArray *contenders = g_ptr_array_new_with_free_func (free_contender);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (contenders, start (store, i + 1));
  for (guint i = 0; i < n; i++)
    expect (contenders->pdata[i], "open");
  return contenders;
}

void
tend_test_contender_tell (TendTestContender *contender, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list          arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tell (contender, line);
  expect (contender, "ready");
}

static gboolean
take_one_answer (TendTestContender *contender)
{
  g_autofree char *line = hear (contender);
  char            *rest = NULL;

  g_clear_pointer (&contender->message, g_free);
  contender->sequence = 0;
  contender->code = -1;
  if (g_str_has_prefix (line, "saved "))
    {
      contender->sequence = g_ascii_strtoll (line + strlen ("saved "), NULL, 10);
      g_assert_cmpint (contender->sequence, >, 0);
      return TRUE;
    }
  g_assert_true (g_str_has_prefix (line, "refused "));
  contender->code = (int) g_ascii_strtoll (line + strlen ("refused "), &rest, 10);
  contender->message = g_strdup (g_strchug (rest));
  return FALSE;
}

/* Who was told to try again tries again, as a person would. */
static gboolean
take_answer (TendTestContender *contender)
{
  for (int i = 0; i < 10; i++)
    {
      if (take_one_answer (contender))
        return TRUE;
      if (contender->code != TEND_ERROR_BUSY)
        return FALSE;
      g_test_message ("%s was told: %s", contender->full_name, contender->message);
      tell (contender, "go");
    }
  g_error ("%s finds the store busy for good", contender->full_name);
}

guint
tend_test_contenders_go (GPtrArray *contenders)
{
  guint saved = 0;

  for (guint i = 0; i < contenders->len; i++)
    tell (contenders->pdata[i], "go");
  for (guint i = 0; i < contenders->len; i++)
    saved += take_answer (contenders->pdata[i]);
  return saved;
}

void
tend_test_contender_go (TendTestContender *contender)
{
  tell (contender, "go");
}
