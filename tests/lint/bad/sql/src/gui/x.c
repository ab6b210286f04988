/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
const char *query = "SELECT id "
                    "FROM patient";
