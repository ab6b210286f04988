/* SPDX-License-Identifier: GPL-3.0-or-later
 * The first start: a demonstration, a clinic or a home. */
#define G_LOG_DOMAIN "tend-welcome-window"

#include "config.h"

#include "tend-welcome-window.h"

#include "tend-application-private.h"
#include "tend-error-text.h"
#include "tend-form-faults.h"
#include "tend-people.h"
#include "tend-setup.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendWelcomeWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  char *url;

  /* Template */
  GtkStack    *stack;
  GtkButton   *back_button;
  GtkWidget   *form;
  GtkLabel    *form_title;
  GtkLabel    *form_hint;
  GtkEditable *clinic_row;
  GtkEditable *full_name_row;
  GtkEditable *sign_in_name_row;
  GtkEditable *password_row;
  GtkEditable *repeat_row;
  GtkEditable *server_row;
  GtkWidget   *place_row;
  GtkButton   *finish_button;
  GtkSpinner  *spinner;
  GtkLabel    *error_label;

  TendClinicKind kind;
};

G_DEFINE_FINAL_TYPE (TendWelcomeWindow, tend_welcome_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  TendClinic  *clinic;
  TendAccount *administrator;
  char        *password;
} Setup;

static void
setup_free (gpointer data)
{
  Setup *setup = data;

  g_clear_object (&setup->clinic);
  g_clear_object (&setup->administrator);
  explicit_bzero (setup->password, strlen (setup->password));
  g_free (setup->password);
  g_free (setup);
}

static TendApplication *
get_application (TendWelcomeWindow *self)
{
  return TEND_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
set_busy (TendWelcomeWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->finish_button), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back_button), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_error (TendWelcomeWindow *self, const GError *error)
{
  g_autofree char *text = tend_error_dup_text (error);

  set_busy (self, FALSE);
  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static char *
dup_typed (GtkEditable *field)
{
  char *text = g_strdup (gtk_editable_get_text (field));

  return g_strstrip (text);
}

static gboolean
check_given (GtkEditable *field, const char *sentence, GtkEditable **first)
{
  g_autofree char *text = dup_typed (field);

  tend_form_show_fault (GTK_WIDGET (field), *text == '\0' ? sentence : NULL);
  if (*text == '\0' && *first == NULL)
    *first = field;
  return *text != '\0';
}

/* FALSE with the faults at their fields and the focus in the first. */
static gboolean
check_form (TendWelcomeWindow *self)
{
  GtkEditable     *first = NULL;
  const char      *password = gtk_editable_get_text (self->password_row);
  g_autofree char *clinic = dup_typed (self->clinic_row);
  g_autofree char *full_name = dup_typed (self->full_name_row);
  g_autofree char *name = dup_typed (self->sign_in_name_row);
  const char      *words[] = { clinic, full_name, name, NULL };
  g_autoptr (GError) error = NULL;

  check_given (self->clinic_row, _ ("A name, as it stands on invoices and labels."), &first);
  check_given (self->full_name_row, _ ("Your name, as others here know you."), &first);
  check_given (self->sign_in_name_row, _ ("A short name to sign in with."), &first);
  if (tend_people_check_password (password, TEND_PEOPLE_PASSWORD_MINIMUM, words, &error))
    tend_form_show_fault (GTK_WIDGET (self->password_row), NULL);
  else
    {
      tend_form_show_fault (GTK_WIDGET (self->password_row), error->message);
      if (first == NULL)
        first = self->password_row;
    }
  if (g_strcmp0 (password, gtk_editable_get_text (self->repeat_row)) == 0)
    tend_form_show_fault (GTK_WIDGET (self->repeat_row), NULL);
  else
    {
      tend_form_show_fault (GTK_WIDGET (self->repeat_row), _ ("This is not the same password."));
      if (first == NULL)
        first = self->repeat_row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return first == NULL;
}

static Setup *
make_setup (TendWelcomeWindow *self)
{
  Setup           *setup = g_new0 (Setup, 1);
  g_autofree char *clinic = dup_typed (self->clinic_row);
  g_autofree char *full_name = dup_typed (self->full_name_row);
  g_autofree char *name = dup_typed (self->sign_in_name_row);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  setup->clinic = tend_clinic_new ();
  g_object_set (setup->clinic, "kind", self->kind, "name", clinic, "time-zone",
                g_time_zone_get_identifier (zone), NULL);
  setup->administrator = tend_account_new ();
  g_object_set (setup->administrator, "name", name, "full-name", full_name, "role",
                TEND_ACCOUNT_ROLE_ADMINISTRATOR, NULL);
  setup->password = g_strdup (gtk_editable_get_text (self->password_row));
  return setup;
}

static gboolean
set_up_clinic (TendTransaction *transaction, gpointer data, GError **error)
{
  Setup *setup = data;

  return tend_setup_clinic (transaction, setup->clinic, setup->administrator, setup->password,
                            error)
         && tend_people_sign_in (transaction, tend_account_get_data (setup->administrator)->name,
                                 setup->password, error);
}

static void
on_set_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendWelcomeWindow) self = user_data;
  TendApplication *application = get_application (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);

  if (application == NULL)
    return;
  if (commit == NULL)
    {
      show_error (self, error);
      return;
    }
  if (application->settings != NULL)
    g_settings_set_string (application->settings, "store-url", self->url);
  if (TEND_IS_ACCOUNT (commit->record))
    tend_store_set_account (TEND_STORE (source), TEND_ACCOUNT (commit->record));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  tend_application_enter (application);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_store_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendWelcomeWindow) self = user_data;
  TendApplication *application = get_application (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStore) store = tend_store_open_finish (result, &error);

  if (store == NULL)
    {
      if (application != NULL)
        show_error (self, error);
      return;
    }
  if (application == NULL)
    {
      tend_store_close (store);
      return;
    }
  tend_application_set_store (application, store);
  tend_store_transact_async (store, "clinic.set-up", set_up_clinic, make_setup (self), setup_free,
                             NULL, on_set_up_cb, g_object_ref (self));
}

static void
on_finish_clicked_cb (TendWelcomeWindow *self)
{
  TendApplication *application = get_application (self);
  g_autofree char *server = dup_typed (self->server_row);

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  if (!check_form (self))
    return;
  set_busy (self, TRUE);
  /* A store that was opened already, only without a clinic, is the one to set up. */
  if (application->store != NULL)
    {
      g_free (self->url);
      self->url = g_strdup (tend_store_get_url (application->store));
      tend_store_transact_async (application->store, "clinic.set-up", set_up_clinic,
                                 make_setup (self), setup_free, NULL, on_set_up_cb,
                                 g_object_ref (self));
      return;
    }
  g_free (self->url);
  self->url = *server != '\0' ? g_steal_pointer (&server)
                              : tend_application_make_default_url (
                                  self->kind == TEND_CLINIC_KIND_HOME ? "home.db" : "clinic.db");
  tend_store_open_async (self->url, TEND_STORE_CREATE, NULL, NULL, on_store_made_cb,
                         g_object_ref (self));
}

static void
show_form (TendWelcomeWindow *self, TendClinicKind kind)
{
  gboolean home = kind == TEND_CLINIC_KIND_HOME;

  self->kind = kind;
  gtk_label_set_label (self->form_title, home ? _ ("For My Home") : _ ("Set Up Our Clinic"));
  gtk_label_set_label (
      self->form_hint,
      home ? _ ("A few words, and you can add the people you look after.")
           : _ ("You will be the administrator. Rooms, visit kinds, tests and fees come with "
                "something to start from."));
  g_object_set (self->clinic_row, "title",
                home ? _ ("Name of the household") : _ ("Name of the clinic"), NULL);
  gtk_widget_set_visible (self->place_row, !home);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->clinic_row));
}

/* Enter goes to the next field; in the last one it finishes. */
static void
on_field_finished_cb (TendWelcomeWindow *self, GtkWidget *row)
{
  /* Tab would stop at the button that shows the password. */
  if (row == GTK_WIDGET (self->password_row))
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat_row));
  else
    gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static void
on_demo_clicked_cb (TendWelcomeWindow *self)
{
  g_autofree char *url = tend_application_make_default_url ("demo.db");

  tend_application_open_store (get_application (self), url, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_clinic_clicked_cb (TendWelcomeWindow *self)
{
  show_form (self, TEND_CLINIC_KIND_CLINIC);
}

static void
on_home_clicked_cb (TendWelcomeWindow *self)
{
  show_form (self, TEND_CLINIC_KIND_HOME);
}

static void
on_back_clicked_cb (TendWelcomeWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), FALSE);
}

static void
tend_welcome_window_finalize (GObject *object)
{
  g_free (TEND_WELCOME_WINDOW (object)->url);
  G_OBJECT_CLASS (tend_welcome_window_parent_class)->finalize (object);
}

static void
tend_welcome_window_class_init (TendWelcomeWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tend_welcome_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/application/tend-welcome-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, form_title);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, form_hint);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, clinic_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, full_name_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, sign_in_name_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, password_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, server_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TendWelcomeWindow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clinic_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_home_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_finish_clicked_cb);
}

static void
tend_welcome_window_init (TendWelcomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
tend_welcome_window_new (TendApplication *application)
{
  return g_object_new (TEND_TYPE_WELCOME_WINDOW, "application", application, NULL);
}
