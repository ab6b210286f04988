/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
void
x (GObject *self)
{
  g_object_notify (self, "name");
}
