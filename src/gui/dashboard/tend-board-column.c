/* SPDX-License-Identifier: GPL-3.0-or-later
 * One step of the arrivals board with the patients in it. */
#define G_LOG_DOMAIN "tend-board-column"

#include "config.h"

#include "tend-board-column.h"

#include "tend-arrival-step.h"

#include <glib/gi18n.h>

struct _TendBoardColumn
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel  *title_label;
  GtkLabel  *count_label;
  GtkWidget *cards;

  TendEncounterStage stage;
};

G_DEFINE_FINAL_TYPE (TendBoardColumn, tend_board_column, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STAGE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  CARD_DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
on_dropped_cb (TendBoardColumn *self, const GValue *value)
{
  g_signal_emit (self, signals[CARD_DROPPED], 0, g_value_get_int64 (value));
  return TRUE;
}

static void
set_stage (TendBoardColumn *self, TendEncounterStage stage)
{
  const char *name = tend_arrival_get_stage_name (stage);

  self->stage = stage;
  gtk_label_set_label (self->title_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
tend_board_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STAGE:
      g_value_set_enum (value, (int) TEND_BOARD_COLUMN (object)->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_board_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STAGE:
      set_stage (TEND_BOARD_COLUMN (object), (TendEncounterStage) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_board_column_class_init (TendBoardColumnClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_board_column_get_property;
  object_class->set_property = tend_board_column_set_property;
  properties[PROP_STAGE] = g_param_spec_enum (
      "stage", NULL, NULL, TEND_TYPE_ENCOUNTER_STAGE, TEND_ENCOUNTER_STAGE_PLANNED,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CARD_DROPPED] = g_signal_new ("card-dropped", TEND_TYPE_BOARD_COLUMN, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tendclinic/Tend/dashboard/tend-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, TendBoardColumn, title_label);
  gtk_widget_class_bind_template_child (widget_class, TendBoardColumn, count_label);
  gtk_widget_class_bind_template_child (widget_class, TendBoardColumn, cards);
  gtk_widget_class_set_css_name (widget_class, "boardcolumn");
}

static void
tend_board_column_init (TendBoardColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

TendEncounterStage
tend_board_column_get_stage (TendBoardColumn *self)
{
  g_return_val_if_fail (TEND_IS_BOARD_COLUMN (self), TEND_ENCOUNTER_STAGE_PLANNED);

  return self->stage;
}

GtkWidget *
tend_board_column_get_card (TendBoardColumn *self, guint position)
{
  GtkWidget *card;

  g_return_val_if_fail (TEND_IS_BOARD_COLUMN (self), NULL);

  card = gtk_widget_get_first_child (self->cards);
  while (card != NULL && position-- > 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

guint
tend_board_column_get_n_cards (TendBoardColumn *self)
{
  guint n = 0;

  g_return_val_if_fail (TEND_IS_BOARD_COLUMN (self), 0);

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

void
tend_board_column_place (TendBoardColumn *self, TendArrivalCard *card, guint position)
{
  GtkWidget *widget = GTK_WIDGET (card);
  GtkWidget *before;

  g_return_if_fail (TEND_IS_BOARD_COLUMN (self) && TEND_IS_ARRIVAL_CARD (card));

  before = position > 0 ? tend_board_column_get_card (self, position - 1) : NULL;
  if (gtk_widget_get_parent (widget) == self->cards)
    {
      if (gtk_widget_get_prev_sibling (widget) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->cards), widget, before);
    }
  else
    gtk_box_insert_child_after (GTK_BOX (self->cards), widget, before);
}

void
tend_board_column_remove (TendBoardColumn *self, TendArrivalCard *card)
{
  g_return_if_fail (TEND_IS_BOARD_COLUMN (self));

  if (gtk_widget_get_parent (GTK_WIDGET (card)) == self->cards)
    gtk_box_remove (GTK_BOX (self->cards), GTK_WIDGET (card));
}

void
tend_board_column_finish (TendBoardColumn *self, guint n_cards)
{
  g_autofree char *count = NULL;

  g_return_if_fail (TEND_IS_BOARD_COLUMN (self));

  count = n_cards > 0 ? g_strdup_printf ("%u", n_cards) : g_strdup ("");
  gtk_label_set_label (self->count_label, count);
}
