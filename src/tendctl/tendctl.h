#pragma once

#include "tend-file.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* What every verb gets. */
typedef struct
{
  const char *url;
  gboolean    json;
  char       *user;          /* nullable */
  int         password_file; /* descriptor the password is read from, or -1 */
  char      **arguments;     /* after the verb, NULL-terminated, options taken out */
  TendStore  *store;         /* open and signed in, for verbs that want one */
} TendCommand;

typedef enum
{
  TEND_VERB_PLAIN = 0,
  TEND_VERB_STORE = 1 << 0,   /* opens the store first */
  TEND_VERB_ACCOUNT = 1 << 1, /* and signs in */
} TendVerbFlags;

typedef struct
{
  const char         *name;
  const char         *usage; /* arguments, for the help */
  const char         *summary;
  TendVerbFlags       flags;
  const GOptionEntry *options; /* nullable */
  /* FALSE with @error: refused or failed. An error of G_OPTION_ERROR is wrong usage. */
  gboolean (*run) (TendCommand *command, GError **error);
} TendVerb;

extern const TendVerb tendctl_store_verbs[]; /* each table ends with a NULL name */
extern const TendVerb tendctl_exchange_verbs[];
extern const TendVerb tendctl_print_verbs[];
extern const TendVerb tendctl_read_verbs[];
extern const TendVerb tendctl_user_verbs[];

/* From the descriptor or the terminal, without echo (transfer full). */
char *tendctl_read_password (TendCommand *command, const char *prompt, GError **error);
/* Runs a job as a transaction; the commit's record, nullable, is given back in @record. */
gboolean tendctl_transact (TendCommand *command,
                           const char  *action,
                           TendJob      job,
                           gpointer     data,
                           TendRecord **record,
                           GError     **error);
/* Runs @job, which notes that something is handed out and leaves it in @file (NULL: it goes
 * elsewhere), and gives that its name. The entry stands before anybody can see the file: a crash
 * between leaves one too many, never one too few. When it cannot have its name, the entry is
 * taken back. */
gboolean tendctl_put_out (TendCommand     *command,
                          const char      *action,
                          TendJob          job,
                          gpointer         data,
                          TendStagedFile **file,
                          GError         **error);
/* Sets a G_OPTION_ERROR unless there are @minimum to @maximum arguments. */
gboolean
tendctl_check_arguments (TendCommand *command, guint minimum, guint maximum, GError **error);
/* Prints one JSON value and takes it. */
void tendctl_print_json (JsonNode *node);

G_END_DECLS
