/* SPDX-License-Identifier: GPL-3.0-or-later
 * Brings what database threads have found to the main loop, one answer a turn. */
#define G_LOG_DOMAIN "tend-store"

#include "config.h"

#include "tend-answers.h"

typedef struct
{
  GSourceFunc callback;
  gpointer    data;
} Answer;

/* A commit makes a dozen lists read anew: had each answer a source of its own, one turn of the
 * loop would dispatch all that are there, and keys and pointer would wait for every list. */
typedef struct
{
  GSource parent;
  GMutex  lock;
  GQueue  waiting; /* of Answer */
} Answers;

static gboolean
call_next (GSource *source, GSourceFunc unused, gpointer user_data)
{
  Answers           *self = (Answers *) source;
  g_autofree Answer *answer = NULL;

  g_mutex_lock (&self->lock);
  answer = g_queue_pop_head (&self->waiting);
  if (self->waiting.length == 0)
    g_source_set_ready_time (source, -1);
  g_mutex_unlock (&self->lock);
  if (answer != NULL)
    answer->callback (answer->data);
  return G_SOURCE_CONTINUE;
}

static void
finalize (GSource *source)
{
  Answers *self = (Answers *) source;

  g_queue_clear_full (&self->waiting, g_free);
  g_mutex_clear (&self->lock);
}

static GSourceFuncs functions = { .dispatch = call_next, .finalize = finalize };

GSource *
tend_answers_new (GMainContext *context)
{
  GSource *source = g_source_new (&functions, sizeof (Answers));
  Answers *self = (Answers *) source;

  g_mutex_init (&self->lock);
  g_queue_init (&self->waiting);
  g_source_set_static_name (source, "tend-answers");
  /* A callback may run the loop itself, as a question in a window of its own does. */
  g_source_set_can_recurse (source, TRUE);
  g_source_set_priority (source, TEND_ANSWERS_PRIORITY);
  g_source_attach (source, context);
  return source;
}

void
tend_answers_push (GSource *source, GSourceFunc callback, gpointer data)
{
  Answers *self = (Answers *) source;
  Answer  *answer = g_new (Answer, 1);

  *answer = (Answer){ callback, data };
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->waiting, answer);
  g_source_set_ready_time (source, 0);
  g_mutex_unlock (&self->lock);
}
