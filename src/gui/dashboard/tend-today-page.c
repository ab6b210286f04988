/* SPDX-License-Identifier: GPL-3.0-or-later
 * The day at a glance: the arrivals board, and beside it what is due. */
#define G_LOG_DOMAIN "tend-today-page"

#include "config.h"

#include "tend-today-page.h"

#include "tend-arrivals-board.h"
#include "tend-due-list.h"
#include "tend-gui.h"
#include "tend-window.h"

#define MINIMUM_DUE_WIDTH 250
#define MAXIMUM_DUE_WIDTH 460

struct _TendTodayPage
{
  AdwBin parent_instance;

  /* Template */
  GtkPaned          *paned;
  TendArrivalsBoard *board;
  AdwBin            *due_place;

  int   width;
  guint width_source;
};

G_DEFINE_FINAL_TYPE (TendTodayPage, tend_today_page, ADW_TYPE_BIN)

static gboolean
tend_today_page_grab_focus (GtkWidget *widget)
{
  return !tend_gui_has_focus_inside (widget)
         && gtk_widget_child_focus (GTK_WIDGET (TEND_TODAY_PAGE (widget)->board),
                                    GTK_DIR_TAB_FORWARD);
}

/* A fifth of the page, while that is neither too narrow to read nor too wide
 * to be looked over. */
static gboolean
share_width (gpointer user_data)
{
  TendTodayPage *self = user_data;
  double         scale = tend_window_get_text_scale (GTK_WIDGET (self));

  self->width_source = 0;
  gtk_paned_set_position (self->paned,
                          self->width
                              - CLAMP (self->width / 5, (int) (MINIMUM_DUE_WIDTH * scale),
                                       (int) (MAXIMUM_DUE_WIDTH * scale)));
  return G_SOURCE_REMOVE;
}

static void
tend_today_page_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (TEND_TODAY_PAGE (widget)->paned), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
tend_today_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TendTodayPage *self = TEND_TODAY_PAGE (widget);

  /* The first time at once: nothing has been shown yet that could jump. */
  if (self->width == 0)
    {
      self->width = width;
      share_width (self);
    }
  gtk_widget_allocate (GTK_WIDGET (self->paned), width, height, baseline, NULL);
  if (self->width != width && self->width_source == 0)
    self->width_source = g_idle_add (share_width, self);
  self->width = width;
}

static void
tend_today_page_dispose (GObject *object)
{
  g_clear_handle_id (&TEND_TODAY_PAGE (object)->width_source, g_source_remove);
  G_OBJECT_CLASS (tend_today_page_parent_class)->dispose (object);
}

static void
tend_today_page_class_init (TendTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_today_page_dispose;
  widget_class->grab_focus = tend_today_page_grab_focus;
  widget_class->measure = tend_today_page_measure;
  widget_class->size_allocate = tend_today_page_size_allocate;
  g_type_ensure (TEND_TYPE_ARRIVALS_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/dashboard/tend-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, paned);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, board);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, due_place);
}

static void
tend_today_page_init (TendTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* AdwBin's would allocate in place of this class. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
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
