/* SPDX-License-Identifier: GPL-3.0-or-later
 * The FHIR data types that many resources use, written. */
#pragma once

#include "tend-json-writer.h"
#include "tend-record.h"

G_BEGIN_DECLS

/* The canonical text of the field @name, or NULL. */
char *tend_fhir_dup_field (TendRecord *record, const char *name);
/* A time field as an instant in UTC, or NULL. */
char *tend_fhir_dup_time (TendRecord *record, const char *name);

/* What entries of a bundle call a record: the same for the same record always
 * (a UUID of version 5, RFC 4122, of type and id). */
char *tend_fhir_dup_url (const char *resource_type, gint64 id);
/* Nothing for id 0. */
void tend_fhir_write_reference (TendJsonWriter *writer,
                                const char     *name,
                                const char     *resource_type,
                                gint64          id);

/* A CodeableConcept; what is NULL is left out, and all of it when all is. */
void tend_fhir_write_concept (TendJsonWriter *writer,
                              const char     *name,
                              const char     *system,
                              const char     *code,
                              const char     *words);
/* An Identifier with a type of table v2-0203 and its words, both nullable. */
void tend_fhir_write_identifier (TendJsonWriter *writer,
                                 const char     *type,
                                 const char     *words,
                                 const char     *system,
                                 const char     *value);
/* A HumanName with the fields family_name to name_suffix of the record. */
void tend_fhir_write_name (TendJsonWriter *writer, const char *use, TendRecord *record);
void tend_fhir_write_telecom (TendJsonWriter *writer, const char *system, const char *value);

G_END_DECLS
