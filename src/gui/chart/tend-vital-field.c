/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes one vital as people type it, and says what is unusual about it. */
#define G_LOG_DOMAIN "tend-vital-field"

#include "config.h"

#include "tend-vital-field.h"

#include "tend-hint.h"
#include "tend-vital-unit.h"

#include <glib/gi18n.h>
#include <string.h>

/* A drop-down beside the value; the first choice is what is usual. */
typedef struct
{
  const char        *label; /* for assistive technology */
  const char *const *codes; /* NULL-terminated: what is stored */
  const char *const *words; /* what is shown */
} Choice;

typedef enum
{
  QUALIFIER_SITE,
  QUALIFIER_POSITION,
  QUALIFIER_CUFF,
  QUALIFIER_OXYGEN,
  QUALIFIER_CONSCIOUSNESS,
  N_QUALIFIERS
} Qualifier;

static const char *const arms[] = { "left arm", "right arm", "left leg", "right leg", NULL };
static const char *const arm_words[]
    = { N_ ("Left arm"), N_ ("Right arm"), N_ ("Left leg"), N_ ("Right leg"), NULL };
static const char *const positions[] = { "sitting", "lying", "standing", NULL };
static const char *const position_words[] = { N_ ("Sitting"), N_ ("Lying"), N_ ("Standing"), NULL };
static const char *const cuffs[]
    = { "adult", "small adult", "large adult", "thigh", "child", "infant", NULL };
static const char *const cuff_words[] = { N_ ("Adult cuff"),
                                          N_ ("Small cuff"),
                                          N_ ("Large cuff"),
                                          N_ ("Thigh cuff"),
                                          N_ ("Child cuff"),
                                          N_ ("Infant cuff"),
                                          NULL };
static const char *const temperature_sites[]
    = { "oral", "ear", "forehead", "axillary", "rectal", NULL };
static const char *const temperature_site_words[]
    = { N_ ("Oral"), N_ ("Ear"), N_ ("Forehead"), N_ ("Axillary"), N_ ("Rectal"), NULL };
static const char *const oxygen[] = { "air", "oxygen", NULL };
static const char *const oxygen_words[] = { N_ ("Room air"), N_ ("On oxygen"), NULL };
static const char *const consciousness[] = { "", "A", "C", "V", "P", "U", NULL };
static const char *const consciousness_words[] = { N_ ("Not assessed"),
                                                   N_ ("A · Alert"),
                                                   N_ ("C · New confusion"),
                                                   N_ ("V · Responds to voice"),
                                                   N_ ("P · Responds to pain"),
                                                   N_ ("U · Unresponsive"),
                                                   NULL };

static const Choice site_choices = { N_ ("Limb"), arms, arm_words };
static const Choice position_choices = { N_ ("Position"), positions, position_words };
static const Choice cuff_choices = { N_ ("Cuff"), cuffs, cuff_words };
static const Choice temperature_choices
    = { N_ ("Where it was measured"), temperature_sites, temperature_site_words };
static const Choice oxygen_choices = { N_ ("Breathing"), oxygen, oxygen_words };
static const Choice consciousness_choices
    = { N_ ("Consciousness"), consciousness, consciousness_words };

struct _TendVitalField
{
  GtkBox parent_instance;

  /* Template */
  GtkWidget *entry;
  GtkWidget *unit_label;
  GtkWidget *unit_choice;
  GtkWidget *qualifiers;
  GtkWidget *computed_label;
  GtkWidget *remark;
  GtkWidget *remark_icon;
  GtkWidget *remark_label;
  GtkWidget *confirm_check;

  /* Borrowed: children of qualifiers, NULL where the row has none */
  GtkWidget    *choices[N_QUALIFIERS];
  const Choice *choice_tables[N_QUALIFIERS];
  GtkWidget    *flow_entry;

  TendVitalsRow  row;
  TendVitalKind  kind;
  gboolean       has_kind;
  gboolean       has_focus;
  TendVitalLevel level; /* of what is said */
};

G_DEFINE_FINAL_TYPE (TendVitalField, tend_vital_field, GTK_TYPE_BOX)

enum
{
  CHANGED,
  LEFT,
  ADVANCE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_choice (TendVitalField *self, Qualifier qualifier)
{
  GtkWidget *choice = self->choices[qualifier];
  guint      selected;

  if (choice == NULL)
    return NULL;
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  return selected == GTK_INVALID_LIST_POSITION ? NULL
                                               : self->choice_tables[qualifier]->codes[selected];
}

static void
set_choice (TendVitalField *self, Qualifier qualifier, const char *code)
{
  const Choice *table = self->choice_tables[qualifier];

  if (self->choices[qualifier] == NULL)
    return;
  for (guint i = 0; table->codes[i] != NULL; i++)
    if (g_strcmp0 (table->codes[i], code) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choices[qualifier]), i);
}

static const char *
get_unit (TendVitalField *self)
{
  const TendVital *vital = tend_vital_get (self->kind);

  if (vital->alternative_unit != NULL
      && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit_choice)) == 1)
    return vital->alternative_unit;
  return vital->unit;
}

static void
on_something_changed_cb (TendVitalField *self)
{
  if (self->flow_entry != NULL)
    gtk_widget_set_visible (self->flow_entry,
                            g_strcmp0 (get_choice (self, QUALIFIER_OXYGEN), "oxygen") == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_typed_cb (TendVitalField *self)
{
  /* Another value is another question. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->confirm_check), FALSE);
  on_something_changed_cb (self);
}

static void
on_entry_entered_cb (TendVitalField *self)
{
  self->has_focus = TRUE;
}

static void
on_entry_left_cb (TendVitalField *self)
{
  self->has_focus = FALSE;
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_entry_activated_cb (TendVitalField *self)
{
  g_signal_emit (self, signals[ADVANCE], 0);
}

static void
tend_vital_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_VITAL_FIELD);
  G_OBJECT_CLASS (tend_vital_field_parent_class)->dispose (object);
}

static void
tend_vital_field_class_init (TendVitalFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_vital_field_dispose;
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_VITAL_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", TEND_TYPE_VITAL_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[ADVANCE] = g_signal_new ("advance", TEND_TYPE_VITAL_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-vital-field.ui");
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, entry);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, unit_label);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, unit_choice);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, qualifiers);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, computed_label);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, remark);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, remark_icon);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, remark_label);
  gtk_widget_class_bind_template_child (widget_class, TendVitalField, confirm_check);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_something_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
}

static void
tend_vital_field_init (TendVitalField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_choice (TendVitalField *self, Qualifier qualifier, const Choice *table)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; table->words[i] != NULL; i++)
    gtk_string_list_append (words, _ (table->words[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  gtk_widget_add_css_class (choice, "flat");
  name_widget (choice, _ (table->label));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_something_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->qualifiers), choice);
  self->choices[qualifier] = choice;
  self->choice_tables[qualifier] = table;
}

static void
add_flow_entry (TendVitalField *self)
{
  self->flow_entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->flow_entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->flow_entry), 5);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->flow_entry), _ ("L/min"));
  gtk_widget_set_visible (self->flow_entry, FALSE);
  gtk_widget_set_valign (self->flow_entry, GTK_ALIGN_CENTER);
  name_widget (self->flow_entry, _ ("Oxygen flow, liters a minute"));
  g_signal_connect_object (self->flow_entry, "changed", G_CALLBACK (on_something_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->qualifiers), self->flow_entry);
}

static void
add_qualifiers (TendVitalField *self)
{
  if (self->row == TEND_VITALS_ROW_PRESSURE)
    {
      add_choice (self, QUALIFIER_SITE, &site_choices);
      add_choice (self, QUALIFIER_POSITION, &position_choices);
      add_choice (self, QUALIFIER_CUFF, &cuff_choices);
    }
  else if (self->row == TEND_VITALS_ROW_TEMPERATURE)
    add_choice (self, QUALIFIER_SITE, &temperature_choices);
  else if (self->row == TEND_VITALS_ROW_OXYGEN_SATURATION)
    {
      add_choice (self, QUALIFIER_OXYGEN, &oxygen_choices);
      add_flow_entry (self);
    }
  else if (self->row == TEND_VITALS_ROW_CONSCIOUSNESS)
    add_choice (self, QUALIFIER_CONSCIOUSNESS, &consciousness_choices);
}

static void
set_units (TendVitalField *self)
{
  const TendVital *vital = tend_vital_get (self->kind);
  const char      *unit = tend_vital_get_unit_label (self->kind, vital->unit);
  const char      *words[3] = { unit };

  gtk_widget_set_visible (self->unit_choice, vital->alternative_unit != NULL);
  gtk_widget_set_visible (self->unit_label, vital->alternative_unit == NULL);
  if (vital->alternative_unit != NULL)
    {
      g_autoptr (GtkStringList) units = NULL;

      words[1] = tend_vital_get_unit_label (self->kind, vital->alternative_unit);
      units = gtk_string_list_new (words);
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->unit_choice), G_LIST_MODEL (units));
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->unit_label),
                       self->row == TEND_VITALS_ROW_PAIN ? _ ("0–10") : unit);
}

static const char *
get_hint (TendVitalsRow row)
{
  if (row == TEND_VITALS_ROW_PRESSURE)
    return "120/80";
  if (row == TEND_VITALS_ROW_HEIGHT)
    return "5'7\"";
  return NULL;
}

TendVitalField *
tend_vital_field_new (TendVitalsRow row)
{
  TendVitalField  *self = g_object_new (TEND_TYPE_VITAL_FIELD, NULL);
  gboolean         is_typed = tend_vitals_row_is_typed (row);
  const char      *nick = tend_vitals_row_get_nick (row);
  g_autofree char *unit_name = NULL;

  self->row = row;
  self->has_kind = tend_vitals_row_get_kind (row, &self->kind);
  gtk_widget_set_name (GTK_WIDGET (self), nick);
  gtk_widget_set_visible (self->entry, is_typed);
  gtk_widget_set_visible (self->computed_label, !is_typed && row != TEND_VITALS_ROW_CONSCIOUSNESS);
  if (is_typed)
    {
      name_widget (self->entry, tend_vitals_row_get_name (row));
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), get_hint (row));
      set_units (self);
      /* Translators: %s is a vital, such as “Temperature”. */
      unit_name = g_strdup_printf (_ ("Unit of %s"), tend_vitals_row_get_name (row));
      name_widget (self->unit_choice, unit_name);
    }
  add_qualifiers (self);
  return self;
}

TendVitalsRow
tend_vital_field_get_row (TendVitalField *self)
{
  return self->row;
}

GtkWidget *
tend_vital_field_get_value_widget (TendVitalField *self)
{
  if (self->row == TEND_VITALS_ROW_CONSCIOUSNESS)
    return self->choices[QUALIFIER_CONSCIOUSNESS];
  return tend_vitals_row_is_typed (self->row) ? self->entry : NULL;
}

GtkWidget *
tend_vital_field_get_qualifiers (TendVitalField *self)
{
  if (self->row == TEND_VITALS_ROW_CONSCIOUSNESS)
    return NULL;
  return gtk_widget_get_first_child (self->qualifiers);
}

GtkWidget *
tend_vital_field_get_confirm (TendVitalField *self)
{
  return self->confirm_check;
}

static void
write_flow (TendVitalField *self, TendVitalsForm *form)
{
  const char *typed;

  form->on_oxygen = g_strcmp0 (get_choice (self, QUALIFIER_OXYGEN), "oxygen") == 0;
  typed = gtk_editable_get_text (GTK_EDITABLE (self->flow_entry));
  if (form->on_oxygen && *typed != '\0')
    g_ptr_array_add (form->entries, tend_vital_entry_new (TEND_VITAL_OXYGEN_FLOW, typed, NULL));
}

void
tend_vital_field_write (TendVitalField *self, TendVitalsForm *form)
{
  TendVitalEntry *entry;

  g_return_if_fail (TEND_IS_VITAL_FIELD (self) && form != NULL);

  if (self->row == TEND_VITALS_ROW_CONSCIOUSNESS)
    {
      const char *code = get_choice (self, QUALIFIER_CONSCIOUSNESS);

      g_free (form->consciousness);
      form->consciousness = code != NULL && *code != '\0' ? g_strdup (code) : NULL;
      return;
    }
  if (self->flow_entry != NULL)
    write_flow (self, form);
  if (!tend_vitals_row_is_typed (self->row) || tend_vital_field_is_empty (self))
    return;
  entry = tend_vital_entry_new (self->kind, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                get_unit (self));
  entry->body_site = g_strdup (get_choice (self, QUALIFIER_SITE));
  entry->position = g_strdup (get_choice (self, QUALIFIER_POSITION));
  entry->cuff_size = g_strdup (get_choice (self, QUALIFIER_CUFF));
  entry->confirmed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->confirm_check));
  g_ptr_array_add (form->entries, entry);
}

static void
read_entry (TendVitalField *self, const TendVitalEntry *entry)
{
  const TendVital *vital = tend_vital_get (self->kind);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), entry->typed != NULL ? entry->typed : "");
  if (vital->alternative_unit != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit_choice),
                                g_strcmp0 (entry->unit, vital->alternative_unit) == 0);
  set_choice (self, QUALIFIER_SITE, entry->body_site);
  set_choice (self, QUALIFIER_POSITION, entry->position);
  set_choice (self, QUALIFIER_CUFF, entry->cuff_size);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->confirm_check), entry->confirmed);
}

void
tend_vital_field_read (TendVitalField *self, TendVitalsForm *form)
{
  g_return_if_fail (TEND_IS_VITAL_FIELD (self) && form != NULL);

  set_choice (self, QUALIFIER_CONSCIOUSNESS,
              form->consciousness != NULL ? form->consciousness : "");
  set_choice (self, QUALIFIER_OXYGEN, form->on_oxygen ? "oxygen" : "air");
  for (guint i = 0; i < form->entries->len; i++)
    {
      const TendVitalEntry *entry = g_ptr_array_index (form->entries, i);

      if (self->flow_entry != NULL && entry->kind == TEND_VITAL_OXYGEN_FLOW)
        gtk_editable_set_text (GTK_EDITABLE (self->flow_entry), entry->typed);
      else if (self->has_kind && tend_vitals_row_is_typed (self->row) && entry->kind == self->kind)
        read_entry (self, entry);
    }
}

void
tend_vital_field_clear (TendVitalField *self)
{
  g_return_if_fail (TEND_IS_VITAL_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_choice (self, QUALIFIER_CONSCIOUSNESS, "");
  set_choice (self, QUALIFIER_OXYGEN, "air");
  if (self->flow_entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->flow_entry), "");
  tend_vital_field_say (self, TEND_VITAL_LEVEL_NO_REFERENCE, NULL, FALSE);
}

gboolean
tend_vital_field_is_empty (TendVitalField *self)
{
  const char *typed;

  if (self->row == TEND_VITALS_ROW_CONSCIOUSNESS)
    return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices[QUALIFIER_CONSCIOUSNESS])) == 0;
  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return typed[strspn (typed, " \t")] == '\0';
}

gboolean
tend_vital_field_has_focus (TendVitalField *self)
{
  return self->has_focus;
}

void
tend_vital_field_prefer_alternative (TendVitalField *self, gboolean alternative)
{
  g_return_if_fail (TEND_IS_VITAL_FIELD (self) && tend_vitals_row_is_typed (self->row));

  if (tend_vital_get (self->kind)->alternative_unit != NULL && tend_vital_field_is_empty (self))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit_choice), alternative ? 1 : 0);
}

/* Act-now red is for what is critical or cannot be; amber for what is unusual. */
static void
colour (GtkWidget *widget, TendVitalLevel level)
{
  gboolean    urgent = level >= TEND_VITAL_LEVEL_CRITICAL_LOW;
  gboolean    unusual = level == TEND_VITAL_LEVEL_LOW || level == TEND_VITAL_LEVEL_HIGH;
  const char *name = urgent ? "act-now" : unusual ? "attention" : NULL;

  if (name != NULL && gtk_widget_has_css_class (widget, name))
    return;
  gtk_widget_remove_css_class (widget, "attention");
  gtk_widget_remove_css_class (widget, "act-now");
  if (name != NULL)
    gtk_widget_add_css_class (widget, name);
}

void
tend_vital_field_set_computed (TendVitalField *self, const char *text, TendVitalLevel level)
{
  g_return_if_fail (TEND_IS_VITAL_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->computed_label), text);
  tend_hint_set (self->computed_label, text);
  colour (self->computed_label, level);
  if (level == TEND_VITAL_LEVEL_NO_REFERENCE)
    gtk_widget_add_css_class (self->computed_label, "dim-label");
  else
    gtk_widget_remove_css_class (self->computed_label, "dim-label");
}

/* Every field is checked at every key: what is said already is left alone. */
static gboolean
says (TendVitalField *self, TendVitalLevel level, const char *sentence, gboolean can_be_confirmed)
{
  const char *said = tend_vital_field_is_saying (self)
                         ? gtk_label_get_label (GTK_LABEL (self->remark_label))
                         : NULL;

  return self->level == level && g_strcmp0 (said, sentence) == 0
         && gtk_widget_get_visible (self->confirm_check) == can_be_confirmed;
}

void
tend_vital_field_say (TendVitalField *self,
                      TendVitalLevel  level,
                      const char     *sentence,
                      gboolean        can_be_confirmed)
{
  gboolean urgent = level >= TEND_VITAL_LEVEL_CRITICAL_LOW;

  g_return_if_fail (TEND_IS_VITAL_FIELD (self));

  if (says (self, level, sentence, can_be_confirmed))
    return;
  self->level = level;
  colour (self->entry, level);
  colour (self->remark, level);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->remark_icon),
                                urgent ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_label_set_label (GTK_LABEL (self->remark_label), sentence != NULL ? sentence : "");
  tend_hint_set (self->remark_label, sentence);
  gtk_widget_set_visible (self->remark, sentence != NULL);
  gtk_widget_set_visible (self->confirm_check, can_be_confirmed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

gboolean
tend_vital_field_is_saying (TendVitalField *self)
{
  return gtk_widget_get_visible (self->remark);
}
