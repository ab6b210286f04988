/* SPDX-License-Identifier: GPL-3.0-or-later
 * Drives windows in process. */
#include "config.h"

#include "tend-test-window.h"

#include <glib/gstdio.h>

#include "tend-demo.h"
#include "tend-gui.h"
#include "tend-people.h"

#define TEST_PATIENTS 60
#define TEST_SEED 7

static struct
{
  char            *folder;
  TendClock       *clock;
  TendStore       *store;
  TendApplication *application;
} test;

void
tend_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  tend_gui_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-double-click-time", 0, NULL);
}

static gboolean
fill (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_demo_fill (transaction, TEST_PATIENTS, TEST_SEED, error);
}

static gboolean
sign_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_people_sign_in (transaction, TEND_DEMO_ACCOUNT, TEND_DEMO_PASSWORD, error);
}

TendClock *
tend_test_clock (void)
{
  /* Monday 23 November 2026, 10:30 UTC: the tests' zone, and so the clinic's. */
  if (test.clock == NULL)
    test.clock = tend_clock_new_fixed (G_GINT64_CONSTANT (1795429800) * TEND_TIME_SECOND);
  return test.clock;
}

TendStore *
tend_test_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendCommit) filled = NULL;
  g_autoptr (TendCommit) signed_in = NULL;
  g_autofree char *url = NULL;

  if (test.store != NULL)
    return test.store;
  test.folder = g_dir_make_tmp ("tend-gui-XXXXXX", &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("sqlite://%s/clinic.db", test.folder);
  test.store = tend_store_open (url, TEND_STORE_CREATE, tend_test_clock (), &error);
  g_assert_no_error (error);
  filled = tend_store_transact (test.store, "demo.fill", fill, NULL, &error);
  g_assert_no_error (error);
  signed_in = tend_store_transact (test.store, "session.sign-in", sign_in, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (TEND_IS_ACCOUNT (signed_in->record));
  tend_store_set_account (test.store, TEND_ACCOUNT (signed_in->record));
  return test.store;
}

static TendClinic *
get_clinic (TendStore *store)
{
  g_autoptr (TendClinic) clinic = NULL;

  g_object_get (store, "clinic", &clinic, NULL);
  return clinic;
}

char *
tend_test_store_path (void)
{
  tend_test_store ();
  return g_build_filename (test.folder, "clinic.db", NULL);
}

TendApplication *
tend_test_empty_application (void)
{
  g_autoptr (GError) error = NULL;

  if (test.application != NULL)
    return test.application;
  test.application = tend_application_new ();
  g_application_set_flags (G_APPLICATION (test.application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (test.application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (test.application));
  return test.application;
}

TendApplication *
tend_test_application (void)
{
  if (test.application != NULL)
    return test.application;
  tend_test_empty_application ();
  TEND_TEST_WAIT (get_clinic (tend_test_store ()) != NULL);
  tend_application_set_store (test.application, tend_test_store ());
  return test.application;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

int
tend_test_finish (int result)
{
  if (test.application != NULL)
    tend_application_set_store (test.application, NULL);
  g_clear_object (&test.application);
  if (test.store != NULL)
    tend_store_close (test.store);
  g_clear_object (&test.store);
  g_clear_object (&test.clock);
  if (test.folder != NULL)
    remove_folder (test.folder);
  g_clear_pointer (&test.folder, g_free);
  return result;
}

static GtkWidget *
find (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
tend_test_find (gpointer root, const char *id)
{
  GtkWidget *found = find (GTK_WIDGET (root), id);

  if (found == NULL)
    g_error ("no widget has the id %s", id);
  return found;
}

gpointer
tend_test_find_type (gpointer root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = tend_test_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
tend_test_shows (gpointer root, const char *text)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (root)))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tend_test_shows (child, text))
      return TRUE;
  return FALSE;
}

static void
on_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

void
tend_test_wait_frame (gpointer widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (widget));
  gboolean       painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (widget));
  TEND_TEST_WAIT (painted);
  g_signal_handler_disconnect (clock, handler);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
tend_test_present (gpointer window)
{
  gtk_window_present (GTK_WINDOW (window));
  TEND_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (window)));
  tend_test_wait_frame (window);
}

void
tend_test_destroy (gpointer window)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  TEND_TEST_WAIT (gone == NULL);
}

/* gtk_widget_queue_draw() drops the node that a picture is made of: now and then
 * there is none at the moment of asking. */
GdkTexture *
tend_test_take_picture (gpointer root)
{
  GtkWidget *widget = GTK_WIDGET (root);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GdkPaintable) paintable = NULL;
      GtkSnapshot   *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;
      GdkTexture    *texture;
      int            width, height;

      tend_test_wait_frame (widget);
      paintable = gtk_widget_paintable_new (widget);
      width = gdk_paintable_get_intrinsic_width (paintable);
      height = gdk_paintable_get_intrinsic_height (paintable);
      gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        continue;
      texture = gsk_renderer_render_texture (
          gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
          &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      gsk_render_node_unref (node);
      return texture;
    }
  g_error ("the widget never drew itself");
}

void
tend_test_keep_picture (GdkTexture *picture, const char *name)
{
  const char      *folder = g_getenv ("TEND_SCREENSHOTS");
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  g_mkdir_with_parents (folder, 0755);
  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file, NULL);
  g_assert_true (gdk_texture_save_to_png (picture, path));
}

void
tend_test_screenshot (gpointer widget, const char *name)
{
  g_autoptr (GdkTexture) picture = NULL;

  if (g_getenv ("TEND_SCREENSHOTS") == NULL)
    return;
  picture = tend_test_take_picture (widget);
  tend_test_keep_picture (picture, name);
}

/* Lists, panes and what GTK builds for itself are named by their rows or not at all. */
static gboolean
needs_name (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget)
         && gtk_widget_get_can_focus (widget) && gtk_widget_is_sensitive (widget)
         && !GTK_IS_PANED (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget)
         && !GTK_IS_TEXT (widget) && !GTK_IS_POPOVER (widget) && !GTK_IS_VIEWPORT (widget);
}

/* A window's own buttons and those inside menus are GTK's. */
static gboolean
is_internal (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER_MENU) != NULL
         || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
         || gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_DROP_DOWN) != NULL
         || (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL
             && !ADW_IS_COMBO_ROW (widget));
}

static gboolean
has_label_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label_inside (child))
      return TRUE;
  return FALSE;
}

gboolean
tend_test_is_named_by_tooltip (GtkWidget *widget)
{
  if (!GTK_IS_BUTTON (widget) || gtk_widget_get_tooltip_text (widget) == NULL)
    return FALSE;
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (ADW_IS_PASSWORD_ENTRY_ROW (at) || g_str_equal (G_OBJECT_TYPE_NAME (at), "AdwToastWidget"))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || tend_test_is_named_by_tooltip (widget)
         || ((GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_CHECK_BUTTON (widget)
              || GTK_IS_FLOW_BOX_CHILD (widget) || GTK_IS_LABEL (widget))
             && has_label_inside (widget));
}

void
tend_test_assert_accessible_names (gpointer root)
{
  GtkWidget *widget = GTK_WIDGET (root);

  if (needs_name (widget) && !is_internal (widget) && !has_name (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      g_test_message ("%s (id %s) can take the focus and has no accessible name",
                      G_OBJECT_TYPE_NAME (widget), id != NULL ? id : "none");
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tend_test_assert_accessible_names (child);
}
