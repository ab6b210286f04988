/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks in the store for patients who may be the one being registered. */
#define G_LOG_DOMAIN "tend-duplicate"

#include "config.h"

#include "tend-duplicate.h"

#include <string.h>

#include "tend-contact-point.h"
#include "tend-coverage.h"
#include "tend-date.h"
#include "tend-phone.h"
#include "tend-text.h"

/* Fewer are an extension or half a number. */
#define MIN_PHONE_DIGITS 7

struct _TendDuplicate
{
  GObject parent_instance;

  TendPatientMatch *match;
  double            score;
  char             *reasons;
};

G_DEFINE_FINAL_TYPE (TendDuplicate, tend_duplicate, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MATCH,
  PROP_SCORE,
  PROP_REASONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tend_duplicate_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  TendDuplicate *self = TEND_DUPLICATE (object);

  switch (property)
    {
    case PROP_MATCH:
      g_value_set_object (value, self->match);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->score);
      break;
    case PROP_REASONS:
      g_value_set_string (value, self->reasons);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
tend_duplicate_finalize (GObject *object)
{
  TendDuplicate *self = TEND_DUPLICATE (object);

  g_clear_object (&self->match);
  g_free (self->reasons);

  G_OBJECT_CLASS (tend_duplicate_parent_class)->finalize (object);
}

static void
tend_duplicate_class_init (TendDuplicateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_duplicate_get_property;
  object_class->finalize = tend_duplicate_finalize;

  properties[PROP_MATCH]
      = g_param_spec_object ("match", NULL, NULL, TEND_TYPE_PATIENT_MATCH, flags);
  properties[PROP_SCORE] = g_param_spec_double ("score", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_REASONS] = g_param_spec_string ("reasons", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_duplicate_init (TendDuplicate *self)
{
}

TendPatientMatch *
tend_duplicate_get_match (TendDuplicate *self)
{
  g_return_val_if_fail (TEND_IS_DUPLICATE (self), NULL);

  return self->match;
}

double
tend_duplicate_get_score (TendDuplicate *self)
{
  g_return_val_if_fail (TEND_IS_DUPLICATE (self), 0);

  return self->score;
}

const char *
tend_duplicate_get_reasons (TendDuplicate *self)
{
  g_return_val_if_fail (TEND_IS_DUPLICATE (self), NULL);

  return self->reasons;
}

/* What is looked for, taken from the form before anything runs. */
typedef struct
{
  gint64     patient_id; /* of the form itself, 0 when it is new */
  char      *family_name;
  char      *given_name;
  GDate      birth_date;
  TendSex    sex;
  GPtrArray *phones;     /* char * */
  GPtrArray *member_ids; /* char * */
  GPtrArray *matches;    /* TendPatientMatch, once found */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->family_name);
  g_free (search->given_name);
  g_ptr_array_unref (search->phones);
  g_ptr_array_unref (search->member_ids);
  g_clear_pointer (&search->matches, g_ptr_array_unref);
  g_free (search);
}

static Search *
search_new (TendRegistration *registration)
{
  Search                *search = g_new0 (Search, 1);
  const TendPatientData *data = tend_patient_get_data (registration->patient);

  search->patient_id = tend_record_get_id (TEND_RECORD (registration->patient));
  search->family_name = g_strdup (data->family_name);
  search->given_name = g_strdup (data->given_name);
  search->birth_date = data->birth_date;
  search->sex = data->sex;
  search->phones = g_ptr_array_new_with_free_func (g_free);
  search->member_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < registration->contact_points->len; i++)
    {
      const TendContactPointData *contact
          = tend_contact_point_get_data (g_ptr_array_index (registration->contact_points, i));

      if (contact->value != NULL
          && (contact->system == TEND_CONTACT_POINT_SYSTEM_PHONE
              || contact->system == TEND_CONTACT_POINT_SYSTEM_SMS))
        g_ptr_array_add (search->phones, g_strdup (contact->value));
    }
  for (guint i = 0; i < registration->coverages->len; i++)
    {
      const TendCoverageData *coverage
          = tend_coverage_get_data (g_ptr_array_index (registration->coverages, i));

      if (coverage->member_id != NULL)
        g_ptr_array_add (search->member_ids, g_strdup (coverage->member_id));
    }
  return search;
}

/* The other date that the same digits make, or the empty text. */
static char *
make_swapped_birth (const GDate *birth)
{
  GDate swapped = { 0 };

  if (!g_date_valid (birth)
      || !g_date_valid_dmy ((GDateDay) g_date_get_month (birth), g_date_get_day (birth),
                            g_date_get_year (birth)))
    return g_strdup ("");
  g_date_set_dmy (&swapped, (GDateDay) g_date_get_month (birth), g_date_get_day (birth),
                  g_date_get_year (birth));
  return tend_date_format_iso (&swapped);
}

static void
add_text (GVariantDict *parameters, const char *name, const char *text)
{
  g_variant_dict_insert (parameters, name, "s", text != NULL ? text : "");
}

static char *
make_name (const char *first, const char *second)
{
  g_autofree char *name
      = g_strdup_printf ("%s %s", first != NULL ? first : "", second != NULL ? second : "");
  char *folded = tend_text_fold (name);

  tend_text_cut (folded, TEND_TEXT_MAX_KEY);
  return folded;
}

static GVariant *
make_parameters (Search *search)
{
  g_autoptr (GVariantDict) parameters = g_variant_dict_new (NULL);
  g_autofree char *birth = tend_date_format_iso (&search->birth_date);
  g_autofree char *swapped = make_swapped_birth (&search->birth_date);
  g_autofree char *name = make_name (search->family_name, search->given_name);
  g_autofree char *given = tend_text_fold (search->given_name != NULL ? search->given_name : "");
  g_autofree char *short_name = NULL;
  g_autofree char *phonetic = NULL;
  g_autofree char *family
      = search->family_name != NULL ? tend_text_phonetic (search->family_name) : NULL;
  g_autofree char *phone = NULL;
  g_autofree char *phone_end = NULL;

  given[strcspn (given, " ")] = '\0';
  short_name = make_name (search->family_name, given);
  phonetic = tend_text_phonetic (short_name);
  if (search->phones->len > 0)
    {
      g_autofree char *digits = tend_phone_search_digits (search->phones->pdata[0]);

      /* The country's number follows in the key. */
      phone = tend_text_reverse (digits);
      if (strlen (phone) >= MIN_PHONE_DIGITS)
        phone_end = g_strconcat (phone, ":", NULL);
    }
  add_text (parameters, "birth", birth);
  add_text (parameters, "swapped", swapped);
  add_text (parameters, "name", name);
  add_text (parameters, "phonetic", phonetic);
  add_text (parameters, "family", family);
  add_text (parameters, "phone", phone);
  add_text (parameters, "phone_end", phone_end);
  return g_variant_dict_end (parameters);
}

static const char *
find_phone (Search *search, const char *phone)
{
  g_autofree char *digits = phone != NULL ? tend_phone_search_digits (phone) : NULL;

  for (guint i = 0; digits != NULL && i < search->phones->len; i++)
    {
      g_autofree char *mine = tend_phone_search_digits (search->phones->pdata[i]);

      if (g_str_equal (mine, digits))
        return search->phones->pdata[i];
    }
  return NULL;
}

/* The best of the match's own member ids against those of the form. */
static TendDuplicate *
make_duplicate (Search *search, TendPatientMatch *match, GPtrArray *coverages)
{
  const TendPatientMatchData *data = tend_patient_match_get_data (match);
  gint64                      id = tend_record_get_id (TEND_RECORD (match));
  TendDuplicateTraits         mine = { search->family_name,
                                       search->given_name,
                                       &search->birth_date,
                                       search->sex,
                                       find_phone (search, data->phone),
                                       NULL };
  TendDuplicateTraits         theirs
      = { data->family_name, data->given_name, &data->birth_date, data->sex, data->phone, NULL };
  TendDuplicate *self = g_object_new (TEND_TYPE_DUPLICATE, NULL);

  self->match = g_object_ref (match);
  self->score = tend_duplicate_score (&mine, &theirs, &self->reasons);
  for (guint i = 0; coverages != NULL && i < coverages->len; i++)
    {
      const TendCoverageData *coverage = tend_coverage_get_data (coverages->pdata[i]);

      if (coverage->patient_id != id)
        continue;
      for (guint k = 0; k < search->member_ids->len; k++)
        {
          g_autofree char *reasons = NULL;
          double           score;

          mine.member_id = search->member_ids->pdata[k];
          theirs.member_id = coverage->member_id;
          score = tend_duplicate_score (&mine, &theirs, &reasons);
          if (score <= self->score)
            continue;
          self->score = score;
          g_free (self->reasons);
          self->reasons = g_steal_pointer (&reasons);
        }
    }
  return self;
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  TendDuplicate *first = *(TendDuplicate **) a, *second = *(TendDuplicate **) b;
  gint64         first_id = tend_record_get_id (TEND_RECORD (first->match));
  gint64         second_id = tend_record_get_id (TEND_RECORD (second->match));

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first_id < second_id ? -1 : first_id > second_id;
}

static void
return_duplicates (GTask *task, GPtrArray *coverages)
{
  Search    *search = g_task_get_task_data (task);
  GPtrArray *duplicates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < search->matches->len; i++)
    {
      TendPatientMatch *match = search->matches->pdata[i];
      g_autoptr (TendDuplicate) duplicate = NULL;

      if (tend_record_get_id (TEND_RECORD (match)) == search->patient_id)
        continue;
      duplicate = make_duplicate (search, match, coverages);
      if (duplicate->score >= TEND_DUPLICATE_THRESHOLD)
        g_ptr_array_add (duplicates, g_steal_pointer (&duplicate));
    }
  g_ptr_array_sort (duplicates, compare_duplicates);
  g_task_return_pointer (task, duplicates, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_coverages_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) coverages = NULL;
  GError *error = NULL;

  coverages = tend_store_query_finish (TEND_STORE (source), result, &error);
  if (coverages == NULL)
    g_task_return_error (task, error);
  else
    return_duplicates (task, coverages);
}

static void
on_matches_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search          *search = g_task_get_task_data (task);
  GError          *error = NULL;
  g_autofree char *birth = NULL;

  search->matches = tend_store_query_finish (TEND_STORE (source), result, &error);
  if (search->matches == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  birth = tend_date_format_iso (&search->birth_date);
  if (search->member_ids->len == 0 || search->matches->len == 0 || birth == NULL)
    {
      return_duplicates (task, NULL);
      return;
    }
  tend_store_query_async (TEND_STORE (source), "patient-duplicate-coverages",
                          g_variant_new_parsed ("{'birth': <%s>}", birth),
                          g_task_get_cancellable (task), on_coverages_found_cb,
                          g_object_ref (task));
}

void
tend_duplicate_find_async (TendStore          *store,
                           TendRegistration   *registration,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask  *task;
  Search *search;

  g_return_if_fail (TEND_IS_STORE (store));
  g_return_if_fail (registration != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tend_duplicate_find_async);
  search = search_new (registration);
  g_task_set_task_data (task, search, search_free);
  tend_store_query_async (store, "patient-duplicates", make_parameters (search), cancellable,
                          on_matches_found_cb, task);
}

GPtrArray *
tend_duplicate_find_finish (TendStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
