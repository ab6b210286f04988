/* SPDX-License-Identifier: GPL-3.0-or-later
 * Shown while the records take longer than a moment to open, or do not open. */
#define G_LOG_DOMAIN "tend-start-window"

#include "config.h"

#include "tend-start-window.h"

struct _TendStartWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkStack      *stack;
  GtkLabel      *progress_label;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (TendStartWindow, tend_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void
tend_start_window_class_init (TendStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/application/tend-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendStartWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TendStartWindow, error_page);
}

static void
tend_start_window_init (TendStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
tend_start_window_new (TendApplication *application)
{
  return g_object_new (TEND_TYPE_START_WINDOW, "application", application, NULL);
}

void
tend_start_window_show_progress (TendStartWindow *self, const char *text)
{
  g_return_if_fail (TEND_IS_START_WINDOW (self));

  gtk_label_set_label (self->progress_label, text);
  gtk_stack_set_visible_child_name (self->stack, "progress");
}

void
tend_start_window_show_error (TendStartWindow *self, const char *title, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEND_IS_START_WINDOW (self));

  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}
