/* SPDX-License-Identifier: GPL-3.0-or-later
 * One window with each kind of control, for the tests of the journeys' own tools. */
#define G_LOG_DOMAIN "sample"

#include <gtk/gtk.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *urgent;
  GtkWidget *status;
} Sample;

static void
on_save_clicked_cb (GtkButton *button, gpointer user_data)
{
  Sample          *self = user_data;
  g_autofree char *text = g_strdup_printf (
      "Saved: %s%s", gtk_editable_get_text (GTK_EDITABLE (self->entry)),
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->urgent)) ? ", urgent" : "");

  gtk_label_set_text (GTK_LABEL (self->status), text);
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Sample          *self = user_data;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;

  text = g_strdup_printf ("Row %d", gtk_list_box_row_get_index (row));
  gtk_label_set_text (GTK_LABEL (self->status), text);
}

static void
on_refresh_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Sample *self = user_data;

  gtk_label_set_text (GTK_LABEL (self->status), "Refreshed");
}

static void
on_ask_clicked_cb (GtkButton *button, gpointer user_data)
{
  Sample    *self = user_data;
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *answer = gtk_button_new_with_label ("Understood");

  gtk_window_set_title (GTK_WINDOW (dialog), "Question");
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_set_child (GTK_WINDOW (dialog), answer);
  g_signal_connect_swapped (answer, "clicked", G_CALLBACK (gtk_window_destroy), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
build_list (Sample *self)
{
  GtkWidget         *list = gtk_list_box_new ();
  static const char *people[] = { "Ana García", "Ærø Ñandú", "Li Wei" };

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Waiting",
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (people[i]));
  gtk_list_box_unselect_all (GTK_LIST_BOX (list));
  g_signal_connect (list, "row-selected", G_CALLBACK (on_row_selected_cb), self);
  return list;
}

static void
on_application_activated_cb (GtkApplication *application, gpointer user_data)
{
  Sample      *self = user_data;
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget   *label = gtk_label_new_with_mnemonic ("_Name");
  GtkWidget   *save = gtk_button_new_with_mnemonic ("_Save");
  GtkWidget   *ask = gtk_button_new_with_mnemonic ("As_k…");
  GActionEntry actions[] = { { "refresh", on_refresh_activated_cb, NULL, NULL, NULL, { 0 } } };

  self->window = gtk_application_window_new (application);
  self->entry = gtk_entry_new ();
  self->urgent = gtk_check_button_new_with_mnemonic ("_Urgent");
  self->status = gtk_label_new ("Ready");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entry);
  g_signal_connect (save, "clicked", G_CALLBACK (on_save_clicked_cb), self);
  g_signal_connect (ask, "clicked", G_CALLBACK (on_ask_clicked_cb), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), actions, 1, self);

  GtkWidget *children[]
      = { label, self->entry, self->urgent, save, ask, build_list (self), self->status };
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_box_append (GTK_BOX (box), children[i]);
  gtk_window_set_titlebar (GTK_WINDOW (self->window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self->window), "Sample");
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
}

int
main (int argc, char **argv)
{
  Sample sample = { 0 };
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.tendclinic.Tend.Sample", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_application_activated_cb), &sample);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
