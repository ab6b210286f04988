/* SPDX-License-Identifier: GPL-3.0-or-later
 * An example of what the linter refuses. */
#define G_LOG_DOMAIN "tend-x"

#include "config.h"

static void
x_class_init (XClass *klass)
{
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), X, entry);
}

static void
x_init (X *self)
{
  g_signal_connect (self->entry, "activate", NULL, self);
}
