/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables of which element of a resource is which field of a record. */
#pragma once

#include "tend-fhir-datatypes.h"
#include "tend-json-writer.h"
#include "tend-patient-summary.h"

G_BEGIN_DECLS

/* How an element of a resource and a field of a record stand for each other. */
typedef enum
{
  TEND_FHIR_LINE,            /* string, uri, code; argument: written when there is none */
  TEND_FHIR_LINES,           /* string of several lines                                */
  TEND_FHIR_CODE,            /* code whose value is the nick of an enum                */
  TEND_FHIR_BOOLEAN,         /* boolean                                                */
  TEND_FHIR_COUNT,           /* positiveInt, 0 is absent                               */
  TEND_FHIR_DATE,            /* date, dateTime: its day                                */
  TEND_FHIR_TIME,            /* dateTime, instant                                      */
  TEND_FHIR_DAYS,            /* Period of days; argument: the field of its end         */
  TEND_FHIR_TIMES,           /* Period; argument: the field of its end                 */
  TEND_FHIR_NOTES,           /* list of Annotation                                     */
  TEND_FHIR_CONCEPT,         /* CodeableConcept: code, code_system, display            */
  TEND_FHIR_CONCEPT_CODE,    /* CodeableConcept: its code; argument: the coding system */
  TEND_FHIR_CONCEPTS_CODE,   /* list of them: the code of the first                    */
  TEND_FHIR_WORDS,           /* CodeableConcept: its words                             */
  TEND_FHIR_LIST_OF_WORDS,   /* list of them: "one; another"                           */
  TEND_FHIR_REFERENCE,       /* Reference or a list of them; argument: resource type   */
  TEND_FHIR_REFERENCES,      /* the same, written as a list                            */
  TEND_FHIR_EXTENSION,       /* element: address; the field's kind decides its type    */
  TEND_FHIR_EXTENSION_WORDS, /* element: address; CodeableConcept                      */
  TEND_FHIR_EXTENSION_OMB,   /* element: address; a us-core category with its text     */
} TendFhirRuleKind;

typedef enum
{
  TEND_FHIR_REQUIRED = 1 << 0,  /* by FHIR: a resource without it has a fault */
  TEND_FHIR_READ_ONLY = 1 << 1, /* an older or further way to say the same    */
} TendFhirRuleFlags;

typedef struct
{
  const char       *element;
  TendFhirRuleKind  kind;
  const char       *field;
  const char       *argument;
  TendFhirRuleFlags flags;
} TendFhirRule;

/* The address of Tend's own extension for a field that FHIR has no word for. */
#define TEND_FHIR_OWN(name) "https://tendclinic.org/fhir/StructureDefinition/" name

#define TEND_FHIR_RULES(array) .rules = array, .n_rules = G_N_ELEMENTS (array)

/* A type of resource that Tend keeps. */
typedef struct
{
  const char         *resource_type;
  const TendFhirRule *rules;
  guint               n_rules;
  GType (*get_type) (void);
  /* What the rules cannot say. The reader returns why Tend does not keep this
   * resource (translated, static), or NULL. Both nullable. */
  const char *(*read) (const TendFhirElement *resource, TendImportItem *item);
  void (*write) (TendJsonWriter *writer, TendRecord *record, const TendPatientSummary *summary);
} TendFhirKind;

void tend_fhir_read_rules (const TendFhirKind    *kind,
                           const TendFhirElement *resource,
                           TendImportItem        *item);
/* The value[x] that an extension rule of this record uses. */
const char *tend_fhir_rule_get_extension_type (const TendFhirRule *rule, TendRecord *record);
void tend_fhir_write_rules (const TendFhirKind *kind, TendJsonWriter *writer, TendRecord *record);

/* Keeps in the item's note what no field has room for, such as an onset of
 * which only the year is known. Not translated: the same file says the same
 * on every workstation. */
void tend_fhir_remark (TendImportItem *item, const char *element, const char *text);

G_END_DECLS
