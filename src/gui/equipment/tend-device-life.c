/* SPDX-License-Identifier: GPL-3.0-or-later
 * The life of a device as one time line, from its loans and its journal. */
#define G_LOG_DOMAIN "tend-device-panel"

#include "config.h"

#include "tend-device-panel-private.h"

#include "tend-format.h"
#include "tend-journal-entry.h"
#include "tend-loan-row.h"
#include "tend-place.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64      at;
  const char *icon;
  char       *title;
  char       *detail; /* nullable */
} Event;

static void
event_free (Event *event)
{
  g_free (event->title);
  g_free (event->detail);
  g_free (event);
}

static void
add_event (GPtrArray *events, gint64 at, const char *icon, char *title, const char *detail)
{
  Event *event = g_new0 (Event, 1);

  event->at = at;
  event->icon = icon;
  event->title = title;
  event->detail = g_strdup (detail);
  g_ptr_array_add (events, event);
}

static void
add_loan (GPtrArray *events, TendLoanRow *loan)
{
  const TendLoanRowData *data = tend_loan_row_get_data (loan);
  g_autofree char       *name
      = tend_format_name (data->patient_family_name, data->patient_given_name, NULL);

  add_event (events, data->lent_at, "avatar-default-symbolic",
             g_strdup_printf (_ ("Lent to %s"), name), data->settings);
  if (data->returned_at != TEND_TIME_NONE)
    add_event (events, data->returned_at, "go-home-symbolic",
               g_strdup_printf (_ ("Taken back from %s"), name), data->condition_back);
}

/* Lending and taking back are told by the loans. */
static void
add_entry (GPtrArray *events, TendJournalEntry *entry)
{
  const TendJournalEntryData *data = tend_journal_entry_get_data (entry);
  const char                 *who = data->account_name != NULL ? data->account_name : "";
  g_autofree char            *detail = data->reason != NULL && *who != '\0'
                                           ? g_strdup_printf ("%s · %s", data->reason, who)
                                           : g_strdup (data->reason != NULL ? data->reason : who);

  if (g_strcmp0 (data->action, "device.register") == 0)
    add_event (events, data->at, "list-add-symbolic", g_strdup (_ ("Taken into the inventory")),
               detail);
  else if (g_strcmp0 (data->action, "device.set-status") == 0)
    add_event (events, data->at, "document-edit-symbolic", g_strdup (_ ("State changed")), detail);
  else if (data->undoes != 0)
    add_event (events, data->at, "edit-undo-symbolic", g_strdup (_ ("A change taken back")),
               detail);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *one = *(Event *const *) a, *two = *(Event *const *) b;

  return one->at > two->at ? -1 : one->at < two->at;
}

static GtkWidget *
make_row (const Event *event)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (event->icon);
  g_autofree char *title = g_markup_escape_text (event->title, -1);
  g_autofree char *when
      = tend_format_instant (event->at, tend_place_get_now (), tend_place_get_zone ());
  g_autofree char *words = event->detail != NULL && *event->detail != '\0'
                               ? g_strdup_printf ("%s\n%s", when, event->detail)
                               : g_strdup (when);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

void
tend_device_panel_write_life (TendDevicePanel *self)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  GtkWidget *row;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->loans)); i++)
    {
      g_autoptr (TendLoanRow) loan = g_list_model_get_item (G_LIST_MODEL (self->loans), i);

      add_loan (events, loan);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (TendJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      add_entry (events, entry);
    }
  g_ptr_array_sort (events, compare_events);
  while ((row = gtk_widget_get_first_child (self->life)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->life), row);
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->life), make_row (events->pdata[i]));
  gtk_widget_set_visible (self->life, events->len > 0);
}
