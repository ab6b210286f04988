/* SPDX-License-Identifier: GPL-3.0-or-later
 * The names, contact points and addresses of a FHIR Patient. */
#define G_LOG_DOMAIN "tend-fhir-patient-parts"

#include "config.h"

#include "tend-fhir-patient-parts.h"

#include "tend-phone.h"

static const TendFhirRule name_rules[] = {
  { "use", TEND_FHIR_CODE, "use" },
};

static const TendFhirRule contact_point_rules[] = {
  { "system", TEND_FHIR_CODE, "system" },
  { "value", TEND_FHIR_LINE, "value" },
  { "use", TEND_FHIR_CODE, "use" },
  { "rank", TEND_FHIR_COUNT, "rank" },
};

static const TendFhirRule address_rules[] = {
  { "use", TEND_FHIR_CODE, "use" },         { "city", TEND_FHIR_LINE, "city" },
  { "state", TEND_FHIR_LINE, "state" },     { "postalCode", TEND_FHIR_LINE, "postal_code" },
  { "country", TEND_FHIR_LINE, "country" },
};

static const TendFhirKind name_kind = {
  .resource_type = "Patient.name",
  TEND_FHIR_RULES (name_rules),
  .get_type = tend_human_name_get_type,
};

static const TendFhirKind contact_point_kind = {
  .resource_type = "Patient.telecom",
  TEND_FHIR_RULES (contact_point_rules),
  .get_type = tend_contact_point_get_type,
};

static const TendFhirKind address_kind = {
  .resource_type = "Patient.address",
  TEND_FHIR_RULES (address_rules),
  .get_type = tend_address_get_type,
};

TendImportItem *
tend_fhir_new_child (const TendFhirKind *kind, const TendFhirElement *element)
{
  TendImportItem *child = tend_import_item_new (kind->resource_type, kind->get_type ());

  child->parent_field = "patient_id";
  child->path = tend_fhir_element_dup_path (element);
  tend_fhir_element_locate (element, &child->line, &child->column);
  tend_fhir_read_rules (kind, element, child);
  return child;
}

static void
state_name (TendImportItem *item, const TendFhirName *name)
{
  tend_import_item_state_if_any (item, "family_name", name->family);
  tend_import_item_state_if_any (item, "given_name", name->given);
  tend_import_item_state_if_any (item, "name_prefix", name->prefix);
  tend_import_item_state_if_any (item, "name_suffix", name->suffix);
}

/* How fit a name is for the one that the person goes by; 0 is the fittest. */
static guint
rank_name (const TendFhirElement *element)
{
  static const char *const uses[] = { "official", "usual", NULL, "temp", "anonymous" };
  g_autofree char         *use = tend_fhir_dup_line (element, "use");

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_strcmp0 (use, uses[i]) == 0)
      return i;
  return G_N_ELEMENTS (uses);
}

static guint
choose_name (const TendFhirElement *list, guint n)
{
  TendFhirElement element;
  guint           chosen = 0, fittest = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    if (tend_fhir_get_nth_object (list, i, &element) && rank_name (&element) < fittest)
      {
        fittest = rank_name (&element);
        chosen = i;
      }
  return chosen;
}

/* A given name alone beside the full name is what the person wants to be called. */
static gboolean
is_preferred_name (const TendFhirName *name)
{
  return name->family == NULL && name->given != NULL
         && (g_strcmp0 (name->use, "nickname") == 0 || g_strcmp0 (name->use, "usual") == 0);
}

static void
read_names (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, element;
  guint           n = tend_fhir_get_list (resource, "name", &list);
  guint           chosen = choose_name (&list, n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (TendFhirName) name = { 0 };
      TendImportItem *child;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      tend_fhir_read_name (&element, &name);
      if (i == chosen)
        {
          state_name (item, &name);
          continue;
        }
      if (is_preferred_name (&name) && !tend_import_item_states (item, "preferred_name"))
        {
          tend_import_item_state_if_any (item, "preferred_name", name.given);
          continue;
        }
      child = tend_fhir_new_child (&name_kind, &element);
      state_name (child, &name);
      g_ptr_array_add (item->children, child);
    }
}

static void
read_contact_points (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, element;
  guint           n = tend_fhir_get_list (resource, "telecom", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendImportItem) child = NULL;
      g_autofree char            *rank = g_strdup_printf ("%u", i + 1);
      g_autofree char            *normalized = NULL;
      TendContactPoint           *point;
      const TendContactPointData *data;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      child = tend_fhir_new_child (&contact_point_kind, &element);
      point = TEND_CONTACT_POINT (child->record);
      data = tend_contact_point_get_data (point);
      if (data->value == NULL)
        continue;

      if (!tend_import_item_states (child, "system"))
        tend_import_item_assume (child, "system", "other");
      if (!tend_import_item_states (child, "rank"))
        tend_import_item_assume (child, "rank", rank);
      if (data->system == TEND_CONTACT_POINT_SYSTEM_PHONE
          || data->system == TEND_CONTACT_POINT_SYSTEM_SMS
          || data->system == TEND_CONTACT_POINT_SYSTEM_FAX)
        normalized = tend_phone_normalise (data->value, NULL);
      tend_import_item_assume (child, "normalized", normalized);
      g_ptr_array_add (item->children, g_steal_pointer (&child));
    }
}

/* FHIR has any number of lines, a record two. */
static void
read_address_lines (const TendFhirElement *element, TendImportItem *child)
{
  g_autofree char *joined = tend_fhir_join_texts (element, "line", "\n");
  g_auto (GStrv) lines = g_strsplit (joined != NULL ? joined : "", "\n", 2);

  if (joined == NULL)
    {
      g_autofree char *text = tend_fhir_dup_line (element, "text");

      if (!tend_import_item_states (child, "city"))
        tend_import_item_state_if_any (child, "line", text);
      return;
    }

  tend_import_item_state (child, "line", lines[0]);
  if (lines[0] != NULL && lines[1] != NULL)
    tend_import_item_state (child, "line2", g_strdelimit (lines[1], "\n", ','));
}

static void
read_addresses (const TendFhirElement *resource, TendImportItem *item)
{
  TendFhirElement list, element;
  guint           n = tend_fhir_get_list (resource, "address", &list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendImportItem) child = NULL;

      if (!tend_fhir_get_nth_object (&list, i, &element))
        continue;
      child = tend_fhir_new_child (&address_kind, &element);
      read_address_lines (&element, child);
      if (tend_import_item_states (child, "line") || tend_import_item_states (child, "city")
          || tend_import_item_states (child, "postal_code"))
        g_ptr_array_add (item->children, g_steal_pointer (&child));
    }
}

void
tend_fhir_read_patient_parts (const TendFhirElement *resource, TendImportItem *item)
{
  read_names (resource, item);
  read_contact_points (resource, item);
  read_addresses (resource, item);
  tend_fhir_read_contacts (resource, item);
}

static void
write_names (TendJsonWriter *writer, const TendPatientSummary *summary)
{
  const TendPatientData *data = tend_patient_get_data (summary->patient);

  tend_json_writer_begin_array (writer, "name");
  tend_fhir_write_name (writer, "official", TEND_RECORD (summary->patient));
  if (data->preferred_name != NULL)
    {
      tend_json_writer_begin_object (writer, NULL);
      tend_json_writer_add_text (writer, "use", "nickname");
      tend_json_writer_begin_array (writer, "given");
      tend_json_writer_add_text (writer, NULL, data->preferred_name);
      tend_json_writer_end (writer);
      tend_json_writer_end (writer);
    }
  for (guint i = 0; i < summary->names->len; i++)
    {
      TendRecord      *name = g_ptr_array_index (summary->names, i);
      g_autofree char *use = tend_fhir_dup_field (name, "use");

      tend_fhir_write_name (writer, use, name);
    }
  tend_json_writer_end (writer);
}

static void
write_parts (TendJsonWriter     *writer,
             const char         *element,
             const TendFhirKind *kind,
             GPtrArray          *records)
{
  tend_json_writer_begin_array (writer, element);
  for (guint i = 0; i < records->len; i++)
    {
      TendRecord *record = g_ptr_array_index (records, i);

      tend_json_writer_begin_object (writer, NULL);
      tend_fhir_write_rules (kind, writer, record);
      if (TEND_IS_ADDRESS (record))
        {
          const TendAddressData *data = tend_address_get_data (TEND_ADDRESS (record));

          tend_json_writer_begin_array (writer, "line");
          tend_json_writer_add_text (writer, NULL, data->line);
          tend_json_writer_add_text (writer, NULL, data->line2);
          tend_json_writer_end (writer);
        }
      tend_json_writer_end (writer);
    }
  tend_json_writer_end (writer);
}

void
tend_fhir_write_patient_parts (TendJsonWriter *writer, const TendPatientSummary *summary)
{
  write_names (writer, summary);
  write_parts (writer, "telecom", &contact_point_kind, summary->contact_points);
  write_parts (writer, "address", &address_kind, summary->addresses);
  tend_fhir_write_contacts (writer, summary->related_persons);
}
