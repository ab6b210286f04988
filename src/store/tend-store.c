/* SPDX-License-Identifier: GPL-3.0-or-later
 * A store: its two connections, who is signed in, and the records that windows share. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-store-private.h"

#include <libgda/libgda.h>
#include <string.h>

#include "tend-answers.h"
#include "tend-journal.h"
#include "tend-kinds.h"
#include "tend-query-catalog.h"
#include "tend-record-sql.h"
#include "tend-schema.h"
#include "tend-store-file.h"
#include "tend-transaction-private.h"

struct _TendStore
{
  GObject parent_instance;

  /* Owned */
  char                *url;
  TendClock           *clock;
  TendIdentifierMaker *identifiers;
  char                *workstation;
  GTimeZone           *zone;
  TendAccount         *account;
  TendClinic          *clinic;
  TendDatabase        *writer;
  TendDatabase        *reader;
  TendIdentityMap     *identities;
  GMainContext        *context;
  GSource             *answers;
  GPtrArray           *doubts; /* see tend_store_get_doubts() */

  gboolean online;
  gint64   last_sequence; /* of the journal, that windows have seen */
  guint    watch;
  gboolean watching; /* a look is under way */
};

G_DEFINE_FINAL_TYPE (TendStore, tend_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ONLINE,
  PROP_IN_DOUBT,
  PROP_ACCOUNT,
  PROP_CLINIC,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *pspecs[N_PROPS];
static guint       signals[N_SIGNALS];

void
tend_commit_free (TendCommit *commit)
{
  g_clear_object (&commit->record);
  g_free (commit);
}

TendDatabase *
tend_store_get_writer (TendStore *self)
{
  return self->writer;
}

TendDatabase *
tend_store_get_reader (TendStore *self)
{
  return self->reader;
}

TendIdentityMap *
tend_store_get_identity_map (TendStore *self)
{
  return self->identities;
}

GMainContext *
tend_store_get_context (TendStore *self)
{
  return self->context;
}

void
tend_store_fill_context (TendStore *self, TendTransactionContext *context)
{
  context->clock = self->clock;
  context->identifiers = self->identifiers;
  context->workstation = self->workstation;
}

void
tend_store_call_back (TendStore *self, GSourceFunc callback, gpointer data)
{
  /* Once it is called back, the store may be gone. */
  g_autoptr (GSource) answers = g_source_ref (self->answers);

  tend_answers_push (answers, callback, data);
}

const char *
tend_store_get_url (TendStore *self)
{
  return self->url;
}

TendClock *
tend_store_get_clock (TendStore *self)
{
  return self->clock;
}

GTimeZone *
tend_store_get_time_zone (TendStore *self)
{
  return self->zone;
}

gboolean
tend_store_get_online (TendStore *self)
{
  return self->online;
}

gboolean
tend_store_get_in_doubt (TendStore *self)
{
  return self->doubts->len > 0;
}

GPtrArray *
tend_store_get_doubts (TendStore *self)
{
  return self->doubts;
}

void
tend_store_notify_doubts (TendStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_IN_DOUBT]);
}

TendClinic *
tend_store_get_clinic (TendStore *self)
{
  return self->clinic;
}

TendAccount *
tend_store_get_account (TendStore *self)
{
  return self->account;
}

gint64
tend_store_get_account_id (TendStore *self)
{
  return self->account != NULL ? tend_record_get_id (TEND_RECORD (self->account)) : 0;
}

void
tend_store_set_account (TendStore *self, TendAccount *account)
{
  g_return_if_fail (TEND_IS_STORE (self));

  if (g_set_object (&self->account, account))
    g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_ACCOUNT]);
}

void
tend_store_set_online (TendStore *self, gboolean online)
{
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_ONLINE]);
}

void
tend_store_note_commit (TendStore *self, gint64 sequence)
{
  if (sequence == self->last_sequence + 1)
    self->last_sequence = sequence;
}

static void
set_clinic (TendStore *self, TendClinic *clinic)
{
  const TendClinicData *data = tend_clinic_get_data (clinic);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (data->time_zone);

  if (zone != NULL)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_steal_pointer (&zone);
    }
  if (g_set_object (&self->clinic, clinic))
    g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_CLINIC]);
}

static void
load_clinic (TendStore *self)
{
  g_autoptr (GPtrArray) rows = tend_store_query (self, "clinic", NULL, NULL);

  if (rows != NULL && rows->len > 0)
    set_clinic (self, g_ptr_array_index (rows, 0));
}

static void
on_clinic_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TendStore *self = TEND_STORE (source);
  g_autoptr (GPtrArray) rows = tend_store_query_finish (self, result, NULL);

  if (rows != NULL && rows->len > 0)
    set_clinic (self, g_ptr_array_index (rows, 0));
}

void
tend_store_emit_changed (TendStore *self, GHashTable *tables)
{
  g_autofree gpointer *names = NULL;
  guint                n = 0;

  if (g_hash_table_size (tables) == 0)
    return;
  names = g_hash_table_get_keys_as_array (tables, &n);
  if (g_hash_table_contains (tables, "clinic") && self->reader != NULL)
    tend_store_query_async (self, "clinic", NULL, NULL, on_clinic_read_cb, NULL);
  g_signal_emit (self, signals[CHANGED], 0, names);
}

gboolean
tend_store_mend_connection (TendBackend *backend, const GError *error)
{
  if (!tend_backend_is_postgresql (backend)
      || g_error_matches (error, TEND_ERROR, TEND_ERROR_CONFLICT)
      || g_error_matches (error, TEND_ERROR, TEND_ERROR_INVALID))
    return TRUE;
  return tend_backend_ping (backend) || tend_backend_reconnect (backend, NULL);
}

/* Opening */

typedef struct
{
  gboolean create;
  gint64   sequence;
  gint64   highest_id;
  GError  *error;
} Preparation;

static gboolean
prepare_kind (TendBackend *backend, const TendRecordInfo *info, GError **error)
{
  g_autofree char  *select = tend_record_sql_select (info);
  g_autofree char  *update = tend_record_sql_update (info);
  const char       *insert = tend_record_sql_insert (info, G_MAXUINT64, TRUE);
  g_autofree GType *types = tend_record_sql_types (info);

  return tend_backend_prepare (backend, select, types, error) != NULL
         && tend_backend_prepare (backend, update, NULL, error) != NULL
         && tend_backend_prepare (backend, insert, NULL, error) != NULL;
}

/* libgda is only safe against a server that goes away when every statement was
 * prepared while it was there. */
static gboolean
prepare_everything (TendBackend *backend, GError **error)
{
  g_autoptr (GPtrArray) queries = NULL;
  GType type;

  if (!tend_backend_is_postgresql (backend))
    return TRUE;
  for (guint i = 0; (type = tend_kinds_nth (i)) != G_TYPE_INVALID; i++)
    if (!prepare_kind (backend, tend_record_type_get_info (type), error))
      return FALSE;
  queries = tend_query_catalog_list (TRUE);
  for (guint i = 0; i < queries->len; i++)
    {
      TendQueryDefinition *query = g_ptr_array_index (queries, i);

      if (tend_backend_prepare (backend, query->sql, query->columns, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
prepare_writer (TendBackend *backend, gpointer data)
{
  Preparation *preparation = data;

  if (tend_schema_migrate (backend, preparation->create, &preparation->error)
      && prepare_everything (backend, &preparation->error))
    preparation->sequence = tend_journal_get_last (backend, &preparation->error);
}

static void
prepare_reader (TendBackend *backend, gpointer data)
{
  Preparation *preparation = data;

  prepare_everything (backend, &preparation->error);
}

static gboolean
find_file (const TendStoreUrl *url, TendStoreFlags flags, gboolean *create, GError **error)
{
  *create = FALSE;
  if (url->postgresql)
    {
      *create = (flags & TEND_STORE_CREATE) != 0;
      return TRUE;
    }
  if (g_file_test (url->path, G_FILE_TEST_EXISTS))
    return tend_store_file_check (url->path, error);
  if (!(flags & TEND_STORE_CREATE))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND,
                           "There is no store at this address");
      return FALSE;
    }
  return tend_store_make_file (url->path, error);
}

static gboolean
open_databases (TendStore *self, const TendStoreUrl *url, TendStoreFlags flags, GError **error)
{
  Preparation preparation = { 0 };

  if (!find_file (url, flags, &preparation.create, error))
    return FALSE;
  self->writer = tend_database_new ("tend-writer", url, TEND_BACKEND_WRITER, error);
  if (self->writer == NULL)
    return FALSE;
  tend_database_run (self->writer, prepare_writer, &preparation);
  if (preparation.error == NULL)
    self->reader = tend_database_new ("tend-reader", url, TEND_BACKEND_READER, &preparation.error);
  if (preparation.error == NULL)
    tend_database_run (self->reader, prepare_reader, &preparation);
  if (preparation.error != NULL)
    {
      g_propagate_error (error, preparation.error);
      return FALSE;
    }
  self->last_sequence = preparation.sequence;
  return TRUE;
}

static void
add_place (GError **error, const TendStoreUrl *url)
{
  const char *place = url->postgresql ? url->name : url->path;

  if (error != NULL && strstr ((*error)->message, place) == NULL)
    g_prefix_error (error, "%s: ", place);
}

static TendStore *
open_store (const char    *url_text,
            TendStoreFlags flags,
            TendClock     *clock,
            GMainContext  *context,
            GError       **error)
{
  g_autoptr (TendStoreUrl) url = tend_store_url_parse (url_text, error);
  TendStore *self;

  if (url == NULL)
    return NULL;
  gda_init ();
  self = g_object_new (TEND_TYPE_STORE, NULL);
  self->url = g_strdup (url_text);
  self->clock = clock != NULL ? g_object_ref (clock) : tend_clock_new_system ();
  self->identifiers = tend_identifier_maker_new (
      flags & TEND_STORE_DETERMINISTIC
          ? 0
          : g_random_int_range (1, TEND_IDENTIFIER_MAX_WORKSTATION + 1),
      self->clock);
  self->context = g_main_context_ref (context);
  self->answers = tend_answers_new (context);
  if (!open_databases (self, url, flags, error))
    {
      add_place (error, url);
      tend_store_close (self);
      g_object_unref (self);
      return NULL;
    }
  return self;
}

TendStore *
tend_store_open (const char *url, TendStoreFlags flags, TendClock *clock, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  TendStore *self = open_store (url, flags, clock, context, error);

  if (self != NULL)
    {
      load_clinic (self);
      tend_store_watch_start (self);
    }
  return self;
}

typedef struct
{
  char          *url;
  TendStoreFlags flags;
  TendClock     *clock;
} Opening;

static void
free_opening (Opening *opening)
{
  g_free (opening->url);
  g_clear_object (&opening->clock);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening   *opening = data;
  GError    *error = NULL;
  TendStore *self = open_store (opening->url, opening->flags, opening->clock,
                                g_task_get_context (task), &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, g_object_unref);
}

void
tend_store_open_async (const char         *url,
                       TendStoreFlags      flags,
                       TendClock          *clock,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  gda_init ();
  opening->url = g_strdup (url);
  opening->flags = flags;
  opening->clock = clock != NULL ? g_object_ref (clock) : NULL;
  g_task_set_source_tag (task, tend_store_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) free_opening);
  /* An opened store must be closed: it is handed over even when cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, open_in_thread);
}

TendStore *
tend_store_open_finish (GAsyncResult *result, GError **error)
{
  TendStore *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL)
    {
      load_clinic (self);
      tend_store_watch_start (self);
    }
  return self;
}

void
tend_store_close (TendStore *self)
{
  g_return_if_fail (TEND_IS_STORE (self));

  tend_store_watch_stop (self);
  tend_store_abandon_doubts (self);
  g_clear_pointer (&self->writer, tend_database_close);
  g_clear_pointer (&self->reader, tend_database_close);
}

/* Watching other processes */

typedef struct
{
  TendStore  *store;
  gint64      after;
  gint64      last;
  GHashTable *rows;   /* kind → ids, NULL when the store could not be asked */
  GArray     *wanted; /* types and ids of held rows to read again */
  GPtrArray  *fresh;
} Look;

typedef struct
{
  GType  type;
  gint64 id;
} Held;

static void
free_look (Look *look)
{
  g_clear_pointer (&look->rows, g_hash_table_unref);
  g_clear_pointer (&look->wanted, g_array_unref);
  g_clear_pointer (&look->fresh, g_ptr_array_unref);
  g_object_unref (look->store);
  g_free (look);
}

static gboolean
on_held_rows_read_cb (gpointer data)
{
  Look      *look = data;
  TendStore *self = look->store;

  for (guint i = 0; i < look->fresh->len; i++)
    tend_identity_map_refresh (self->identities, g_ptr_array_index (look->fresh, i));
  self->last_sequence = MAX (self->last_sequence, look->last);
  self->watching = FALSE;
  tend_store_emit_changed (self, look->rows);
  free_look (look);
  return G_SOURCE_REMOVE;
}

static void
read_held_rows (TendBackend *backend, gpointer data)
{
  Look *look = data;

  look->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < look->wanted->len; i++)
    {
      Held                 *held = &g_array_index (look->wanted, Held, i);
      const TendRecordInfo *info = tend_record_type_get_info (held->type);
      g_autofree char      *sql = tend_record_sql_select (info);
      g_autofree GType     *types = tend_record_sql_types (info);
      TendStatement        *statement = tend_backend_prepare (backend, sql, types, NULL);
      g_autoptr (TendRows) rows = NULL;

      if (statement == NULL)
        continue;
      tend_statement_set_int64 (statement, "id", held->id);
      rows = tend_backend_select (backend, statement, NULL);
      if (rows != NULL && tend_rows_get_count (rows) == 1)
        {
          TendRecord *record = tend_record_sql_read (held->type, rows, 0, NULL);

          if (record != NULL)
            g_ptr_array_add (look->fresh, record);
        }
    }
  tend_store_call_back (look->store, on_held_rows_read_cb, look);
}

static void
want_rows (Look *look, const char *kind, GArray *ids)
{
  GType type = tend_kinds_find (kind);
  g_autoptr (GArray) held = NULL;

  if (type == G_TYPE_INVALID)
    return;
  held = tend_identity_map_list (look->store->identities, type);
  for (guint i = 0; i < held->len; i++)
    {
      gint64   id = g_array_index (held, gint64, i);
      gboolean changed = FALSE;

      for (guint k = 0; !changed && k < ids->len; k++)
        changed = g_array_index (ids, gint64, k) == id || g_array_index (ids, gint64, k) == 0;
      if (changed)
        g_array_append_val (look->wanted, ((Held){ type, id }));
    }
}

static gboolean
on_looked_cb (gpointer data)
{
  Look          *look = data;
  TendStore     *self = look->store;
  GHashTableIter iter;
  gpointer       kind, ids;

  /* What is in doubt is settled first: windows are then told both at once. */
  tend_store_set_online (self, look->rows != NULL && self->doubts->len == 0);
  if (look->rows != NULL && self->writer != NULL)
    tend_store_settle_doubts (self);
  if (self->reader == NULL || look->rows == NULL || look->last <= self->last_sequence)
    {
      self->watching = FALSE;
      free_look (look);
      return G_SOURCE_REMOVE;
    }
  look->wanted = g_array_new (FALSE, FALSE, sizeof (Held));
  g_hash_table_iter_init (&iter, look->rows);
  while (g_hash_table_iter_next (&iter, &kind, &ids))
    want_rows (look, kind, ids);
  tend_database_push (self->reader, read_held_rows, look);
  return G_SOURCE_REMOVE;
}

static void
look (TendBackend *backend, gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;

  look->rows = tend_journal_read_rows_since (backend, look->after, &look->last, &error);
  if (look->rows == NULL && tend_store_mend_connection (backend, error)
      && tend_backend_is_postgresql (backend))
    look->rows = tend_journal_read_rows_since (backend, look->after, &look->last, NULL);
  tend_store_call_back (look->store, on_looked_cb, look);
}

static gboolean
on_watch_due_cb (gpointer data)
{
  TendStore *self = data;
  Look      *work;

  if (self->watching)
    return G_SOURCE_CONTINUE;
  self->watching = TRUE;
  work = g_new0 (Look, 1);
  work->store = g_object_ref (self);
  work->after = self->last_sequence;
  tend_database_push (self->reader, look, work);
  return G_SOURCE_CONTINUE;
}

void
tend_store_watch_start (TendStore *self)
{
  g_autoptr (GSource) source = g_timeout_source_new (1000);

  g_source_set_callback (source, on_watch_due_cb, self, NULL);
  self->watch = g_source_attach (source, self->context);
}

void
tend_store_watch_stop (TendStore *self)
{
  GSource *source
      = self->watch != 0 ? g_main_context_find_source_by_id (self->context, self->watch) : NULL;

  if (source != NULL)
    g_source_destroy (source);
  self->watch = 0;
}

/* GObject */

static void
tend_store_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TendStore *self = TEND_STORE (object);

  switch (property)
    {
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    case PROP_IN_DOUBT:
      g_value_set_boolean (value, tend_store_get_in_doubt (self));
      break;
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_CLINIC:
      g_value_set_object (value, self->clinic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_store_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_ACCOUNT)
    tend_store_set_account (TEND_STORE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
tend_store_finalize (GObject *object)
{
  TendStore *self = TEND_STORE (object);

  g_assert (self->writer == NULL && self->reader == NULL);
  g_clear_object (&self->account);
  g_clear_object (&self->clinic);
  g_ptr_array_unref (self->doubts);
  g_clear_pointer (&self->identities, tend_identity_map_free);
  g_clear_pointer (&self->identifiers, tend_identifier_maker_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (self->answers != NULL)
    g_source_destroy (self->answers);
  g_clear_pointer (&self->answers, g_source_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->workstation);
  g_free (self->url);

  G_OBJECT_CLASS (tend_store_parent_class)->finalize (object);
}

static void
tend_store_class_init (TendStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_store_get_property;
  object_class->set_property = tend_store_set_property;
  object_class->finalize = tend_store_finalize;

  pspecs[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, G_PARAM_READABLE | flags);
  pspecs[PROP_IN_DOUBT]
      = g_param_spec_boolean ("in-doubt", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  pspecs[PROP_ACCOUNT]
      = g_param_spec_object ("account", NULL, NULL, TEND_TYPE_ACCOUNT, G_PARAM_READWRITE | flags);
  pspecs[PROP_CLINIC]
      = g_param_spec_object ("clinic", NULL, NULL, TEND_TYPE_CLINIC, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
tend_store_init (TendStore *self)
{
  self->online = TRUE;
  self->zone = g_time_zone_new_local ();
  self->workstation = g_strdup (g_get_host_name ());
  self->identities = tend_identity_map_new ();
  self->doubts = g_ptr_array_new ();
}
