/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who the patient is and how to reach them. */
#define G_LOG_DOMAIN "tend-details-page"

#include "config.h"

#include "tend-details-page.h"

#include "tend-address.h"
#include "tend-chart-card.h"
#include "tend-contact-point.h"
#include "tend-format.h"
#include "tend-human-name.h"
#include "tend-place.h"
#include "tend-record-row.h"
#include "tend-related-person.h"

#include <glib/gi18n.h>

struct _TendDetailsPage
{
  TendPatientPage parent_instance;

  /* Template */
  GtkGrid    *facts;
  GtkListBox *names;
  GtkListBox *contact_points;
  GtkListBox *addresses;
  GtkListBox *related_persons;
};

G_DEFINE_FINAL_TYPE (TendDetailsPage, tend_details_page, TEND_TYPE_PATIENT_PAGE)

static void
add_fact (TendDetailsPage *self, int *line, const char *name, const char *text)
{
  GtkWidget *label, *value;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (name);
  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (self->facts, label, 0, *line, 1, 1);
  gtk_grid_attach (self->facts, value, 1, *line, 1, 1);
  (*line)++;
}

static void
refresh_facts (TendDetailsPage *self)
{
  const TendPatientData *data
      = tend_patient_get_data (tend_patient_page_get_patient (TEND_PATIENT_PAGE (self)));
  GDate            today;
  GtkWidget       *child;
  int              line = 0;
  g_autofree char *birth = NULL, *language = NULL, *registered = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  tend_place_get_today (&today);
  birth = tend_format_birth_date (&data->birth_date, &today);
  language = tend_format_language (data->language);
  if (data->registered_at != TEND_TIME_NONE)
    registered
        = tend_format_instant (data->registered_at, tend_place_get_now (), tend_place_get_zone ());
  add_fact (self, &line, _ ("Family name"), data->family_name);
  add_fact (self, &line, _ ("Given names"), data->given_name);
  add_fact (self, &line, _ ("Suffix"), data->name_suffix);
  add_fact (self, &line, _ ("Goes by"), data->preferred_name);
  add_fact (self, &line, _ ("Birth date"), birth);
  add_fact (self, &line, _ ("Sex"), tend_format_sex (data->sex));
  add_fact (self, &line, _ ("Gender identity"), data->gender_identity);
  add_fact (self, &line, _ ("Pronouns"), data->pronouns);
  add_fact (self, &line, _ ("Language"), language);
  add_fact (self, &line, _ ("Interpreter"), data->interpreter_needed ? _ ("Needed") : NULL);
  add_fact (self, &line, _ ("MRN"), data->mrn);
  add_fact (self, &line, _ ("Registered"), registered);
  add_fact (self, &line, _ ("Note"), data->note);
}

static void
fill_name (TendRecordRow *row, gpointer record)
{
  static const char *const uses[]
      = { N_ ("Usual"),  N_ ("Official"),  N_ ("Nickname"), N_ ("Maiden"),
          N_ ("Former"), N_ ("Temporary"), N_ ("Anonymous") };
  const TendHumanNameData *data = tend_human_name_get_data (record);
  g_autofree char *name = tend_format_name (data->family_name, data->given_name, data->name_suffix);

  tend_record_row_set_title (row, name);
  if (data->use < G_N_ELEMENTS (uses))
    tend_record_row_set_trailing (row, _ (uses[data->use]), NULL);
}

static void
fill_contact (TendRecordRow *row, gpointer record)
{
  static const char *const icons[]
      = { "call-start-symbolic",       "mail-unread-symbolic", "printer-symbolic",
          "chat-message-new-symbolic", "call-start-symbolic",  "web-browser-symbolic" };
  static const char *const uses[]
      = { N_ ("Home"), N_ ("Work"), N_ ("Mobile"), N_ ("Old"), N_ ("Temporary") };
  const TendContactPointData *data = tend_contact_point_get_data (record);
  g_autofree char            *value = data->system == TEND_CONTACT_POINT_SYSTEM_EMAIL
                                          ? g_strdup (data->value)
                                          : tend_format_phone (data->value);

  tend_record_row_set_icon (row,
                            data->system < G_N_ELEMENTS (icons) ? icons[data->system]
                                                                : "dialog-information-symbolic",
                            NULL);
  tend_record_row_set_title (row, value);
  if (data->use < G_N_ELEMENTS (uses))
    tend_record_row_set_trailing (row, _ (uses[data->use]), NULL);
}

static void
append_part (GString *text, const char *separator, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

static void
fill_address (TendRecordRow *row, gpointer record)
{
  static const char *const uses[]
      = { N_ ("Home"), N_ ("Work"), N_ ("Temporary"), N_ ("Former"), N_ ("Billing") };
  const TendAddressData *data = tend_address_get_data (record);
  g_autoptr (GString) street = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (NULL);

  append_part (street, ", ", data->line);
  append_part (street, ", ", data->line2);
  append_part (place, ", ", data->city);
  append_part (place, ", ", data->state);
  append_part (place, " ", data->postal_code);
  append_part (place, ", ", data->country);
  tend_record_row_set_icon (row, "mark-location-symbolic", NULL);
  tend_record_row_set_title (row, street->len > 0 ? street->str : place->str);
  tend_record_row_set_subtitle (row, street->len > 0 ? place->str : NULL);
  if (data->use < G_N_ELEMENTS (uses))
    tend_record_row_set_trailing (row, _ (uses[data->use]), NULL);
}

static void
fill_relative (TendRecordRow *row, gpointer record)
{
  const TendRelatedPersonData *data = tend_related_person_get_data (record);
  g_autofree char             *name = tend_format_name (data->family_name, data->given_name, NULL);
  g_autofree char             *phone = tend_format_phone (data->phone);
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autoptr (GString) told = g_string_new (NULL);

  append_part (detail, " · ", data->relationship);
  append_part (detail, " · ", phone);
  append_part (detail, " · ", data->email);
  append_part (told, ", ", data->may_know_appointments ? _ ("appointments") : NULL);
  append_part (told, ", ", data->may_know_care ? _ ("care") : NULL);
  append_part (told, ", ", data->may_know_billing ? _ ("billing") : NULL);
  if (told->len > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("may be told: %s"), told->str);

      append_part (detail, " · ", text);
    }
  else
    append_part (detail, " · ", _ ("may be told nothing"));
  tend_record_row_set_icon (row, "avatar-default-symbolic", NULL);
  tend_record_row_set_title (row, name);
  tend_record_row_set_subtitle (row, detail->str);
  tend_record_row_set_trailing (row, data->emergency_contact ? _ ("Emergency") : NULL, "attention");
}

static void
tend_details_page_start (TendPatientPage *page)
{
  TendDetailsPage *self = TEND_DETAILS_PAGE (page);
  const struct
  {
    GtkListBox       *list;
    const char       *query;
    TendRecordRowFill fill;
    const char       *empty;
  } lists[] = {
    { self->names, "names-of-patient", fill_name, _ ("No other names") },
    { self->contact_points, "contact-points-of-patient", fill_contact,
      _ ("No telephone and no e-mail recorded") },
    { self->addresses, "addresses-of-patient", fill_address, _ ("No address recorded") },
    { self->related_persons, "related-persons-of-patient", fill_relative,
      _ ("Nobody to call in an emergency is recorded") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (TendQuery) query = tend_patient_page_query (page, lists[i].query);

      tend_record_row_bind_list (lists[i].list, query, lists[i].fill, lists[i].empty);
    }
  g_signal_connect_object (tend_patient_page_get_patient (page), "notify",
                           G_CALLBACK (refresh_facts), self, G_CONNECT_SWAPPED);
  refresh_facts (self);
}

static void
tend_details_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_DETAILS_PAGE);
  G_OBJECT_CLASS (tend_details_page_parent_class)->dispose (object);
}

static void
tend_details_page_class_init (TendDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_details_page_dispose;
  TEND_PATIENT_PAGE_CLASS (klass)->start = tend_details_page_start;
  g_type_ensure (TEND_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendDetailsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, TendDetailsPage, names);
  gtk_widget_class_bind_template_child (widget_class, TendDetailsPage, contact_points);
  gtk_widget_class_bind_template_child (widget_class, TendDetailsPage, addresses);
  gtk_widget_class_bind_template_child (widget_class, TendDetailsPage, related_persons);
}

static void
tend_details_page_init (TendDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
