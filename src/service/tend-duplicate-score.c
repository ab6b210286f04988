/* SPDX-License-Identifier: GPL-3.0-or-later
 * How alike two patients are, on plain values. */
#define G_LOG_DOMAIN "tend-duplicate"

#include "config.h"

#include "tend-duplicate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tend-phone.h"
#include "tend-text.h"

/* Hundredths, so that sums are exact. A birth date alone stays below the
 * threshold, with a like name or the same member id it is above. */
enum
{
  POINTS_SAME_BIRTH = 40,
  POINTS_NEAR_BIRTH = 20,
  POINTS_SAME_NAME = 40,
  POINTS_LIKE_NAME = 35,
  POINTS_SOUNDS_ALIKE = 30,
  POINTS_NEAR_NAME = 20,
  POINTS_SAME_MEMBER = 40,
  POINTS_SAME_PHONE = 15,
  POINTS_SEX = 5, /* less when it differs */
};

/* Names this alike after folding are taken for one (Jaro–Winkler). */
#define LIKE_NAME 0.92
#define NEAR_NAME 0.85

static char *
fold_name (const char *first, const char *second)
{
  g_autofree char *name
      = g_strdup_printf ("%s %s", first != NULL ? first : "", second != NULL ? second : "");

  return tend_text_fold (name);
}

static double
compare_texts (const char *a, const char *b)
{
  if (*a == '\0' || *b == '\0')
    return 0;
  return MAX (tend_text_similarity (a, b), tend_text_similarity (b, a));
}

/* Family and given name are typed into each other's field often enough. */
static double
compare_names (const TendDuplicateTraits *a, const TendDuplicateTraits *b)
{
  g_autofree char *name_a = fold_name (a->family_name, a->given_name);
  g_autofree char *name_b = fold_name (b->family_name, b->given_name);
  g_autofree char *swapped_a = fold_name (a->given_name, a->family_name);
  g_autofree char *swapped_b = fold_name (b->given_name, b->family_name);
  double           straight = compare_texts (name_a, name_b);
  double crossed = MAX (compare_texts (name_a, swapped_b), compare_texts (swapped_a, name_b));

  return MAX (straight, crossed);
}

static char *
make_phonetic (const TendDuplicateTraits *traits)
{
  g_autofree char *given = tend_text_fold (traits->given_name != NULL ? traits->given_name : "");
  g_autofree char *name = NULL;

  given[strcspn (given, " ")] = '\0';
  name = fold_name (traits->family_name, given);
  return tend_text_phonetic (name);
}

static gboolean
sounds_alike (const TendDuplicateTraits *a, const TendDuplicateTraits *b)
{
  g_autofree char *sound_a = make_phonetic (a);
  g_autofree char *sound_b = make_phonetic (b);

  return sound_a != NULL && g_strcmp0 (sound_a, sound_b) == 0;
}

static guint
score_names (const TendDuplicateTraits *a, const TendDuplicateTraits *b, const char **reason)
{
  double likeness = compare_names (a, b);

  if (likeness >= 1)
    {
      *reason = _ ("same name");
      return POINTS_SAME_NAME;
    }
  if (likeness >= LIKE_NAME)
    {
      *reason = _ ("name nearly the same");
      return POINTS_LIKE_NAME;
    }
  if (sounds_alike (a, b))
    {
      *reason = _ ("name sounds alike");
      return POINTS_SOUNDS_ALIKE;
    }
  if (likeness >= NEAR_NAME)
    {
      *reason = _ ("similar name");
      return POINTS_NEAR_NAME;
    }
  return 0;
}

/* Day and month exchanged, or one of day, month and year different. */
static gboolean
is_near (const GDate *a, const GDate *b)
{
  gboolean day = g_date_get_day (a) == g_date_get_day (b);
  gboolean month = g_date_get_month (a) == g_date_get_month (b);
  gboolean year = g_date_get_year (a) == g_date_get_year (b);

  if (day + month + year == 2)
    return year || ABS (g_date_get_year (a) - g_date_get_year (b)) % 10 == 0
           || ABS (g_date_get_year (a) - g_date_get_year (b)) == 1;
  return year && g_date_get_day (a) == (GDateDay) g_date_get_month (b)
         && g_date_get_day (b) == (GDateDay) g_date_get_month (a);
}

static guint
score_births (const GDate *a, const GDate *b, const char **reason)
{
  if (a == NULL || b == NULL || !g_date_valid (a) || !g_date_valid (b))
    return 0;
  if (g_date_compare (a, b) == 0)
    {
      *reason = _ ("same birth date");
      return POINTS_SAME_BIRTH;
    }
  if (is_near (a, b))
    {
      *reason = _ ("birth date may be mistyped");
      return POINTS_NEAR_BIRTH;
    }
  return 0;
}

static guint
score_phones (const char *a, const char *b, const char **reason)
{
  g_autofree char *digits_a = a != NULL ? tend_phone_search_digits (a) : NULL;
  g_autofree char *digits_b = b != NULL ? tend_phone_search_digits (b) : NULL;

  if (digits_a == NULL || strlen (digits_a) < 7 || g_strcmp0 (digits_a, digits_b) != 0)
    return 0;
  *reason = _ ("same telephone");
  return POINTS_SAME_PHONE;
}

static char *
fold_member_id (const char *member_id)
{
  GString *folded = g_string_new (NULL);

  for (; member_id != NULL && *member_id != '\0'; member_id++)
    if (g_ascii_isalnum (*member_id))
      g_string_append_c (folded, g_ascii_toupper (*member_id));
  return g_string_free (folded, FALSE);
}

static guint
score_members (const char *a, const char *b, const char **reason)
{
  g_autofree char *member_a = fold_member_id (a);
  g_autofree char *member_b = fold_member_id (b);

  if (*member_a == '\0' || !g_str_equal (member_a, member_b))
    return 0;
  *reason = _ ("same member id");
  return POINTS_SAME_MEMBER;
}

double
tend_duplicate_score (const TendDuplicateTraits *a, const TendDuplicateTraits *b, char **reasons)
{
  const char *given[5] = { NULL };
  guint       n = 0;
  int         points = 0;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  points += score_births (a->birth_date, b->birth_date, &given[n]);
  n += given[n] != NULL;
  points += score_names (a, b, &given[n]);
  n += given[n] != NULL;
  points += score_members (a->member_id, b->member_id, &given[n]);
  n += given[n] != NULL;
  points += score_phones (a->phone, b->phone, &given[n]);
  if (a->sex != TEND_SEX_UNKNOWN && b->sex != TEND_SEX_UNKNOWN)
    points += a->sex == b->sex ? POINTS_SEX : -POINTS_SEX;

  if (reasons != NULL)
    *reasons = given[0] != NULL ? g_strjoinv (" · ", (char **) given) : NULL;
  return CLAMP (points, 0, 100) / 100.0;
}
