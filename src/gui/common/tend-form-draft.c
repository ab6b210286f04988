/* SPDX-License-Identifier: GPL-3.0-or-later
 * Keeps what is typed into a form, and offers it again. */
#define G_LOG_DOMAIN "tend-form-draft"

#include "config.h"

#include "tend-form-draft.h"

#include "tend-error-text.h"
#include "tend-format.h"
#include "tend-place.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define QUIET_MILLISECONDS 1000
#define STATE_SECONDS 5
/* The form's own, and what was set aside when somebody typed on without
 * answering whether the kept text is wanted. */
#define SLOTS 4
#define OWN_SLOT 0

/* Kept text that nobody has answered about yet. */
typedef struct
{
  char  *content;
  gint64 saved_at;
  guint  slot;
} Offer;

struct _TendFormDraft
{
  GObject parent_instance;

  /* Owned */
  TendStore    *store;
  char         *form_name;
  GCancellable *cancellable;
  GPtrArray    *offers; /* of Offer; the first is the one shown */
  char         *offer_text;
  char         *state_text;
  char         *last_saved;

  /* Borrowed */
  gpointer           form;
  TendFormDraftWrite write;
  TendFormDraftRead  read;

  gint64   subject;
  gint64   saved_at;
  guint    save_source;
  guint    state_source;
  guint    n_loading;
  gboolean touched;
  gboolean unread;  /* the store could not say what is kept */
  gboolean unsaved; /* the store could not keep what was typed */
  gboolean held;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (TendFormDraft, tend_form_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE_TEXT,
  PROP_OFFER_TEXT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
set_state_text (TendFormDraft *self, char *text)
{
  if (g_strcmp0 (self->state_text, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->state_text);
  self->state_text = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE_TEXT]);
}

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->content);
  g_free (offer);
}

static void
add_offer (TendFormDraft *self, guint slot, char *content, gint64 saved_at)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->content = content;
  offer->saved_at = saved_at;
  offer->slot = slot;
  g_ptr_array_add (self->offers, offer);
}

static void
show_offer (TendFormDraft *self)
{
  g_autofree char *when = NULL;

  g_clear_pointer (&self->offer_text, g_free);
  if (self->offers->len > 0)
    {
      const Offer *offer = g_ptr_array_index (self->offers, 0);

      when = tend_format_instant (offer->saved_at, tend_place_get_now (), tend_place_get_zone ());
      /* Translators: %s is a time such as “14:02”. */
      self->offer_text = g_strdup_printf (_ ("You were typing here at %s."), when);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFER_TEXT]);
}

static char *
name_slot (TendFormDraft *self, guint slot)
{
  return slot == OWN_SLOT ? g_strdup (self->form_name)
                          : g_strdup_printf ("%s~%u", self->form_name, slot);
}

/* OWN_SLOT when every other place is taken. */
static guint
find_free_slot (TendFormDraft *self)
{
  for (guint slot = OWN_SLOT + 1; slot < SLOTS; slot++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < self->offers->len; i++)
        taken = taken || ((Offer *) g_ptr_array_index (self->offers, i))->slot == slot;
      if (!taken)
        return slot;
    }
  return OWN_SLOT;
}

static gboolean
refresh_state (gpointer user_data)
{
  TendFormDraft   *self = user_data;
  g_autofree char *ago = tend_format_ago (tend_place_get_now () - self->saved_at);

  /* Translators: %s is “12 s ago” or “just now”. */
  set_state_text (self, g_strdup_printf (_ ("draft saved %s"), ago));
  return G_SOURCE_CONTINUE;
}

static void
set_unsaved (TendFormDraft *self)
{
  self->unsaved = TRUE;
  set_state_text (self, g_strdup (_ ("draft not saved: records not reachable")));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TendFormDraft) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tend_draft_save_finish (TEND_STORE (source), result, &error))
    {
      g_clear_pointer (&self->last_saved, g_free);
      if (!tend_error_is_cancelled (error) && !self->stopped)
        set_unsaved (self);
      return;
    }
  if (self->stopped)
    return;
  self->unsaved = FALSE;
  self->saved_at = tend_place_get_now ();
  refresh_state (self);
  if (self->state_source == 0)
    self->state_source = g_timeout_add_seconds (STATE_SECONDS, refresh_state, self);
}

static void
save_to (TendFormDraft *self, guint slot, const char *content)
{
  g_autofree char *name = name_slot (self, slot);

  tend_draft_save_async (self->store, name, self->subject, content, NULL, on_saved_cb,
                         g_object_ref (self));
}

typedef struct
{
  char  *form_name;
  gint64 subject;
} Discard;

static void
discard_free (gpointer data)
{
  Discard *discard = data;

  g_free (discard->form_name);
  g_free (discard);
}

static gboolean
discard_draft (TendTransaction *transaction, gpointer data, GError **error)
{
  Discard *discard = data;

  return tend_draft_discard (transaction, discard->form_name, discard->subject, error);
}

static Discard *
discard_new (TendFormDraft *self, guint slot)
{
  Discard *discard = g_new0 (Discard, 1);

  discard->form_name = name_slot (self, slot);
  discard->subject = self->subject;
  return discard;
}

/* Drafts are not journalled; should this fail, the draft is offered once more. */
static void
discard_slot (TendFormDraft *self, guint slot)
{
  tend_store_transact_async (self->store, "draft.discard", discard_draft, discard_new (self, slot),
                             discard_free, NULL, NULL, NULL);
}

/* What is offered from the form's own place moves out of the way of what is
 * typed now. Both are written in the order asked for. FALSE: no place is left. */
static gboolean
make_room (TendFormDraft *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      Offer *offer = g_ptr_array_index (self->offers, i);
      guint  slot;

      if (offer->slot != OWN_SLOT)
        continue;
      slot = find_free_slot (self);
      if (slot == OWN_SLOT)
        return FALSE;
      save_to (self, slot, offer->content);
      offer->slot = slot;
    }
  return TRUE;
}

static void
save_now (TendFormDraft *self)
{
  g_autofree char *content = self->write (self->form);

  /* What was typed and taken away again is not offered. */
  if (content == NULL && self->last_saved != NULL)
    {
      discard_slot (self, OWN_SLOT);
      g_clear_pointer (&self->last_saved, g_free);
      g_clear_handle_id (&self->state_source, g_source_remove);
      set_state_text (self, NULL);
    }
  if (content == NULL || g_strcmp0 (content, self->last_saved) == 0)
    return;
  if (self->unread)
    {
      set_unsaved (self);
      return;
    }
  if (!make_room (self))
    {
      set_state_text (self, g_strdup (_ ("draft not saved: answer what is asked above")));
      return;
    }
  save_to (self, OWN_SLOT, content);
  g_free (self->last_saved);
  self->last_saved = g_steal_pointer (&content);
}

static gboolean
on_quiet_passed_cb (gpointer user_data)
{
  TendFormDraft *self = user_data;

  /* Until it is known what is kept, nothing may be written over it. */
  if (self->n_loading > 0 || self->held)
    return G_SOURCE_CONTINUE;
  self->save_source = 0;
  save_now (self);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  TendFormDraft *draft;
  guint          slot;
} Loading;

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *first = *(Offer *const *) a;
  const Offer *second = *(Offer *const *) b;

  return first->slot < second->slot ? -1 : first->slot > second->slot;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (TendFormDraft) self = loading->draft;
  g_autoptr (GError) error = NULL;
  gint64           saved_at = TEND_TIME_NONE;
  g_autofree char *content
      = tend_draft_load_finish (TEND_STORE (source), result, &saved_at, &error);

  self->n_loading--;
  if (self->stopped)
    return;
  if (error != NULL)
    self->unread = TRUE;
  else if (content != NULL && *content != '\0')
    add_offer (self, loading->slot, g_steal_pointer (&content), saved_at);
  if (self->n_loading > 0 || self->offers->len == 0)
    return;
  g_ptr_array_sort (self->offers, compare_offers);
  show_offer (self);
}

static void
load (TendFormDraft *self)
{
  for (guint slot = OWN_SLOT; slot < SLOTS; slot++)
    {
      g_autofree char *name = name_slot (self, slot);
      Loading         *loading = g_new0 (Loading, 1);

      loading->draft = g_object_ref (self);
      loading->slot = slot;
      self->n_loading++;
      tend_draft_load_async (self->store, name, self->subject, self->cancellable, on_loaded_cb,
                             loading);
    }
}

/* What could not be asked or kept while the store was away is made good. */
static void
on_online_changed_cb (TendStore *store, GParamSpec *pspec, TendFormDraft *self)
{
  if (self->stopped || !tend_store_get_online (store))
    return;
  if (self->unread && self->n_loading == 0)
    {
      self->unread = FALSE;
      g_ptr_array_set_size (self->offers, 0);
      load (self);
    }
  if (self->unsaved && !self->held)
    tend_form_draft_touch (self);
}

static void
tend_form_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TendFormDraft *self = TEND_FORM_DRAFT (object);

  switch (id)
    {
    case PROP_STATE_TEXT:
      g_value_set_string (value, self->state_text);
      break;
    case PROP_OFFER_TEXT:
      g_value_set_string (value, self->offer_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_form_draft_dispose (GObject *object)
{
  TendFormDraft *self = TEND_FORM_DRAFT (object);

  tend_form_draft_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (tend_form_draft_parent_class)->dispose (object);
}

static void
tend_form_draft_finalize (GObject *object)
{
  TendFormDraft *self = TEND_FORM_DRAFT (object);

  g_free (self->form_name);
  g_ptr_array_unref (self->offers);
  g_free (self->offer_text);
  g_free (self->state_text);
  g_free (self->last_saved);
  G_OBJECT_CLASS (tend_form_draft_parent_class)->finalize (object);
}

static void
tend_form_draft_class_init (TendFormDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tend_form_draft_get_property;
  object_class->dispose = tend_form_draft_dispose;
  object_class->finalize = tend_form_draft_finalize;
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, NULL, flags);
  properties[PROP_OFFER_TEXT] = g_param_spec_string ("offer-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_form_draft_init (TendFormDraft *self)
{
  self->cancellable = g_cancellable_new ();
  self->offers = g_ptr_array_new_with_free_func (offer_free);
}

TendFormDraft *
tend_form_draft_new (TendStore         *store,
                     const char        *form_name,
                     gint64             subject,
                     TendFormDraftWrite write,
                     TendFormDraftRead  read,
                     gpointer           form)
{
  TendFormDraft *self;

  g_return_val_if_fail (TEND_IS_STORE (store), NULL);
  g_return_val_if_fail (form_name != NULL && write != NULL && read != NULL, NULL);

  self = g_object_new (TEND_TYPE_FORM_DRAFT, NULL);
  self->store = g_object_ref (store);
  self->form_name = g_strdup (form_name);
  self->subject = subject;
  self->write = write;
  self->read = read;
  self->form = form;
  g_signal_connect_object (store, "notify::online", G_CALLBACK (on_online_changed_cb), self, 0);
  load (self);
  return self;
}

gboolean
tend_form_draft_is_of (TendFormDraft *self, const char *form_name, gint64 subject)
{
  g_return_val_if_fail (TEND_IS_FORM_DRAFT (self), FALSE);

  return g_str_equal (self->form_name, form_name) && self->subject == subject;
}

void
tend_form_draft_touch (TendFormDraft *self)
{
  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  if (self->stopped)
    return;
  self->touched = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (QUIET_MILLISECONDS, on_quiet_passed_cb, self);
}

void
tend_form_draft_watch (TendFormDraft *self, GtkWidget *parent)
{
  GObject *object = NULL;
  char    *signal_name = "changed";

  g_return_if_fail (TEND_IS_FORM_DRAFT (self) && GTK_IS_WIDGET (parent));

  if (GTK_IS_EDITABLE (parent))
    object = G_OBJECT (parent);
  else if (GTK_IS_TEXT_VIEW (parent))
    object = G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (parent)));
  else if (GTK_IS_DROP_DOWN (parent) || ADW_IS_COMBO_ROW (parent))
    {
      object = G_OBJECT (parent);
      signal_name = "notify::selected";
    }
  else if (GTK_IS_CHECK_BUTTON (parent) || GTK_IS_SWITCH (parent) || GTK_IS_TOGGLE_BUTTON (parent))
    {
      object = G_OBJECT (parent);
      signal_name = "notify::active";
    }
  if (object != NULL)
    {
      g_signal_connect_object (object, signal_name, G_CALLBACK (tend_form_draft_touch), self,
                               G_CONNECT_SWAPPED);
      if (!ADW_IS_COMBO_ROW (parent))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tend_form_draft_watch (self, child);
}

void
tend_form_draft_flush (TendFormDraft *self)
{
  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  if (self->save_source == 0 || self->stopped)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->n_loading == 0)
    save_now (self);
  else
    {
      g_autofree char *content = self->write (self->form);

      /* It is not known yet which places are taken: the last one hardly ever is. */
      if (content != NULL)
        save_to (self, SLOTS - 1, content);
    }
}

typedef struct
{
  Discard       *discard;
  TendJob        job;
  gpointer       data;
  GDestroyNotify destroy;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  discard_free (saving->discard);
  if (saving->destroy != NULL)
    saving->destroy (saving->data);
  g_free (saving);
}

static gboolean
save_form (TendTransaction *transaction, gpointer data, GError **error)
{
  Saving *saving = data;

  return saving->job (transaction, saving->data, error)
         && discard_draft (transaction, saving->discard, error);
}

void
tend_form_draft_act (TendFormDraft      *self,
                     GtkWidget          *origin,
                     const char         *action,
                     TendJob             job,
                     gpointer            data,
                     GDestroyNotify      destroy,
                     const char         *toast,
                     GAsyncReadyCallback done,
                     gpointer            user_data)
{
  Saving *saving;

  g_return_if_fail (TEND_IS_FORM_DRAFT (self) && job != NULL);

  /* Before the job that discards it: a draft saved later would be offered again,
   * and so would one in a place that the job does not know. */
  if (self->n_loading == 0)
    tend_form_draft_flush (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  saving = g_new0 (Saving, 1);
  saving->discard = discard_new (self, OWN_SLOT);
  saving->job = job;
  saving->data = data;
  saving->destroy = destroy;
  tend_act (origin, self->store, action, save_form, saving, saving_free, toast, done, user_data);
}

void
tend_form_draft_hold (TendFormDraft *self)
{
  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  tend_form_draft_flush (self);
  self->held = TRUE;
}

void
tend_form_draft_release (TendFormDraft *self)
{
  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  self->held = FALSE;
  if (self->unsaved)
    tend_form_draft_touch (self);
}

void
tend_form_draft_accept (TendFormDraft *self)
{
  g_autofree char *typed = NULL;
  Offer           *offer;
  guint            slot;

  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  if (self->offers->len == 0)
    return;
  /* What the form holds until now is offered in its turn. */
  typed = self->touched ? self->write (self->form) : NULL;
  offer = g_ptr_array_steal_index (self->offers, 0);
  slot = offer->slot != OWN_SLOT ? offer->slot : find_free_slot (self);
  self->read (self->form, offer->content);
  save_to (self, OWN_SLOT, offer->content);
  g_free (self->last_saved);
  self->last_saved = g_strdup (offer->content);
  if (typed != NULL && g_strcmp0 (typed, offer->content) != 0)
    {
      save_to (self, slot, typed);
      add_offer (self, slot, g_steal_pointer (&typed), tend_place_get_now ());
    }
  else if (offer->slot != OWN_SLOT)
    discard_slot (self, offer->slot);
  offer_free (offer);
  show_offer (self);
}

void
tend_form_draft_refuse (TendFormDraft *self)
{
  Offer *offer;

  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  if (self->offers->len == 0)
    return;
  offer = g_ptr_array_index (self->offers, 0);
  discard_slot (self, offer->slot);
  g_ptr_array_remove_index (self->offers, 0);
  show_offer (self);
}

void
tend_form_draft_stop (TendFormDraft *self)
{
  g_return_if_fail (TEND_IS_FORM_DRAFT (self));

  self->stopped = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->state_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
