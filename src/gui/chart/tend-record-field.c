/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of a form that write into a record as they are typed into. */
#define G_LOG_DOMAIN "tend-record-field"

#include "config.h"

#include "tend-record-field.h"

#include "tend-date.h"
#include "tend-form-faults.h"
#include "tend-format.h"
#include "tend-place.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "tend-record-field"

typedef struct
{
  TendRecord *record;
  char       *field;
  GArray     *choices;   /* nullable */
  GtkLabel   *age_label; /* borrowed, nullable */
  gboolean    is_date;
  gboolean    unread;  /* a date that could not be read */
  gboolean    writing; /* into the record or into the row */
} Field;

static void
field_free (gpointer data)
{
  Field *self = data;

  g_clear_object (&self->record);
  g_clear_pointer (&self->choices, g_array_unref);
  g_free (self->field);
  g_free (self);
}

static Field *
attach (GtkWidget *row, gpointer record, const char *field, const char *path)
{
  Field *self = g_new0 (Field, 1);

  self->record = g_object_ref (record);
  self->field = g_strdup (field);
  gtk_widget_set_name (row, path);
  g_object_set_data_full (G_OBJECT (row), KEY, self, field_free);
  return self;
}

static Field *
get_field (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

/* What the record says goes into the row, unless it has just come from there. */
static void
follow (GtkWidget *row, Field *self, GCallback read)
{
  g_autofree char *signal_name = g_strconcat ("notify::", self->field, NULL);

  g_signal_connect_object (self->record, signal_name, read, row, G_CONNECT_SWAPPED);
}

static void
go_on (GtkWidget *row)
{
  GtkWidget *form = gtk_widget_get_ancestor (row, ADW_TYPE_CLAMP);

  if (form != NULL)
    tend_record_fields_focus_next (form, row);
}

static void
read_text (GtkWidget *row)
{
  Field           *self = get_field (row);
  g_autofree char *text = NULL;

  if (self->writing)
    return;
  self->writing = TRUE;
  g_object_get (self->record, self->field, &text, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  self->writing = FALSE;
}

static void
on_text_changed_cb (GtkWidget *row)
{
  Field      *self = get_field (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (self->writing)
    return;
  self->writing = TRUE;
  g_object_set (self->record, self->field, *text != '\0' ? text : NULL, NULL);
  tend_form_show_fault (row, NULL);
  self->writing = FALSE;
}

GtkWidget *
tend_record_field_text (gpointer record, const char *field, const char *title, const char *path)
{
  GtkWidget *row = adw_entry_row_new ();
  Field     *self;

  g_return_val_if_fail (TEND_IS_RECORD (record), NULL);

  self = attach (row, record, field, path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  read_text (row);
  follow (row, self, G_CALLBACK (read_text));
  g_signal_connect (row, "changed", G_CALLBACK (on_text_changed_cb), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (go_on), NULL);
  return row;
}

static GDate *
dup_date (Field *self)
{
  GDate *date = NULL;

  g_object_get (self->record, self->field, &date, NULL);
  return date;
}

static void
show_age (Field *self, const GDate *date)
{
  g_autofree char *age = NULL;
  GDate            today;

  if (self->age_label == NULL)
    return;
  tend_place_get_today (&today);
  age = date != NULL ? tend_format_age (date, &today) : NULL;
  gtk_label_set_label (self->age_label, age != NULL ? age : "");
}

static void
read_date (GtkWidget *row)
{
  Field *self = get_field (row);
  g_autoptr (GDate) date = NULL;
  g_autofree char *text = NULL;

  if (self->writing)
    return;
  self->writing = TRUE;
  date = dup_date (self);
  text = date != NULL ? tend_format_date (date) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  self->unread = FALSE;
  show_age (self, date);
  self->writing = FALSE;
}

/* The locale's own order of day and month. */
static TendDateOrder
get_date_order (void)
{
  g_autoptr (GDate) probe = g_date_new_dmy (2, G_DATE_JANUARY, 2003);
  char text[64] = "";

  g_date_strftime (text, sizeof text, "%x", probe);
  return strchr (text, '2') != NULL && strchr (text, '1') != NULL
                 && strchr (text, '2') < strchr (text, '1')
             ? TEND_DATE_ORDER_DAY_MONTH_YEAR
             : TEND_DATE_ORDER_MONTH_DAY_YEAR;
}

static void
on_date_changed_cb (GtkWidget *row)
{
  Field           *self = get_field (row);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  GDate            date;
  gboolean         good;

  if (self->writing)
    return;
  self->writing = TRUE;
  g_strstrip (text);
  g_date_clear (&date, 1);
  good = *text != '\0' && tend_date_parse (text, get_date_order (), &date, NULL);
  self->unread = *text != '\0' && !good;
  g_object_set (self->record, self->field, good ? &date : NULL, NULL);
  show_age (self, good ? &date : NULL);
  tend_form_show_fault (row, NULL);
  self->writing = FALSE;
}

static void
show_unread (GtkWidget *row)
{
  tend_form_show_fault (row, _ ("This is no date. Type it such as 1985-03-14 or 3/14/1985."));
}

/* A half-typed date is not complained about before the field is left. */
static void
on_date_left_cb (GtkWidget *row)
{
  Field *self = get_field (row);

  if (self->unread)
    show_unread (row);
}

static void
on_date_entered_cb (GtkWidget *row)
{
  on_date_left_cb (row);
  if (!get_field (row)->unread)
    go_on (row);
}

GtkWidget *
tend_record_field_date (
    gpointer record, const char *field, const char *title, const char *path, gboolean age)
{
  GtkWidget          *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Field              *self;

  g_return_val_if_fail (TEND_IS_RECORD (record), NULL);

  self = attach (row, record, field, path);
  self->is_date = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (age)
    {
      self->age_label = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->age_label), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->age_label), "age");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (self->age_label));
    }
  read_date (row);
  follow (row, self, G_CALLBACK (read_date));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_date_left_cb), row);
  gtk_widget_add_controller (row, focus);
  g_signal_connect (row, "changed", G_CALLBACK (on_date_changed_cb), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_date_entered_cb), NULL);
  return row;
}

GtkWidget *
tend_record_field_switch (gpointer record, const char *field, const char *title, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_switch_new ();

  g_return_val_if_fail (TEND_IS_RECORD (record), NULL);

  attach (row, record, field, path);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_bind_property (record, field, check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return row;
}

static void
choice_clear (gpointer data)
{
  TendRecordChoice *choice = data;

  g_free (choice->text);
  g_free (choice->word);
}

GArray *
tend_record_choices_new (void)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (TendRecordChoice));

  g_array_set_clear_func (choices, choice_clear);
  return choices;
}

void
tend_record_choices_add (GArray *choices, gint64 value, const char *text, const char *word)
{
  TendRecordChoice choice = { value, g_strdup (text), g_strdup (word) };

  g_array_append_val (choices, choice);
}

static TendFieldKind
get_kind (Field *self)
{
  g_autofree char *name = g_strdup (self->field);

  g_strdelimit (name, "-", '_');
  return tend_record_get_info (self->record)
      ->fields[tend_record_find_field (self->record, name)]
      .kind;
}

static gint64
get_number (Field *self)
{
  gint64 number = 0;
  int    value = 0;

  if (get_kind (self) == TEND_FIELD_ENUM)
    {
      g_object_get (self->record, self->field, &value, NULL);
      return value;
    }
  g_object_get (self->record, self->field, &number, NULL);
  return number;
}

static guint
find_choice (Field *self)
{
  g_autofree char *text = NULL;
  gboolean         by_text = get_kind (self) == TEND_FIELD_TEXT;
  gint64           number = by_text ? 0 : get_number (self);

  if (by_text)
    g_object_get (self->record, self->field, &text, NULL);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const TendRecordChoice *choice = &g_array_index (self->choices, TendRecordChoice, i);

      if (by_text ? g_strcmp0 (choice->text, text) == 0 : choice->value == number)
        return i;
    }
  if (by_text)
    tend_record_choices_add (self->choices, 0, text, text);
  return by_text ? self->choices->len - 1 : GTK_INVALID_LIST_POSITION;
}

static void
read_choice (GtkWidget *row)
{
  Field         *self = get_field (row);
  GtkStringList *words = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row)));
  guint          selected;

  if (self->writing)
    return;
  self->writing = TRUE;
  selected = find_choice (self);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (words)); i < self->choices->len; i++)
    gtk_string_list_append (words, g_array_index (self->choices, TendRecordChoice, i).word);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  self->writing = FALSE;
}

static void
on_choice_made_cb (GtkWidget *row)
{
  Field                  *self = get_field (row);
  guint                   selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  const TendRecordChoice *choice;

  if (self->writing || selected >= self->choices->len)
    return;
  self->writing = TRUE;
  choice = &g_array_index (self->choices, TendRecordChoice, selected);
  switch (get_kind (self))
    {
    case TEND_FIELD_TEXT:
      g_object_set (self->record, self->field, choice->text, NULL);
      break;
    case TEND_FIELD_ENUM:
      g_object_set (self->record, self->field, (int) choice->value, NULL);
      break;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_REAL:
    case TEND_FIELD_BOOLEAN:
    case TEND_FIELD_DATE:
    case TEND_FIELD_TIME:
    default:
      g_object_set (self->record, self->field, choice->value, NULL);
    }
  tend_form_show_fault (row, NULL);
  self->writing = FALSE;
}

GtkWidget *
tend_record_field_choice (
    gpointer record, const char *field, const char *title, const char *path, GArray *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  Field *self;

  g_return_val_if_fail (TEND_IS_RECORD (record) && choices != NULL, NULL);

  self = attach (row, record, field, path);
  self->choices = choices;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  read_choice (row);
  follow (row, self, G_CALLBACK (read_choice));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_choice_made_cb), NULL);
  return row;
}

gboolean
tend_record_fields_check_dates (GtkWidget *form)
{
  Field   *self = get_field (form);
  gboolean good = TRUE;

  if (self != NULL)
    {
      if (!self->unread)
        return TRUE;
      show_unread (form);
      tend_form_go_to_fault (form);
      return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL && good;
       child = gtk_widget_get_next_sibling (child))
    good = tend_record_fields_check_dates (child);
  return good;
}

/* TRUE when the focus was given. @found: whether @row has been passed. */
static gboolean
focus_after (GtkWidget *widget, GtkWidget *row, gboolean *found)
{
  if (widget == row)
    {
      *found = TRUE;
      return FALSE;
    }
  if (*found && get_field (widget) != NULL && gtk_widget_get_mapped (widget))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_after (child, row, found))
      return TRUE;
  return FALSE;
}

void
tend_record_fields_focus_next (GtkWidget *form, GtkWidget *row)
{
  gboolean found = FALSE;

  focus_after (form, row, &found);
}

void
tend_record_fields_focus_first (GtkWidget *form)
{
  gboolean found = TRUE;

  focus_after (form, NULL, &found);
}
