/* SPDX-License-Identifier: GPL-3.0-or-later
 * The patients of today in five columns from scheduled to done. */
#define G_LOG_DOMAIN "tend-arrivals-board"

#include "config.h"

#include "tend-arrivals-board.h"

#include "tend-application.h"
#include "tend-arrival-step.h"
#include "tend-board-column.h"
#include "tend-closures.h"
#include "tend-format.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-room-popover.h"

#include <glib/gi18n.h>

#define N_COLUMNS (TEND_ENCOUNTER_STAGE_DONE + 1)
/* Waits are shown in minutes: nobody sees more often than this that one passed. */
#define TICK_SECONDS 10
/* A column shows so many at most in the first picture; the rest follows at once. */
#define FIRST_CARDS 9

struct _TendArrivalsBoard
{
  AdwBin parent_instance;

  /* Owned */
  TendStore   *store;
  TendQuery   *arrivals;
  TendQuery   *rooms;
  GHashTable  *cards;   /* appointment id → TendArrivalCard */
  TendArrival *current; /* of the card that has, or had last, the focus */
  gint64       asked;   /* appointment that a room is being chosen for */
  gint64       pressed; /* appointment of the card that was clicked last */

  /* Template */
  GtkStack        *stack;
  AdwStatusPage   *empty_page;
  TendBoardColumn *columns[N_COLUMNS];
  GtkLabel        *current_label;
  GtkButton       *next_button;
  GtkWidget       *act_bar;

  guint    tick_source;
  guint    n_waiting;
  gboolean seen; /* a picture with cards was shown */
  GDate    day;
};

G_DEFINE_FINAL_TYPE (TendArrivalsBoard, tend_arrivals_board, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_N_WAITING,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
get_minutes (TendArrivalsBoard *self, gint64 *amber, gint64 *red)
{
  g_autoptr (TendClinic) clinic = NULL;

  *amber = *red = 0;
  if (self->store != NULL)
    g_object_get (self->store, "clinic", &clinic, NULL);
  if (clinic != NULL)
    {
      *amber = tend_clinic_get_data (clinic)->board_amber_minutes;
      *red = tend_clinic_get_data (clinic)->board_red_minutes;
    }
}

static TendArrivalCard *
get_card (TendArrivalsBoard *self, gint64 appointment_id)
{
  return g_hash_table_lookup (self->cards, &appointment_id);
}

static void
update_act_bar (TendArrivalsBoard *self)
{
  const TendArrivalData *data
      = self->current != NULL ? tend_arrival_get_data (self->current) : NULL;
  g_autofree char *name = NULL;
  const char      *next = NULL;

  gtk_widget_set_sensitive (self->act_bar, data != NULL);
  if (data != NULL)
    {
      next = tend_arrival_get_next_label (data->stage);
      name = tend_format_name_preferred (data->family_name, data->given_name, data->name_suffix,
                                         data->preferred_name);
    }
  gtk_label_set_label (self->current_label, name != NULL ? name
                                            : tend_place_is_home ()
                                                ? _ ("Choose a person: Space takes one on")
                                                : _ ("Choose a patient: Space takes one on"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.advance", next != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.step-back",
                                 data != NULL && data->stage > TEND_ENCOUNTER_STAGE_PLANNED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.open-chart", data != NULL);
  gtk_button_set_label (self->next_button, next != NULL ? next : _ ("Next Step"));
}

static void
set_current (TendArrivalsBoard *self, TendArrival *arrival)
{
  if (g_set_object (&self->current, arrival))
    update_act_bar (self);
}

static void
on_focus_moved_cb (TendArrivalsBoard *self, GParamSpec *pspec, GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (TEND_IS_ARRIVAL_CARD (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    set_current (self, tend_arrival_card_get_arrival (TEND_ARRIVAL_CARD (focus)));
}

/* The names of those in each room, to tell which are free. */
static char *
dup_occupant (TendArrivalsBoard *self, gint64 room_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->arrivals));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendArrival) arrival = g_list_model_get_item (G_LIST_MODEL (self->arrivals), i);
      const TendArrivalData *data = tend_arrival_get_data (arrival);

      if (data->location_id == room_id
          && (data->stage == TEND_ENCOUNTER_STAGE_ROOMED
              || data->stage == TEND_ENCOUNTER_STAGE_WITH_CLINICIAN))
        return tend_format_name (data->family_name, data->given_name, NULL);
    }
  return NULL;
}

static void
move (TendArrivalsBoard *self, TendArrivalCard *card, TendEncounterStage target, gint64 room_id)
{
  tend_arrival_move (GTK_WIDGET (card), self->store, tend_arrival_card_get_arrival (card), target,
                     room_id, NULL, NULL);
}

static void
on_room_chosen_cb (TendArrivalsBoard *self, gint64 room_id, TendRoomPopover *popover)
{
  TendArrivalCard   *card = get_card (self, self->asked);
  TendEncounterStage target = (TendEncounterStage) GPOINTER_TO_INT (
      g_object_get_data (G_OBJECT (popover), "tend-target"));

  if (card == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (card));
  move (self, card, target, room_id);
}

static void
ask_for_room (TendArrivalsBoard *self, TendArrivalCard *card, TendEncounterStage target)
{
  TendArrival     *arrival = tend_arrival_card_get_arrival (card);
  TendRoomPopover *popover = tend_room_popover_new ();
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->rooms));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendLocation) room = g_list_model_get_item (G_LIST_MODEL (self->rooms), i);
      g_autofree char *occupant = dup_occupant (self, tend_record_get_id (TEND_RECORD (room)));

      tend_room_popover_add (popover, room, occupant);
    }
  self->asked = tend_record_get_id (TEND_RECORD (arrival));
  g_object_set_data (G_OBJECT (popover), "tend-target", GINT_TO_POINTER ((int) target));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_room_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  tend_room_popover_ask (popover, GTK_WIDGET (self), GTK_WIDGET (card),
                         tend_arrival_get_data (arrival)->planned_location_id);
}

static void
take_to (TendArrivalsBoard *self, TendArrivalCard *card, TendEncounterStage target)
{
  TendEncounterStage stage = tend_arrival_get_data (tend_arrival_card_get_arrival (card))->stage;

  if (target == stage || target > TEND_ENCOUNTER_STAGE_DONE)
    return;
  if (stage <= TEND_ENCOUNTER_STAGE_ARRIVED && target >= TEND_ENCOUNTER_STAGE_ROOMED
      && g_list_model_get_n_items (G_LIST_MODEL (self->rooms)) > 0)
    ask_for_room (self, card, target);
  else
    move (self, card, target, 0);
}

static TendArrivalCard *
get_current_card (TendArrivalsBoard *self)
{
  return self->current != NULL ? get_card (self, tend_record_get_id (TEND_RECORD (self->current)))
                               : NULL;
}

static void
advance (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (widget);
  TendArrivalCard   *card = get_current_card (self);

  if (card != NULL && gtk_widget_is_sensitive (GTK_WIDGET (card)))
    take_to (self, card, tend_arrival_get_data (self->current)->stage + 1);
}

static void
step_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (widget);
  TendArrivalCard   *card = get_current_card (self);

  if (card != NULL && gtk_widget_is_sensitive (GTK_WIDGET (card))
      && tend_arrival_get_data (self->current)->stage > TEND_ENCOUNTER_STAGE_PLANNED)
    take_to (self, card, tend_arrival_get_data (self->current)->stage - 1);
}

static void
open_chart (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (widget);
  TendApplication   *application = tend_application_find (widget);

  if (self->current != NULL && application != NULL)
    tend_application_open_chart (application, tend_arrival_get_data (self->current)->patient_id);
}

static void
on_card_dropped_cb (TendArrivalsBoard *self, gint64 appointment_id, TendBoardColumn *column)
{
  TendArrivalCard *card = get_card (self, appointment_id);

  if (card != NULL)
    take_to (self, card, tend_board_column_get_stage (column));
}

/* Clicks and drags are taken by one gesture of the board each: a full board has
 * many cards, and a card nothing but its looks. */
static GtkWidget *
pick_card (TendArrivalsBoard *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? gtk_widget_get_ancestor (picked, TEND_TYPE_ARRIVAL_CARD) : NULL;
}

static void
on_pressed_cb (TendArrivalsBoard *self, int n_press, double x, double y)
{
  GtkWidget *card = pick_card (self, x, y);
  gint64     before = self->pressed;

  self->pressed = 0;
  if (card == NULL)
    return;
  gtk_widget_grab_focus (card);
  self->pressed
      = tend_record_get_id (TEND_RECORD (tend_arrival_card_get_arrival (TEND_ARRIVAL_CARD (card))));
  /* Another may have come to stand there between the two clicks. */
  if (n_press == 2 && self->pressed == before)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.open-chart", NULL);
}

static GdkContentProvider *
on_drag_prepared_cb (TendArrivalsBoard *self, double x, double y, GtkDragSource *source)
{
  GtkWidget       *card = pick_card (self, x, y);
  graphene_point_t place;
  TendArrival     *arrival;
  g_autoptr (GdkPaintable) picture = NULL;

  if (card == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), card,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return NULL;
  arrival = tend_arrival_card_get_arrival (TEND_ARRIVAL_CARD (card));
  picture = gtk_widget_paintable_new (card);
  gtk_drag_source_set_icon (source, picture, (int) place.x, (int) place.y);
  return gdk_content_provider_new_typed (G_TYPE_INT64, tend_record_get_id (TEND_RECORD (arrival)));
}

static TendArrivalCard *
make_card (TendArrivalsBoard *self, TendArrival *arrival)
{
  GtkWidget *card = tend_arrival_card_new (arrival);
  gint64     id = tend_record_get_id (TEND_RECORD (arrival));

  g_hash_table_insert (self->cards, g_memdup2 (&id, sizeof id), g_object_ref_sink (card));
  return TEND_ARRIVAL_CARD (card);
}

static void
place_card (TendArrivalsBoard *self, TendArrivalCard *card, guint *positions)
{
  const TendArrivalData *data = tend_arrival_get_data (tend_arrival_card_get_arrival (card));
  TendBoardColumn       *column;
  GtkWidget *before = gtk_widget_get_ancestor (GTK_WIDGET (card), TEND_TYPE_BOARD_COLUMN);
  gboolean   focused;

  if (data->stage >= N_COLUMNS)
    return;
  if (!self->seen && positions[data->stage] >= FIRST_CARDS)
    {
      positions[data->stage]++;
      return;
    }
  column = self->columns[data->stage];
  focused = gtk_widget_is_focus (GTK_WIDGET (card));
  if (before != NULL && before != GTK_WIDGET (column))
    tend_board_column_remove (TEND_BOARD_COLUMN (before), card);
  tend_board_column_place (column, card, positions[data->stage]++);
  if (focused && before != GTK_WIDGET (column))
    gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
remove_gone_cards (TendArrivalsBoard *self, GHashTable *present)
{
  GHashTableIter iter;
  gpointer       id, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &id, &card))
    if (!g_hash_table_contains (present, id))
      {
        GtkWidget *column = gtk_widget_get_ancestor (card, TEND_TYPE_BOARD_COLUMN);

        if (column != NULL)
          tend_board_column_remove (TEND_BOARD_COLUMN (column), card);
        if (self->current == tend_arrival_card_get_arrival (card))
          set_current (self, NULL);
        g_hash_table_iter_remove (&iter);
      }
}

static void
count_waiting (TendArrivalsBoard *self, const guint *positions)
{
  guint n = positions[TEND_ENCOUNTER_STAGE_ARRIVED] + positions[TEND_ENCOUNTER_STAGE_ROOMED];

  if (self->n_waiting == n)
    return;
  self->n_waiting = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void arrange_cards (TendArrivalsBoard *self);

static gboolean
arrange_rest (gpointer user_data)
{
  arrange_cards (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_first_cards_painted_cb (GdkFrameClock *clock, TendArrivalsBoard *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_cards_painted_cb, self);
  self->seen = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, arrange_rest, g_object_ref (self), g_object_unref);
}

/* Cards stay the same widgets: they keep the focus and are moved only where
 * their patient did. */
static void
arrange_cards (TendArrivalsBoard *self)
{
  g_autoptr (GHashTable) present
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint  n = g_list_model_get_n_items (G_LIST_MODEL (self->arrivals));
  guint  positions[N_COLUMNS] = { 0 };
  gint64 now = tend_place_get_now ();
  gint64 amber, red;

  get_minutes (self, &amber, &red);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendArrival) arrival = g_list_model_get_item (G_LIST_MODEL (self->arrivals), i);
      gint64           id = tend_record_get_id (TEND_RECORD (arrival));
      TendArrivalCard *card = get_card (self, id);

      if (card == NULL || tend_arrival_card_get_arrival (card) != arrival)
        {
          if (card != NULL)
            tend_board_column_remove (TEND_BOARD_COLUMN (gtk_widget_get_ancestor (
                                          GTK_WIDGET (card), TEND_TYPE_BOARD_COLUMN)),
                                      card);
          card = make_card (self, arrival);
        }
      g_hash_table_add (present, g_memdup2 (&id, sizeof id));
      tend_arrival_card_refresh (card, now, amber, red);
      place_card (self, card, positions);
    }
  remove_gone_cards (self, present);
  for (guint i = 0; i < N_COLUMNS; i++)
    tend_board_column_finish (self->columns[i], positions[i]);
  count_waiting (self, positions);
  update_act_bar (self);
  if (!self->seen && n > 0 && gtk_widget_get_frame_clock (GTK_WIDGET (self)) != NULL)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

      g_signal_handlers_disconnect_by_func (clock, on_first_cards_painted_cb, self);
      g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_first_cards_painted_cb), self,
                               0);
    }
  if (tend_query_get_loaded (self->arrivals))
    {
      gtk_stack_set_visible_child_name (self->stack, n > 0 ? "board" : "empty");
      gtk_widget_set_visible (self->act_bar, n > 0);
    }
}

static void
show_day (TendArrivalsBoard *self)
{
  GDate  today;
  gint64 start, end;

  tend_place_get_today (&today);
  if (self->arrivals == NULL || !g_date_valid (&today)
      || (g_date_valid (&self->day) && g_date_compare (&self->day, &today) == 0))
    return;
  self->day = today;
  if (tend_time_day_bounds (tend_place_get_zone (), &today, &start, &end))
    tend_query_set_parameters (self->arrivals,
                               g_variant_new_parsed ("{'start': <%x>, 'end': <%x>}", start, end));
}

static gboolean
on_ticked_cb (gpointer user_data)
{
  TendArrivalsBoard *self = user_data;
  GHashTableIter     iter;
  gpointer           card;
  gint64             now = tend_place_get_now ();
  gint64             amber, red;

  show_day (self);
  get_minutes (self, &amber, &red);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    tend_arrival_card_refresh (card, now, amber, red);
  return G_SOURCE_CONTINUE;
}

static void
tend_arrivals_board_map (GtkWidget *widget)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (widget);

  GTK_WIDGET_CLASS (tend_arrivals_board_parent_class)->map (widget);
  /* Cards that came before there was a window to show them in. */
  if (!self->seen && self->arrivals != NULL)
    arrange_cards (self);
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add_seconds (TICK_SECONDS, on_ticked_cb, self);
  on_ticked_cb (self);
}

static void
tend_arrivals_board_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TEND_ARRIVALS_BOARD (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (tend_arrivals_board_parent_class)->unmap (widget);
}

static void
tend_arrivals_board_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tend_arrivals_board_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                             G_CALLBACK (on_focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
tend_arrivals_board_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_moved_cb, widget);
  GTK_WIDGET_CLASS (tend_arrivals_board_parent_class)->unroot (widget);
}

/* The card @step columns away, at the same height where there is one. */
static gboolean
focus_across (TendArrivalsBoard *self, TendArrivalCard *from, int step)
{
  GtkWidget *column = gtk_widget_get_ancestor (GTK_WIDGET (from), TEND_TYPE_BOARD_COLUMN);
  int        stage = (int) tend_board_column_get_stage (TEND_BOARD_COLUMN (column)) + step;
  guint      position = 0;

  while (tend_board_column_get_card (TEND_BOARD_COLUMN (column), position) != GTK_WIDGET (from))
    position++;
  for (; stage >= 0 && stage < N_COLUMNS; stage += step)
    {
      guint n = tend_board_column_get_n_cards (self->columns[stage]);

      if (n > 0)
        return gtk_widget_grab_focus (
            tend_board_column_get_card (self->columns[stage], MIN (position, n - 1)));
    }
  return TRUE;
}

static gboolean
focus_first (TendArrivalsBoard *self)
{
  TendArrivalCard *card = get_current_card (self);

  if (card != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (card));
  for (guint i = 0; i < N_COLUMNS; i++)
    if (tend_board_column_get_n_cards (self->columns[i]) > 0)
      return gtk_widget_grab_focus (tend_board_column_get_card (self->columns[i], 0));
  return FALSE;
}

static gboolean
focus_from_card (TendArrivalsBoard *self, TendArrivalCard *card, GtkDirectionType direction)
{
  gboolean   mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = NULL;

  switch (direction)
    {
    case GTK_DIR_UP:
      next = gtk_widget_get_prev_sibling (GTK_WIDGET (card));
      break;
    case GTK_DIR_DOWN:
      next = gtk_widget_get_next_sibling (GTK_WIDGET (card));
      break;
    case GTK_DIR_LEFT:
      return focus_across (self, card, mirrored ? 1 : -1);
    case GTK_DIR_RIGHT:
      return focus_across (self, card, mirrored ? -1 : 1);
    case GTK_DIR_TAB_FORWARD:
      return gtk_widget_is_sensitive (self->act_bar)
             && gtk_widget_child_focus (self->act_bar, direction);
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
  /* At the edge the focus stays: leaving is what Tab is for. */
  if (next != NULL)
    gtk_widget_grab_focus (next);
  return TRUE;
}

/* All cards are one stop of Tab; arrows move between them. */
static gboolean
tend_arrivals_board_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (widget);
  GtkRoot           *root = gtk_widget_get_root (widget);
  GtkWidget         *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (TEND_IS_ARRIVAL_CARD (focus) && gtk_widget_is_ancestor (focus, widget))
    return focus_from_card (self, TEND_ARRIVAL_CARD (focus), direction);
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->act_bar))
    {
      if (gtk_widget_child_focus (self->act_bar, direction))
        return TRUE;
      return direction == GTK_DIR_TAB_BACKWARD && focus_first (self);
    }
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_is_sensitive (self->act_bar)
      && gtk_widget_child_focus (self->act_bar, direction))
    return TRUE;
  if (focus_first (self))
    return TRUE;
  return GTK_WIDGET_CLASS (tend_arrivals_board_parent_class)->focus (widget, direction);
}

static void
tend_arrivals_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_arrivals_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      tend_arrivals_board_set_store (TEND_ARRIVALS_BOARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A question for a room may still be open, or closing. */
static void
drop_popovers (TendArrivalsBoard *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (TEND_IS_ROOM_POPOVER (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

static void
tend_arrivals_board_dispose (GObject *object)
{
  TendArrivalsBoard *self = TEND_ARRIVALS_BOARD (object);

  drop_popovers (self);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->arrivals);
  g_clear_object (&self->rooms);
  g_clear_object (&self->store);
  g_clear_object (&self->current);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  G_OBJECT_CLASS (tend_arrivals_board_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint space[] = { GDK_KEY_space, GDK_KEY_KP_Space };
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  gtk_widget_class_install_action (widget_class, "board.advance", NULL, advance);
  gtk_widget_class_install_action (widget_class, "board.step-back", NULL, step_back);
  gtk_widget_class_install_action (widget_class, "board.open-chart", NULL, open_chart);
  for (gsize i = 0; i < G_N_ELEMENTS (space); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, space[i], 0, "board.advance", NULL);
      gtk_widget_class_add_binding_action (widget_class, space[i], GDK_SHIFT_MASK,
                                           "board.step-back", NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding_action (widget_class, enter[i], 0, "board.open-chart", NULL);
}

static void
tend_arrivals_board_class_init (TendArrivalsBoardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_arrivals_board_get_property;
  object_class->set_property = tend_arrivals_board_set_property;
  object_class->dispose = tend_arrivals_board_dispose;
  widget_class->root = tend_arrivals_board_root;
  widget_class->unroot = tend_arrivals_board_unroot;
  widget_class->map = tend_arrivals_board_map;
  widget_class->unmap = tend_arrivals_board_unmap;
  widget_class->focus = tend_arrivals_board_focus;
  properties[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_WAITING]
      = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TEND_TYPE_BOARD_COLUMN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-arrivals-board.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendArrivalsBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, TendArrivalsBoard, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TendArrivalsBoard, current_label);
  gtk_widget_class_bind_template_child (widget_class, TendArrivalsBoard, next_button);
  gtk_widget_class_bind_template_child (widget_class, TendArrivalsBoard, act_bar);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *id = g_strdup_printf ("column_%u", i);

      gtk_widget_class_bind_template_child_full (
          widget_class, id, FALSE,
          (gssize) (G_STRUCT_OFFSET (TendArrivalsBoard, columns) + i * sizeof (gpointer)));
    }
  gtk_widget_class_bind_template_callback (widget_class, on_card_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepared_cb);
  add_bindings (widget_class);
}

static void
tend_arrivals_board_init (TendArrivalsBoard *self)
{
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_date_clear (&self->day, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (tend_place_is_home ())
    {
      adw_status_page_set_title (self->empty_page, _ ("No Visits Today"));
      adw_status_page_set_description (self->empty_page,
                                       _ ("Visits planned for today appear here."));
    }
  update_act_bar (self);
}

void
tend_arrivals_board_set_store (TendArrivalsBoard *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_ARRIVALS_BOARD (self));

  if (!g_set_object (&self->store, store))
    return;
  g_clear_object (&self->arrivals);
  g_clear_object (&self->rooms);
  g_date_clear (&self->day, 1);
  if (store != NULL)
    {
      self->rooms = tend_query_new (store, "rooms", NULL);
      self->arrivals = g_object_new (TEND_TYPE_QUERY, "name", "arrivals", "active", TRUE, NULL);
      g_signal_connect_object (self->arrivals, "updated", G_CALLBACK (arrange_cards), self,
                               G_CONNECT_SWAPPED);
      show_day (self);
      tend_query_set_store (self->arrivals, store);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}
