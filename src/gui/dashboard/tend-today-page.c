/* SPDX-License-Identifier: GPL-3.0-or-later
 * The day at a glance: the arrivals board, and beside it what is due. */
#define G_LOG_DOMAIN "tend-today-page"

#include "config.h"

#include "tend-today-page.h"

#include "tend-arrivals-board.h"
#include "tend-due-list.h"

struct _TendTodayPage
{
  AdwBin parent_instance;

  /* Template */
  TendArrivalsBoard *board;
  AdwBin            *due_place;
};

G_DEFINE_FINAL_TYPE (TendTodayPage, tend_today_page, ADW_TYPE_BIN)

static gboolean
tend_today_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TEND_TODAY_PAGE (widget)->board), GTK_DIR_TAB_FORWARD);
}

static void
tend_today_page_class_init (TendTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = tend_today_page_grab_focus;
  g_type_ensure (TEND_TYPE_ARRIVALS_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/dashboard/tend-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, board);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, due_place);
}

static void
tend_today_page_init (TendTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_today_page_set_store (TendTodayPage *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_TODAY_PAGE (self));

  tend_arrivals_board_set_store (self->board, store);
}

void
tend_today_page_show_due (TendTodayPage *self, TendQuery *orders, TendQuery *devices)
{
  GtkWidget *list;

  g_return_if_fail (TEND_IS_TODAY_PAGE (self));

  list = g_object_new (TEND_TYPE_DUE_LIST, NULL);
  tend_due_list_set_queries (TEND_DUE_LIST (list), orders, devices);
  adw_bin_set_child (self->due_place, list);
}

GObject *
tend_today_page_get_board (TendTodayPage *self)
{
  g_return_val_if_fail (TEND_IS_TODAY_PAGE (self), NULL);

  return G_OBJECT (self->board);
}
