/* SPDX-License-Identifier: GPL-3.0-or-later
 * The column of vitals being entered: order of fields, checks, what follows, saving. */
#define G_LOG_DOMAIN "tend-vitals-entry"

#include "config.h"

#include "tend-vitals-page-private.h"

#include "tend-action-runner.h"
#include "tend-draft-bar.h"
#include "tend-draft.h"
#include "tend-place.h"
#include "tend-vital-bmi.h"
#include "tend-vital-news2.h"
#include "tend-vital-pressure.h"
#include "tend-vital-unit.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FORM_NAME "vitals"

static TendVitalsForm *
write_form (TendVitalsPage *self)
{
  TendVitalsForm *form = tend_vitals_form_new ();
  TendAccount    *account = tend_store_get_account (self->store);

  form->patient_id = tend_record_get_id (TEND_RECORD (self->patient));
  form->encounter_id
      = self->encounter != NULL ? tend_record_get_id (TEND_RECORD (self->encounter)) : 0;
  form->performer_id = account != NULL ? tend_account_get_data (account)->practitioner_id : 0;
  form->effective_at = TEND_TIME_NONE;
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL)
      tend_vital_field_write (self->fields[row], form);
  return form;
}

static gboolean
is_form_empty (const TendVitalsForm *form)
{
  return form->entries->len == 0 && form->consciousness == NULL;
}

static char *
write_draft (gpointer page)
{
  g_autoptr (TendVitalsForm) form = write_form (page);

  return is_form_empty (form) ? NULL : tend_vitals_form_to_json (form);
}

static void
read_draft (gpointer page, const char *content)
{
  TendVitalsPage *self = page;
  g_autoptr (TendVitalsForm) form = tend_vitals_form_from_json (content, NULL);

  if (form == NULL)
    return;
  self->filling = TRUE;
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL)
      tend_vital_field_read (self->fields[row], form);
  self->filling = FALSE;
  tend_vitals_entry_check (self);
}

void
tend_vitals_entry_start_draft (TendVitalsPage *self)
{
  if (self->draft != NULL)
    tend_form_draft_stop (self->draft);
  g_clear_object (&self->draft);
  if (self->store == NULL || self->patient == NULL)
    return;
  self->draft = tend_form_draft_new (self->store, FORM_NAME,
                                     tend_record_get_id (TEND_RECORD (self->patient)), write_draft,
                                     read_draft, self);
  tend_form_draft_watch (self->draft, self->form_box);
  tend_draft_bar_set_draft (TEND_DRAFT_BAR (self->draft_bar), self->draft);
  tend_vitals_page_notify_draft (self);
}

/* The fields as numbers, NAN where there is none or it cannot be read. */
static double
read_value (const TendVitalsForm *form, TendVitalKind kind)
{
  double value, second;

  for (guint i = 0; i < form->entries->len; i++)
    {
      const TendVitalEntry *entry = g_ptr_array_index (form->entries, i);
      gboolean              is_pressure = strchr (entry->typed, '/') != NULL;

      if (is_pressure && entry->kind == TEND_VITAL_SYSTOLIC
          && (kind == TEND_VITAL_SYSTOLIC || kind == TEND_VITAL_DIASTOLIC))
        return !tend_pressure_parse (entry->typed, &value, &second, NULL) ? NAN
               : kind == TEND_VITAL_SYSTOLIC                              ? value
                                                                          : second;
      if (entry->kind == kind
          && tend_vital_parse (kind, entry->typed, entry->unit, &value, NULL, NULL))
        return value;
    }
  return NAN;
}

static double
find_last_value (TendVitalsPage *self, TendVitalKind kind)
{
  const char *code = tend_vital_get (kind)->loinc;
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (self->newest));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendObservation) observation
          = g_list_model_get_item (G_LIST_MODEL (self->newest), i);

      if (g_strcmp0 (tend_observation_get_data (observation)->code, code) == 0)
        return tend_observation_get_data (observation)->value;
    }
  return NAN;
}

static void
show_body_mass_index (TendVitalsPage *self, const TendVitalsForm *form)
{
  TendVitalField  *field = self->fields[TEND_VITALS_ROW_BODY_MASS_INDEX];
  double           weight = read_value (form, TEND_VITAL_WEIGHT);
  double           height = read_value (form, TEND_VITAL_HEIGHT);
  gboolean         is_old = isnan (height);
  double           index;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (field == NULL)
    return;
  if (is_old)
    height = find_last_value (self, TEND_VITAL_HEIGHT);
  index = tend_bmi_compute (weight, height);
  if (!isfinite (index))
    {
      tend_vital_field_set_computed (field,
                                     isnan (weight) ? _ ("needs weight") : _ ("needs height"),
                                     TEND_VITAL_LEVEL_NO_REFERENCE);
      return;
    }
  number = tend_vital_format (TEND_VITAL_BODY_MASS_INDEX, index, NULL);
  text = g_strdup_printf (
      is_old ? _ ("%s kg/m² · %s (height of before)") : _ ("%s kg/m² · %s"), number,
      _ (tend_bmi_describe (tend_bmi_classify (index, tend_vitals_page_get_age (self)))));
  tend_vital_field_set_computed (
      field, text,
      tend_vital_assess (TEND_VITAL_BODY_MASS_INDEX, index, tend_vitals_page_get_age (self)).level);
}

static TendConsciousness
read_consciousness (const char *code)
{
  static const char letters[] = "ACVPU";
  const char       *found = code != NULL && *code != '\0' ? strchr (letters, *code) : NULL;

  return found != NULL ? TEND_CONSCIOUSNESS_ALERT + (int) (found - letters)
                       : TEND_CONSCIOUSNESS_UNKNOWN;
}

static char *
list_missing (const TendNews2Score *score)
{
  GString *missing = g_string_new (NULL);

  for (guint item = 0; item < TEND_N_NEWS2_ITEMS; item++)
    if (score->points[item] < 0)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                              _ (tend_news2_get_item_name (item)));
  return g_string_free (missing, FALSE);
}

static void
show_news2 (TendVitalsPage *self, const TendVitalsForm *form)
{
  TendVitalField       *field = self->fields[TEND_VITALS_ROW_NEWS2];
  TendNews2Observations observations = {
    .respiration = read_value (form, TEND_VITAL_RESPIRATORY_RATE),
    .saturation = read_value (form, TEND_VITAL_OXYGEN_SATURATION),
    .oxygen = form->on_oxygen ? TEND_OXYGEN_SUPPLEMENTAL : TEND_OXYGEN_AIR,
    .systolic = read_value (form, TEND_VITAL_SYSTOLIC),
    .pulse = read_value (form, TEND_VITAL_HEART_RATE),
    .consciousness = read_consciousness (form->consciousness),
    .temperature = read_value (form, TEND_VITAL_TEMPERATURE),
  };
  TendNews2Score   score;
  g_autofree char *text = NULL;

  if (field == NULL)
    return;
  if (!tend_news2_score (&observations, tend_vitals_page_get_age (self), FALSE, &score, NULL))
    {
      tend_vital_field_set_computed (field, _ ("not for this age"), TEND_VITAL_LEVEL_NO_REFERENCE);
      return;
    }
  if (score.n_missing > 0)
    {
      g_autofree char *missing = list_missing (&score);

      /* Translators: %s lists the vitals that NEWS2 still needs. */
      text = g_strdup_printf (_ ("needs %s"), missing);
      tend_vital_field_set_computed (field, text, TEND_VITAL_LEVEL_NO_REFERENCE);
      return;
    }
  text = g_strdup_printf ("%d · %s", score.total, _ (tend_news2_describe (score.band)));
  tend_vital_field_set_computed (field, text,
                                 score.band >= TEND_NEWS2_BAND_HIGH ? TEND_VITAL_LEVEL_CRITICAL_HIGH
                                 : score.band >= TEND_NEWS2_BAND_LOW_MEDIUM
                                     ? TEND_VITAL_LEVEL_HIGH
                                     : TEND_VITAL_LEVEL_NORMAL);
}

static GPtrArray *
list_newest (TendVitalsPage *self)
{
  GPtrArray *newest = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->newest));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (newest, g_list_model_get_item (G_LIST_MODEL (self->newest), i));
  return newest;
}

static GPtrArray *
check_form (TendVitalsPage *self, TendVitalsForm *form)
{
  g_autoptr (GPtrArray) newest = list_newest (self);
  GDate today;

  tend_place_get_today (&today);
  return tend_vitals_check (form, self->patient, newest, &today);
}

/* All sentences about the row; whether one of them stands in the way. */
static char *
join_faults (TendVitalsRow row, GPtrArray *faults, gboolean *blocks)
{
  GString      *text = g_string_new (NULL);
  TendVitalKind kind;

  *blocks = FALSE;
  if (!tend_vitals_row_get_kind (row, &kind))
    return g_string_free (text, TRUE);
  for (guint i = 0; i < faults->len; i++)
    {
      const TendFault *fault = g_ptr_array_index (faults, i);
      const TendVital *vital = tend_vital_find_loinc (fault->field);

      if (vital == NULL
          || !(vital->kind == kind
               || (row == TEND_VITALS_ROW_PRESSURE && vital->kind == TEND_VITAL_DIASTOLIC)
               || (row == TEND_VITALS_ROW_OXYGEN_SATURATION
                   && vital->kind == TEND_VITAL_OXYGEN_FLOW)))
        continue;
      *blocks = *blocks || fault->blocks;
      if (strstr (text->str, fault->sentence) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", fault->sentence);
    }
  return g_string_free (text, text->len == 0);
}

static TendVitalLevel
find_level (TendVitalsPage *self, const TendVitalsForm *form, TendVitalsRow row)
{
  TendVitalKind  kind;
  TendVitalLevel level = TEND_VITAL_LEVEL_NO_REFERENCE;
  double         value;

  if (!tend_vitals_row_get_kind (row, &kind))
    return level;
  value = read_value (form, kind);
  if (isfinite (value))
    level = tend_vital_assess (kind, value, tend_vitals_page_get_age (self)).level;
  if (row == TEND_VITALS_ROW_PRESSURE)
    {
      value = read_value (form, TEND_VITAL_DIASTOLIC);
      if (isfinite (value))
        level = MAX (
            level,
            tend_vital_assess (TEND_VITAL_DIASTOLIC, value, tend_vitals_page_get_age (self)).level);
    }
  return level;
}

/* Whether confirming it would take what stands in the way out of it: what cannot
 * be is never confirmed. */
static gboolean
can_confirm (TendVitalsPage *self, TendVitalsRow row)
{
  g_autoptr (TendVitalsForm) form = write_form (self);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *text = NULL;
  gboolean         blocks;

  for (guint i = 0; i < form->entries->len; i++)
    ((TendVitalEntry *) g_ptr_array_index (form->entries, i))->confirmed = TRUE;
  faults = check_form (self, form);
  text = join_faults (row, faults, &blocks);
  return !blocks;
}

static void
show_row (TendVitalsPage *self, TendVitalsForm *form, GPtrArray *faults, TendVitalsRow row)
{
  TendVitalField  *field = self->fields[row];
  gboolean         blocks;
  g_autofree char *text = join_faults (row, faults, &blocks);
  TendVitalLevel   level = find_level (self, form, row);
  GtkCheckButton  *check = GTK_CHECK_BUTTON (tend_vital_field_get_confirm (field));
  gboolean         confirmable;

  if (blocks && level < TEND_VITAL_LEVEL_CRITICAL_LOW)
    level = isfinite (read_value (form, TEND_VITAL_SYSTOLIC)) || row != TEND_VITALS_ROW_PRESSURE
                ? TEND_VITAL_LEVEL_HIGH
                : TEND_VITAL_LEVEL_IMPOSSIBLE;
  confirmable = (blocks || gtk_check_button_get_active (check)) && can_confirm (self, row);
  if (blocks && !confirmable)
    level = TEND_VITAL_LEVEL_IMPOSSIBLE;
  tend_vital_field_say (field, level, text, confirmable);
}

/* What is still being typed is not judged; what was left is, at once. */
void
tend_vitals_entry_check (TendVitalsPage *self)
{
  g_autoptr (TendVitalsForm) form = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (self->store == NULL || self->patient == NULL || self->filling)
    return;
  form = write_form (self);
  faults = check_form (self, form);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL && tend_vitals_row_is_typed (row)
        && (!tend_vital_field_has_focus (self->fields[row])
            || tend_vital_field_is_saying (self->fields[row])))
      show_row (self, form, faults, row);
  show_body_mass_index (self, form);
  show_news2 (self, form);
  gtk_widget_set_sensitive (self->save_button, !is_form_empty (form) && !self->saving);
  if (!tend_faults_block (faults))
    gtk_widget_set_visible (self->form_error, FALSE);
}

static void
add_to_chain (GPtrArray *chain, GtkWidget *widget)
{
  if (widget != NULL && gtk_widget_get_visible (widget))
    g_ptr_array_add (chain, widget);
}

/* The order of Tab: down the values, then what goes with them, then the
 * questions, then Save. */
static GPtrArray *
list_chain (TendVitalsPage *self)
{
  GPtrArray *chain = g_ptr_array_new ();

  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL)
      add_to_chain (chain, tend_vital_field_get_value_widget (self->fields[row]));
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      GtkWidget *qualifier
          = self->fields[row] != NULL ? tend_vital_field_get_qualifiers (self->fields[row]) : NULL;

      for (; qualifier != NULL; qualifier = gtk_widget_get_next_sibling (qualifier))
        add_to_chain (chain, qualifier);
    }
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL && tend_vital_field_is_saying (self->fields[row]))
      add_to_chain (chain, tend_vital_field_get_confirm (self->fields[row]));
  add_to_chain (chain, self->save_button);
  return chain;
}

/* FALSE at either end: the focus leaves the column. */
static gboolean
move_focus (TendVitalsPage *self, int step)
{
  g_autoptr (GPtrArray) chain = list_chain (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < chain->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (chain, i);

      if (focus != widget && !gtk_widget_is_ancestor (focus, widget))
        continue;
      for (int next = (int) i + step; next >= 0 && next < (int) chain->len; next += step)
        if (gtk_widget_grab_focus (g_ptr_array_index (chain, next)))
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

static gboolean
on_key_pressed_cb (TendVitalsPage *self, guint key, guint code, GdkModifierType state)
{
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      tend_vitals_entry_save (self);
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0)
    return move_focus (self, 1);
  if (key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Tab)
    return move_focus (self, -1);
  return GDK_EVENT_PROPAGATE;
}

static void
on_field_advanced_cb (TendVitalsPage *self)
{
  move_focus (self, 1);
}

void
tend_vitals_entry_build (TendVitalsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *child = gtk_widget_get_first_child (self->form_box);

  /* The first child is the head of the column. */
  gtk_size_group_add_widget (self->row_sizes[TEND_N_VITALS_ROWS], child);
  while ((child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->form_box)))
         != NULL)
    gtk_box_remove (GTK_BOX (self->form_box), child);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      GtkWidget *holder;

      self->fields[row] = NULL;
      if (!tend_vitals_row_applies (row, tend_vitals_page_get_age (self)))
        continue;
      self->fields[row] = tend_vital_field_new (row);
      g_signal_connect_object (self->fields[row], "changed", G_CALLBACK (tend_vitals_entry_check),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->fields[row], "left", G_CALLBACK (tend_vitals_entry_check),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->fields[row], "advance", G_CALLBACK (on_field_advanced_cb),
                               self, G_CONNECT_SWAPPED);
      holder = adw_bin_new ();
      gtk_widget_add_css_class (holder, "vitals-row");
      adw_bin_set_child (ADW_BIN (holder), GTK_WIDGET (self->fields[row]));
      gtk_box_append (GTK_BOX (self->form_box), holder);
      gtk_size_group_add_widget (self->row_sizes[row], holder);
    }
  if (g_object_get_data (G_OBJECT (self->form_box), "tend-keys") == NULL)
    {
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (self->form_box, keys);
      g_object_set_data (G_OBJECT (self->form_box), "tend-keys", keys);
    }
  else
    g_object_unref (keys);
}

void
tend_vitals_entry_take_units (TendVitalsPage *self, GSettings *settings)
{
  static const struct
  {
    TendVitalsRow row;
    const char   *key;
  } units[] = {
    { TEND_VITALS_ROW_TEMPERATURE, "temperature-unit" },
    { TEND_VITALS_ROW_WEIGHT, "weight-unit" },
    { TEND_VITALS_ROW_HEIGHT, "height-unit" },
    { TEND_VITALS_ROW_HEAD_CIRCUMFERENCE, "height-unit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (self->fields[units[i].row] != NULL)
      tend_vital_field_prefer_alternative (self->fields[units[i].row],
                                           g_settings_get_enum (settings, units[i].key) == 1);
}

void
tend_vitals_entry_focus_first (TendVitalsPage *self)
{
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL)
      {
        gtk_widget_grab_focus (tend_vital_field_get_value_widget (self->fields[row]));
        return;
      }
}

static void
form_free (gpointer data)
{
  tend_vitals_form_free (data);
}

static gboolean
record (TendTransaction *transaction, gpointer data, GError **error)
{
  TendVitalsForm *form = data;

  return tend_vitals_record (transaction, form, error)
         && tend_draft_discard (transaction, FORM_NAME, form->patient_id, error);
}

static void
on_recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendVitalsPage) self = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, NULL);

  self->saving = FALSE;
  if (commit == NULL && self->draft != NULL)
    tend_form_draft_release (self->draft);
  if (commit == NULL || self->form_box == NULL)
    return;
  if (self->draft != NULL)
    tend_form_draft_stop (self->draft);
  self->filling = TRUE;
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL)
      tend_vital_field_clear (self->fields[row]);
  self->filling = FALSE;
  tend_vitals_entry_start_draft (self);
  tend_vitals_entry_check (self);
  tend_vitals_entry_focus_first (self);
}

/* The first row with something in the way gets the focus: its question if there
 * is one to answer, else its value. */
static gboolean
focus_fault (TendVitalsPage *self, GPtrArray *faults)
{
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      gboolean         blocks = FALSE;
      g_autofree char *text = NULL;
      GtkWidget       *confirm;

      if (self->fields[row] == NULL)
        continue;
      text = join_faults (row, faults, &blocks);
      if (!blocks)
        continue;
      confirm = tend_vital_field_get_confirm (self->fields[row]);
      gtk_widget_grab_focus (gtk_widget_get_visible (confirm)
                                 ? confirm
                                 : tend_vital_field_get_value_widget (self->fields[row]));
      return TRUE;
    }
  return FALSE;
}

void
tend_vitals_entry_save (TendVitalsPage *self)
{
  g_autoptr (TendVitalsForm) form = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (self->store == NULL || self->patient == NULL || self->saving)
    return;
  form = write_form (self);
  if (is_form_empty (form))
    return;
  faults = check_form (self, form);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    if (self->fields[row] != NULL && tend_vitals_row_is_typed (row))
      show_row (self, form, faults, row);
  if (tend_faults_block (faults))
    {
      gtk_label_set_label (GTK_LABEL (self->form_error),
                           _ ("Nothing is saved yet: answer what is marked."));
      gtk_widget_set_visible (self->form_error, TRUE);
      focus_fault (self, faults);
      return;
    }
  self->saving = TRUE;
  if (self->draft != NULL)
    tend_form_draft_hold (self->draft);
  tend_act (self->form_box, self->store, "vitals.record", record, g_steal_pointer (&form),
            form_free, _ ("Vitals saved"), on_recorded_cb, g_object_ref (self));
}
