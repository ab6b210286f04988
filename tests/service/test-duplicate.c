/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patients who may be the one being registered. */
#include "tend-duplicate.h"

#include "tend-coverage.h"

#include "registration-support.h"

#include <stdlib.h>

typedef struct
{
  const char *family;
  const char *given;
  const char *birth;
  TendSex     sex;
  const char *phone;
  const char *member;
} Person;

static TendDuplicateTraits
make_traits (const Person *person, GDate *birth)
{
  g_date_clear (birth, 1);
  if (person->birth != NULL)
    g_date_set_dmy (birth, atoi (person->birth + 8), atoi (person->birth + 5),
                    atoi (person->birth));
  return (TendDuplicateTraits){ person->family, person->given, birth,
                                person->sex,    person->phone, person->member };
}

static const Person base
    = { "Kristiansen", "Jonathan", "1984-03-12", TEND_SEX_MALE, "(503) 555-0142", "W1 23" };

static void
test_score (void)
{
  static const struct
  {
    Person      other;
    gboolean    asks; /* whether it is worth asking */
    const char *reasons;
  } cases[] = {
    { { "Kristiansen", "Jonathan", "1984-03-12", TEND_SEX_MALE, "503.555.0142", "w123" },
      TRUE,
      "same birth date · same name · same member id · same telephone" },
    { { "KRISTIANSEN", "jonathan", "1984-03-12" }, TRUE, "same birth date · same name" },
    { { "Jonathan", "Kristiansen", "1984-03-12" }, TRUE, "same birth date · same name" },
    { { "Christiansen", "Jonathan", "1984-03-12" },
      TRUE,
      "same birth date · name nearly the same" },
    { { "Kristianson", "Jonathan", "1984-03-12", TEND_SEX_FEMALE },
      TRUE,
      "same birth date · name nearly the same" },
    { { "Okafor", "Ada", "1984-03-12", TEND_SEX_FEMALE, NULL, "W123" },
      TRUE,
      "same birth date · same member id" },
    { { "Kristiansen", "Jonathan", "1984-12-03" }, TRUE, "birth date may be mistyped · same name" },
    { { "Kristiansen", "Jonathan", "1984-03-13" }, TRUE, "birth date may be mistyped · same name" },
    { { "Kristiansen", "Jonathan", NULL, TEND_SEX_UNKNOWN, "+15035550142" },
      TRUE,
      "same name · same telephone" },
    { { "Okafor", "Ada", "1984-03-12", TEND_SEX_MALE }, FALSE, "same birth date" },
    { { "Kristiansen", "Jonathan", "1950-07-01", TEND_SEX_MALE }, FALSE, "same name" },
    { { "Kristiansen", "Jonathan" }, FALSE, "same name" },
    { { "Okafor", "Ada", "1990-01-01", TEND_SEX_FEMALE, "(503) 555-0142" },
      FALSE,
      "same telephone" },
    { { NULL, NULL, NULL }, FALSE, NULL },
  };
  GDate               base_birth;
  TendDuplicateTraits mine = make_traits (&base, &base_birth);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate               birth;
      TendDuplicateTraits theirs = make_traits (&cases[i].other, &birth);
      g_autofree char    *reasons = NULL;
      double              score = tend_duplicate_score (&mine, &theirs, &reasons);

      g_test_message ("%s %s: %g %s", theirs.family_name, theirs.given_name, score, reasons);
      g_assert_cmpstr (reasons, ==, cases[i].reasons);
      g_assert_cmpint (score >= TEND_DUPLICATE_THRESHOLD, ==, cases[i].asks);
      g_assert_cmpfloat (score, <=, 1);
      g_assert_cmpfloat (score, >=, 0);
      g_assert_cmpfloat (score, ==, tend_duplicate_score (&theirs, &mine, NULL));
    }
}

static void
test_sounds_alike (void)
{
  const Person        phillips = { "Phillips", "Ann Marie", "1984-03-12" };
  const Person        fillips = { "Fillips", "Ann", "1984-03-12" };
  GDate               a, b;
  TendDuplicateTraits one = make_traits (&phillips, &a), other = make_traits (&fillips, &b);
  g_autofree char    *reasons = NULL;

  g_assert_cmpfloat (tend_duplicate_score (&one, &other, &reasons), >=, TEND_DUPLICATE_THRESHOLD);
  g_assert_cmpstr (reasons, ==, "same birth date · name sounds alike");
}

static void
test_names_in_other_scripts (void)
{
  const Person chen = { "陈", "美玲", "1984-03-12" }, wang = { "王", "伟", "1984-03-12" };
  GDate        a, b, c;
  TendDuplicateTraits one = make_traits (&chen, &a), same = make_traits (&chen, &b),
                      other = make_traits (&wang, &c);

  g_assert_cmpfloat (tend_duplicate_score (&one, &same, NULL), >=, TEND_DUPLICATE_THRESHOLD);
  g_assert_cmpfloat (tend_duplicate_score (&one, &other, NULL), <, TEND_DUPLICATE_THRESHOLD);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
find (TendStore *store, TendRegistration *form)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *duplicates;

  tend_duplicate_find_async (store, form, NULL, on_found_cb, &result);
  tend_test_wait (result != NULL);
  duplicates = tend_duplicate_find_finish (store, result, &error);
  g_assert_no_error (error);
  return duplicates;
}

static char *
join_given (GPtrArray *duplicates)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < duplicates->len; i++)
    {
      g_autoptr (TendPatientMatch) match = NULL;
      double score;

      g_object_get (duplicates->pdata[i], "match", &match, "score", &score, NULL);
      g_assert_cmpfloat (score, ==, tend_duplicate_get_score (duplicates->pdata[i]));
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              tend_patient_match_get_data (match)->given_name);
    }
  return g_string_free (names, FALSE);
}

static void
add_insured (TendStore *store, const char *family, const char *given, const char *member)
{
  g_autoptr (TendRegistration) form = make_registration (family, given, "1984-03-12", NULL);

  g_ptr_array_add (form->coverages, g_object_new (TEND_TYPE_COVERAGE, "plan-name", "Standard",
                                                  "member-id", member, NULL));
  g_object_unref (tend_test_transact (store, "patient.register", save_registration, form));
}

static void
test_find (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  g_autoptr (TendRegistration) form
      = make_registration ("Kristiansen", "Jonathan", "1984-03-12", "(503) 555-0142");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) of_itself = NULL;
  g_autofree char *names = NULL;
  g_autofree char *names_of_itself = NULL;

  register_patient (store, "Christiansen", "Jonathan", "1984-03-12", NULL);
  register_patient (store, "Kristiansen", "Jon", "1984-03-12", "5035550142");
  register_patient (store, "Kristiansen", "Jonathan P", "1984-12-03", "5035550142");
  register_patient (store, "Okafor", "Ada", "1984-03-12", NULL);
  register_patient (store, "Kristiansen", "Zoe", "2001-01-01", NULL);
  add_insured (store, "Lund", "Frida", "W123");

  found = find (store, form);
  names = join_given (found);
  g_assert_cmpstr (names, ==, "Jon,Jonathan,Jonathan P");
  g_assert_cmpstr (tend_duplicate_get_reasons (found->pdata[0]), ==,
                   "same birth date · name nearly the same · same telephone");

  /* Somebody with the same member id turns up too, but never the patient itself. */
  g_ptr_array_add (form->coverages, g_object_new (TEND_TYPE_COVERAGE, "plan-name", "Standard",
                                                  "member-id", "w-123", NULL));
  g_object_unref (tend_test_transact (store, "patient.register", save_registration, form));
  of_itself = find (store, form);
  names_of_itself = join_given (of_itself);
  g_assert_cmpstr (names_of_itself, ==, "Jon,Frida,Jonathan,Jonathan P");
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/duplicate/score", test_score);
  g_test_add_func ("/service/duplicate/score/sounds-alike", test_sounds_alike);
  g_test_add_func ("/service/duplicate/score/other-scripts", test_names_in_other_scripts);
  tend_test_add ("/service/duplicate/finds-the-most-alike-first", test_find);
  return g_test_run ();
}
