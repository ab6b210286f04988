/* SPDX-License-Identifier: GPL-3.0-or-later
 * The people of a patient: Patient.contact and RelatedPerson. */
#define G_LOG_DOMAIN "tend-fhir-contact"

#include "config.h"

#include "tend-fhir-patient-parts.h"

#include <glib/gi18n-lib.h>

#define SYSTEM_CONTACT_ROLE "http://terminology.hl7.org/CodeSystem/v2-0131"
#define CONTACT_ROLE_EMERGENCY "C"

static const TendFhirRule contact_rules[] = {
  { TEND_FHIR_OWN ("contact-may-know-appointments"), TEND_FHIR_EXTENSION, "may_know_appointments" },
  { TEND_FHIR_OWN ("contact-may-know-care"), TEND_FHIR_EXTENSION, "may_know_care" },
  { TEND_FHIR_OWN ("contact-may-know-billing"), TEND_FHIR_EXTENSION, "may_know_billing" },
  { TEND_FHIR_OWN ("contact-note"), TEND_FHIR_EXTENSION, "note" },
  { TEND_FHIR_OWN ("contact-rank"), TEND_FHIR_EXTENSION, "rank" },
};

static const TendFhirKind contact_kind = {
  .resource_type = "Patient.contact",
  TEND_FHIR_RULES (contact_rules),
  .get_type = tend_related_person_get_type,
};

/* A next of kin often comes as the bare code of table v2-0131. */
static const char *
get_role_words (const TendFhirConcept *concept)
{
  const char *words = tend_fhir_concept_get_words (concept);

  return g_strcmp0 (concept->system, SYSTEM_CONTACT_ROLE) == 0 && g_str_equal (words, "N")
             ? "Next-of-Kin"
             : words;
}

/* Of the relationships one may say that this is the person to call. */
static void
read_relationship (const TendFhirElement *element, TendImportItem *child)
{
  TendFhirElement list, relationship;
  guint           n = tend_fhir_get_list (element, "relationship", &list);
  GString        *words = g_string_new (NULL);
  gboolean        emergency = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirConcept) concept = { 0 };

      if (!tend_fhir_get_nth_object (&list, i, &relationship))
        continue;
      tend_fhir_read_concept (&relationship, SYSTEM_CONTACT_ROLE, &concept);
      if (g_strcmp0 (concept.system, SYSTEM_CONTACT_ROLE) == 0
          && g_strcmp0 (concept.code, CONTACT_ROLE_EMERGENCY) == 0)
        emergency = TRUE;
      else if (tend_fhir_concept_get_words (&concept) != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "",
                                get_role_words (&concept));
    }
  if (n > 0)
    tend_import_item_state (child, "emergency_contact", emergency ? "1" : "0");
  if (words->len > 0)
    tend_import_item_state (child, "relationship", words->str);
  g_string_free (words, TRUE);
}

/* What Patient.contact and RelatedPerson have in common. */
static void
read_contact (const TendFhirElement *element, const TendFhirElement *name, TendImportItem *item)
{
  g_autofree char *phone = tend_fhir_dup_telecom (element, "phone");
  g_autofree char *email = tend_fhir_dup_telecom (element, "email");
  g_auto (TendFhirName) parts = { 0 };

  if (name != NULL)
    tend_fhir_read_name (name, &parts);
  tend_import_item_state_if_any (item, "family_name", parts.family);
  tend_import_item_state_if_any (item, "given_name", parts.given);
  tend_import_item_state_if_any (item, "phone", phone);
  tend_import_item_state_if_any (item, "email", email);
  read_relationship (element, item);
}

void
tend_fhir_read_contacts (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, element, name;
  guint           n = tend_fhir_get_list (resource, "contact", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);
      TendImportItem  *child;
      gboolean         named;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      child = tend_fhir_new_child (&contact_kind, &element);
      named = tend_fhir_get_object (&element, "name", &name);
      read_contact (&element, named ? &name : NULL, child);
      if (!tend_import_item_states (child, "rank"))
        tend_import_item_assume (child, "rank", rank);
      g_ptr_array_add (item->children, child);
    }
}

static void
write_contact (TendJsonWriter *writer, TendRelatedPerson *contact)
{
  const TendRelatedPersonData *data = tend_related_person_get_data (contact);

  tend_json_writer_begin_array (writer, "relationship");
  if (data->emergency_contact)
    tend_fhir_write_concept (writer, NULL, SYSTEM_CONTACT_ROLE, CONTACT_ROLE_EMERGENCY,
                             "Emergency Contact");
  tend_fhir_write_concept (writer, NULL, NULL, NULL, data->relationship);
  tend_json_writer_end (writer);

  tend_json_writer_begin_object (writer, "name");
  tend_json_writer_add_text (writer, "family", data->family_name);
  tend_json_writer_begin_array (writer, "given");
  tend_json_writer_add_text (writer, NULL, data->given_name);
  tend_json_writer_end (writer);
  tend_json_writer_end (writer);

  tend_json_writer_begin_array (writer, "telecom");
  tend_fhir_write_telecom (writer, "phone", data->phone);
  tend_fhir_write_telecom (writer, "email", data->email);
  tend_json_writer_end (writer);
}

void
tend_fhir_write_contacts (TendJsonWriter *writer, GPtrArray *related_persons)
{
  tend_json_writer_begin_array (writer, "contact");
  for (guint i = 0; i < related_persons->len; i++)
    {
      TendRecord *contact = g_ptr_array_index (related_persons, i);

      tend_json_writer_begin_object (writer, NULL);
      tend_fhir_write_rules (&contact_kind, writer, contact);
      write_contact (writer, TEND_RELATED_PERSON (contact));
      tend_json_writer_end (writer);
    }
  tend_json_writer_end (writer);
}

static const TendFhirRule related_person_rules[] = {
  { "patient", TEND_FHIR_REFERENCE, "patient_id", "Patient", TEND_FHIR_REQUIRED },
};

static const char *
read_related_person (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement name;
  gboolean        named = tend_fhir_get_first (resource, "name", &name);

  read_contact (resource, named ? &name : NULL, item);
  return named ? NULL : _ ("It has no name.");
}

const TendFhirKind tend_fhir_related_person = {
  .resource_type = "RelatedPerson",
  TEND_FHIR_RULES (related_person_rules),
  .get_type = tend_related_person_get_type,
  .read = read_related_person,
};
