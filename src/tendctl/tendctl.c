/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tend's work from a shell. */
#define G_LOG_DOMAIN "tendctl"

#include "config.h"

#include "tendctl.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tend-demo.h"
#include "tend-people.h"

#define EXIT_REFUSED 1
#define EXIT_USAGE 2

static const TendVerb *const tables[]
    = { tendctl_store_verbs, tendctl_exchange_verbs, tendctl_read_verbs, tendctl_print_verbs,
        tendctl_user_verbs };

static const TendVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const TendVerb *verb = tables[i]; verb->name != NULL; verb++)
      if (g_str_equal (verb->name, name))
        return verb;
  return NULL;
}

static char *
describe_verbs (void)
{
  g_autoptr (GString) text = g_string_new ("Verbs:\n");

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const TendVerb *verb = tables[i]; verb->name != NULL; verb++)
      g_string_append_printf (text, "  %-9s %-30s %s\n", verb->name, verb->usage, verb->summary);
  g_string_append (text,
                   "\nWithout --store, TEND_STORE or the clinic's file in the user's data folder "
                   "is used.\nExit status: 0 done, 1 refused or failed, 2 wrong usage.");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
tendctl_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  puts (text);
  json_node_unref (node);
}

gboolean
tendctl_check_arguments (TendCommand *command, guint minimum, guint maximum, GError **error)
{
  guint n = g_strv_length (command->arguments);

  if (n >= minimum && n <= maximum)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               n < minimum ? "too few arguments" : "too many arguments");
  return FALSE;
}

static char *
read_line (FILE *file)
{
  char  *line = NULL;
  size_t size = 0;

  if (getline (&line, &size, file) < 0)
    {
      free (line);
      return NULL;
    }
  line[strcspn (line, "\r\n")] = '\0';
  return line;
}

static char *
read_from_terminal (const char *prompt)
{
  struct termios shown, hidden;
  char          *line;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &shown) != 0)
    return NULL;
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  fprintf (stderr, "%s: ", prompt);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  line = read_line (stdin);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  fputc ('\n', stderr);
  return line;
}

char *
tendctl_read_password (TendCommand *command, const char *prompt, GError **error)
{
  g_autofree char *line = NULL;

  if (command->password_file < 0)
    line = read_from_terminal (prompt);
  else
    {
      /* One line a question: the stream stays open for the next. */
      static FILE *file;

      if (file == NULL)
        file = fdopen (command->password_file, "r");
      if (file != NULL)
        line = read_line (file);
    }
  if (line == NULL || *line == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_PERMISSION,
                           "No password was given: type it at a terminal, or name the descriptor "
                           "to read it from with --password-fd");
      return NULL;
    }
  return g_steal_pointer (&line);
}

gboolean
tendctl_transact (TendCommand *command,
                  const char  *action,
                  TendJob      job,
                  gpointer     data,
                  TendRecord **record,
                  GError     **error)
{
  g_autoptr (TendCommit) commit = tend_store_transact (command->store, action, job, data, error);

  if (commit == NULL)
    return FALSE;
  if (record != NULL)
    *record = g_steal_pointer (&commit->record);
  return TRUE;
}

/* Nobody has seen what was not put out. */
static void
take_back (TendCommand *command, gint64 sequence, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (TendCommit) commit = tend_store_undo (command->store, sequence, &cause);

  if (commit == NULL)
    g_prefix_error (error,
                    "The journal says that it was made, and that could not be taken back "
                    "(%s). ",
                    cause->message);
}

gboolean
tendctl_put_out (TendCommand     *command,
                 const char      *action,
                 TendJob          job,
                 gpointer         data,
                 TendStagedFile **file,
                 GError         **error)
{
  g_autoptr (TendCommit) commit = tend_store_transact (command->store, action, job, data, error);
  g_autoptr (TendStagedFile) staged = g_steal_pointer (file);
  gboolean out = FALSE;

  if (commit == NULL)
    return FALSE;
  if (staged == NULL || tend_staged_file_place (staged, &out, error))
    return TRUE;
  if (!out)
    take_back (command, commit->sequence, error);
  return FALSE;
}

typedef struct
{
  const char *name;
  const char *password;
} Credentials;

static gboolean
sign_in_job (TendTransaction *transaction, gpointer data, GError **error)
{
  Credentials *credentials = data;

  return tend_people_sign_in (transaction, credentials->name, credentials->password, error);
}

static gboolean
sign_in (TendCommand *command, GError **error)
{
  TendClinic      *clinic = tend_store_get_clinic (command->store);
  gboolean         demo = clinic != NULL && tend_clinic_get_data (clinic)->demo;
  g_autofree char *password = NULL;
  g_autoptr (TendRecord) account = NULL;
  Credentials credentials = { .name = command->user };

  if (command->user == NULL && !demo)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_PERMISSION,
                           "Say who you are with --user NAME");
      return FALSE;
    }
  if (command->user == NULL)
    {
      credentials.name = TEND_DEMO_ADMINISTRATOR;
      password = g_strdup (TEND_DEMO_PASSWORD);
    }
  else
    password = tendctl_read_password (command, "Password", error);
  if (password == NULL)
    return FALSE;
  credentials.password = password;
  if (!tendctl_transact (command, "session.sign-in", sign_in_job, &credentials, &account, error))
    return FALSE;
  if (account == NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_PERMISSION,
                           "The name or the password is wrong");
      return FALSE;
    }
  tend_store_set_account (command->store, TEND_ACCOUNT (account));
  return TRUE;
}

static gboolean
run_verb (TendCommand *command, const TendVerb *verb, GError **error)
{
  gboolean ok;

  if (verb->flags == TEND_VERB_PLAIN)
    return verb->run (command, error);
  command->store = tend_store_open (command->url, TEND_STORE_OPEN_EXISTING, NULL, error);
  if (command->store == NULL)
    return FALSE;
  ok = (!(verb->flags & TEND_VERB_ACCOUNT) || sign_in (command, error))
       && verb->run (command, error);
  tend_store_close (command->store);
  g_clear_object (&command->store);
  return ok;
}

static char *
default_url (void)
{
  const char *from_environment = g_getenv ("TEND_STORE");

  if (from_environment != NULL)
    return g_strdup (from_environment);
  return g_strconcat ("sqlite://", g_get_user_data_dir (), "/tend/clinic.db", NULL);
}

/* The verb is the first word; its own options may stand anywhere after it. */
static const TendVerb *
parse (int *argc, char ***argv, TendCommand *command, char **url, GError **error)
{
  const TendVerb  *verb = NULL;
  g_autofree char *verbs = describe_verbs ();
  g_autoptr (GOptionContext) context = g_option_context_new ("VERB [ARGUMENT…]");
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, url, "Where the store is", "URL" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &command->json, "Print JSON", NULL },
    { "user", 0, 0, G_OPTION_ARG_STRING, &command->user, "Who signs in", "NAME" },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &command->password_file,
      "Read the password from this descriptor", "N" },
    { 0 },
  };

  for (int i = 1; verb == NULL && i < *argc; i++)
    verb = find_verb ((*argv)[i]);
  g_option_context_set_summary (context, "Tend's work from a shell.");
  g_option_context_set_description (context, verbs);
  g_option_context_add_main_entries (context, entries, NULL);
  if (verb != NULL && verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return NULL;
  if (*argc < 2 || verb == NULL || !g_str_equal ((*argv)[1], verb->name))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                           "name a verb; see tendctl --help");
      return NULL;
    }
  command->arguments = *argv + 2;
  return verb;
}

/* Nobody is to take half an answer for a whole one. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_FAILED,
               "The work is done, but its answer could not be written: %s", g_strerror (errno));
  return FALSE;
}

int
main (int argc, char **argv)
{
  TendCommand      command = { .password_file = -1 };
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  const TendVerb *verb;

  setlocale (LC_ALL, "");
  verb = parse (&argc, &argv, &command, &url, &error);
  if (verb != NULL)
    {
      if (url == NULL)
        url = default_url ();
      command.url = url;
      if (run_verb (&command, verb, &error) && finish_output (&error))
        return EXIT_SUCCESS;
    }
  g_printerr ("tendctl: %s\n", error != NULL ? error->message : "failed without saying why");
  if (error != NULL && error->domain == G_OPTION_ERROR)
    {
      if (verb != NULL)
        g_printerr ("usage: tendctl %s %s\n", verb->name, verb->usage);
      return EXIT_USAGE;
    }
  return EXIT_REFUSED;
}
