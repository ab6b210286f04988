/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program: one store, one person signed in, and the windows. */
#define G_LOG_DOMAIN "tend-application"

#include "config.h"

#include "tend-application-private.h"

#include "tend-full-text.h"
#include "tend-gui.h"
#include "tend-patient.h"
#include "tend-place.h"
#include "tend-press.h"
#include "tend-window.h"

#include <glib/gi18n.h>

#define MOST_RECENT_PATIENTS 20

G_DEFINE_FINAL_TYPE (TendApplication, tend_application, ADW_TYPE_APPLICATION)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static gboolean
color_scheme_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  g_value_set_enum (value, g_str_equal (nick, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                           : g_str_equal (nick, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                         : ADW_COLOR_SCHEME_DEFAULT);
  return TRUE;
}

/* For whoever looks after somebody at home, text is larger. */
#define HOME_TEXT_SCALE 1.2

static void
apply_text_scale (TendApplication *self)
{
  GtkSettings *display = gtk_settings_get_default ();
  double       scale
      = (self->settings != NULL ? g_settings_get_double (self->settings, "text-scale") : 1.0)
        * (tend_place_is_home () ? HOME_TEXT_SCALE : 1.0);
  int dpi;

  /* From the desktop's own value each time, so that twice 1.5 stays 1.5. */
  gtk_settings_reset_property (display, "gtk-xft-dpi");
  g_object_get (display, "gtk-xft-dpi", &dpi, NULL);
  if (scale != 1.0)
    g_object_set (display, "gtk-xft-dpi", (int) ((dpi > 0 ? dpi : 96 * 1024) * scale), NULL);
}

void
tend_application_set_home (TendApplication *self, gboolean home)
{
  if (tend_place_is_home () == home)
    return;
  tend_place_set_home (home);
  apply_text_scale (self);
}

/* A program run from its build folder, or a test, may have no schema installed:
 * then settings would abort the process. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, TEND_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
tend_application_startup (GApplication *application)
{
  TendApplication *self = TEND_APPLICATION (application);

  tend_gui_ensure ();
  G_APPLICATION_CLASS (tend_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (TEND_APPLICATION_ID);
  tend_full_text_start ();
  self->settings = load_settings ();
  if (self->settings != NULL)
    {
      g_settings_bind_with_mapping (
          self->settings, "color-scheme", adw_style_manager_get_default (), "color-scheme",
          G_SETTINGS_BIND_GET, color_scheme_from_setting, NULL, NULL, NULL);
      g_settings_bind (self->settings, "lock-minutes", self->lock, "minutes", G_SETTINGS_BIND_GET);
      g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (apply_text_scale),
                               self, G_CONNECT_SWAPPED);
      if (g_settings_get_double (self->settings, "text-scale") != 1.0)
        apply_text_scale (self);
    }
  tend_application_add_actions (self);
}

static void
tend_application_activate (GApplication *application)
{
  TendApplication *self = TEND_APPLICATION (application);
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->store != NULL)
    tend_application_enter (self);
  else if (!self->opening)
    tend_application_start (self);
}

static int
tend_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TendApplication *self = TEND_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", "tend", TEND_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "store", "s", &self->url);
  self->demo = g_variant_dict_contains (options, "demo");
  /* Another store is another program; the running one keeps its own. */
  if (self->url != NULL || self->demo)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
tend_application_window_added (GtkApplication *application, GtkWindow *window)
{
  TendApplication *self = TEND_APPLICATION (application);

  GTK_APPLICATION_CLASS (tend_application_parent_class)->window_added (application, window);
  tend_session_lock_watch (self->lock, window);
  tend_press_watch (GTK_WIDGET (window));
}

static gboolean
is_window (gpointer key, gpointer value, gpointer user_data)
{
  return value == user_data;
}

static void
tend_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  TendApplication *self = TEND_APPLICATION (application);

  g_hash_table_foreach_remove (self->charts, is_window, window);
  if (self->dashboard == window)
    self->dashboard = NULL;
  if (self->start_window == window)
    self->start_window = NULL;
  if (self->sign_in_window == window)
    self->sign_in_window = NULL;
  GTK_APPLICATION_CLASS (tend_application_parent_class)->window_removed (application, window);
  tend_application_update_actions (self);
}

static void
tend_application_shutdown (GApplication *application)
{
  TendApplication *self = TEND_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  tend_application_leave_store (self);
  G_APPLICATION_CLASS (tend_application_parent_class)->shutdown (application);
}

static void
on_idle_cb (TendApplication *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "lock", NULL);
}

static void
tend_application_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendApplication *self = TEND_APPLICATION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_application_finalize (GObject *object)
{
  TendApplication *self = TEND_APPLICATION (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->recent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->lock);
  g_clear_pointer (&self->charts, g_hash_table_unref);
  g_free (self->url);
  g_free (self->opening_url);
  G_OBJECT_CLASS (tend_application_parent_class)->finalize (object);
}

static void
tend_application_class_init (TendApplicationClass *klass)
{
  GObjectClass        *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass   *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_class = GTK_APPLICATION_CLASS (klass);

  object_class->get_property = tend_application_get_property;
  object_class->finalize = tend_application_finalize;
  application_class->startup = tend_application_startup;
  application_class->activate = tend_application_activate;
  application_class->shutdown = tend_application_shutdown;
  application_class->handle_local_options = tend_application_handle_local_options;
  gtk_class->window_added = tend_application_window_added;
  gtk_class->window_removed = tend_application_window_removed;
  properties[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_application_init (TendApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open the records at URL"), "URL" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show a demonstration clinic"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->recent = g_list_store_new (TEND_TYPE_PATIENT);
  self->cancellable = g_cancellable_new ();
  self->charts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lock = tend_session_lock_new ();
  g_signal_connect_object (self->lock, "idle", G_CALLBACK (on_idle_cb), self, G_CONNECT_SWAPPED);
}

TendApplication *
tend_application_new (void)
{
  return g_object_new (TEND_TYPE_APPLICATION, "application-id", TEND_APPLICATION_ID,
                       "resource-base-path", "/org/tendclinic/Tend", NULL);
}

TendStore *
tend_application_get_store (TendApplication *self)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (self), NULL);

  return self->store;
}

GSettings *
tend_application_get_settings (TendApplication *self)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (self), NULL);

  return self->settings;
}

void
tend_application_set_store (TendApplication *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_APPLICATION (self));
  g_return_if_fail (store == NULL || TEND_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;
  tend_place_set (store != NULL ? tend_store_get_clock (store) : NULL,
                  store != NULL ? tend_store_get_time_zone (store) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  tend_application_update_actions (self);
}

static void
on_recent_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPatient) patient = tend_store_get_finish (TEND_STORE (source), result, &error);
  guint position;

  /* The list only saves a search: a patient that cannot be read is left out. */
  if (patient == NULL || self->store != TEND_STORE (source))
    return;
  if (g_list_store_find (self->recent, patient, &position))
    {
      if (position == 0)
        return;
      g_list_store_remove (self->recent, position);
    }
  g_list_store_insert (self->recent, 0, patient);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > MOST_RECENT_PATIENTS)
    g_list_store_remove (self->recent, MOST_RECENT_PATIENTS);
}

void
tend_application_open_chart (TendApplication *self, gint64 patient_id)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self));

  if (self->store == NULL || patient_id == 0)
    return;
  window = g_hash_table_lookup (self->charts, &patient_id);
  if (window == NULL)
    {
      window = tend_application_make_chart_window (self, patient_id);
      if (window == NULL)
        return;
      g_hash_table_insert (self->charts, g_memdup2 (&patient_id, sizeof patient_id), window);
    }
  self->last_chart = patient_id;
  tend_application_update_actions (self);
  tend_store_get_async (self->store, TEND_TYPE_PATIENT, patient_id, self->cancellable,
                        on_recent_loaded_cb, g_object_ref (self));
  tend_application_present (self, window);
}

void
tend_application_open_chart_page (TendApplication *self, gint64 patient_id, const char *page)
{
  GtkWindow *window;

  g_return_if_fail (TEND_IS_APPLICATION (self) && page != NULL);

  tend_application_open_chart (self, patient_id);
  window = g_hash_table_lookup (self->charts, &patient_id);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", page);
}

GListModel *
tend_application_get_recent_patients (TendApplication *self)
{
  g_return_val_if_fail (TEND_IS_APPLICATION (self), NULL);

  return G_LIST_MODEL (self->recent);
}

TendApplication *
tend_application_find (GtkWidget *widget)
{
  GtkWindow      *window = (GtkWindow *) tend_window_find (widget);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;

  return TEND_IS_APPLICATION (application) ? TEND_APPLICATION (application) : NULL;
}
