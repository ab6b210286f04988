/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a window says, to eyes and to assistive technology, and faults in the words. */
#include "config.h"

#include "tend-test-check.h"
#include "tend-test-window.h"

#include <adwaita.h>
#include <sqlite3.h>

/* Where it is, so that it can be found: its own id and that of the template around it. */
static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (at));

      if (id != NULL)
        g_string_append_printf (text, " #%s", id);
      if (at != widget && g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Tend"))
        {
          g_string_append_printf (text, " in %s", G_OBJECT_TYPE_NAME (at));
          break;
        }
    }
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  return g_string_free (text, FALSE);
}

void
tend_test_check_fault (GtkWidget *widget, const char *scene, const char *format, ...)
{
  static GHashTable *told;
  g_autofree char   *where = describe (widget);
  g_autofree char   *what = NULL;
  char              *fault;
  va_list            arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (told == NULL)
    told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fault = g_strdup_printf ("%s: %s", where, what);
  if (!g_hash_table_contains (told, fault))
    g_test_message ("%s: %s", scene, fault);
  g_hash_table_add (told, fault);
  g_test_fail ();
}

char *
tend_test_check_dup_name (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  gsize            length;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return g_strdup ("");
  /* There is no other way to read it: what it is instead of nothing. */
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "");
  length = name != NULL ? strlen (name) : 0;
  if (length >= 2 && name[0] == '"' && name[length - 1] == '"')
    return g_strndup (name + 1, length - 2);
  return g_strdup (name != NULL ? name : "");
}

static void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_str_tokenize_and_fold (text, NULL, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (words, g_steal_pointer (&parts[i]));
}

static void
add_words_of_table (GHashTable *words, sqlite3 *database, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt    *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (rows); i++)
      if (sqlite3_column_type (rows, i) == SQLITE_TEXT)
        add_words (words, (const char *) sqlite3_column_text (rows, i));
  sqlite3_finalize (rows);
}

GHashTable *
tend_test_read_words (const char *path)
{
  GHashTable   *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3      *database = NULL;
  sqlite3_stmt *tables = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* The journal repeats the rows, with the names of their columns. */
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                       "name NOT LIKE 'sqlite_%' AND name <> 'journal'",
                                       -1, &tables, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    add_words_of_table (words, database, (const char *) sqlite3_column_text (tables, 0));
  sqlite3_finalize (tables);
  sqlite3_close (database);
  return words;
}

/* GTK's own words are in another catalogue. */
static gboolean
is_of_gtk (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || GTK_IS_SEARCH_ENTRY (parent) || GTK_IS_PASSWORD_ENTRY (parent)
         || tend_test_is_named_by_tooltip (widget)
         || (GTK_IS_BUTTON (widget)
             && gtk_widget_get_ancestor (widget, ADW_TYPE_PASSWORD_ENTRY_ROW) != NULL)
         || GTK_IS_CALENDAR (parent) || GTK_IS_SHORTCUT_LABEL (widget)
         || (GTK_IS_TOGGLE_BUTTON (widget)
             && GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (widget)))
         /* A person's initials. */
         || ADW_IS_AVATAR (widget);
}

/* What the C library writes of dates where it has no such language, names of keys
 * and of units. */
static gboolean
is_known (const char *word)
{
  static const char *const known[]
      = { "january",  "february",  "march",   "april",    "may",       "june",      "july",
          "august",   "september", "october", "november", "december",  "jan",       "feb",
          "mar",      "apr",       "jun",     "jul",      "aug",       "sep",       "oct",
          "nov",      "dec",       "monday",  "tuesday",  "wednesday", "thursday",  "friday",
          "saturday", "sunday",    "mon",     "tue",      "wed",       "thu",       "fri",
          "sat",      "sun",       "am",      "pm",       "ctrl",      "alt",       "shift",
          "mmhg",     "kg",        "cm",      "mrn",      "tend",      "shortcuts", NULL };

  return g_strv_contains (known, word);
}

static gboolean
is_word (const char *text)
{
  guint letters = 0;

  for (; *text != '\0'; text++)
    if (!g_ascii_isalpha (*text))
      return FALSE;
    else
      letters++;
  return letters > 1;
}

static void
check_text (
    GtkWidget *widget, const char *scene, const char *what, const char *text, GHashTable *data)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL || *text == '\0')
    return;
  parts = g_str_tokenize_and_fold (text, NULL, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    if (is_word (parts[i]) && !is_known (parts[i]) && !g_hash_table_contains (data, parts[i]))
      {
        tend_test_check_fault (widget, scene, "“%s” in its %s “%s” is not translated", parts[i],
                               what, text);
        return;
      }
}

void
tend_test_check_translated (GtkWidget *root, const char *scene, GHashTable *data)
{
  g_autofree char *name = NULL;

  if (!gtk_widget_get_mapped (root) || is_of_gtk (root))
    return;
  name = tend_test_check_dup_name (root);
  check_text (root, scene, "name", name, data);
  check_text (root, scene, "tooltip", gtk_widget_get_tooltip_text (root), data);
  if (GTK_IS_LABEL (root))
    check_text (root, scene, "text", gtk_label_get_text (GTK_LABEL (root)), data);
  if (GTK_IS_TEXT (root))
    check_text (root, scene, "hint", gtk_text_get_placeholder_text (GTK_TEXT (root)), data);
  if (GTK_IS_WINDOW (root))
    check_text (root, scene, "title", gtk_window_get_title (GTK_WINDOW (root)), data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tend_test_check_translated (child, scene, data);
}
