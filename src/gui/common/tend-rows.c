/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of a list box that stand for records: made anew only where what they show has changed.
 */
#define G_LOG_DOMAIN "tend-rows"

#include "config.h"

#include "tend-rows.h"

#include "tend-list-change.h"
#include "tend-place.h"

/* A row with its buttons takes up to a millisecond, to make or to take away. */
#define MOST_TIME (3 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  GtkListBox  *list; /* which owns this */
  TendRowsMake make;
  GObject     *owner; /* borrowed; NULL when it was disposed of */
  GPtrArray   *records;
  GArray      *states;
  guint        source;
} Rows;

/* What a row shows: the record as it was then. */
typedef struct
{
  TendRecord *record;
  TendRecord *copy;
  guint       state;
  guint32     day;
} Shown;

static guint32
get_day (void)
{
  GDate today;

  tend_place_get_today (&today);
  return g_date_get_julian (&today);
}

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->record);
  g_object_unref (shown->copy);
  g_free (shown);
}

static Shown *
get_shown (gpointer row)
{
  return g_object_get_data (row, "tend-shown");
}

static void
on_owner_disposed_cb (gpointer data, GObject *owner)
{
  ((Rows *) data)->owner = NULL;
}

static void
free_rows (gpointer data)
{
  Rows *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->owner != NULL)
    g_object_weak_unref (self->owner, on_owner_disposed_cb, self);
  g_ptr_array_unref (self->records);
  g_array_unref (self->states);
  g_free (self);
}

static GPtrArray *
list_rows (Rows *self)
{
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *row;

  /* The placeholder is a child too. */
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      g_ptr_array_add (rows, row);
  return rows;
}

static gboolean
is_right (const Shown *shown, TendRecord *record, guint state, guint32 day)
{
  return shown->record == record && shown->state == state && shown->day == day
         && tend_record_compare (shown->copy, record) == 0;
}

/* For each record the row that shows it as it is, else the record. */
static GPtrArray *
list_wanted (Rows *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GPtrArray *wanted = g_ptr_array_new ();
  guint32    day = get_day ();

  for (guint i = 0; i < rows->len; i++)
    if (get_shown (rows->pdata[i]) != NULL)
      g_hash_table_insert (known, get_shown (rows->pdata[i])->record, rows->pdata[i]);
  for (guint i = 0; i < self->records->len; i++)
    {
      TendRecord *record = self->records->pdata[i];
      gpointer    row = g_hash_table_lookup (known, record);

      if (row == NULL
          || !is_right (get_shown (row), record, g_array_index (self->states, guint, i), day))
        row = record;
      g_ptr_array_add (wanted, row);
    }
  return wanted;
}

static void
add_row (Rows *self, guint position)
{
  TendRecord *record = self->records->pdata[position];
  guint       state = g_array_index (self->states, guint, position);
  GtkWidget  *child = self->make (self->owner, record, state);
  Shown      *shown = g_new (Shown, 1);

  *shown = (Shown){ g_object_ref (record), tend_record_copy (record), state, get_day () };
  gtk_list_box_insert (self->list, child, (int) position);
  if (!GTK_IS_LIST_BOX_ROW (child))
    child = gtk_widget_get_parent (child);
  g_object_set_data_full (G_OBJECT (child), "tend-shown", shown, free_shown);
}

/* FALSE when the time is over before all is done. */
static gboolean
make_change (Rows *self, const TendListChange *change, gint64 end)
{
  for (guint i = change->removed; i > 0; i--)
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (
                                           self->list, (int) (change->position + i - 1))));
    }
  for (guint i = 0; i < change->added; i++)
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      add_row (self, change->from + i);
    }
  return TRUE;
}

static gboolean
catch_up (Rows *self)
{
  gint64 end = g_get_monotonic_time () + MOST_TIME;
  g_autoptr (GPtrArray) rows = list_rows (self);
  g_autoptr (GPtrArray) wanted = list_wanted (self, rows);
  g_autoptr (GArray) changes = tend_list_compare (rows, wanted);

  for (guint i = 0; i < changes->len; i++)
    if (!make_change (self, &g_array_index (changes, TendListChange, i), end))
      return FALSE;
  return TRUE;
}

static gboolean
on_step_due_cb (gpointer user_data)
{
  Rows *self = user_data;

  if (self->owner != NULL && !catch_up (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

void
tend_rows_follow (GtkListBox *list, TendRowsMake make, GObject *owner)
{
  Rows *self;

  g_return_if_fail (GTK_IS_LIST_BOX (list) && make != NULL && G_IS_OBJECT (owner));

  self = g_new0 (Rows, 1);
  self->list = list;
  self->make = make;
  self->owner = owner;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->states = g_array_new (FALSE, TRUE, sizeof (guint));
  g_object_weak_ref (owner, on_owner_disposed_cb, self);
  g_object_set_data_full (G_OBJECT (list), "tend-rows", self, free_rows);
}

void
tend_rows_show (GtkListBox *list, GPtrArray *records, const guint *states)
{
  Rows *self;

  g_return_if_fail (GTK_IS_LIST_BOX (list) && records != NULL);
  self = g_object_get_data (G_OBJECT (list), "tend-rows");
  g_return_if_fail (self != NULL && self->owner != NULL);

  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->states, 0);
  for (guint i = 0; i < records->len; i++)
    {
      guint state = states != NULL ? states[i] : 0;

      g_ptr_array_add (self->records, g_object_ref (records->pdata[i]));
      g_array_append_val (self->states, state);
    }
  /* After what was typed and clicked, before the next picture. */
  if (self->source == 0 && !catch_up (self))
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_step_due_cb, self, NULL);
}

void
tend_rows_show_model (GtkListBox *list, GListModel *records, const guint *states)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (G_IS_LIST_MODEL (records));

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    g_ptr_array_add (all, g_list_model_get_item (records, i));
  tend_rows_show (list, all, states);
}
