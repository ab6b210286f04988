/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the find box found. */
#define G_LOG_DOMAIN "tend-find-results"

#include "config.h"

#include "tend-find-results.h"

#include "tend-closures.h"
#include "tend-full-text.h"

#include <glib/gi18n.h>

/* As many as can be seen: each row that is bound and measured delays the picture. The others
 * follow when somebody goes there. */
#define FIRST_ROWS 14

struct _TendFindResults
{
  GtkPopover parent_instance;

  /* Template */
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  GtkSliceListModel  *slice;
  GtkLabel           *nobody_label;
};

G_DEFINE_FINAL_TYPE (TendFindResults, tend_find_results, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_row_activated_cb (TendFindResults *self, guint position)
{
  g_signal_emit (self, signals[CHOSEN], 0, position);
}

static void
show_all_rows (TendFindResults *self)
{
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

static void
on_edge_reached_cb (TendFindResults *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    show_all_rows (self);
}

static void
tend_find_results_class_init (TendFindResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", TEND_TYPE_FIND_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-find-results.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, stack);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, list_view);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, selection);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, slice);
  gtk_widget_class_bind_template_child (widget_class, TendFindResults, nobody_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached_cb);
}

static void
tend_find_results_init (TendFindResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_full_text_watch (GTK_WIDGET (self));
}

TendFindResults *
tend_find_results_new (GListModel *matches)
{
  TendFindResults *self = g_object_new (TEND_TYPE_FIND_RESULTS, NULL);

  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  gtk_slice_list_model_set_model (self->slice, matches);
  return self;
}

void
tend_find_results_refresh (TendFindResults *self, const char *typed)
{
  g_autofree char *nobody = NULL;

  g_return_if_fail (TEND_IS_FIND_RESULTS (self));

  /* Translators: %s is what was typed into the find box. */
  nobody = g_strdup_printf (_ ("Nothing found for “%s”"), typed);
  gtk_label_set_label (self->nobody_label, nobody);
  gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (
      self->stack,
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "matches" : "nobody");
}

void
tend_find_results_move (TendFindResults *self, int step)
{
  guint n, selected;

  g_return_if_fail (TEND_IS_FIND_RESULTS (self));

  if (step > 0)
    show_all_rows (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  selected = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;
  selected = selected == GTK_INVALID_LIST_POSITION
                 ? 0
                 : (guint) CLAMP ((int) selected + step, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", selected);
}

guint
tend_find_results_get_selected (TendFindResults *self)
{
  g_return_val_if_fail (TEND_IS_FIND_RESULTS (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}
