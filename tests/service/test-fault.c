/* SPDX-License-Identifier: GPL-3.0-or-later
 * Faults of a form. */
#include "tend-fault.h"

static void
test_first_that_blocks (void)
{
  g_autoptr (GPtrArray) faults = tend_faults_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tend_faults_block (faults));
  g_assert_true (tend_faults_to_error (faults, &error));
  tend_faults_add (faults, "birth_date", FALSE, "Only %s", "a warning");
  g_assert_false (tend_faults_block (faults));
  g_assert_true (tend_faults_to_error (faults, &error));
  g_assert_no_error (error);

  tend_faults_add (faults, "names[0].family_name", TRUE, "Enter a name");
  tend_faults_add (faults, "language", TRUE, "Choose one");
  g_assert_true (tend_faults_block (faults));
  g_assert_false (tend_faults_to_error (faults, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "names[0].family_name: Enter a name");
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) faults = tend_faults_new ();

  tend_faults_add (faults, "birth_date", FALSE, "%d %%", 5);
  tend_faults_add (faults, "birth_date", TRUE, "another");
  g_assert_cmpstr (tend_faults_find (faults, "birth_date")->sentence, ==, "5 %");
  g_assert_null (tend_faults_find (faults, "birth"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/fault/the-first-that-blocks-is-the-error", test_first_that_blocks);
  g_test_add_func ("/service/fault/found-by-field", test_find);
  return g_test_run ();
}
