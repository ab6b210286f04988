/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a file from outside brought, on its way into the store. */
#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* What a file from outside brought: records read from it but not yet recognised
 * or stored, what it refers to, what was passed over, and what is wrong with it. */

/* More faults than this are counted, not kept. */
#define TEND_IMPORT_MAX_FAULTS 200

/* Identifiers of the United States, and those that Tend itself gives out. */
#define TEND_IMPORT_SYSTEM_NPI "http://hl7.org/fhir/sid/us-npi"
#define TEND_IMPORT_SYSTEM_PAYER "https://tendclinic.org/fhir/identifier/payer"
#define TEND_IMPORT_SYSTEM_RECORD "https://tendclinic.org/fhir/identifier/record"
#define TEND_IMPORT_SYSTEM_MRN "https://tendclinic.org/fhir/identifier/mrn"
#define TEND_IMPORT_SYSTEM_ASSET_TAG "https://tendclinic.org/fhir/identifier/asset-tag"

/* Line and column count from 1, the column in bytes; 0 when not known. @path
 * says where inside the document: Bundle.entry[12].resource.birthDate. */
typedef struct
{
  guint line;
  guint column;
  char *path;
  char *sentence; /* translated; without the value that was found there */
} TendImportFault;

typedef struct
{
  char *system;
  char *value;
  char *type;  /* code of HL7 table 0203, nullable: MR, MB */
  char *label; /* nullable */
} TendImportIdentifier;

/* What a reference field of a record points to, still in the file's own terms:
 * by id, by the URL of an entry of the same file or by identifier. */
typedef struct
{
  char *field;         /* of the record, such as "patient_id" */
  char *resource_type; /* nullable: not said */
  char *id;            /* nullable */
  char *url;           /* nullable */
  char *system;        /* nullable */
  char *value;         /* nullable, of the identifier */
  guint line;
  guint column;
  char *path;
} TendImportReference;

typedef struct
{
  char       *resource_type;
  char       *source_id; /* nullable, what the file calls it */
  char       *url;       /* nullable, what entries of the same file call it */
  GPtrArray  *identifiers;
  TendRecord *record; /* withdrawn when the file takes it back */
  guint64     stated; /* the fields that the file says, a bit each; others are defaults */
  GPtrArray  *references;
  GPtrArray  *children;     /* items that belong to this one and have no id of their own */
  const char *parent_field; /* of a child: the reference field that names its parent */
  guint       line;
  guint       column;
  char       *path;
} TendImportItem;

/* How many resources of a type were met, and how many of them were passed over. */
typedef struct
{
  char       *resource_type;
  guint       met;
  GHashTable *skipped; /* why (char *) → how many */
} TendImportCensus;

typedef struct
{
  char      *file; /* its name, for messages */
  GPtrArray *items;
  GPtrArray *faults;
  guint      faults_left_out;
  GPtrArray *censuses; /* in the order first met */
} TendImport;

TendImport *tend_import_new (const char *file);
void        tend_import_free (TendImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImport, tend_import_free)

/* TEND_ERROR_INVALID when there are faults; the message tells the first and how many. */
gboolean tend_import_check (TendImport *import, GError **error);
void     tend_import_add_fault (
        TendImport *import, guint line, guint column, const char *path, const char *sentence);
/* "file:line:column: path: sentence", without what is not known. */
char *tend_import_describe_fault (TendImport *import, const TendImportFault *fault);
void  tend_import_count (TendImport *import, const char *resource_type);
void  tend_import_skip (TendImport *import, const char *resource_type, const char *why);

TendImportItem *tend_import_item_new (const char *resource_type, GType type);
void            tend_import_item_free (TendImportItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImportItem, tend_import_item_free)

/* Sets a field from its canonical text, as tend_record_load_text(), and marks it
 * as stated. FALSE when the text is not of the field's kind; nothing is set then. */
gboolean tend_import_item_state (TendImportItem *item, const char *field, const char *text);
/* The same for what the file does not say: it counts for new records only. */
gboolean tend_import_item_assume (TendImportItem *item, const char *field, const char *text);
/* Nothing for a NULL. */
void     tend_import_item_state_if_any (TendImportItem *item, const char *field, const char *text);
gboolean tend_import_item_states (TendImportItem *item, const char *field);
void     tend_import_item_identify (TendImportItem *item,
                                    const char     *system,
                                    const char     *value,
                                    const char     *type,
                                    const char     *label);

void tend_import_reference_free (TendImportReference *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImportReference, tend_import_reference_free)
TendImportReference *tend_import_reference_copy (const TendImportReference *reference);

G_END_DECLS
