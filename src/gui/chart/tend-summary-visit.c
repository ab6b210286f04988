/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why the patient is here today, and how far the visit is. */
#define G_LOG_DOMAIN "tend-summary-page"

#include "config.h"

#include "tend-summary-private.h"

#include "tend-chart-format.h"
#include "tend-format.h"
#include "tend-patient-hue.h"
#include "tend-place.h"

#include <glib/gi18n.h>

/* The slot of the visit that is open, else the appointment of today. */
static TendScheduleSlot *
dup_slot (TendSummaryPage *self)
{
  GListModel *slots = G_LIST_MODEL (self->slots);

  if (self->encounter == NULL)
    return self->appointment != NULL ? g_object_ref (self->appointment) : NULL;
  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (slots, i);

      if (tend_schedule_slot_get_data (slot)->encounter_id
          == tend_record_get_id (TEND_RECORD (self->encounter)))
        return g_steal_pointer (&slot);
    }
  return NULL;
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
add_step (TendSummaryPage *self, int line, TendEncounterStage stage, gint64 at, const char *more)
{
  gboolean         done = at != TEND_TIME_NONE;
  g_autofree char *clock = done ? tend_format_clock (at, tend_place_get_zone ()) : NULL;
  g_autofree char *text = done && more != NULL
                              ? g_strdup_printf ("%s · %s", tend_chart_format_stage (stage), more)
                              : g_strdup (tend_chart_format_stage (stage));
  GtkWidget       *icon
      = gtk_image_new_from_icon_name (done ? "object-select-symbolic" : "media-record-symbolic");
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *time = gtk_label_new (clock);

  gtk_widget_add_css_class (icon, done ? "done" : "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (!done)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->visit_steps, icon, 0, line, 1, 1);
  gtk_grid_attach (self->visit_steps, label, 1, line, 1, 1);
  gtk_grid_attach (self->visit_steps, time, 2, line, 1, 1);
}

static void
show_steps (TendSummaryPage *self, const TendScheduleSlotData *slot)
{
  const TendEncounterData *data
      = self->encounter != NULL ? tend_encounter_get_data (self->encounter) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->visit_steps))) != NULL)
    gtk_grid_remove (self->visit_steps, child);
  gtk_widget_set_visible (GTK_WIDGET (self->visit_steps), data != NULL);
  if (data == NULL)
    return;
  add_step (self, 0, TEND_ENCOUNTER_STAGE_ARRIVED, data->arrived_at, NULL);
  add_step (self, 1, TEND_ENCOUNTER_STAGE_ROOMED, data->roomed_at,
            slot != NULL ? slot->encounter_location_name : NULL);
  add_step (self, 2, TEND_ENCOUNTER_STAGE_WITH_CLINICIAN, data->clinician_at, NULL);
}

static char *
dup_last_visit (TendSummaryPage *self)
{
  GListModel *slots = G_LIST_MODEL (self->slots);

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (TendScheduleSlot) slot = g_list_model_get_item (slots, i);
      const TendScheduleSlotData *data = tend_schedule_slot_get_data (slot);
      GDate                       day;

      if (data->finished_at != TEND_TIME_NONE
          && tend_time_get_date (data->finished_at, tend_place_get_zone (), &day))
        {
          g_autofree char *date = tend_format_date (&day);

          /* Translators: a date and a kind of visit. */
          return g_strdup_printf (_ ("Last visit %s, %s"), date,
                                  tend_chart_format_visit_kind (data->service_type));
        }
    }
  return NULL;
}

static char *
dup_who (const TendScheduleSlotData *data)
{
  GString *text = g_string_new (NULL);

  if (data->practitioner_family_name != NULL)
    {
      g_autofree char *name
          = tend_format_name (data->practitioner_family_name, data->practitioner_given_name, NULL);

      g_string_append (text, name);
    }
  if (data->location_name != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", data->location_name);
  return g_string_free (text, FALSE);
}

void
tend_summary_refresh_visit (TendSummaryPage *self)
{
  g_autoptr (TendScheduleSlot) slot = dup_slot (self);
  const TendScheduleSlotData *data = slot != NULL ? tend_schedule_slot_get_data (slot) : NULL;
  const char                 *kind = data != NULL ? data->service_type
                                     : self->encounter != NULL
                                         ? tend_encounter_get_data (self->encounter)->service_type
                                         : NULL;

  gtk_widget_set_visible (self->visit_stripe, kind != NULL);
  if (kind != NULL)
    tend_hue_apply (self->visit_stripe, tend_text_hue (kind));
  if (data != NULL)
    {
      g_autofree char *clock = tend_format_clock (data->start_at, tend_place_get_zone ());
      g_autofree char *title
          = g_strdup_printf ("%s %s", clock, tend_chart_format_visit_kind (kind));
      g_autofree char *who = dup_who (data);

      set_text (self->visit_title, title);
      set_text (self->visit_reason, data->reason);
      set_text (self->visit_who, who);
    }
  else
    {
      g_autofree char *last = self->encounter == NULL ? dup_last_visit (self) : NULL;

      set_text (self->visit_title, self->encounter != NULL ? tend_chart_format_visit_kind (kind)
                                                           : _ ("Not expected today"));
      set_text (self->visit_reason, NULL);
      set_text (self->visit_who, last);
    }
  show_steps (self, data);
}
