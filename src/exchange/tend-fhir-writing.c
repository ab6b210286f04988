/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing of the FHIR data types that many resources use. */
#define G_LOG_DOMAIN "tend-fhir-writing"

#include "config.h"

#include "tend-fhir-writing.h"

#define SYSTEM_IDENTIFIER_TYPE "http://terminology.hl7.org/CodeSystem/v2-0203"

char *
tend_fhir_dup_field (TendRecord *record, const char *name)
{
  int field = tend_record_find_field (record, name);

  g_return_val_if_fail (field >= 0, NULL);

  return tend_record_dup_text (record, field);
}

char *
tend_fhir_dup_time (TendRecord *record, const char *name)
{
  int field = tend_record_find_field (record, name);

  g_return_val_if_fail (field >= 0, NULL);

  return tend_time_format_iso (*(gint64 *) tend_record_get_member (record, field));
}

char *
tend_fhir_dup_url (const char *resource_type, gint64 id)
{
  /* the namespace for names that are URLs, RFC 4122, appendix C */
  static const guint8 namespace[] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                      0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *name = NULL;
  guint8           digest[20];
  gsize            length = sizeof digest;
  GString         *url = g_string_new ("urn:uuid:");

  name = g_strdup_printf ("https://tendclinic.org/fhir/%s/%" G_GINT64_FORMAT, resource_type, id);
  g_checksum_update (checksum, namespace, sizeof namespace);
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &length);

  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (url, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                            digest[i]);
  return g_string_free (url, FALSE);
}

void
tend_fhir_write_reference (TendJsonWriter *writer,
                           const char     *name,
                           const char     *resource_type,
                           gint64          id)
{
  g_autofree char *url = NULL;

  if (id == 0)
    return;

  url = tend_fhir_dup_url (resource_type, id);
  tend_json_writer_begin_object (writer, name);
  tend_json_writer_add_text (writer, "reference", url);
  tend_json_writer_add_text (writer, "type", resource_type);
  tend_json_writer_end (writer);
}

void
tend_fhir_write_concept (TendJsonWriter *writer,
                         const char     *name,
                         const char     *system,
                         const char     *code,
                         const char     *words)
{
  tend_json_writer_begin_object (writer, name);
  if (code != NULL)
    {
      tend_json_writer_begin_array (writer, "coding");
      tend_json_writer_begin_object (writer, NULL);
      tend_json_writer_add_text (writer, "system", system);
      tend_json_writer_add_text (writer, "code", code);
      tend_json_writer_add_text (writer, "display", words);
      tend_json_writer_end (writer);
      tend_json_writer_end (writer);
    }
  tend_json_writer_add_text (writer, "text", words);
  tend_json_writer_end (writer);
}

void
tend_fhir_write_identifier (TendJsonWriter *writer,
                            const char     *type,
                            const char     *words,
                            const char     *system,
                            const char     *value)
{
  if (value == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_fhir_write_concept (writer, "type", SYSTEM_IDENTIFIER_TYPE, type, words);
  tend_json_writer_add_text (writer, "system", system);
  tend_json_writer_add_text (writer, "value", value);
  tend_json_writer_end (writer);
}

/* One element a word: FHIR has a list of given names, a record one text. */
static void
write_words (TendJsonWriter *writer, const char *name, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  tend_json_writer_begin_array (writer, name);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      tend_json_writer_add_text (writer, NULL, words[i]);
  tend_json_writer_end (writer);
}

static void
write_list_of_one (TendJsonWriter *writer, const char *name, const char *text)
{
  tend_json_writer_begin_array (writer, name);
  tend_json_writer_add_text (writer, NULL, text);
  tend_json_writer_end (writer);
}

static char *
dup_field_if_any (TendRecord *record, const char *name)
{
  int field = tend_record_find_field (record, name);

  return field >= 0 ? tend_record_dup_text (record, field) : NULL;
}

void
tend_fhir_write_name (TendJsonWriter *writer, const char *use, TendRecord *record)
{
  g_autofree char *family = dup_field_if_any (record, "family_name");
  g_autofree char *given = dup_field_if_any (record, "given_name");
  g_autofree char *prefix = dup_field_if_any (record, "name_prefix");
  g_autofree char *suffix = dup_field_if_any (record, "name_suffix");

  if (family == NULL && given == NULL && prefix == NULL && suffix == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "use", use);
  tend_json_writer_add_text (writer, "family", family);
  write_words (writer, "given", given);
  write_list_of_one (writer, "prefix", prefix);
  write_list_of_one (writer, "suffix", suffix);
  tend_json_writer_end (writer);
}

void
tend_fhir_write_telecom (TendJsonWriter *writer, const char *system, const char *value)
{
  if (value == NULL)
    return;

  tend_json_writer_begin_object (writer, NULL);
  tend_json_writer_add_text (writer, "system", system);
  tend_json_writer_add_text (writer, "value", value);
  tend_json_writer_end (writer);
}
