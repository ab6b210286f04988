/* SPDX-License-Identifier: GPL-3.0-or-later
 * The heads of the flow sheet, and the columns of what was measured. */
#define G_LOG_DOMAIN "tend-vitals-sheet"

#include "config.h"

#include "tend-vitals-page-private.h"

#include "tend-format.h"
#include "tend-hint.h"
#include "tend-place.h"
#include "tend-sparkline.h"
#include "tend-time.h"
#include "tend-vitals-correction.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_COLUMNS 40
#define HEAD_ROW TEND_N_VITALS_ROWS /* of row_sizes */

static void
on_head_toggled_cb (TendVitalsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  tend_vitals_plot_set_shown (TEND_VITALS_PLOT (self->plot), row,
                              gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_sparkline (TendVitalsPage *self, TendVitalsRow row)
{
  TendVitalReference reference = { .low = NAN, .high = NAN };
  TendVitalKind      kind = TEND_VITAL_HEART_RATE;
  GtkWidget         *sparkline;

  self->points[row] = g_list_store_new (TEND_TYPE_OBSERVATION);
  if (!tend_vitals_row_get_kind (row, &kind)
      || !tend_vital_find_reference (kind, tend_vitals_page_get_age (self), &reference))
    reference.low = reference.high = NAN;
  sparkline = g_object_new (TEND_TYPE_SPARKLINE, "points", self->points[row], "width-request", 64,
                            "height-request", 22, "valign", GTK_ALIGN_CENTER, NULL);
  if (!isnan (reference.low))
    g_object_set (sparkline, "low", reference.low, NULL);
  if (!isnan (reference.high))
    g_object_set (sparkline, "high", reference.high, NULL);
  return sparkline;
}

static GtkWidget *
make_head (TendVitalsPage *self, TendVitalsRow row)
{
  g_autofree char *range = tend_vitals_row_dup_range (row, tend_vitals_page_get_age (self));
  GtkWidget       *button = gtk_toggle_button_new ();
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *name = gtk_label_new (tend_vitals_row_get_name (row));
  GtkWidget       *reference = gtk_label_new (range);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (reference), 0);
  gtk_widget_add_css_class (reference, "vitals-range");
  gtk_widget_add_css_class (reference, "numeric");
  gtk_widget_set_visible (reference, range != NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), reference);
  gtk_box_append (GTK_BOX (line), words);
  if (row != TEND_VITALS_ROW_CONSCIOUSNESS)
    gtk_box_append (GTK_BOX (line), make_sparkline (self, row));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "vitals-head");
  gtk_widget_set_can_target (button, row != TEND_VITALS_ROW_CONSCIOUSNESS);
  gtk_widget_set_focusable (button, row != TEND_VITALS_ROW_CONSCIOUSNESS);
  tend_hint_set (button, _ ("Show over time"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tend_vitals_row_get_name (row),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, range != NULL ? range : "", -1);
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_head_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                row == TEND_VITALS_ROW_PRESSURE
                                    || row == TEND_VITALS_ROW_HEART_RATE);
  return button;
}

/* Keeps the height of a row the same in the heads, the history and the form. */
static void
tie_row (TendVitalsPage *self, guint row, GtkWidget *widget)
{
  if (self->row_sizes[row] == NULL)
    self->row_sizes[row] = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  gtk_size_group_add_widget (self->row_sizes[row], widget);
}

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    {
      if (GTK_IS_GRID (parent))
        gtk_grid_remove (GTK_GRID (parent), child);
      else
        gtk_box_remove (GTK_BOX (parent), child);
    }
}

/* What is newest stays in sight when columns come or the window changes. */
static void
on_width_changed_cb (GtkAdjustment *adjustment)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

void
tend_vitals_sheet_build (TendVitalsPage *self)
{
  GtkWidget *corner = gtk_label_new (_ ("Usual for this age"));

  clear_children (self->head_box);
  g_signal_connect (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->history_scroll)), "changed",
      G_CALLBACK (on_width_changed_cb), NULL);
  gtk_label_set_xalign (GTK_LABEL (corner), 0);
  gtk_widget_add_css_class (corner, "vitals-corner");
  gtk_box_append (GTK_BOX (self->head_box), corner);
  tie_row (self, HEAD_ROW, corner);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      GtkWidget *head;

      g_clear_object (&self->points[row]);
      if (!tend_vitals_row_applies (row, tend_vitals_page_get_age (self)))
        continue;
      head = make_head (self, row);
      gtk_box_append (GTK_BOX (self->head_box), head);
      tie_row (self, row, head);
    }
}

static void
on_cell_clicked_cb (TendVitalsPage *self, GtkButton *cell)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column"));
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "row"));

  if (self->columns != NULL && position < self->columns->len)
    tend_vitals_correction_open (GTK_WIDGET (self), GTK_WIDGET (cell), self->store,
                                 g_ptr_array_index (self->columns, position), row);
}

static char *
describe_cell (const TendVitalsColumn *column, TendVitalsRow row, const char *text)
{
  const TendObservationData *data = tend_observation_get_data (column->cells[row]);
  GString                   *words = g_string_new (tend_vitals_row_get_name (row));
  const char                *parts[] = { text, data->body_site, data->position, data->cuff_size };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, i == 0 ? " %s" : ", %s", parts[i]);
  if (data->status == TEND_OBSERVATION_STATUS_CORRECTED)
    g_string_append_printf (words, "\n%s", _ ("Corrected"));
  if (data->status == TEND_OBSERVATION_STATUS_CORRECTED && data->note != NULL)
    g_string_append_printf (words, ": %s", data->note);
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_cell (TendVitalsPage *self, guint position, TendVitalsRow row)
{
  const TendVitalsColumn *column = g_ptr_array_index (self->columns, position);
  g_autofree char        *text = tend_vitals_column_dup_text (column, row);
  g_autofree char        *words = NULL;
  g_autofree char        *marked = NULL;
  TendVitalLevel          level;
  GtkWidget              *cell;

  if (text == NULL)
    {
      cell = gtk_label_new ("·");
      gtk_widget_add_css_class (cell, "vitals-empty");
      return cell;
    }
  level = tend_vitals_column_get_level (column, row);
  words = describe_cell (column, row, text);
  /* Never by colour alone: an arrow says which way, two when it is critical. */
  marked = g_strdup_printf ("%s%s", text,
                            level == TEND_VITAL_LEVEL_LOW             ? " ↓"
                            : level == TEND_VITAL_LEVEL_HIGH          ? " ↑"
                            : level == TEND_VITAL_LEVEL_CRITICAL_LOW  ? " ⇊"
                            : level == TEND_VITAL_LEVEL_CRITICAL_HIGH ? " ⇈"
                                                                      : "");
  cell = gtk_button_new_with_label (marked);
  gtk_widget_add_css_class (cell, "flat");
  gtk_widget_add_css_class (cell, "vitals-cell");
  gtk_widget_add_css_class (cell, "numeric");
  if (level == TEND_VITAL_LEVEL_LOW || level == TEND_VITAL_LEVEL_HIGH)
    gtk_widget_add_css_class (cell, "attention");
  else if (level >= TEND_VITAL_LEVEL_CRITICAL_LOW)
    gtk_widget_add_css_class (cell, "act-now");
  tend_hint_set (cell, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (cell), "row", GUINT_TO_POINTER (row));
  /* What is computed follows from what is corrected. */
  if (!tend_vitals_row_is_typed (row))
    gtk_widget_set_can_target (cell, FALSE);
  gtk_widget_set_focusable (cell, tend_vitals_row_is_typed (row));
  g_signal_connect_object (cell, "clicked", G_CALLBACK (on_cell_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return cell;
}

static GtkWidget *
make_time_head (const TendVitalsColumn *column)
{
  GDate            date, today;
  g_autofree char *day = NULL;
  g_autofree char *clock = tend_format_clock (column->time, tend_place_get_zone ());
  g_autofree char *markup = NULL;
  GtkWidget       *head;

  tend_place_get_today (&today);
  if (tend_time_get_date (column->time, tend_place_get_zone (), &date))
    day = tend_format_day (&date, &today);
  markup = g_markup_printf_escaped ("%s\n<b>%s</b>", day != NULL ? day : "", clock);
  head = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (head), markup);
  gtk_label_set_justify (GTK_LABEL (head), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (head, "vitals-time");
  gtk_widget_add_css_class (head, "numeric");
  return head;
}

/* An empty cell at the start: it carries the height of the row and its line. */
static void
add_row_start (TendVitalsPage *self, guint row, int place)
{
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (start, TRUE);
  gtk_grid_attach (GTK_GRID (self->history_grid), start, 0, place, 1, 1);
  tie_row (self, row, start);
}

static void
fill_points (TendVitalsPage *self)
{
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      if (self->points[row] == NULL)
        continue;
      g_list_store_remove_all (self->points[row]);
      for (guint i = 0; i < self->columns->len; i++)
        {
          const TendVitalsColumn *column = g_ptr_array_index (self->columns, i);

          if (column->cells[row] != NULL)
            g_list_store_append (self->points[row], column->cells[row]);
        }
    }
}

void
tend_vitals_sheet_fill (TendVitalsPage *self)
{
  int place = 1;

  clear_children (self->history_grid);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = tend_vitals_columns_new (G_LIST_MODEL (self->history), MOST_COLUMNS);
  add_row_start (self, HEAD_ROW, 0);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_grid_attach (GTK_GRID (self->history_grid),
                     make_time_head (g_ptr_array_index (self->columns, i)), (int) i + 1, 0, 1, 1);
  for (guint row = 0; row < TEND_N_VITALS_ROWS; row++)
    {
      if (!tend_vitals_row_applies (row, tend_vitals_page_get_age (self)))
        continue;
      add_row_start (self, row, place);
      for (guint i = 0; i < self->columns->len; i++)
        gtk_grid_attach (GTK_GRID (self->history_grid), make_cell (self, i, row), (int) i + 1,
                         place, 1, 1);
      place++;
    }
  fill_points (self);
  tend_vitals_plot_set_columns (TEND_VITALS_PLOT (self->plot), self->columns,
                                tend_vitals_page_get_age (self));
}
