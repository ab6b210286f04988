#pragma once

#include "tend-store.h"

G_BEGIN_DECLS

/* A test that runs once on each backend, as PATH/sqlite and PATH/postgresql; the
 * latter is skipped when no server is given in TEND_TEST_POSTGRESQL. */
typedef void (*TendTestFunction) (const char *backend);
void tend_test_add (const char *path, TendTestFunction function);

/* The instant at which the clocks of test stores stand: Thu 5 Mar 2026 14:30 UTC. */
#define TEND_TEST_NOW G_GINT64_CONSTANT (1772721000000000)

/* A new, empty store of its own, with a fixed clock, a clinic in the zone
 * America/New_York and the technician Dana Quill signed in. Its database is
 * removed by tend_test_store_free(). */
TendStore *tend_test_store_new (const char *backend);
/* Without clinic and account. */
TendStore *tend_test_store_new_empty (const char *backend);
/* Closes it and opens it again. */
TendStore *tend_test_store_reopen (TendStore *store);
/* A second store, as another process would have it. Close it with tend_test_store_close(). */
TendStore *tend_test_store_open_twin (TendStore *store);
void       tend_test_store_close (TendStore *store);
void       tend_test_store_free (TendStore *store);

/* Runs @job as a transaction that must succeed; the commit's record, nullable. */
gpointer tend_test_transact (TendStore *store, const char *action, TendJob job, gpointer data);
/* Inserts the record in a transaction of its own and returns its id. */
gint64 tend_test_insert (TendStore *store, gpointer record);

/* Turns the main loop until @expression holds; fails after forty seconds. */
#define tend_test_wait(expression)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 tend_test_end_ = g_get_monotonic_time () + 40 * G_USEC_PER_SEC;                         \
    while (!(expression))                                                                          \
      {                                                                                            \
        if (g_get_monotonic_time () > tend_test_end_)                                              \
          g_error ("%s:%d: timed out: %s", __FILE__, __LINE__, #expression);                       \
        tend_test_wait_a_turn ();                                                                  \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END
void tend_test_wait_a_turn (void);

G_END_DECLS
