/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the base class makes of every table of fields. */
#include "tend-record.h"

#include "tend-kinds.h"
#include "tend-views.h"

static void
for_each_type (void (*check) (GType type))
{
  GType type;

  for (guint i = 0; (type = tend_kinds_nth (i)) != G_TYPE_INVALID; i++)
    check (type);
  for (guint i = 0; (type = tend_views_nth (i)) != G_TYPE_INVALID; i++)
    check (type);
}

static void
set_other_value (GObject *object, const GParamSpec *pspec, guint round)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (&value, round == 1 ? "one" : "two");
  else if (pspec->value_type == G_TYPE_INT64)
    g_value_set_int64 (&value, round);
  else if (pspec->value_type == G_TYPE_DOUBLE)
    g_value_set_double (&value, round / 10.0);
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (&value, round == 1);
  else if (G_TYPE_IS_ENUM (pspec->value_type))
    g_value_set_enum (&value, round == 1);
  else
    {
      g_autoptr (GDate) date = g_date_new_dmy (round, 2, 1980);

      g_assert_true (pspec->value_type == G_TYPE_DATE);
      g_value_set_boxed (&value, date);
    }
  g_object_set_property (object, pspec->name, &value);
}

static void
on_notified_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* One notify and one mark for a change, none for the same value again. */
static void
check_properties (GType type)
{
  g_autoptr (TendRecord) record = g_object_new (type, NULL);
  TendRecordClass *klass = TEND_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->info->n_fields; i++)
    {
      guint  count = 0;
      gulong handler = g_signal_connect (record, "notify", G_CALLBACK (on_notified_cb), &count);

      tend_record_clear_dirty (record);
      set_other_value (G_OBJECT (record), klass->pspecs[i], 1);
      g_assert_cmpuint (count, ==, 1);
      g_assert_cmphex (tend_record_get_dirty (record), ==, G_GUINT64_CONSTANT (1) << i);
      set_other_value (G_OBJECT (record), klass->pspecs[i], 1);
      g_assert_cmpuint (count, ==, 1);
      set_other_value (G_OBJECT (record), klass->pspecs[i], 2);
      g_assert_cmpuint (count, ==, 2);
      g_signal_handler_disconnect (record, handler);
    }
}

static void
every_property_notifies_once_a_change (void)
{
  for_each_type (check_properties);
}

static gsize
size_of (TendFieldKind kind)
{
  switch (kind)
    {
    case TEND_FIELD_TEXT:
      return sizeof (char *);
    case TEND_FIELD_REAL:
      return sizeof (double);
    case TEND_FIELD_BOOLEAN:
      return sizeof (gboolean);
    case TEND_FIELD_ENUM:
      return sizeof (int);
    case TEND_FIELD_DATE:
      return sizeof (GDate);
    case TEND_FIELD_INTEGER:
    case TEND_FIELD_REFERENCE:
    case TEND_FIELD_MONEY:
    case TEND_FIELD_TIME:
    default:
      return sizeof (gint64);
    }
}

/* A member that the table leaves out shows as a gap wider than padding, or at the end. */
static void
check_table_covers_struct (GType type)
{
  const TendRecordInfo *info = tend_record_type_get_info (type);
  GTypeQuery            query;
  gsize                 end = 0;

  g_type_query (type, &query);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_assert_cmpuint (info->fields[i].offset, >=, end);
      g_assert_cmpuint (info->fields[i].offset - end, <, 8);
      end = info->fields[i].offset + size_of (info->fields[i].kind);
    }
  g_assert_cmpuint (query.instance_size - info->data_offset - end, <, 8);
}

static void
every_table_covers_its_struct (void)
{
  for_each_type (check_table_covers_struct);
}

static void
check_text_and_json (GType type)
{
  g_autoptr (TendRecord) record = g_object_new (type, NULL);
  g_autoptr (TendRecord) back = g_object_new (type, NULL);
  g_autoptr (TendRecord) copy = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  TendRecordClass *klass = TEND_RECORD_GET_CLASS (record);
  guint64          secret = 0;

  g_assert_cmphex (tend_record_compare (record, back), ==, 0);
  for (guint i = 0; i < klass->info->n_fields; i++)
    {
      set_other_value (G_OBJECT (record), klass->pspecs[i], 1);
      if (klass->info->fields[i].flags & TEND_FIELD_SECRET)
        secret |= G_GUINT64_CONSTANT (1) << i;
    }
  copy = tend_record_copy (record);
  g_assert_cmphex (tend_record_compare (record, copy), ==, 0);
  object = tend_record_to_json (record, G_MAXUINT64, TRUE);
  g_assert_true (tend_record_load_json (back, object, &error));
  g_assert_no_error (error);
  g_assert_cmphex (tend_record_compare (record, back), ==, secret);
  g_assert_cmphex (tend_record_get_dirty (back), ==, 0);
}

static void
every_record_comes_back_from_text (void)
{
  for_each_type (check_text_and_json);
}

static void
a_refresh_leaves_what_was_changed_here (void)
{
  g_autoptr (TendPatient) held = g_object_new (TEND_TYPE_PATIENT, "family-name", "Old", NULL);
  g_autoptr (TendPatient) fresh = g_object_new (TEND_TYPE_PATIENT, "family-name", "Fresh",
                                                "given-name", "Fresh", "version", (gint64) 2, NULL);

  tend_record_clear_dirty (TEND_RECORD (held));
  g_object_set (held, "family-name", "Typed", NULL);
  tend_record_refresh (TEND_RECORD (held), TEND_RECORD (fresh));
  g_assert_cmpstr (tend_patient_get_data (held)->family_name, ==, "Typed");
  g_assert_cmpstr (tend_patient_get_data (held)->given_name, ==, "Fresh");
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (held)), ==, 2);
}

static void
what_is_not_of_its_kind_is_refused (void)
{
  static const struct
  {
    const char *field;
    const char *text;
  } cases[] = {
    { "birth_date", "1980-02-30" },
    { "birth_date", "1980-2-3" },
    { "birth_date", " 980-02-03" },
    { "birth_date", "x" },
    { "sex", "female " },
    { "active", "2" },
    { "family_name", "\xff" },
    { "registered_at", "1.5" },
    { "registered_at", "99999999999999999999" },
  };
  g_autoptr (TendPatient) patient = tend_patient_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int field = tend_record_find_field (TEND_RECORD (patient), cases[i].field);

      g_assert_cmpint (field, >=, 0);
      g_assert_false (tend_record_load_text (TEND_RECORD (patient), field, cases[i].text, &error));
      g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
      g_assert_null (strstr (error->message, cases[i].text));
    }
}

static void
a_date_of_any_year_is_read_back (void)
{
  static const char *const texts[] = { "0001-01-01", "0506-11-18", "1980-02-29", "9999-12-31" };
  g_autoptr (TendPatient) patient = tend_patient_new ();
  int field = tend_record_find_field (TEND_RECORD (patient), "birth_date");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = NULL;

      g_assert_true (tend_record_load_text (TEND_RECORD (patient), field, texts[i], NULL));
      written = tend_record_dup_text (TEND_RECORD (patient), field);
      g_assert_cmpstr (written, ==, texts[i]);
    }
}

static void
a_password_never_shows_in_json (void)
{
  g_autoptr (TendAccount) account
      = g_object_new (TEND_TYPE_ACCOUNT, "name", "dana", "password-hash", "hash", NULL);
  g_autoptr (JsonObject) object = tend_record_to_json (TEND_RECORD (account), G_MAXUINT64, FALSE);

  g_assert_cmpstr (json_object_get_string_member (object, "password_hash"), ==, "***");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/notify", every_property_notifies_once_a_change);
  g_test_add_func ("/model/record/table", every_table_covers_its_struct);
  g_test_add_func ("/model/record/json", every_record_comes_back_from_text);
  g_test_add_func ("/model/record/refresh", a_refresh_leaves_what_was_changed_here);
  g_test_add_func ("/model/record/refused", what_is_not_of_its_kind_is_refused);
  g_test_add_func ("/model/record/a-date-of-any-year-is-read-back",
                   a_date_of_any_year_is_read_back);
  g_test_add_func ("/model/record/secret", a_password_never_shows_in_json);
  return g_test_run ();
}
