/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathers the rows of the demonstration clinic and writes them many at a time. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

/* A reference whose id is known only once its parent is written. */
typedef struct
{
  TendRecord *child;
  const char *property;
  TendRecord *parent;
} Link;

static void
link_clear (gpointer data)
{
  Link *link = data;

  g_object_unref (link->child);
  g_object_unref (link->parent);
}

static void
person_free (gpointer data)
{
  TendDemoPerson *person = data;

  g_object_unref (person->patient);
  g_clear_object (&person->coverage);
  g_free (person);
}

gboolean
tend_demo_begin (TendDemo *demo, TendTransaction *transaction, guint seed, GError **error)
{
  demo->transaction = transaction;
  demo->now = tend_transaction_get_now (transaction);
  demo->zone = tend_transaction_get_time_zone (transaction);
  if (!tend_time_get_date (demo->now, demo->zone, &demo->today))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, "the clock shows no date");
      return FALSE;
    }

  demo->rand = g_rand_new_with_seed (seed);
  demo->practitioners = g_ptr_array_new_with_free_func (g_object_unref);
  demo->payers = g_ptr_array_new_with_free_func (g_object_unref);
  demo->persons = g_ptr_array_new_with_free_func (person_free);
  for (guint i = 0; i < TEND_DEMO_BATCHES; i++)
    {
      demo->batches[i] = g_ptr_array_new_with_free_func (g_object_unref);
      demo->links[i] = g_array_new (FALSE, FALSE, sizeof (Link));
      g_array_set_clear_func (demo->links[i], link_clear);
    }
  return TRUE;
}

void
tend_demo_end (TendDemo *demo)
{
  g_clear_pointer (&demo->rand, g_rand_free);
  g_clear_pointer (&demo->practitioners, g_ptr_array_unref);
  g_clear_pointer (&demo->payers, g_ptr_array_unref);
  g_clear_pointer (&demo->locations, g_ptr_array_unref);
  g_clear_pointer (&demo->tests, g_ptr_array_unref);
  g_clear_pointer (&demo->fees, g_ptr_array_unref);
  g_clear_pointer (&demo->persons, g_ptr_array_unref);
  for (guint i = 0; i < TEND_DEMO_BATCHES; i++)
    {
      g_clear_pointer (&demo->batches[i], g_ptr_array_unref);
      g_clear_pointer (&demo->links[i], g_array_unref);
    }
}

gpointer
tend_demo_add (TendDemo *demo, TendDemoBatch batch, gpointer record)
{
  g_ptr_array_add (demo->batches[batch], record);
  return record;
}

void
tend_demo_link (
    TendDemo *demo, TendDemoBatch batch, gpointer child, const char *property, gpointer parent)
{
  gint64 id;
  Link   link;

  if (parent == NULL)
    return;
  id = tend_record_get_id (parent);
  if (id != 0)
    {
      g_object_set (child, property, id, NULL);
      return;
    }
  link = (Link){ g_object_ref (child), property, g_object_ref (parent) };
  g_array_append_val (demo->links[batch], link);
}

gboolean
tend_demo_flush (TendDemo *demo, GError **error)
{
  for (guint i = 0; i < TEND_DEMO_BATCHES; i++)
    {
      for (guint k = 0; k < demo->links[i]->len; k++)
        {
          Link *link = &g_array_index (demo->links[i], Link, k);

          g_object_set (link->child, link->property, tend_record_get_id (link->parent), NULL);
        }
      g_array_set_size (demo->links[i], 0);
      if (!tend_transaction_insert_many (demo->transaction, demo->batches[i], error))
        return FALSE;
      g_ptr_array_set_size (demo->batches[i], 0);
    }
  return TRUE;
}

int
tend_demo_number (TendDemo *demo, int least, int most)
{
  return g_rand_int_range (demo->rand, least, most + 1);
}

gboolean
tend_demo_chance (TendDemo *demo, int percent)
{
  return tend_demo_number (demo, 0, 99) < percent;
}

const char *
tend_demo_pick (TendDemo *demo, const char *const *texts, gsize n)
{
  return texts[tend_demo_number (demo, 0, n - 1)];
}

GDate
tend_demo_date (TendDemo *demo, int days)
{
  GDate date = demo->today;

  if (days >= 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);
  return date;
}

gint64
tend_demo_time (TendDemo *demo, int days, int minute)
{
  GDate date = tend_demo_date (demo, days);

  return tend_time_from_local (demo->zone, &date, minute / 60, minute % 60, 0);
}

gboolean
tend_demo_is_open (TendDemo *demo, int days)
{
  GDate date = tend_demo_date (demo, days);

  return g_date_get_weekday (&date) <= G_DATE_FRIDAY;
}
