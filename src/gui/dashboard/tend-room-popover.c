/* SPDX-License-Identifier: GPL-3.0-or-later
 * Asks for a room, the free ones first. */
#define G_LOG_DOMAIN "tend-room-popover"

#include "config.h"

#include "tend-room-popover.h"

#include "tend-full-text.h"

#include <glib/gi18n.h>

struct _TendRoomPopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkListBox *list;

  guint n_free;
};

G_DEFINE_FINAL_TYPE (TendRoomPopover, tend_room_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char room_key[] = "tend-room";

static gint64
get_room (GtkListBoxRow *row)
{
  TendRecord *room = g_object_get_data (G_OBJECT (row), room_key);

  return room != NULL ? tend_record_get_id (room) : 0;
}

static void
on_row_activated_cb (TendRoomPopover *self, GtkListBoxRow *row)
{
  gint64 room = get_room (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, room);
}

static gboolean
unparent_later (gpointer user_data)
{
  if (gtk_widget_get_parent (GTK_WIDGET (user_data)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (user_data));
  return G_SOURCE_REMOVE;
}

static void
on_closed_cb (TendRoomPopover *self)
{
  /* Not while the click that closed it is still being handled. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (self), g_object_unref);
}

static void
tend_room_popover_class_init (TendRoomPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", TEND_TYPE_ROOM_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-room-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRoomPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
}

static void
tend_room_popover_init (TendRoomPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_full_text_watch (GTK_WIDGET (self));
}

TendRoomPopover *
tend_room_popover_new (void)
{
  return g_object_new (TEND_TYPE_ROOM_POPOVER, NULL);
}

static void
add_row (
    TendRoomPopover *self, TendLocation *room, const char *name, const char *state, int position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *state_label = gtk_label_new (state);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_widget_add_css_class (state_label, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (state_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (state_label), 22);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), state_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (room != NULL)
    g_object_set_data_full (G_OBJECT (row), room_key, g_object_ref (room), g_object_unref);
  gtk_list_box_insert (self->list, row, position);
}

void
tend_room_popover_add (TendRoomPopover *self, TendLocation *room, const char *occupant)
{
  const TendLocationData *data;

  g_return_if_fail (TEND_IS_ROOM_POPOVER (self) && TEND_IS_LOCATION (room));

  data = tend_location_get_data (room);
  if (occupant == NULL)
    add_row (self, room, data->name, _ ("free"), (int) self->n_free++);
  else
    add_row (self, room, data->name, occupant, -1);
}

void
tend_room_popover_ask (TendRoomPopover *self, GtkWidget *parent, GtkWidget *card, gint64 planned_id)
{
  GtkListBoxRow  *first = NULL;
  graphene_rect_t bounds;

  g_return_if_fail (TEND_IS_ROOM_POPOVER (self) && GTK_IS_WIDGET (card));

  add_row (self, NULL, _ ("No room yet"), "", -1);
  for (int i = 0; i < (int) self->n_free && planned_id != 0 && first == NULL; i++)
    if (get_room (gtk_list_box_get_row_at_index (self->list, i)) == planned_id)
      first = gtk_list_box_get_row_at_index (self->list, i);
  if (first == NULL)
    first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  if (gtk_widget_compute_bounds (card, parent, &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_list_box_select_row (self->list, first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
}
