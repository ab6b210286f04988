/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done in every window, and by which keys. */
#define G_LOG_DOMAIN "tend-application"

#include "config.h"

#include "tend-application-private.h"

#include "tend-preferences-window.h"
#include "tend-undo-stack.h"

#include <glib/gi18n.h>

static TendApplication *
get_application (gpointer user_data)
{
  return TEND_APPLICATION (user_data);
}

/* The window that an act of the keyboard is about. */
static GtkWidget *
get_active_window (TendApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? GTK_WIDGET (window) : NULL;
}

static void
find_anything (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);
  GtkWidget       *window = get_active_window (self);

  if (window != NULL && gtk_widget_activate_action (window, "win.find", NULL))
    return;
  tend_application_open_dashboard (self);
  if (self->dashboard != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->dashboard), "win.find", NULL);
}

static void
open_dashboard (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_dashboard (get_application (user_data));
}

static void
register_patient (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_registration (get_application (user_data), 0);
}

static void
open_schedule (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_schedule (get_application (user_data), NULL);
}

static void
open_equipment (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_equipment (get_application (user_data));
}

static void
open_chart (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_chart (get_application (user_data), g_variant_get_int64 (parameter));
}

static void
open_last_chart (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);

  tend_application_open_chart (self, self->last_chart);
}

/* In a field that was typed into, Ctrl+Z takes the typing back, as anywhere. */
static gboolean
activate_in_text (TendApplication *self, const char *text_action)
{
  GtkWidget *window = get_active_window (self);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (GTK_ROOT (window)) : NULL;

  return (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
         && gtk_widget_activate_action (focus, text_action, NULL);
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);
  GtkWidget       *window = get_active_window (self);

  if (window != NULL && self->store != NULL && !activate_in_text (self, "text.undo"))
    tend_undo_stack_undo (tend_undo_stack_get (self->store), window);
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);
  GtkWidget       *window = get_active_window (self);

  if (window != NULL && self->store != NULL && !activate_in_text (self, "text.redo"))
    tend_undo_stack_redo (tend_undo_stack_get (self->store), window);
}

static void
lock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_lock (get_application (user_data));
}

static void
sign_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_sign_out (get_application (user_data));
}

static void
open_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_open_again (get_application (user_data));
}

static void
choose_store (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tend_application_choose_store (get_application (user_data));
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (tend_preferences_window_new (self->settings, window));
}

/* GTK would build the overlay for each window before it is first drawn; nobody
 * should wait for what is seldom asked for. */
static void
show_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *overlay;

  if (window == NULL)
    return;
  builder = gtk_builder_new_from_resource ("/org/tendclinic/Tend/application/tend-help-overlay.ui");
  overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  gtk_window_set_transient_for (overlay, window);
  gtk_window_present (overlay);
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *developers[] = { "The Tend maintainers", NULL };
  TendApplication   *self = get_application (user_data);

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _ ("Tend"), "application-icon", TEND_APPLICATION_ID,
                         "version", TEND_VERSION, "developers", developers, "license-type",
                         GTK_LICENSE_GPL_3_0, "comments",
                         _ ("The desk of the patient services technician."), NULL);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TendApplication *self = get_application (user_data);
  GList           *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each window keeps what was typed in it when it closes. */
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (GTK_WINDOW (item->data));
  g_list_free (windows);
}

void
tend_application_add_actions (TendApplication *self)
{
  static const GActionEntry actions[] = {
    { "find", find_anything },
    { "register", register_patient },
    { "open-schedule", open_schedule },
    { "open-equipment", open_equipment },
    { "open-dashboard", open_dashboard },
    { "open-chart", open_chart, "x" },
    { "open-last-chart", open_last_chart },
    { "undo", undo },
    { "redo", redo },
    { "lock", lock },
    { "sign-out", sign_out },
    { "open-again", open_again },
    { "choose-store", choose_store },
    { "preferences", show_preferences },
    { "help", show_help },
    { "about", show_about },
    { "quit", quit },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.find", { "<Control>k" } },
    { "app.register", { "<Control>n" } },
    { "app.open-dashboard", { "<Control>1" } },
    { "app.open-last-chart", { "<Control>2" } },
    { "app.open-schedule", { "<Control>3" } },
    { "app.open-equipment", { "<Control>4" } },
    { "app.lock", { "<Control>l" } },
    { "app.undo", { "<Control>z" } },
    { "app.redo", { "<Control><Shift>z" } },
    { "win.print", { "<Control>p" } },
    { "app.help", { "F1", "<Control>question" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "app.quit", { "<Control>q" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
  tend_application_update_actions (self);
}

static void
set_enabled (TendApplication *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
tend_application_update_actions (TendApplication *self)
{
  gboolean inside = self->store != NULL && tend_store_get_account (self->store) != NULL
                    && self->sign_in_window == NULL;

  set_enabled (self, "find", inside);
  set_enabled (self, "register", inside);
  set_enabled (self, "open-dashboard", inside);
  set_enabled (self, "open-chart", inside);
  set_enabled (self, "open-last-chart", inside && self->last_chart != 0);
  set_enabled (self, "open-schedule", inside);
  set_enabled (self, "open-equipment", inside);
  set_enabled (self, "undo", inside);
  set_enabled (self, "redo", inside);
  set_enabled (self, "lock", inside);
  set_enabled (self, "sign-out", inside);
  set_enabled (self, "preferences", self->settings != NULL);
}
