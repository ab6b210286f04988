/* SPDX-License-Identifier: GPL-3.0-or-later
 * The people of this store as tiles, and a password. */
#define G_LOG_DOMAIN "tend-sign-in-window"

#include "config.h"

#include "tend-sign-in-window.h"

#include "tend-application-private.h"
#include "tend-closures.h"
#include "tend-error-text.h"
#include "tend-format.h"
#include "tend-people.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_TILES_A_LINE 5

struct _TendSignInWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendQuery   *accounts;
  TendAccount *chosen;

  /* Template */
  GtkLabel         *clinic_label;
  GtkFlowBox       *tiles;
  GtkRevealer      *password_revealer;
  GtkLabel         *chosen_label;
  GtkPasswordEntry *password_entry;
  GtkButton        *sign_in_button;
  GtkLabel         *error_label;
  GtkSpinner       *spinner;
};

G_DEFINE_FINAL_TYPE (TendSignInWindow, tend_sign_in_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  char *name;
  char *password;
} Credentials;

static void
credentials_free (gpointer data)
{
  Credentials *credentials = data;

  explicit_bzero (credentials->password, strlen (credentials->password));
  g_free (credentials->password);
  g_free (credentials->name);
  g_free (credentials);
}

static TendApplication *
get_application (TendSignInWindow *self)
{
  return TEND_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
show_refusal (TendSignInWindow *self, const char *text)
{
  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), *text != '\0');
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->password_entry), GTK_ACCESSIBLE_STATE_INVALID,
      *text != '\0' ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_busy (TendSignInWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_in_button), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->password_entry), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendSignInWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact_finish (TEND_STORE (source), result, &error);
  g_autofree char *text = NULL;

  /* The program was ended meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  set_busy (self, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  if (commit != NULL && TEND_IS_ACCOUNT (commit->record))
    {
      GSettings *settings = tend_application_get_settings (get_application (self));

      if (settings != NULL)
        g_settings_set_string (settings, "last-account",
                               tend_account_get_data (TEND_ACCOUNT (commit->record))->name);
      tend_application_sign_in (get_application (self), TEND_ACCOUNT (commit->record));
      return;
    }
  if (commit != NULL)
    text = g_strdup (_ ("The password is not right. Try again."));
  else if (g_error_matches (error, TEND_ERROR, TEND_ERROR_BUSY))
    text = g_strdup (_ ("Too many tries. Wait a little before the next one."));
  else
    text = tend_error_dup_text (error);
  show_refusal (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static gboolean
sign_in (TendTransaction *transaction, gpointer data, GError **error)
{
  Credentials *credentials = data;

  return tend_people_sign_in (transaction, credentials->name, credentials->password, error);
}

static void
on_sign_in_requested_cb (TendSignInWindow *self)
{
  TendStore   *store = tend_application_get_store (get_application (self));
  Credentials *credentials;

  if (self->chosen == NULL || store == NULL || gtk_spinner_get_spinning (self->spinner))
    return;
  credentials = g_new0 (Credentials, 1);
  credentials->name = g_strdup (tend_account_get_data (self->chosen)->name);
  credentials->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->password_entry)));
  set_busy (self, TRUE);
  show_refusal (self, "");
  tend_store_transact_async (store, "session.sign-in", sign_in, credentials, credentials_free, NULL,
                             on_signed_in_cb, g_object_ref (self));
}

static void
choose_account (TendSignInWindow *self, TendAccount *account)
{
  g_autofree char *text = NULL;

  g_set_object (&self->chosen, account);
  /* Translators: %s is a person's name. */
  text = g_strdup_printf (_ ("Password of %s"), tend_account_get_data (account)->full_name);
  gtk_label_set_label (self->chosen_label, text);
  gtk_revealer_set_reveal_child (self->password_revealer, TRUE);
  show_refusal (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static void
on_tile_activated_cb (TendSignInWindow *self, GtkFlowBoxChild *tile)
{
  g_autoptr (TendAccount) account = g_list_model_get_item (
      G_LIST_MODEL (self->accounts), (guint) gtk_flow_box_child_get_index (tile));

  if (account != NULL)
    choose_account (self, account);
}

static GtkWidget *
make_tile (gpointer item, gpointer user_data)
{
  const TendAccountData *account = tend_account_get_data (TEND_ACCOUNT (item));
  GtkWidget             *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget             *name = gtk_label_new (account->full_name);
  GtkWidget             *role = gtk_label_new (tend_format_account_role (account->role));
  GtkWidget             *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (tile, "account-tile");
  gtk_box_append (GTK_BOX (tile), adw_avatar_new (56, account->full_name, TRUE));
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
  gtk_box_append (GTK_BOX (tile), name);
  gtk_widget_add_css_class (role, "dim-label");
  gtk_widget_add_css_class (role, "caption");
  gtk_widget_set_visible (role, !tend_place_is_home ());
  gtk_box_append (GTK_BOX (tile), role);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  account->full_name, -1);
  return child;
}

/* The one who signed in last here is asked for the password at once. */
static void
on_accounts_loaded_cb (TendSignInWindow *self)
{
  GSettings       *settings = tend_application_get_settings (get_application (self));
  TendStore       *store = tend_application_get_store (get_application (self));
  TendAccount     *locked_by = store != NULL ? tend_store_get_account (store) : NULL;
  g_autofree char *last = locked_by != NULL  ? g_strdup (tend_account_get_data (locked_by)->name)
                          : settings != NULL ? g_settings_get_string (settings, "last-account")
                                             : NULL;
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  gtk_flow_box_set_max_children_per_line (self->tiles, CLAMP (n, 1, MOST_TILES_A_LINE));
  for (guint i = 0; i < n && self->chosen == NULL; i++)
    {
      g_autoptr (TendAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (n == 1 || g_strcmp0 (tend_account_get_data (account)->name, last) == 0)
        {
          gtk_flow_box_select_child (self->tiles,
                                     gtk_flow_box_get_child_at_index (self->tiles, (int) i));
          choose_account (self, account);
        }
    }
}

static void
show_accounts (TendSignInWindow *self)
{
  TendStore *store = tend_application_get_store (get_application (self));
  g_autoptr (TendClinic) clinic = NULL;

  g_object_get (store, "clinic", &clinic, NULL);
  if (clinic != NULL)
    gtk_label_set_label (self->clinic_label, tend_clinic_get_data (clinic)->name);
  self->accounts = tend_query_new (store, "sign-in-accounts", NULL);
  gtk_flow_box_bind_model (self->tiles, G_LIST_MODEL (self->accounts), make_tile, NULL, NULL);
  g_signal_connect_object (self->accounts, "updated", G_CALLBACK (on_accounts_loaded_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
tend_sign_in_window_dispose (GObject *object)
{
  TendSignInWindow *self = TEND_SIGN_IN_WINDOW (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->chosen);
  G_OBJECT_CLASS (tend_sign_in_window_parent_class)->dispose (object);
}

static void
tend_sign_in_window_class_init (TendSignInWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_sign_in_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/application/tend-sign-in-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, clinic_label);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, tiles);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, password_revealer);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, password_entry);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, TendSignInWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_requested_cb);
}

static void
tend_sign_in_window_init (TendSignInWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_window_scale_widths (GTK_WINDOW (self));
}

GtkWindow *
tend_sign_in_window_new (TendApplication *application)
{
  TendSignInWindow *self
      = g_object_new (TEND_TYPE_SIGN_IN_WINDOW, "application", application, NULL);

  show_accounts (self);
  return GTK_WINDOW (self);
}
