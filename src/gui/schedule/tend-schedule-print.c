/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prints the day or week that the schedule shows. */
#define G_LOG_DOMAIN "tend-schedule-window"

#include "config.h"

#include "tend-schedule-window-private.h"

#include "tend-appointment-state.h"
#include "tend-day-schedule-document.h"
#include "tend-format.h"
#include "tend-paper-loading.h"
#include "tend-paper-output.h"
#include "tend-place.h"
#include "tend-visit-kind.h"

#include <glib/gi18n.h>

/* The texts of the paper: entries point into @strings. */
typedef struct
{
  GStringChunk *strings;
  GPtrArray    *entries; /* of GArray of TendDayScheduleEntry, one a column */
  GArray       *providers;
} Paper;

static void
paper_free (Paper *paper)
{
  g_string_chunk_free (paper->strings);
  g_ptr_array_unref (paper->entries);
  g_array_unref (paper->providers);
  g_free (paper);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

static const char *
keep (Paper *paper, char *text)
{
  const char *kept = text != NULL ? g_string_chunk_insert (paper->strings, text) : NULL;

  g_free (text);
  return kept;
}

static void
add_entry (Paper *paper, GArray *entries, TendScheduleSlot *slot)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  g_autofree char            *start = tend_format_clock (data->start_at, tend_place_get_zone ());
  g_autofree char            *end = tend_format_clock (data->end_at, tend_place_get_zone ());
  TendAppointmentState        state;
  TendDayScheduleEntry        entry;

  tend_appointment_state_get (&state, data->status, data->stage);
  entry.time = keep (paper, g_strdup_printf ("%s–%s", start, end));
  entry.patient = keep (paper, tend_format_name (data->family_name, data->given_name, NULL));
  entry.reason = keep (paper, g_strdup (data->reason != NULL
                                            ? data->reason
                                            : tend_visit_kind_get_name (data->service_type)));
  entry.room = keep (paper, g_strdup (data->location_name));
  entry.status = keep (paper, g_strdup (state.word));
  g_array_append_val (entries, entry);
}

static gboolean
is_of (TendScheduleSlot *slot, const TendScheduleColumn *column)
{
  const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
  GDate                       date;

  return tend_appointment_state_takes_time (data->status)
         && tend_schedule_column_get_resource (column->resource, slot) == column->id
         && tend_time_get_date (data->start_at, tend_place_get_zone (), &date)
         && g_date_compare (&date, &column->date) == 0;
}

static void
add_column (TendScheduleWindow *self, Paper *paper, const TendScheduleColumn *column)
{
  GArray                 *entries = g_array_new (FALSE, TRUE, sizeof (TendDayScheduleEntry));
  TendDayScheduleProvider provider = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->slots)); i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->slots), i);

      if (is_of (slot, column))
        add_entry (paper, entries, slot);
    }
  g_ptr_array_add (paper->entries, entries);
  if (self->week)
    {
      g_autofree char *day = tend_format_long_date (&column->date);

      provider.provider = keep (paper, g_strdup_printf ("%s, %s", column->title, day));
    }
  else
    provider.provider = keep (paper, g_strdup (column->title));
  provider.entries = (const TendDayScheduleEntry *) (gpointer) entries->data;
  provider.n_entries = entries->len;
  g_array_append_val (paper->providers, provider);
}

static TendCanvas *
draw (TendScheduleWindow *self)
{
  g_autoptr (Paper) paper = g_new0 (Paper, 1);
  g_autoptr (GPtrArray) columns = tend_schedule_window_make_columns (self);
  TendClinic      *clinic = tend_store_get_clinic (self->store);
  TendAccount     *account = tend_store_get_account (self->store);
  g_autofree char *now = tend_time_format_local (tend_place_get_now (), tend_place_get_zone ());
  g_autofree char *printed = NULL;
  const char      *name = clinic != NULL ? tend_clinic_get_data (clinic)->name : "";
  TendDayScheduleDocument document = { 0 };
  TendDocumentInformation information
      = { .title = _ ("Schedule"), .author = name, .created = tend_place_get_now () };

  paper->strings = g_string_chunk_new (1024);
  paper->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  paper->providers = g_array_new (FALSE, TRUE, sizeof (TendDayScheduleProvider));
  for (guint i = 0; i < columns->len; i++)
    add_column (self, paper, columns->pdata[i]);
  /* Translators: when and by whom a paper was printed. */
  printed = g_strdup_printf (_ ("Printed %s, %s"), now,
                             account != NULL ? tend_account_get_data (account)->full_name : "");
  document.clinic_name = name;
  document.day = adw_window_title_get_title (self->title);
  document.printed = printed;
  document.providers = (const TendDayScheduleProvider *) (gpointer) paper->providers->data;
  document.n_providers = paper->providers->len;
  return tend_day_schedule_document_new (&document, TEND_PAPER_LETTER, NULL, &information);
}

static gboolean
note_print (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_paper_note (transaction, 0, error);
}

void
tend_schedule_window_print (TendScheduleWindow *self)
{
  const TendPaperNote note
      = { .store = self->store, .action = "document.print", .job = note_print };
  g_autoptr (TendCanvas) canvas = NULL;

  if (!tend_query_get_loaded (self->slots))
    return;
  canvas = draw (self);
  tend_paper_output_async (GTK_WIDGET (self->view), canvas, TEND_PAPER_PRINT, _ ("Schedule"),
                           "schedule.pdf", &note, NULL, NULL);
}
