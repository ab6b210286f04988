/* SPDX-License-Identifier: GPL-3.0-or-later
 * The base of every record: properties, change marks, text and JSON forms, all
 * driven by the class's table of fields. */
#define G_LOG_DOMAIN "tend-record"

#include "config.h"

#include "tend-record.h"

#include <math.h>

#include "tend-date.h"
#include "tend-error.h"

typedef struct
{
  gint64   id;
  gint64   version;
  gboolean withdrawn;
  guint64  dirty; /* one bit per field changed since load or save */
} TendRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendRecord, tend_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VERSION,
  PROP_WITHDRAWN,
  N_PROPS
};

static GParamSpec *base_pspecs[N_PROPS];

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

static const TendRecordInfo *
get_info (gpointer self)
{
  return TEND_RECORD_GET_CLASS (self)->info;
}

static TendRecordPrivate *
get_private (gpointer self)
{
  return tend_record_get_instance_private (self);
}

gpointer
tend_record_get_member (TendRecord *self, guint field)
{
  const TendRecordInfo *info = get_info (self);

  return G_STRUCT_MEMBER_P (self, info->data_offset + info->fields[field].offset);
}

void
tend_record_get_value (TendRecord *self, guint field, GValue *value)
{
  gpointer member = tend_record_get_member (self, field);

  switch (get_info (self)->fields[field].kind)
    {
    case TEND_FIELD_TEXT:
      g_value_set_string (value, *(char **) member);
      break;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      g_value_set_int64 (value, *(gint64 *) member);
      break;
    case TEND_FIELD_REAL:
      g_value_set_double (value, *(double *) member);
      break;
    case TEND_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) member);
      break;
    case TEND_FIELD_ENUM:
      g_value_set_enum (value, *(int *) member);
      break;
    case TEND_FIELD_DATE:
      g_value_set_boxed (value, g_date_valid (member) ? member : NULL);
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
assign_text (char **member, const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (*member, text) == 0)
    return FALSE;
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

static gboolean
assign_int64 (gint64 *member, gint64 number)
{
  if (*member == number)
    return FALSE;
  *member = number;
  return TRUE;
}

static gboolean
assign_int (int *member, int number)
{
  if (*member == number)
    return FALSE;
  *member = number;
  return TRUE;
}

static gboolean
assign_real (double *member, double number)
{
  if (*member == number || (isnan (*member) && isnan (number)))
    return FALSE;
  *member = number;
  return TRUE;
}

static gboolean
assign_date (GDate *member, const GDate *date)
{
  GDate none = { 0 };

  if (date == NULL || !g_date_valid (date))
    date = &none;
  if (g_date_valid (date) == g_date_valid (member)
      && (!g_date_valid (date) || g_date_compare (date, member) == 0))
    return FALSE;
  *member = *date;
  return TRUE;
}

/* Stores @value and tells whether it differs from what was there. */
static gboolean
assign (const TendField *field, gpointer member, const GValue *value)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      return assign_text (member, g_value_get_string (value));
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      return assign_int64 (member, g_value_get_int64 (value));
    case TEND_FIELD_REAL:
      return assign_real (member, g_value_get_double (value));
    case TEND_FIELD_BOOLEAN:
      return assign_int (member, !!g_value_get_boolean (value));
    case TEND_FIELD_ENUM:
      return assign_int (member, g_value_get_enum (value));
    case TEND_FIELD_DATE:
      return assign_date (member, g_value_get_boxed (value));
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
tend_record_set_value (TendRecord *self, guint field, const GValue *value)
{
  if (!assign (&get_info (self)->fields[field], tend_record_get_member (self, field), value))
    return;

  get_private (self)->dirty |= BIT (field);
  g_object_notify_by_pspec (G_OBJECT (self), TEND_RECORD_GET_CLASS (self)->pspecs[field]);
}

void
tend_record_load_value (TendRecord *self, guint field, const GValue *value)
{
  assign (&get_info (self)->fields[field], tend_record_get_member (self, field), value);
}

static void
init_value (GValue *value, const TendField *field)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      g_value_init (value, G_TYPE_STRING);
      break;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      g_value_init (value, G_TYPE_INT64);
      break;
    case TEND_FIELD_REAL:
      g_value_init (value, G_TYPE_DOUBLE);
      break;
    case TEND_FIELD_BOOLEAN:
      g_value_init (value, G_TYPE_BOOLEAN);
      break;
    case TEND_FIELD_ENUM:
      g_value_init (value, field->enum_type ());
      break;
    case TEND_FIELD_DATE:
      g_value_init (value, G_TYPE_DATE);
      break;
    default:
      g_return_if_reached ();
    }
}

static char *
dup_enum_nick (const TendField *field, int number)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (field->enum_type ());
  GEnumValue *value = g_enum_get_value (klass, number);

  return g_strdup (value != NULL ? value->value_nick : NULL);
}

char *
tend_record_dup_text (TendRecord *self, guint field)
{
  const TendField *info = &get_info (self)->fields[field];
  gpointer         member = tend_record_get_member (self, field);
  gint64           number;

  switch (info->kind)
    {
    case TEND_FIELD_TEXT:
      return g_strdup (*(char **) member);
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_MONEY:
      return g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) member);
    case TEND_FIELD_REFERENCE:
      number = *(gint64 *) member;
      return number == 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case TEND_FIELD_TIME:
      number = *(gint64 *) member;
      return number == TEND_TIME_NONE ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case TEND_FIELD_REAL:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        if (isnan (*(double *) member))
          return NULL;
        return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, *(double *) member));
      }
    case TEND_FIELD_BOOLEAN:
      return g_strdup (*(gboolean *) member ? "1" : "0");
    case TEND_FIELD_ENUM:
      return dup_enum_nick (info, *(int *) member);
    case TEND_FIELD_DATE:
      return tend_date_format_iso (member);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
parse_real (const char *text, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

/* FALSE when @text is not of the field's kind. NULL is the absent value, which
 * fields that are never absent hold as 0. */
static gboolean
parse_member (const TendField *field, gpointer member, const char *text)
{
  gint64 number = 0;
  double real = NAN;
  GDate  date = { 0 };

  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      if (text != NULL && !g_utf8_validate (text, -1, NULL))
        return FALSE;
      assign_text (member, text);
      return TRUE;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      if (text == NULL)
        number = field->kind == TEND_FIELD_TIME ? TEND_TIME_NONE : 0;
      else if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return FALSE;
      *(gint64 *) member = number;
      return TRUE;
    case TEND_FIELD_REAL:
      if (text != NULL && !parse_real (text, &real))
        return FALSE;
      *(double *) member = real;
      return TRUE;
    case TEND_FIELD_BOOLEAN:
      if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, 1, &number, NULL))
        return FALSE;
      *(gboolean *) member = number != 0;
      return TRUE;
    case TEND_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) klass = g_type_class_ref (field->enum_type ());
        GEnumValue *value = text != NULL ? g_enum_get_value_by_nick (klass, text) : NULL;

        if (text != NULL && value == NULL)
          return FALSE;
        *(int *) member = value != NULL ? value->value : 0;
        return TRUE;
      }
    case TEND_FIELD_DATE:
      if (text != NULL && !tend_date_parse_iso (text, &date, NULL))
        return FALSE;
      *(GDate *) member = date;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
tend_record_load_text (TendRecord *self, guint field, const char *text, GError **error)
{
  const TendRecordInfo *info = get_info (self);

  if (parse_member (&info->fields[field], tend_record_get_member (self, field), text))
    return TRUE;

  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "%s.%s holds what is not of its kind",
               info->table != NULL ? info->table : G_OBJECT_TYPE_NAME (self),
               info->fields[field].name);
  return FALSE;
}

void
tend_record_clear (TendRecord *self, const TendRecordInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (self, info->data_offset + info->fields[i].offset);

      if (info->fields[i].kind == TEND_FIELD_REAL)
        *(double *) member = NAN;
      else if (info->fields[i].kind == TEND_FIELD_TIME)
        *(gint64 *) member = TEND_TIME_NONE;
    }
}

const TendRecordInfo *
tend_record_type_get_info (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  g_return_val_if_fail (TEND_IS_RECORD_CLASS (klass), NULL);

  return ((TendRecordClass *) klass)->info;
}

const TendRecordInfo *
tend_record_get_info (TendRecord *self)
{
  g_return_val_if_fail (TEND_IS_RECORD (self), NULL);

  return get_info (self);
}

gint64
tend_record_get_id (TendRecord *self)
{
  g_return_val_if_fail (TEND_IS_RECORD (self), 0);

  return get_private (self)->id;
}

void
tend_record_set_id (TendRecord *self, gint64 id)
{
  if (assign_int64 (&get_private (self)->id, id))
    g_object_notify_by_pspec (G_OBJECT (self), base_pspecs[PROP_ID]);
}

gint64
tend_record_get_version (TendRecord *self)
{
  g_return_val_if_fail (TEND_IS_RECORD (self), 0);

  return get_private (self)->version;
}

void
tend_record_set_version (TendRecord *self, gint64 version)
{
  if (assign_int64 (&get_private (self)->version, version))
    g_object_notify_by_pspec (G_OBJECT (self), base_pspecs[PROP_VERSION]);
}

gboolean
tend_record_get_withdrawn (TendRecord *self)
{
  g_return_val_if_fail (TEND_IS_RECORD (self), FALSE);

  return get_private (self)->withdrawn;
}

void
tend_record_set_withdrawn (TendRecord *self, gboolean withdrawn)
{
  if (assign_int (&get_private (self)->withdrawn, !!withdrawn))
    g_object_notify_by_pspec (G_OBJECT (self), base_pspecs[PROP_WITHDRAWN]);
}

int
tend_record_find_field (TendRecord *self, const char *name)
{
  const TendRecordInfo *info = get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return i;
  return -1;
}

guint64
tend_record_get_dirty (TendRecord *self)
{
  return get_private (self)->dirty;
}

void
tend_record_clear_dirty (TendRecord *self)
{
  get_private (self)->dirty = 0;
}

static gboolean
members_differ (const TendField *field, gpointer a, gpointer b)
{
  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      return g_strcmp0 (*(char **) a, *(char **) b) != 0;
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
      return *(gint64 *) a != *(gint64 *) b;
    case TEND_FIELD_REAL:
      return *(double *) a != *(double *) b && !(isnan (*(double *) a) && isnan (*(double *) b));
    case TEND_FIELD_BOOLEAN:
    case TEND_FIELD_ENUM:
      return *(int *) a != *(int *) b;
    case TEND_FIELD_DATE:
      return g_date_valid (a) != g_date_valid (b)
             || (g_date_valid (a) && g_date_compare (a, b) != 0);
    default:
      g_return_val_if_reached (FALSE);
    }
}

guint64
tend_record_compare (TendRecord *self, TendRecord *other)
{
  const TendRecordInfo *info = get_info (self);
  guint64               mask = 0;

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), 0);

  for (guint i = 0; i < info->n_fields; i++)
    if (members_differ (&info->fields[i], tend_record_get_member (self, i),
                        tend_record_get_member (other, i)))
      mask |= BIT (i);
  return mask;
}

static void
copy_member (TendRecord *self, TendRecord *source, guint field)
{
  g_auto (GValue) value = G_VALUE_INIT;

  init_value (&value, &get_info (self)->fields[field]);
  tend_record_get_value (source, field, &value);
  tend_record_load_value (self, field, &value);
}

TendRecord *
tend_record_copy (TendRecord *self)
{
  TendRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  for (guint i = 0; i < get_info (self)->n_fields; i++)
    copy_member (copy, self, i);
  *get_private (copy) = *get_private (self);
  return copy;
}

void
tend_record_refresh (TendRecord *self, TendRecord *fresh)
{
  TendRecordPrivate *priv = get_private (self);
  guint64            changed;

  if (self == fresh)
    return;

  changed = tend_record_compare (self, fresh) & ~priv->dirty;
  g_object_freeze_notify (G_OBJECT (self));
  tend_record_set_id (self, get_private (fresh)->id);
  tend_record_set_version (self, get_private (fresh)->version);
  tend_record_set_withdrawn (self, get_private (fresh)->withdrawn);
  for (guint i = 0; changed >> i != 0; i++)
    if (changed & BIT (i))
      {
        copy_member (self, fresh, i);
        g_object_notify_by_pspec (G_OBJECT (self), TEND_RECORD_GET_CLASS (self)->pspecs[i]);
      }
  g_object_thaw_notify (G_OBJECT (self));
}

JsonObject *
tend_record_to_json (TendRecord *self, guint64 mask, gboolean with_nulls)
{
  const TendRecordInfo *info = get_info (self);
  JsonObject           *object = json_object_new ();

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (!(mask & BIT (i)))
        continue;
      if (info->fields[i].flags & TEND_FIELD_SECRET)
        text = g_strdup ("***");
      else
        text = tend_record_dup_text (self, i);
      if (text != NULL)
        json_object_set_string_member (object, info->fields[i].name, text);
      else if (with_nulls)
        json_object_set_null_member (object, info->fields[i].name);
    }
  return object;
}

gboolean
tend_record_load_json (TendRecord *self, JsonObject *object, GError **error)
{
  const TendRecordInfo *info = get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    {
      JsonNode   *node = json_object_get_member (object, info->fields[i].name);
      const char *text = NULL;

      if (node == NULL || info->fields[i].flags & TEND_FIELD_SECRET)
        continue;
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        text = json_node_get_string (node);
      else if (!JSON_NODE_HOLDS_NULL (node))
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "%s is neither a text nor null",
                       info->fields[i].name);
          return FALSE;
        }
      if (!tend_record_load_text (self, i, text, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tend_record_is_absent (TendRecord *self, guint field)
{
  const TendField *info = &get_info (self)->fields[field];
  gpointer         member = tend_record_get_member (self, field);

  switch (info->kind)
    {
    case TEND_FIELD_TEXT:
      return *(char **) member == NULL;
    case TEND_FIELD_REFERENCE:
      return *(gint64 *) member == 0;
    case TEND_FIELD_TIME:
      return *(gint64 *) member == TEND_TIME_NONE;
    case TEND_FIELD_REAL:
      return isnan (*(double *) member);
    case TEND_FIELD_DATE:
      return !g_date_valid (member);
    case TEND_FIELD_ENUM:
      {
        g_autofree char *nick = dup_enum_nick (info, *(int *) member);

        return nick == NULL;
      }
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_BOOLEAN:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
tend_record_check_required (TendRecord *self, GError **error)
{
  const TendRecordInfo *info = get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & TEND_FIELD_REQUIRED) && tend_record_is_absent (self, i))
      {
        g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "%s.%s is required and is empty",
                     info->table, info->fields[i].name);
        return FALSE;
      }
  return TRUE;
}

static void
record_get_field (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  tend_record_get_value (TEND_RECORD (object), property - 1, value);
}

static void
record_set_field (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  tend_record_set_value (TEND_RECORD (object), property - 1, value);
}

static void
tend_record_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TendRecordPrivate *priv = get_private (object);

  switch (property)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_VERSION:
      g_value_set_int64 (value, priv->version);
      break;
    case PROP_WITHDRAWN:
      g_value_set_boolean (value, priv->withdrawn);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_record_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  TendRecord *self = TEND_RECORD (object);

  switch (property)
    {
    case PROP_ID:
      tend_record_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_VERSION:
      tend_record_set_version (self, g_value_get_int64 (value));
      break;
    case PROP_WITHDRAWN:
      tend_record_set_withdrawn (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_record_finalize (GObject *object)
{
  const TendRecordInfo *info = get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == TEND_FIELD_TEXT)
      g_clear_pointer ((char **) tend_record_get_member (TEND_RECORD (object), i), g_free);

  G_OBJECT_CLASS (tend_record_parent_class)->finalize (object);
}

static void
tend_record_class_init (TendRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_record_get_property;
  object_class->set_property = tend_record_set_property;
  object_class->finalize = tend_record_finalize;

  base_pspecs[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  base_pspecs[PROP_VERSION] = g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0, flags);
  base_pspecs[PROP_WITHDRAWN] = g_param_spec_boolean ("withdrawn", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, base_pspecs);
}

static void
tend_record_init (TendRecord *self)
{
}

static GParamSpec *
field_to_pspec (const TendField *field)
{
  g_autofree char *property = g_strdelimit (g_strdup (field->name), "_", '-');
  const char      *name = g_intern_string (property);
  GParamFlags      flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case TEND_FIELD_TEXT:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case TEND_FIELD_TIME:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, TEND_TIME_NONE, flags);
    case TEND_FIELD_REAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case TEND_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case TEND_FIELD_ENUM:
      return g_param_spec_enum (name, NULL, NULL, field->enum_type (), 0, flags);
    case TEND_FIELD_DATE:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_DATE, flags);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
tend_record_class_set_info (TendRecordClass *klass, const TendRecordInfo *info)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (klass->info == NULL);
  g_return_if_fail (info->n_fields <= 63);

  /* GObject does not let a subclass inherit these two. */
  object_class->get_property = record_get_field;
  object_class->set_property = record_set_field;

  klass->info = info;
  klass->pspecs = g_new0 (GParamSpec *, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    {
      klass->pspecs[i] = field_to_pspec (&info->fields[i]);
      g_object_class_install_property (object_class, i + 1, klass->pspecs[i]);
    }
}
