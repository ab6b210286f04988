/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fields of a registration, in the order of the conversation. */
#define G_LOG_DOMAIN "tend-registration-form"

#include "config.h"

#include "tend-registration-form.h"

#include "tend-address.h"
#include "tend-contact-point.h"
#include "tend-closures.h"
#include "tend-coverage.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-human-name.h"
#include "tend-organization.h"
#include "tend-record-field.h"
#include "tend-related-person.h"
#include "tend-scroll.h"

#include <glib/gi18n.h>

struct _TendRegistrationForm
{
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *payers;

  /* Borrowed */
  TendRegistration *registration;

  /* Template */
  GtkWidget *name_group;
  GtkWidget *person_group;
  GtkWidget *language_group;
  GtkWidget *care_group;
  GtkBox    *names;
  GtkBox    *contact_points;
  GtkBox    *addresses;
  GtkBox    *related_persons;
  GtkBox    *coverages;
};

G_DEFINE_FINAL_TYPE (TendRegistrationForm, tend_registration_form, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One list of the registration: what its items look like. */
typedef struct
{
  const char *path; /* as faults name it */
  void (*add_rows) (TendRegistrationForm *self,
                    AdwPreferencesGroup  *group,
                    gpointer              record,
                    const char           *path);
  const char *name;   /* accessible name of the rows */
  const char *remove; /* accessible name of the button */
} Items;

static void
on_record_changed_cb (TendRegistrationForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
watch_record (TendRegistrationForm *self, gpointer record)
{
  g_signal_connect_object (record, "notify", G_CALLBACK (on_record_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* "contact_points[1]" and "value" as one path; NULL @item is the patient's. */
static char *
join (const char *item, const char *field)
{
  char *path = item != NULL ? g_strdup_printf ("%s.%s", item, field) : g_strdup (field);

  return g_strdelimit (path, "-", '_');
}

static GtkWidget *
add_text (AdwPreferencesGroup *group,
          gpointer             record,
          const char          *item,
          const char          *field,
          const char          *title)
{
  g_autofree char *path = join (item, field);
  GtkWidget       *row = tend_record_field_text (record, field, title, path);

  adw_preferences_group_add (group, row);
  return row;
}

static void
add_date (AdwPreferencesGroup *group,
          gpointer             record,
          const char          *item,
          const char          *field,
          const char          *title,
          gboolean             show_age)
{
  g_autofree char *path = join (item, field);

  adw_preferences_group_add (group, tend_record_field_date (record, field, title, path, show_age));
}

static void
add_switch (AdwPreferencesGroup *group,
            gpointer             record,
            const char          *item,
            const char          *field,
            const char          *title)
{
  g_autofree char *path = join (item, field);

  adw_preferences_group_add (group, tend_record_field_switch (record, field, title, path));
}

static void
add_choice (AdwPreferencesGroup *group,
            gpointer             record,
            const char          *item,
            const char          *field,
            const char          *title,
            GArray              *choices)
{
  g_autofree char *path = join (item, field);

  adw_preferences_group_add (group, tend_record_field_choice (record, field, title, path, choices));
}

static GArray *
make_words (const char *const *words)
{
  GArray *choices = tend_record_choices_new ();

  for (gint64 i = 0; words[i] != NULL; i++)
    tend_record_choices_add (choices, i, NULL, _ (words[i]));
  return choices;
}

static GArray *
make_languages (void)
{
  static const char *const tags[]
      = { "en", "es", "zh", "vi", "tl", "ar", "fr", "ht", "ko", "ru", "pt", "pl", "hi",
          "bn", "ur", "fa", "uk", "so", "am", "sw", "de", "it", "ja", "he", "ase" };
  GArray *choices = tend_record_choices_new ();

  tend_record_choices_add (choices, 0, NULL, _ ("Not asked"));
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *word = tend_format_language (tags[i]);

      tend_record_choices_add (choices, 0, tags[i], word);
    }
  return choices;
}

static void
add_name_rows (TendRegistrationForm *self,
               AdwPreferencesGroup  *group,
               gpointer              record,
               const char           *path)
{
  static const char *const uses[]
      = { N_ ("Usual"),  N_ ("Official"),  N_ ("Nickname"),  N_ ("Maiden"),
          N_ ("Former"), N_ ("Temporary"), N_ ("Anonymous"), NULL };

  add_choice (group, record, path, "use", _ ("Further name"), make_words (uses));
  add_text (group, record, path, "family-name", _ ("Family name"));
  add_text (group, record, path, "given-name", _ ("Given names"));
}

/* What a telephone number or address is, as people say it. */
static const struct
{
  TendContactPointSystem system;
  TendContactPointUse    use;
  const char            *word;
} contact_kinds[] = {
  { TEND_CONTACT_POINT_SYSTEM_PHONE, TEND_CONTACT_POINT_USE_MOBILE, N_ ("Mobile phone") },
  { TEND_CONTACT_POINT_SYSTEM_PHONE, TEND_CONTACT_POINT_USE_HOME, N_ ("Home phone") },
  { TEND_CONTACT_POINT_SYSTEM_PHONE, TEND_CONTACT_POINT_USE_WORK, N_ ("Work phone") },
  { TEND_CONTACT_POINT_SYSTEM_EMAIL, TEND_CONTACT_POINT_USE_HOME, N_ ("E-mail") },
  { TEND_CONTACT_POINT_SYSTEM_SMS, TEND_CONTACT_POINT_USE_MOBILE, N_ ("Text messages") },
  { TEND_CONTACT_POINT_SYSTEM_FAX, TEND_CONTACT_POINT_USE_WORK, N_ ("Fax") },
  { TEND_CONTACT_POINT_SYSTEM_PHONE, TEND_CONTACT_POINT_USE_OLD, N_ ("Old number") },
  { TEND_CONTACT_POINT_SYSTEM_OTHER, TEND_CONTACT_POINT_USE_HOME, N_ ("Other") },
};

static guint
find_contact_kind (TendContactPoint *contact)
{
  const TendContactPointData *data = tend_contact_point_get_data (contact);
  guint                       best = G_N_ELEMENTS (contact_kinds) - 1;

  for (guint i = G_N_ELEMENTS (contact_kinds); i > 0; i--)
    if (contact_kinds[i - 1].system == data->system)
      {
        best = i - 1;
        if (contact_kinds[i - 1].use == data->use)
          return best;
      }
  return best;
}

static void
on_contact_kind_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer row)
{
  guint      selected = gtk_drop_down_get_selected (choice);
  gpointer   contact = g_object_get_data (G_OBJECT (choice), "tend-contact");
  GtkWidget *widget = row;

  if (selected >= G_N_ELEMENTS (contact_kinds))
    return;
  g_object_set (contact, "system", contact_kinds[selected].system, "use",
                contact_kinds[selected].use, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), _ (contact_kinds[selected].word));
}

/* One line: the number, and what it is. */
static void
add_contact_rows (TendRegistrationForm *self,
                  AdwPreferencesGroup  *group,
                  gpointer              record,
                  const char           *path)
{
  GtkWidget *row = add_text (group, record, path, "value", "");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint      kind = find_contact_kind (record);

  for (gsize i = 0; i < G_N_ELEMENTS (contact_kinds); i++)
    gtk_string_list_append (words, _ (contact_kinds[i].word));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choice, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of contact"), -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), kind);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (contact_kinds[kind].word));
  g_object_set_data_full (G_OBJECT (choice), "tend-contact", g_object_ref (record), g_object_unref);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_contact_kind_chosen_cb), row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), choice);
}

static void
add_address_rows (TendRegistrationForm *self,
                  AdwPreferencesGroup  *group,
                  gpointer              record,
                  const char           *path)
{
  static const char *const uses[]
      = { N_ ("Home"), N_ ("Work"), N_ ("Temporary"), N_ ("Former"), N_ ("Billing"), NULL };

  add_choice (group, record, path, "use", _ ("Address"), make_words (uses));
  add_text (group, record, path, "line", _ ("Street and number"));
  add_text (group, record, path, "line2", _ ("Apartment, unit, care of"));
  add_text (group, record, path, "city", _ ("City"));
  add_text (group, record, path, "state", _ ("State"));
  add_text (group, record, path, "postal-code", _ ("ZIP code"));
  add_text (group, record, path, "country", _ ("Country"));
}

static GtkWidget *
add_check (GtkWidget *box, gpointer record, const char *field, const char *word)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (word);

  g_object_bind_property (record, field, check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_box_append (GTK_BOX (box), check);
  return check;
}

static void
add_relative_rows (TendRegistrationForm *self,
                   AdwPreferencesGroup  *group,
                   gpointer              record,
                   const char           *path)
{
  GtkWidget *told = adw_action_row_new ();
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  add_text (group, record, path, "family-name", _ ("Family name"));
  add_text (group, record, path, "given-name", _ ("Given names"));
  add_text (group, record, path, "relationship", _ ("Relationship to the patient"));
  add_text (group, record, path, "phone", _ ("Phone"));
  add_text (group, record, path, "email", _ ("E-mail"));
  add_switch (group, record, path, "emergency-contact", _ ("Call in an emergency"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (told), _ ("May be told about"));
  add_check (checks, record, "may-know-appointments", _ ("Appointments"));
  add_check (checks, record, "may-know-care", _ ("Care"));
  add_check (checks, record, "may-know-billing", _ ("Billing"));
  gtk_widget_set_valign (checks, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (told), checks);
  adw_preferences_group_add (group, told);
}

static GArray *
make_payers (TendRegistrationForm *self, gint64 payer_id)
{
  GArray  *choices = tend_record_choices_new ();
  gboolean found = payer_id == 0;

  tend_record_choices_add (choices, 0, NULL, _ ("Choose…"));
  for (guint i = 0; self->payers != NULL && i < self->payers->len; i++)
    {
      TendOrganization *payer = g_ptr_array_index (self->payers, i);
      gint64            id = tend_record_get_id (TEND_RECORD (payer));

      found = found || id == payer_id;
      tend_record_choices_add (choices, id, NULL, tend_organization_get_data (payer)->name);
    }
  if (!found)
    tend_record_choices_add (choices, payer_id, NULL, _ ("A payer no longer in use"));
  return choices;
}

static void
add_coverage_rows (TendRegistrationForm *self,
                   AdwPreferencesGroup  *group,
                   gpointer              record,
                   const char           *path)
{
  static const char *const relationships[]
      = { N_ ("The patient"),  N_ ("Spouse"),        N_ ("Child"),          N_ ("Parent"),
          N_ ("Life partner"), N_ ("Somebody else"), N_ ("Injured person"), NULL };
  static const char *const statuses[]
      = { N_ ("Active"), N_ ("Cancelled"), N_ ("Draft"), N_ ("Entered in error"), NULL };
  GArray *orders = tend_record_choices_new ();

  tend_record_choices_add (orders, 1, NULL, _ ("Asked first"));
  tend_record_choices_add (orders, 2, NULL, _ ("Asked second"));
  tend_record_choices_add (orders, 3, NULL, _ ("Asked third"));
  tend_record_choices_add (orders, 0, NULL, _ ("Not decided"));
  add_choice (group, record, path, "payer-id", _ ("Payer"),
              make_payers (self, tend_coverage_get_data (record)->payer_id));
  add_text (group, record, path, "plan-name", _ ("Plan"));
  add_text (group, record, path, "member-id", _ ("Member id"));
  add_text (group, record, path, "group-number", _ ("Group number"));
  add_choice (group, record, path, "coverage-order", _ ("Order"), orders);
  add_choice (group, record, path, "relationship", _ ("The patient is the subscriber's …"),
              make_words (relationships));
  add_text (group, record, path, "subscriber-name", _ ("Subscriber, when not the patient"));
  add_date (group, record, path, "subscriber-birth-date", _ ("Birth date of the subscriber"),
            FALSE);
  add_date (group, record, path, "period-start", _ ("Valid from"), FALSE);
  add_date (group, record, path, "period-end", _ ("Valid until"), FALSE);
  add_choice (group, record, path, "status", _ ("Status"), make_words (statuses));
}

static const Items names_items
    = { "names", add_name_rows, N_ ("Further name"), N_ ("Remove this name") };
static const Items contact_items = { "contact_points", add_contact_rows, N_ ("Telephone or e-mail"),
                                     N_ ("Remove this number or address") };
static const Items address_items
    = { "addresses", add_address_rows, N_ ("Address"), N_ ("Remove this address") };
static const Items relative_items
    = { "related_persons", add_relative_rows, N_ ("Family or emergency contact"),
        N_ ("Remove this person") };
static const Items coverage_items
    = { "coverages", add_coverage_rows, N_ ("Insurance"), N_ ("Remove this insurance") };

/* The list inside a group has no name of its own. */
static void
name_list (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && !GTK_IS_LIST_BOX (widget); child = gtk_widget_get_next_sibling (child))
    name_list (child, name);
}

/* Withdrawn, it keeps its place in the list: paths of others stay true. */
static void
on_remove_clicked_cb (GtkWidget *button, gpointer user_data)
{
  TendRegistrationForm *self = user_data;
  gpointer              record = g_object_get_data (G_OBJECT (button), "tend-record");
  GtkWidget            *item = g_object_get_data (G_OBJECT (button), "tend-item");

  tend_record_set_withdrawn (TEND_RECORD (record), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (item)), item);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_item (TendRegistrationForm *self, GtkBox *box, const Items *items, gpointer record, guint index)
{
  g_autofree char *path = g_strdup_printf ("%s[%u]", items->path, index);
  GtkWidget       *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_hexpand (group, TRUE);
  name_list (group, _ (items->name));
  items->add_rows (self, ADW_PREFERENCES_GROUP (group), record, path);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 8);
  tend_hint_set (button, _ (items->remove));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (items->remove), -1);
  g_object_set_data_full (G_OBJECT (button), "tend-record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (button), "tend-item", item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (item), group);
  gtk_box_append (GTK_BOX (item), button);
  gtk_box_append (box, item);
  watch_record (self, record);
  return group;
}

static void
add_items (TendRegistrationForm *self, GtkBox *box, const Items *items, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (!tend_record_get_withdrawn (g_ptr_array_index (records, i)))
      add_item (self, box, items, g_ptr_array_index (records, i), i);
}

/* The typing goes on in the first field of what was added. */
static void
add_new (TendRegistrationForm *self,
         GtkBox               *box,
         const Items          *items,
         GPtrArray            *records,
         gpointer              record)
{
  GtkWidget *group;

  g_ptr_array_add (records, record);
  group = add_item (self, box, items, record, records->len - 1);
  tend_record_fields_focus_first (group);
  tend_scroll_to (group, group);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_add_name_clicked_cb (TendRegistrationForm *self)
{
  add_new (self, self->names, &names_items, self->registration->names,
           g_object_new (TEND_TYPE_HUMAN_NAME, "use", TEND_NAME_USE_MAIDEN, NULL));
}

static void
on_add_contact_clicked_cb (TendRegistrationForm *self)
{
  add_new (self, self->contact_points, &contact_items, self->registration->contact_points,
           g_object_new (TEND_TYPE_CONTACT_POINT, "use", TEND_CONTACT_POINT_USE_MOBILE, NULL));
}

static void
on_add_address_clicked_cb (TendRegistrationForm *self)
{
  add_new (self, self->addresses, &address_items, self->registration->addresses,
           tend_address_new ());
}

static void
on_add_relative_clicked_cb (TendRegistrationForm *self)
{
  add_new (self, self->related_persons, &relative_items, self->registration->related_persons,
           tend_related_person_new ());
}

static void
on_add_coverage_clicked_cb (TendRegistrationForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->registration->coverages->len; i++)
    n += !tend_record_get_withdrawn (g_ptr_array_index (self->registration->coverages, i));
  add_new (self, self->coverages, &coverage_items, self->registration->coverages,
           g_object_new (TEND_TYPE_COVERAGE, "coverage-order", (gint64) n + 1, NULL));
}

static void
add_patient (TendRegistrationForm *self, TendPatient *patient)
{
  AdwPreferencesGroup *name = ADW_PREFERENCES_GROUP (self->name_group);
  AdwPreferencesGroup *person = ADW_PREFERENCES_GROUP (self->person_group);
  AdwPreferencesGroup *language = ADW_PREFERENCES_GROUP (self->language_group);
  AdwPreferencesGroup *care = ADW_PREFERENCES_GROUP (self->care_group);
  GArray              *sexes = tend_record_choices_new ();

  for (int sex = TEND_SEX_UNKNOWN; sex <= TEND_SEX_OTHER; sex++)
    tend_record_choices_add (sexes, sex, NULL, tend_format_sex (sex));
  add_text (name, patient, NULL, "family-name", _ ("Family name, or the only name"));
  add_text (name, patient, NULL, "given-name", _ ("Given names"));
  add_text (name, patient, NULL, "name-suffix", _ ("Suffix, such as Jr"));
  add_text (name, patient, NULL, "preferred-name", _ ("Goes by"));
  add_date (person, patient, NULL, "birth-date", _ ("Birth date"), TRUE);
  add_choice (person, patient, NULL, "sex", _ ("Sex"), sexes);
  add_text (person, patient, NULL, "gender-identity", _ ("Gender identity"));
  add_text (person, patient, NULL, "pronouns", _ ("Pronouns"));
  add_choice (language, patient, NULL, "language", _ ("Language"), make_languages ());
  add_switch (language, patient, NULL, "interpreter-needed", _ ("Interpreter needed"));
  add_text (care, patient, NULL, "isolation", _ ("Isolation, such as contact precautions"));
  add_switch (care, patient, NULL, "fall-risk", _ ("May fall"));
  add_switch (care, patient, NULL, "do-not-bill", _ ("Do not bill"));
  add_text (care, patient, NULL, "note", _ ("Note for everybody who cares for this patient"));
  name_list (self->name_group, _ ("Name"));
  name_list (self->person_group, _ ("Person"));
  name_list (self->language_group, _ ("Language"));
  name_list (self->care_group, _ ("To be careful about"));
  watch_record (self, patient);
}

static GtkWidget *
replace_group (GtkWidget *old)
{
  GtkWidget *parent = gtk_widget_get_parent (old);
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_insert_child_after (GTK_BOX (parent), group, old);
  gtk_box_remove (GTK_BOX (parent), old);
  return group;
}

static void
empty (TendRegistrationForm *self)
{
  GtkBox *boxes[] = { self->names, self->contact_points, self->addresses, self->related_persons,
                      self->coverages };

  self->name_group = replace_group (self->name_group);
  self->person_group = replace_group (self->person_group);
  self->language_group = replace_group (self->language_group);
  self->care_group = replace_group (self->care_group);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (GTK_WIDGET (boxes[i]))) != NULL)
        gtk_box_remove (boxes[i], child);
    }
}

static void
tend_registration_form_dispose (GObject *object)
{
  TendRegistrationForm *self = TEND_REGISTRATION_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_REGISTRATION_FORM);
  g_clear_pointer (&self->payers, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_registration_form_parent_class)->dispose (object);
}

static void
tend_registration_form_class_init (TendRegistrationFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_registration_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_REGISTRATION_FORM, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/chart/tend-registration-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, name_group);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, person_group);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, language_group);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, care_group);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, names);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, contact_points);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, addresses);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, related_persons);
  gtk_widget_class_bind_template_child (widget_class, TendRegistrationForm, coverages);
  gtk_widget_class_bind_template_callback (widget_class, on_add_name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_contact_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_address_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_relative_clicked_cb);
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_coverage_clicked_cb);
}

static void
tend_registration_form_init (TendRegistrationForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

void
tend_registration_form_set_payers (TendRegistrationForm *self, GPtrArray *payers)
{
  g_return_if_fail (TEND_IS_REGISTRATION_FORM (self));

  g_clear_pointer (&self->payers, g_ptr_array_unref);
  self->payers = payers != NULL ? g_ptr_array_ref (payers) : NULL;
}

void
tend_registration_form_show (TendRegistrationForm *self, TendRegistration *registration)
{
  g_return_if_fail (TEND_IS_REGISTRATION_FORM (self));

  empty (self);
  self->registration = registration;
  gtk_widget_set_sensitive (GTK_WIDGET (self), registration != NULL);
  if (registration == NULL)
    return;
  add_patient (self, registration->patient);
  add_items (self, self->names, &names_items, registration->names);
  add_items (self, self->contact_points, &contact_items, registration->contact_points);
  add_items (self, self->addresses, &address_items, registration->addresses);
  add_items (self, self->related_persons, &relative_items, registration->related_persons);
  add_items (self, self->coverages, &coverage_items, registration->coverages);
}

void
tend_registration_form_go_to (TendRegistrationForm *self, const char *section)
{
  g_return_if_fail (TEND_IS_REGISTRATION_FORM (self) && section != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (self)));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_name (child), section) == 0)
      tend_record_fields_focus_first (child);
}
