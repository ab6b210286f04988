/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
static void
test_x (void)
{
  g_usleep (1000);
}
