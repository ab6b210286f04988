/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes a draw from the confirmed identity to the collected tubes. */
#define G_LOG_DOMAIN "tend-draw-panel"

#include "config.h"

#include "tend-draw-panel.h"

#include "tend-action-runner.h"
#include "tend-format.h"
#include "tend-order-row.h"
#include "tend-place.h"
#include "tend-practitioner.h"
#include "tend-query.h"
#include "tend-specimens.h"
#include "tend-tube-rack.h"

#include <glib/gi18n.h>

/* Each is another kind of evidence; two of one kind never count twice. */
typedef enum
{
  IDENTIFIER_NAME,
  IDENTIFIER_BIRTH_DATE,
  IDENTIFIER_MRN,
  IDENTIFIER_SCAN,
  N_IDENTIFIERS
} Identifier;

static const struct
{
  const char *code; /* what is stored */
  const char *question;
} identifiers[N_IDENTIFIERS] = {
  { "name", N_ ("Ask: “What is your full name?”") },
  { "birth date", N_ ("Ask: “When were you born?”") },
  { "MRN", N_ ("Read the number on card or wristband") },
  { "wristband scan", N_ ("Scan the wristband") },
};

static const char *const sites[]
    = { "left antecubital", "right antecubital", "left hand", "right hand",
        "left forearm",     "right forearm",     NULL };
static const char *const site_words[] = { N_ ("Left arm, inside of the elbow"),
                                          N_ ("Right arm, inside of the elbow"),
                                          N_ ("Left hand"),
                                          N_ ("Right hand"),
                                          N_ ("Left forearm"),
                                          N_ ("Right forearm"),
                                          NULL };

struct _TendDrawPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *rack;
  GtkWidget *identity_grid;
  GtkWidget *scan_entry;
  GtkWidget *site_choice;
  GtkWidget *winged_check;
  GtkWidget *collector_choice;
  GtkWidget *hint_label;
  GtkWidget *confirm_button;

  /* Owned */
  TendStore     *store;
  TendPatient   *patient;
  TendEncounter *encounter;
  GPtrArray     *requests;
  GPtrArray     *test_definitions;
  TendQuery     *people; /* who may have drawn */

  /* Borrowed */
  GtkWidget *checks[N_IDENTIFIERS];

  gint64   collector_id; /* chosen by hand, or who is signed in; 0 nobody yet */
  gboolean running;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TendDrawPanel, tend_draw_panel, ADW_TYPE_BIN)

enum
{
  COLLECTED,
  CANCELLED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_confirmed (TendDrawPanel *self, Identifier identifier)
{
  GtkWidget *check = self->checks[identifier];

  if (check == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
    return FALSE;
  /* The wristband says the MRN: read and scanned it is still one identifier. */
  return identifier != IDENTIFIER_MRN || !is_confirmed (self, IDENTIFIER_SCAN);
}

static guint
count_confirmed (TendDrawPanel *self)
{
  guint n = 0;

  for (guint i = 0; i < N_IDENTIFIERS; i++)
    n += is_confirmed (self, i);
  return n;
}

static void
update (TendDrawPanel *self)
{
  guint n = count_confirmed (self);

  gtk_widget_set_sensitive (self->confirm_button,
                            n >= 2 && self->collector_id != 0 && !self->running);
  gtk_label_set_label (GTK_LABEL (self->hint_label),
                       n == 0   ? _ ("Confirm two identifiers with the patient.")
                       : n == 1 ? _ ("One more identifier.")
                       : self->collector_id == 0
                           ? _ ("Choose who draws.")
                           : _ ("Confirming stamps time and collector. Label the tubes "
                                "beside the patient."));
}

static char *
dup_answer (TendDrawPanel *self, Identifier identifier)
{
  const TendPatientData *data = tend_patient_get_data (self->patient);

  switch (identifier)
    {
    case IDENTIFIER_NAME:
      return tend_format_patient_name (self->patient);
    case IDENTIFIER_BIRTH_DATE:
      return tend_format_date (&data->birth_date);
    case IDENTIFIER_MRN:
      return g_strdup (data->mrn);
    case IDENTIFIER_SCAN:
    case N_IDENTIFIERS:
    default:
      return g_strdup ("");
    }
}

static void
add_identifier (TendDrawPanel *self, Identifier identifier)
{
  g_autofree char *answer = dup_answer (self, identifier);
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *question = gtk_label_new (_ (identifiers[identifier].question));
  GtkWidget       *right = gtk_label_new (answer);

  self->checks[identifier] = check;
  gtk_widget_set_name (check, identifiers[identifier].code);
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_selectable (GTK_LABEL (right), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (right), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_add_css_class (right, "draw-answer");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (identifiers[identifier].question), -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->identity_grid), check, 0, (int) identifier, 1, 1);
  gtk_grid_attach (GTK_GRID (self->identity_grid), question, 1, (int) identifier, 1, 1);
  gtk_grid_attach (GTK_GRID (self->identity_grid), right, 2, (int) identifier, 1, 1);
  /* The scanner alone says that it was scanned. */
  if (identifier == IDENTIFIER_SCAN)
    {
      gtk_widget_set_can_target (check, FALSE);
      gtk_widget_set_can_focus (check, FALSE);
    }
}

static void
show_plan (TendDrawPanel *self)
{
  g_autoptr (GPtrArray) plan = NULL;

  if (self->test_definitions == NULL)
    return;
  plan = tend_collection_plan (self->test_definitions,
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (self->winged_check)));
  tend_tube_rack_set_plan (TEND_TUBE_RACK (self->rack), plan, self->test_definitions);
}

/* The first line is nobody. */
static void
show_collector (TendDrawPanel *self)
{
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (TendRecord) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (tend_record_get_id (person) == self->collector_id)
        position = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->collector_choice), position);
  self->filling = FALSE;
}

static void
on_people_updated_cb (TendDrawPanel *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (TendPractitioner) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);
      const TendPractitionerData *data = tend_practitioner_get_data (person);

      gtk_string_list_take (names, tend_format_name (data->family_name, data->given_name, NULL));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->collector_choice), G_LIST_MODEL (names));
  self->filling = FALSE;
  show_collector (self);
}

static void
on_collector_selected_cb (TendDrawPanel *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->collector_choice));
  g_autoptr (TendRecord) person = NULL;

  if (self->filling || self->people == NULL)
    return;
  if (position > 0 && position != GTK_INVALID_LIST_POSITION)
    person = g_list_model_get_item (G_LIST_MODEL (self->people), position - 1);
  self->collector_id = person != NULL ? tend_record_get_id (person) : 0;
  update (self);
}

static void
begin_collector (TendDrawPanel *self)
{
  TendAccount *account = tend_store_get_account (self->store);

  self->collector_id = account != NULL ? tend_account_get_data (account)->practitioner_id : 0;
  if (self->people == NULL)
    {
      self->people = tend_query_new (self->store, "practitioners", NULL);
      g_signal_connect_object (self->people, "updated", G_CALLBACK (on_people_updated_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    show_collector (self);
}

static TendCollection *
make_collection (TendDrawPanel *self)
{
  TendCollection *collection = tend_collection_new ();
  guint           site = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->site_choice));

  collection->patient_id = tend_record_get_id (TEND_RECORD (self->patient));
  collection->encounter_id
      = self->encounter != NULL ? tend_record_get_id (TEND_RECORD (self->encounter)) : 0;
  collection->collector_id = self->collector_id;
  for (guint i = 0; i < self->requests->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (self->requests, i));

      g_array_append_val (collection->service_request_ids, id);
    }
  for (guint i = 0; i < N_IDENTIFIERS; i++)
    if (is_confirmed (self, i))
      {
        char **place = collection->identifier_one == NULL ? &collection->identifier_one
                                                          : &collection->identifier_two;

        g_free (*place);
        *place = g_strdup (identifiers[i].code);
      }
  collection->body_site = g_strdup (site < G_N_ELEMENTS (sites) ? sites[site] : NULL);
  collection->winged_set = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->winged_check));
  return collection;
}

static gboolean
collect (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_specimen_collect (transaction, data, error);
}

static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendDrawPanel) self = user_data;
  g_autoptr (TendCommit) commit = tend_act_finish (result, NULL);

  self->running = FALSE;
  if (self->confirm_button == NULL)
    return;
  update (self);
  if (commit != NULL && commit->record != NULL)
    g_signal_emit (self, signals[COLLECTED], 0, tend_record_get_id (commit->record));
}

static void
on_confirm_clicked_cb (TendDrawPanel *self)
{
  if (self->running || self->requests == NULL || count_confirmed (self) < 2
      || self->collector_id == 0)
    return;
  self->running = TRUE;
  tend_act (GTK_WIDGET (self), self->store, "specimen.collect", collect, make_collection (self),
            (GDestroyNotify) tend_collection_free, _ ("Collected"), on_collected_cb,
            g_object_ref (self));
}

static void
on_cancel_clicked_cb (TendDrawPanel *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
on_winged_toggled_cb (TendDrawPanel *self)
{
  show_plan (self);
}

static void
on_scanned_cb (TendDrawPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->scan_entry));

  if (!tend_draw_panel_scan (self, text))
    gtk_label_set_label (GTK_LABEL (self->hint_label),
                         _ ("That is not this patient's wristband. Stop and check who this is."));
  gtk_editable_set_text (GTK_EDITABLE (self->scan_entry), "");
}

static void
tend_draw_panel_dispose (GObject *object)
{
  TendDrawPanel *self = TEND_DRAW_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_DRAW_PANEL);
  for (guint i = 0; i < N_IDENTIFIERS; i++)
    self->checks[i] = NULL;
  g_clear_object (&self->people);
  g_clear_object (&self->store);
  g_clear_object (&self->patient);
  g_clear_object (&self->encounter);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->test_definitions, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_draw_panel_parent_class)->dispose (object);
}

static void
tend_draw_panel_class_init (TendDrawPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_draw_panel_dispose;
  signals[COLLECTED] = g_signal_new ("collected", TEND_TYPE_DRAW_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CANCELLED] = g_signal_new ("cancelled", TEND_TYPE_DRAW_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (TEND_TYPE_TUBE_RACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-draw-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, rack);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, identity_grid);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, scan_entry);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, site_choice);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, winged_check);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, collector_choice);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TendDrawPanel, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_winged_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_collector_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned_cb);
}

static void
tend_draw_panel_init (TendDrawPanel *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; site_words[i] != NULL; i++)
    gtk_string_list_append (words, _ (site_words[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->site_choice), G_LIST_MODEL (words));
}

void
tend_draw_panel_begin (TendDrawPanel *self,
                       TendStore     *store,
                       TendPatient   *patient,
                       TendEncounter *encounter,
                       GPtrArray     *requests,
                       GPtrArray     *test_definitions)
{
  GtkWidget *child;

  g_return_if_fail (TEND_IS_DRAW_PANEL (self) && requests->len == test_definitions->len);

  g_set_object (&self->store, store);
  g_set_object (&self->patient, patient);
  g_set_object (&self->encounter, encounter);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->test_definitions, g_ptr_array_unref);
  self->requests = g_ptr_array_ref (requests);
  self->test_definitions = g_ptr_array_ref (test_definitions);
  while ((child = gtk_widget_get_first_child (self->identity_grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->identity_grid), child);
  for (guint i = 0; i < N_IDENTIFIERS; i++)
    add_identifier (self, i);
  begin_collector (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->winged_check), FALSE);
  show_plan (self);
  update (self);
}

gboolean
tend_draw_panel_scan (TendDrawPanel *self, const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  g_return_val_if_fail (TEND_IS_DRAW_PANEL (self), FALSE);

  if (self->patient == NULL
      || g_ascii_strcasecmp (clean, tend_patient_get_data (self->patient)->mrn) != 0)
    return FALSE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[IDENTIFIER_SCAN]), TRUE);
  return TRUE;
}
