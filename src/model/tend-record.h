#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "tend-time.h"

G_BEGIN_DECLS

/* How a field is held in C, shown to GObject and stored in SQL. What may be
 * absent has one value that says so: NULL, 0 for a reference, NaN for a real,
 * TEND_TIME_NONE for a time and an unset GDate. An empty text is an absent one. */
typedef enum
{
  TEND_FIELD_TEXT,      /* char *                                              */
  TEND_FIELD_INTEGER,   /* gint64, never absent                                */
  TEND_FIELD_REFERENCE, /* gint64, id of a row of the table named, 0 for none  */
  TEND_FIELD_MONEY,     /* gint64, cents, never absent                         */
  TEND_FIELD_REAL,      /* double, NaN for none                                */
  TEND_FIELD_BOOLEAN,   /* gboolean, never absent                              */
  TEND_FIELD_ENUM,      /* an enum with a registered type, stored as its nick  */
  TEND_FIELD_DATE,      /* GDate, not valid for none                           */
  TEND_FIELD_TIME,      /* gint64, µs UTC, TEND_TIME_NONE for none             */
} TendFieldKind;

typedef enum
{
  TEND_FIELD_PLAIN = 0,
  TEND_FIELD_REQUIRED = 1 << 0, /* a row without it is refused                     */
  TEND_FIELD_UNIQUE = 1 << 1,   /* no two rows share it                            */
  TEND_FIELD_SECRET = 1 << 2,   /* the journal says that it changed, never to what */
} TendFieldFlags;

typedef struct
{
  const char    *name; /* SQL column; with '-' for '_' the GObject property */
  TendFieldKind  kind;
  TendFieldFlags flags;
  gsize          offset; /* in the data struct */
  GType (*enum_type) (void);
  const char *table; /* that a reference points into */
} TendField;

typedef struct
{
  const char      *table;       /* NULL: a view, rows of a query and never written */
  gsize            data_offset; /* of the data struct in the instance */
  const TendField *fields;
  guint            n_fields; /* 63 at most */
} TendRecordInfo;

/* The _Generic has no default branch: a member whose C type is not the one the
 * kind needs does not compile. */
#define TEND_FIELD(Data, member, KIND, Type, ...)                                                  \
  {                                                                                                \
    .name = #member, .kind = TEND_FIELD_##KIND,                                                    \
    .offset = G_STRUCT_OFFSET (Data, member) + _Generic(((Data *) 0)->member, Type : 0),           \
    __VA_ARGS__                                                                                    \
  }
#define TEND_TEXT(D, m, ...) TEND_FIELD (D, m, TEXT, char *, __VA_ARGS__)
#define TEND_INTEGER(D, m, ...) TEND_FIELD (D, m, INTEGER, gint64, __VA_ARGS__)
#define TEND_REFERENCE(D, m, T, ...) TEND_FIELD (D, m, REFERENCE, gint64, .table = T, __VA_ARGS__)
#define TEND_MONEY(D, m, ...) TEND_FIELD (D, m, MONEY, gint64, __VA_ARGS__)
#define TEND_REAL(D, m, ...) TEND_FIELD (D, m, REAL, double, __VA_ARGS__)
#define TEND_BOOLEAN(D, m, ...) TEND_FIELD (D, m, BOOLEAN, gboolean, __VA_ARGS__)
#define TEND_ENUM(D, m, T, ...) TEND_FIELD (D, m, ENUM, unsigned int, .enum_type = T, __VA_ARGS__)
#define TEND_DATE(D, m, ...) TEND_FIELD (D, m, DATE, GDate, __VA_ARGS__)
#define TEND_TIME(D, m, ...) TEND_FIELD (D, m, TIME, gint64, __VA_ARGS__)

#define TEND_TYPE_RECORD (tend_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TendRecord, tend_record, TEND, RECORD, GObject)

struct _TendRecordClass
{
  GObjectClass          parent_class;
  const TendRecordInfo *info;
  GParamSpec          **pspecs; /* one a field */
};

/* Declares the class of a record whose fields are the struct <Type>Data, with
 * <type>_new () and <type>_get_data (), the read-only view checked by the compiler. */
#define TEND_DECLARE_RECORD(Type, type, NAME)                                                      \
  G_DECLARE_FINAL_TYPE (Type, type, TEND, NAME, TendRecord)                                        \
  Type             *type##_new (void);                                                             \
  const Type##Data *type##_get_data (Type *self);

/* Defines it over the static table `fields`. Table is NULL for a view. */
#define TEND_DEFINE_RECORD(Type, type, Table)                                                      \
  struct _##Type                                                                                   \
  {                                                                                                \
    TendRecord parent_instance;                                                                    \
    Type##Data data;                                                                               \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (Type, type, TEND_TYPE_RECORD)                                               \
  static const TendRecordInfo type##_info = {                                                      \
    .table = Table,                                                                                \
    .data_offset = G_STRUCT_OFFSET (struct _##Type, data),                                         \
    .fields = fields,                                                                              \
    .n_fields = G_N_ELEMENTS (fields),                                                             \
  };                                                                                               \
  static void type##_class_init (Type##Class *klass)                                               \
  {                                                                                                \
    tend_record_class_set_info (TEND_RECORD_CLASS (klass), &type##_info);                          \
  }                                                                                                \
  static void type##_init (Type *self)                                                             \
  {                                                                                                \
    tend_record_clear (TEND_RECORD (self), &type##_info);                                          \
  }                                                                                                \
  Type *type##_new (void)                                                                          \
  {                                                                                                \
    return g_object_new (type##_get_type (), NULL);                                                \
  }                                                                                                \
  const Type##Data *type##_get_data (Type *self)                                                   \
  {                                                                                                \
    g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (self, type##_get_type ()), NULL);            \
    return &self->data;                                                                            \
  }

void tend_record_class_set_info (TendRecordClass *klass, const TendRecordInfo *info);
void tend_record_clear (TendRecord *self, const TendRecordInfo *info);
const TendRecordInfo *tend_record_type_get_info (GType type);
const TendRecordInfo *tend_record_get_info (TendRecord *self);

gint64 tend_record_get_id (TendRecord *self);
void   tend_record_set_id (TendRecord *self, gint64 id);
/* 0 until first saved; every update adds one. */
gint64 tend_record_get_version (TendRecord *self);
void   tend_record_set_version (TendRecord *self, gint64 version);
/* Rows are never deleted: one taken back is withdrawn, and no list shows it. */
gboolean tend_record_get_withdrawn (TendRecord *self);
void     tend_record_set_withdrawn (TendRecord *self, gboolean withdrawn);

int      tend_record_find_field (TendRecord *self, const char *name);
gpointer tend_record_get_member (TendRecord *self, guint field);
void     tend_record_get_value (TendRecord *self, guint field, GValue *value);
void     tend_record_set_value (TendRecord *self, guint field, const GValue *value);
/* For rows on their way in: no notify, no dirty mark. */
void tend_record_load_value (TendRecord *self, guint field, const GValue *value);

/* The canonical text of a field, as the journal, exports and SQL see it: numbers
 * in C notation, dates YYYY-MM-DD, enums by nick. NULL when absent. */
char    *tend_record_dup_text (TendRecord *self, guint field);
gboolean tend_record_load_text (TendRecord *self, guint field, const char *text, GError **error);

guint64 tend_record_get_dirty (TendRecord *self);
void    tend_record_clear_dirty (TendRecord *self);

/* A mask with the bit of each field that differs; both of one type. */
guint64     tend_record_compare (TendRecord *self, TendRecord *other);
TendRecord *tend_record_copy (TendRecord *self);
/* Takes over what @fresh, a newly read row of the same id, says, except in
 * fields that were changed here since; notifies what changed. */
void tend_record_refresh (TendRecord *self, TendRecord *fresh);

/* The fields of @mask as a JSON object of texts and nulls; absent fields are
 * left out unless @with_nulls. */
JsonObject *tend_record_to_json (TendRecord *self, guint64 mask, gboolean with_nulls);
gboolean    tend_record_load_json (TendRecord *self, JsonObject *object, GError **error);

gboolean tend_record_is_absent (TendRecord *self, guint field);
/* TEND_ERROR_INVALID, naming the field, when a required field is absent. */
gboolean tend_record_check_required (TendRecord *self, GError **error);

G_END_DECLS
