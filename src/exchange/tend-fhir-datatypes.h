/* SPDX-License-Identifier: GPL-3.0-or-later
 * The FHIR data types that many resources use, read. */
#pragma once

#include "tend-fhir-element.h"

G_BEGIN_DECLS

/* A CodeableConcept, reduced to one of its codings and its words. */
typedef struct
{
  char *code;    /* nullable */
  char *system;  /* nullable */
  char *display; /* of the coding, nullable */
  char *text;    /* nullable */
} TendFhirConcept;

void tend_fhir_concept_clear (TendFhirConcept *concept);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendFhirConcept, tend_fhir_concept_clear)

/* Of several codings the first of @system, nullable, else the first with a code. */
void tend_fhir_read_concept (const TendFhirElement *element,
                             const char            *system,
                             TendFhirConcept       *concept);
/* FALSE when absent. */
gboolean tend_fhir_get_concept (const TendFhirElement *parent,
                                const char            *name,
                                const char            *system,
                                TendFhirConcept       *concept);
/* The words for a person: the text, else what the coding displays, else the code; or NULL. */
const char *tend_fhir_concept_get_words (const TendFhirConcept *concept);
/* The words of a concept, or of all concepts of a list with "; " between. */
char *tend_fhir_dup_words (const TendFhirElement *parent, const char *name);
char *tend_fhir_join_words (const TendFhirElement *parent, const char *name);

/* What a Reference points to, for the reference field @field. NULL when it
 * says nothing but words, points into its own resource, or points to a type
 * other than @type. */
TendImportReference *
tend_fhir_read_reference (const TendFhirElement *element, const char *field, const char *type);
/* Adds the reference @name, or each of a list of them, to the item. */
gboolean tend_fhir_add_reference (const TendFhirElement *parent,
                                  const char            *name,
                                  TendImportItem        *item,
                                  const char            *field,
                                  const char            *type);

/* The parts of a HumanName as single texts, each nullable. */
typedef struct
{
  char *use;
  char *family;
  char *given;
  char *prefix;
  char *suffix;
} TendFhirName;

void tend_fhir_name_clear (TendFhirName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendFhirName, tend_fhir_name_clear)

void tend_fhir_read_name (const TendFhirElement *element, TendFhirName *name);
/* The value of the first contact point of the list telecom of this system, or NULL. */
char *tend_fhir_dup_telecom (const TendFhirElement *parent, const char *system);
/* The value of the first identifier of this system, or NULL. */
char *tend_fhir_dup_identifier (const TendFhirElement *parent, const char *system);

/* Takes over the identifiers of a resource, except social security numbers. */
void tend_fhir_add_identifiers (const TendFhirElement *resource, TendImportItem *item);

G_END_DECLS
