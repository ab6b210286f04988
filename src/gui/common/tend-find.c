/* SPDX-License-Identifier: GPL-3.0-or-later
 * The find box: anything while one types. */
#define G_LOG_DOMAIN "tend-find"

#include "config.h"

#include "tend-find.h"

#include "tend-closures.h"
#include "tend-application.h"
#include "tend-find-model.h"
#include "tend-find-results.h"
#include "tend-gui.h"

struct _TendFind
{
  AdwBin parent_instance;

  /* Owned */
  TendStore     *store;
  TendFindModel *model;

  /* Borrowed: a child, made at the first answer. */
  TendFindResults *results;

  /* Template */
  GtkSearchEntry *entry;

  gboolean open_when_found; /* Enter came before the answer */
};

G_DEFINE_FINAL_TYPE (TendFind, tend_find, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  PATIENT_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_text (TendFind *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
close_results (TendFind *self)
{
  self->open_when_found = FALSE;
  if (self->results != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->results));
}

static gboolean
shows_results (TendFind *self)
{
  return self->results != NULL && gtk_widget_get_visible (GTK_WIDGET (self->results));
}

static void
open_item (TendFind *self, TendFindItem *item)
{
  TendApplication *application = tend_application_find (GTK_WIDGET (self));
  gint64           patient_id = tend_find_item_get_patient_id (item);

  switch (tend_find_item_get_kind (item))
    {
    case TEND_FIND_PATIENT:
      g_signal_emit (self, signals[PATIENT_ACTIVATED], 0, patient_id);
      break;
    case TEND_FIND_INVOICE:
      if (application != NULL)
        tend_application_open_chart_page (application, patient_id, "account");
      break;
    case TEND_FIND_DEVICE:
      if (application != NULL)
        tend_application_open_device (application, tend_find_item_get_record_id (item));
      break;
    case TEND_FIND_APPOINTMENT:
      if (application != NULL)
        tend_application_open_appointment (application, tend_find_item_get_record_id (item),
                                           tend_find_item_get_start_at (item));
      break;
    case TEND_FIND_ACTION:
    default:
      gtk_widget_activate_action (GTK_WIDGET (self), tend_find_item_get_action_name (item), NULL);
      break;
    }
}

static void
choose (TendFind *self, TendFindItem *item)
{
  close_results (self);
  open_item (self, item);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_entry_changed_cb (TendFind *self)
{
  self->open_when_found = FALSE;
  if (self->model != NULL && !tend_find_model_search (self->model, get_text (self)))
    close_results (self);
}

static void
make_results (TendFind *self)
{
  if (self->results != NULL)
    return;
  self->results = tend_find_results_new (tend_find_model_get_items (self->model));
  g_signal_connect_object (self->results, "chosen", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->results), GTK_WIDGET (self));
}

/* Told anew, even of the same place, the popover asks the display for its size and is put there
 * again: a millisecond of each key. */
static void
point_at_box (TendFind *self)
{
  GdkRectangle box = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                       gtk_widget_get_height (GTK_WIDGET (self)) };
  GdkRectangle before;

  if (!gtk_popover_get_pointing_to (GTK_POPOVER (self->results), &before)
      || !gdk_rectangle_equal (&box, &before))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->results), &box);
}

static void
on_matches_updated_cb (TendFind *self)
{
  if (*get_text (self) == '\0')
    return;
  if (self->open_when_found && tend_find_model_is_certain (self->model))
    {
      g_autoptr (TendFindItem) item
          = g_list_model_get_item (tend_find_model_get_items (self->model), 0);

      choose (self, item);
      return;
    }
  self->open_when_found = FALSE;
  make_results (self);
  tend_find_results_refresh (self->results, get_text (self));
  point_at_box (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self->results));
}

static void
on_entry_activated_cb (TendFind *self)
{
  if (self->model != NULL && tend_find_model_is_searching (self->model))
    self->open_when_found = TRUE;
  else if (shows_results (self))
    tend_find_results_choose_selected (self->results);
  else
    on_entry_changed_cb (self);
}

static void
on_search_stopped_cb (TendFind *self)
{
  close_results (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_focus_left_cb (TendFind *self)
{
  close_results (self);
}

static gboolean
on_key_pressed_cb (TendFind *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!shows_results (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      tend_find_results_move (self->results, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      tend_find_results_move (self->results, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      tend_find_results_move (self->results, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      tend_find_results_move (self->results, -8);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
tend_find_grab_focus (GtkWidget *widget)
{
  TendFind *self = TEND_FIND (widget);

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return !tend_gui_has_focus_inside (widget) && gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
tend_find_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, TEND_FIND (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_find_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STORE:
      tend_find_set_store (TEND_FIND (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drop_results (TendFind *self)
{
  if (self->results != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->results));
  self->results = NULL;
}

static void
tend_find_dispose (GObject *object)
{
  TendFind *self = TEND_FIND (object);

  drop_results (self);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_find_parent_class)->dispose (object);
}

static void
tend_find_class_init (TendFindClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_find_get_property;
  object_class->set_property = tend_find_set_property;
  object_class->dispose = tend_find_dispose;
  widget_class->grab_focus = tend_find_grab_focus;
  properties[PROP_STORE]
      = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PATIENT_ACTIVATED] = g_signal_new ("patient-activated", TEND_TYPE_FIND, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/common/tend-find.ui");
  tend_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TendFind, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
tend_find_init (TendFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_find_set_store (TendFind *self, TendStore *store)
{
  g_return_if_fail (TEND_IS_FIND (self));

  if (!g_set_object (&self->store, store))
    return;
  drop_results (self);
  g_clear_object (&self->model);
  if (store != NULL)
    {
      self->model = tend_find_model_new (store);
      g_signal_connect_object (self->model, "updated", G_CALLBACK (on_matches_updated_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}
