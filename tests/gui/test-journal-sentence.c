/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tests of journal entries as sentences, and of two registrations put together. */
#include "config.h"

#include "tend-contact-point.h"
#include "tend-journal-sentence.h"
#include "tend-registration-merge.h"

static void
test_sentences (void)
{
  static const struct
  {
    const char *person;
    const char *action;
    const char *changes;
    const char *sentence;
  } cases[] = {
    { "Dana Quill", "chart.view", "[]", "Dana Quill looked at the chart" },
    { "Dana Quill", "label.reprint", NULL, "Dana Quill printed a label again" },
    { NULL, "patient.register", "[]", "The program registered the patient" },
    { "Dana Quill", "visit.advance",
      "[{\"kind\":\"encounter\",\"id\":\"7\",\"before\":{\"stage\":\"arrived\"},"
      "\"after\":{\"stage\":\"roomed\"}}]",
      "Dana Quill took the patient to the room" },
    { "Dana Quill", "visit.advance", "[{\"kind\":\"appointment\"}]",
      "Dana Quill took the visit a step on" },
    { "Dana Quill", "vitals.correct",
      "[{\"kind\":\"observation\",\"id\":\"8\",\"after\":{\"display\":\"Weight\",\"value\":\"82\","
      "\"unit\":\"kg\",\"amends_id\":\"7\"}}]",
      "Dana Quill corrected Weight to 82 kg" },
    { "Dana Quill", "vitals.correct", "broken {", "Dana Quill corrected a measurement" },
    { "Dana Quill", "vitals.correct", "[1, null, {\"kind\": 3, \"after\": []}]",
      "Dana Quill corrected a measurement" },
    { "Dana Quill", "future.act", "[]", "Dana Quill: future.act" },
    { "Dana Quill", NULL, NULL, "Dana Quill: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendJournalEntry) entry
          = g_object_new (TEND_TYPE_JOURNAL_ENTRY, "account-name", cases[i].person, "action",
                          cases[i].action, "changes", cases[i].changes, NULL);
      g_autofree char *sentence = tend_journal_sentence (tend_journal_entry_get_data (entry), NULL);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_correction (void)
{
  const char *changes = "[{\"kind\":\"observation\",\"id\":\"7\",\"before\":{\"status\":\"final\"},"
                        "\"after\":{\"status\":\"entered-in-error\"}},"
                        "{\"kind\":\"observation\",\"id\":\"8\",\"after\":{\"display\":\"Weight\","
                        "\"value\":\"82\",\"unit\":\"kg\",\"amends_id\":\"7\"}}]";
  g_autoptr (TendJournalEntry) entry
      = g_object_new (TEND_TYPE_JOURNAL_ENTRY, "account-name", "Dana Quill", "action",
                      "vitals.correct", "changes", changes, NULL);
  g_autoptr (TendObservation) old = g_object_new (TEND_TYPE_OBSERVATION, "value", 820.0, NULL);
  g_autofree char *sentence = tend_journal_sentence (tend_journal_entry_get_data (entry), old);

  g_assert_cmpint (tend_journal_find_corrected (changes), ==, 7);
  g_assert_cmpstr (sentence, ==, "Dana Quill corrected Weight from 820 to 82 kg");
}

static void
test_changes (void)
{
  g_autofree char *text = tend_journal_describe_changes (
      "[{\"kind\":\"patient\",\"id\":\"1\",\"before\":{\"family_name\":\"Dunn\",\"note\":null},"
      "\"after\":{\"family_name\":\"Dunne\",\"note\":\"Hard of hearing\",\"merged_into_id\":\"4\"}}"
      "]");

  g_assert_cmpstr (text, ==, "Family name: Dunn → Dunne\nNote: – → Hard of hearing");
  g_assert_null (tend_journal_describe_changes ("[{\"kind\":\"patient\",\"after\":{}}]"));
  g_assert_null (tend_journal_describe_changes ("}"));
  g_assert_false (tend_journal_has_changes ("[]"));
  g_assert_false (tend_journal_has_changes (NULL));
  g_assert_true (tend_journal_has_changes ("[{\"kind\":\"patient\"}]"));
}

static TendRegistration *
make_registration (const char *family, const char *note, gint64 version)
{
  TendRegistration *registration = tend_registration_new ();

  g_object_set (registration->patient, "family-name", family, "note", note, NULL);
  tend_record_set_id (TEND_RECORD (registration->patient), 1);
  tend_record_set_version (TEND_RECORD (registration->patient), version);
  return registration;
}

static void
test_merge (void)
{
  g_autoptr (TendRegistration) base = make_registration ("Dunn", NULL, 1);
  g_autoptr (TendRegistration) mine = make_registration ("Dunne", NULL, 1);
  g_autoptr (TendRegistration) theirs = make_registration ("Donne", "Hard of hearing", 3);
  TendContactPoint *phone = tend_contact_point_new ();
  g_autoptr (GPtrArray) disputes = NULL;
  g_autofree char *text = NULL;

  g_object_set (phone, "value", "555", NULL);
  tend_record_set_id (TEND_RECORD (phone), 9);
  g_ptr_array_add (theirs->contact_points, phone);
  disputes = tend_registration_merge (base, mine, theirs);
  text = tend_registration_describe_disputes (disputes);

  g_assert_cmpstr (text, ==, "Family name: you typed “Dunne”, saved is “Donne”");
  /* Mine stands in what both changed, theirs in what only they did. */
  g_assert_cmpstr (tend_patient_get_data (mine->patient)->family_name, ==, "Dunne");
  g_assert_cmpstr (tend_patient_get_data (mine->patient)->note, ==, "Hard of hearing");
  g_assert_cmpint (tend_record_get_version (TEND_RECORD (mine->patient)), ==, 3);
  g_assert_cmpuint (mine->contact_points->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/journal-sentence/says-what-was-done", test_sentences);
  g_test_add_func ("/gui/journal-sentence/names-both-values-of-a-correction", test_correction);
  g_test_add_func ("/gui/journal-sentence/lists-changed-fields", test_changes);
  g_test_add_func ("/gui/registration-merge/asks-only-about-what-both-changed", test_merge);
  return g_test_run ();
}
