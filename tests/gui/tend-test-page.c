/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shows a page alone in a window, reads it and takes its picture. */

#include "config.h"

#include "tend-test-page.h"

#include "tend-demo.h"
#include "tend-draft-bar.h"
#include "tend-draft.h"
#include "tend-gui.h"
#include "tend-place.h"
#include "tend-test-store.h"

#define DEMO_PATIENTS 40

gboolean
tend_test_page_init (void)
{
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-double-click-time", 0, NULL);
  tend_gui_ensure ();
  tend_gui_load_style ();
  if (g_getenv ("TEND_TEST_DARK") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  return TRUE;
}

static int
read_size (const char *variable, int usual)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : usual;
}

GtkWidget *
tend_test_page_show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), read_size ("TEND_TEST_WIDTH", 1080),
                               read_size ("TEND_TEST_HEIGHT", 640));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  tend_test_wait (gtk_widget_get_mapped (window));
  tend_test_page_wait_frame (window);
  return window;
}

static GtkWidget *
search (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0
      || g_strcmp0 (gtk_widget_get_name (root), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
tend_test_page_find (GtkWidget *root, const char *id)
{
  GtkWidget *found = search (root, id);

  if (found == NULL)
    g_error ("there is no widget %s", id);
  return found;
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

void
tend_test_page_wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  tend_test_wait (painted);
  g_signal_handler_disconnect (clock, handler);
}

void
tend_test_page_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("TEND_TEST_PICTURES");

  for (guint i = 0; folder != NULL && i < 20; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      int          width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
      g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
      GskRenderNode   *node;

      tend_test_page_wait_frame (window);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        {
          g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
              gtk_native_get_renderer (GTK_NATIVE (window)), node,
              &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

          gsk_render_node_unref (node);
          g_assert_true (gdk_texture_save_to_png (texture, path));
          return;
        }
    }
}

void
tend_test_page_close (GtkWidget *window)
{
  GtkWidget *page = gtk_window_get_child (GTK_WINDOW (window));

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  tend_test_wait (page == NULL);
}

static void
append_labels (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_labels (child, text);
}

char *
tend_test_page_read (GtkWidget *root)
{
  GString *text = g_string_new (NULL);

  append_labels (root, text);
  return g_string_free (text, FALSE);
}

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, DEMO_PATIENTS, 7, error);
}

TendStore *
tend_test_page_demo_store (void)
{
  TendStore *store = tend_test_store_new_empty ("sqlite");
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) commit = tend_store_transact (store, "demo.fill", fill, NULL, &error);
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_no_error (error);
  accounts = tend_store_query (store, "accounts", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < accounts->len; i++)
    if (g_strcmp0 (tend_account_get_data (g_ptr_array_index (accounts, i))->name, TEND_DEMO_ACCOUNT)
        == 0)
      tend_store_set_account (store, g_ptr_array_index (accounts, i));
  tend_place_set (tend_store_get_clock (store), tend_store_get_time_zone (store));
  return store;
}

static gboolean
has_text (TendFormDraft *draft, const char *property)
{
  g_autofree char *text = NULL;

  g_object_get (draft, property, &text, NULL);
  return text != NULL && *text != '\0';
}

static TendFormDraft *
get_draft (GtkWidget *root)
{
  TendFormDraft *draft
      = tend_draft_bar_get_draft (TEND_DRAFT_BAR (tend_test_page_find (root, "draft_bar")));

  g_assert_nonnull (draft);
  return draft;
}

void
tend_test_page_wait_draft (GtkWidget *root)
{
  tend_test_wait (has_text (get_draft (root), "state-text"));
}

void
tend_test_page_continue_draft (GtkWidget *root)
{
  tend_test_wait (has_text (get_draft (root), "offer-text"));
  g_assert_true (gtk_widget_get_mapped (tend_test_page_find (root, "draft_bar")));
  g_signal_emit_by_name (
      tend_test_page_find (tend_test_page_find (root, "draft_bar"), "continue_button"), "clicked");
  g_assert_false (has_text (get_draft (root), "offer-text"));
}

typedef struct
{
  gboolean done;
  gboolean found;
} Loaded;

static void
on_draft_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loaded *loaded = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = tend_draft_load_finish (TEND_STORE (source), result, NULL, &error);

  g_assert_no_error (error);
  loaded->found = content != NULL;
  loaded->done = TRUE;
}

gboolean
tend_test_page_has_draft (TendStore *store, const char *form, gint64 subject)
{
  Loaded loaded = { FALSE, FALSE };

  tend_draft_load_async (store, form, subject, NULL, on_draft_loaded_cb, &loaded);
  tend_test_wait (loaded.done);
  return loaded.found;
}
