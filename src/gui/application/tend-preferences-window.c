/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one workstation likes: units, paper, labels, looks. */
#define G_LOG_DOMAIN "tend-preferences-window"

#include "config.h"

#include "tend-preferences-window.h"

#include "tend-label-stock.h"

#include <glib/gi18n.h>

struct _TendPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Owned */
  GSettings *settings;

  /* Template */
  GtkWidget *color_scheme_row;
  GtkWidget *text_scale_button;
  GtkWidget *lock_minutes_button;
  GtkWidget *temperature_row;
  GtkWidget *weight_row;
  GtkWidget *height_row;
  GtkWidget *label_printer_row;
  GtkWidget *label_stock_row;
  GtkWidget *label_offset_x_button;
  GtkWidget *label_offset_y_button;
  GtkWidget *paper_row;
};

G_DEFINE_FINAL_TYPE (TendPreferencesWindow, tend_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The values of a setting in the order of its row, ending with NULL. */
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const temperature_units[] = { "celsius", "fahrenheit", NULL };
static const char *const weight_units[] = { "kilogram", "pound", NULL };
static const char *const height_units[] = { "centimetre", "inch", NULL };
static const char *const paper_sizes[] = { "", "na_letter", "iso_a4", NULL };
static const char       *label_stocks[TEND_N_LABEL_STOCKS + 1];

static gboolean
position_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *values = user_data;
  const char        *text = g_variant_get_string (variant, NULL);

  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], text))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  g_value_set_uint (value, 0);
  return TRUE;
}

static GVariant *
setting_from_position (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *values = user_data;
  guint              position = g_value_get_uint (value);

  return position < g_strv_length ((char **) values) ? g_variant_new_string (values[position])
                                                     : NULL;
}

static void
bind_choice (TendPreferencesWindow *self,
             const char            *key,
             GtkWidget             *row,
             const char *const     *values)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                position_from_setting, setting_from_position, (gpointer) values,
                                NULL);
}

static void
bind_number (TendPreferencesWindow *self, const char *key, GtkWidget *button)
{
  g_settings_bind (self->settings, key, gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (button)),
                   "value", G_SETTINGS_BIND_DEFAULT);
}

/* The sheet of a roll is its one label; of a sheet, its labels count. */
static void
list_label_stocks (TendPreferencesWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TEND_N_LABEL_STOCKS; i++)
    {
      const TendLabelStock *stock = tend_label_stock_get ((TendLabelStockKind) i);
      g_autofree char      *name = stock->columns * stock->rows > 1
                                       ? g_strdup_printf (_ ("Sheet of %u, %.1f × %.1f mm each"),
                                                          stock->columns * stock->rows,
                                                          stock->label_width, stock->label_height)
                                       : g_strdup_printf (_ ("Roll, %.1f × %.1f mm"), stock->label_width,
                                                          stock->label_height);

      label_stocks[i] = stock->id;
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->label_stock_row), G_LIST_MODEL (names));
}

static void
bind_settings (TendPreferencesWindow *self)
{
  bind_choice (self, "color-scheme", self->color_scheme_row, color_schemes);
  bind_number (self, "text-scale", self->text_scale_button);
  bind_number (self, "lock-minutes", self->lock_minutes_button);
  bind_choice (self, "temperature-unit", self->temperature_row, temperature_units);
  bind_choice (self, "weight-unit", self->weight_row, weight_units);
  bind_choice (self, "height-unit", self->height_row, height_units);
  bind_choice (self, "paper-size", self->paper_row, paper_sizes);
  list_label_stocks (self);
  bind_choice (self, "label-stock", self->label_stock_row, label_stocks);
  g_settings_bind (self->settings, "label-printer", self->label_printer_row, "text",
                   G_SETTINGS_BIND_DEFAULT);
  bind_number (self, "label-offset-x", self->label_offset_x_button);
  bind_number (self, "label-offset-y", self->label_offset_y_button);
}

static void
tend_preferences_window_dispose (GObject *object)
{
  g_clear_object (&TEND_PREFERENCES_WINDOW (object)->settings);
  G_OBJECT_CLASS (tend_preferences_window_parent_class)->dispose (object);
}

static void
tend_preferences_window_class_init (TendPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/application/tend-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, color_scheme_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, text_scale_button);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, lock_minutes_button);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, temperature_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, weight_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, height_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, label_printer_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, label_stock_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, label_offset_x_button);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, label_offset_y_button);
  gtk_widget_class_bind_template_child (widget_class, TendPreferencesWindow, paper_row);
}

static void
tend_preferences_window_init (TendPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
tend_preferences_window_new (GSettings *settings, GtkWindow *parent)
{
  TendPreferencesWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (TEND_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (settings);
  bind_settings (self);
  return GTK_WINDOW (self);
}
