/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists what was charged, invoiced, paid and taken back, with the balance after each. */
#define G_LOG_DOMAIN "tend-ledger"

#include "config.h"

#include "tend-ledger.h"

#include "tend-action-runner.h"
#include "tend-billing.h"
#include "tend-format.h"
#include "tend-hint.h"
#include "tend-ledger-entry.h"
#include "tend-payment-words.h"
#include "tend-people.h"
#include "tend-place.h"
#include "tend-query.h"
#include "tend-rows.h"
#include "tend-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define GUTTER_WIDTH 14
#define BUTTONS_WIDTH 76
/* Beside a Join in the state of a row. */
#define REVERSIBLE (1u << 8)

struct _TendLedger
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *list;

  /* Owned */
  TendStore *store;
  TendQuery *entries;
};

G_DEFINE_FINAL_TYPE (TendLedger, tend_ledger, ADW_TYPE_BIN)

enum
{
  PAPER,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a row takes back. */
typedef struct
{
  gint64         id;
  TendLedgerKind kind;
  char          *reason;
} Reversal;

static void
reversal_free (gpointer data)
{
  Reversal *reversal = data;

  g_free (reversal->reason);
  g_free (reversal);
}

static gboolean
reverse (TendTransaction *transaction, gpointer data, GError **error)
{
  Reversal *reversal = data;

  switch (reversal->kind)
    {
    case TEND_LEDGER_KIND_CHARGE:
      return tend_billing_uncharge (transaction, reversal->id, reversal->reason, error);
    case TEND_LEDGER_KIND_INVOICE:
      return tend_billing_cancel_invoice (transaction, reversal->id, reversal->reason, error);
    case TEND_LEDGER_KIND_PAYMENT:
    default:
      return tend_billing_reverse_payment (transaction, reversal->id, reversal->reason, error);
    }
}

static const struct
{
  const char *word;
  const char *icon;
  const char *undo; /* on the button */
  const char *action;
  const char *done;
} kinds[] = {
  [TEND_LEDGER_KIND_CHARGE] = { N_ ("Charge"), "list-add-symbolic", N_ ("Take charge back"),
                                "billing.uncharge", N_ ("Charge taken back") },
  [TEND_LEDGER_KIND_INVOICE] = { N_ ("Invoice"), "tend-invoice-symbolic", N_ ("Cancel invoice"),
                                 "billing.cancel-invoice", N_ ("Invoice cancelled") },
  [TEND_LEDGER_KIND_PAYMENT] = { N_ ("Payment"), "object-select-symbolic", N_ ("Reverse payment"),
                                 "billing.reverse-payment", N_ ("Payment reversed") },
};

static void
on_reverse_clicked_cb (TendLedger *self, GtkButton *button)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  GtkEditable     *entry = g_object_get_data (G_OBJECT (button), "reason");
  TendLedgerEntry *item = g_object_get_data (G_OBJECT (button), "entry");
  const char      *reason = gtk_editable_get_text (entry);
  Reversal        *reversal;

  if (reason[strspn (reason, " ")] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (entry));
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }
  reversal = g_new0 (Reversal, 1);
  reversal->id = tend_record_get_id (TEND_RECORD (item));
  reversal->kind = tend_ledger_entry_get_data (item)->kind;
  reversal->reason = g_strdup (reason);
  tend_act (GTK_WIDGET (self), self->store, kinds[reversal->kind].action, reverse, reversal,
            reversal_free, _ (kinds[reversal->kind].done), NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_reverse_form (TendLedger *self, TendLedgerEntry *entry)
{
  TendLedgerKind kind = tend_ledger_entry_get_data (entry)->kind;
  GtkWidget     *popover = gtk_popover_new ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *reason = gtk_entry_new ();
  GtkWidget     *button = gtk_button_new_with_label (_ (kinds[kind].undo));

  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_widget_set_name (reason, "reason_entry");
  gtk_widget_set_name (button, "reverse_button");
  g_object_set_data (G_OBJECT (button), "reason", reason);
  g_object_set_data_full (G_OBJECT (button), "entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_reverse_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_box_append (GTK_BOX (box), reason);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* Few of the rows are ever reversed. */
static void
on_reverse_form_wanted_cb (GtkMenuButton *menu, gpointer ledger)
{
  if (gtk_menu_button_get_popover (menu) == NULL)
    gtk_menu_button_set_popover (
        menu, make_reverse_form (ledger, g_object_get_data (G_OBJECT (menu), "entry")));
}

static GtkWidget *
make_reverse_button (TendLedger *self, TendLedgerEntry *entry)
{
  TendLedgerKind kind = tend_ledger_entry_get_data (entry)->kind;
  GtkWidget     *menu = gtk_menu_button_new ();

  g_object_set_data_full (G_OBJECT (menu), "entry", g_object_ref (entry), g_object_unref);
  gtk_widget_set_name (menu, "reverse_menu");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), on_reverse_form_wanted_cb, self,
                                         NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "edit-undo-symbolic");
  gtk_widget_add_css_class (menu, "flat");
  tend_hint_set (menu, _ (kinds[kind].undo));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kinds[kind].undo), -1);
  return menu;
}

static void
on_paper_clicked_cb (TendLedger *self, GtkButton *button)
{
  TendLedgerEntry           *entry = g_object_get_data (G_OBJECT (button), "entry");
  const TendLedgerEntryData *data = tend_ledger_entry_get_data (entry);
  gboolean                   is_invoice = data->kind == TEND_LEDGER_KIND_INVOICE;
  g_autofree char           *text
      = g_strdup_printf (is_invoice ? _ ("Invoice %s") : _ ("Receipt %s"), data->number);

  g_signal_emit (self, signals[PAPER], 0, is_invoice, tend_record_get_id (TEND_RECORD (entry)),
                 text);
}

static GtkWidget *
make_paper_button (TendLedger *self, TendLedgerEntry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_add_css_class (button, "flat");
  tend_hint_set (button, _ ("Print or save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Print or save"), -1);
  g_object_set_data_full (G_OBJECT (button), "entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_paper_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* How the line that joins a reversal to its original runs through a row. */
typedef enum
{
  JOIN_NONE,
  JOIN_START,  /* the reversal */
  JOIN_PASSES, /* in between */
  JOIN_END,    /* what was taken back */
} Join;

static void
draw_join (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  Join   join = GPOINTER_TO_UINT (user_data);
  double x = 4.5, middle = height / 2 + 0.5;

  cairo_set_source_rgba (cairo, 0.85, 0.45, 0.1, 0.9);
  cairo_set_line_width (cairo, 2);
  if (join == JOIN_PASSES)
    {
      cairo_move_to (cairo, x, 0);
      cairo_line_to (cairo, x, height);
    }
  else
    {
      cairo_move_to (cairo, width, middle);
      cairo_line_to (cairo, x, middle);
      cairo_line_to (cairo, x, join == JOIN_START ? height : 0);
    }
  cairo_stroke (cairo);
}

static GtkWidget *
make_gutter (Join join)
{
  GtkWidget *gutter = gtk_drawing_area_new ();

  gtk_widget_set_size_request (gutter, GUTTER_WIDTH, -1);
  if (join != JOIN_NONE)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (gutter), draw_join, GUINT_TO_POINTER (join),
                                    NULL);
  return gutter;
}

static GtkWidget *
make_label (const char *text, int width, gboolean to_end, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), to_end ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width);
  else
    gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static char *
dup_day (const TendLedgerEntryData *data)
{
  GDate today, day;

  tend_place_get_today (&today);
  if (g_date_valid (&data->service_date))
    return tend_format_day (&data->service_date, &today);
  if (tend_time_get_date (data->posted_at, tend_place_get_zone (), &day))
    return tend_format_day (&day, &today);
  return g_strdup ("");
}

static const char *
describe (const TendLedgerEntryData *data)
{
  GEnumClass *methods;
  GEnumValue *method;

  if (data->kind != TEND_LEDGER_KIND_PAYMENT || data->description == NULL)
    return data->description;
  if (data->reverses_id != 0)
    return _ ("Payment reversed");
  methods = g_type_class_peek (TEND_TYPE_PAYMENT_METHOD);
  method = methods != NULL ? g_enum_get_value_by_nick (methods, data->description) : NULL;
  return method != NULL ? tend_payment_method_describe (method->value) : data->description;
}

/* What it is and its number, and beneath that what for or how paid. */
static GtkWidget *
make_subject (const TendLedgerEntryData *data)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char      *description = describe (data);
  g_autofree char *title = data->number != NULL
                               ? g_strdup_printf ("%s %s", _ (kinds[data->kind].word), data->number)
                               : g_strdup (_ (kinds[data->kind].word));
  GtkWidget       *label = make_label (description, 0, FALSE, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_visible (label, description != NULL && *description != '\0');
  tend_hint_set (label, description);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (title, 0, FALSE, NULL));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* What else a row shows: how it is joined, and whether it may be taken back. */
static guint
make_state (TendLedger *self, TendLedgerEntry *entry, Join join)
{
  gboolean reversible = (join == JOIN_NONE || join == JOIN_PASSES)
                        && tend_people_may (tend_store_get_account (self->store),
                                            kinds[tend_ledger_entry_get_data (entry)->kind].action);

  return join | (reversible ? REVERSIBLE : 0);
}

static GtkWidget *
make_row (gpointer ledger, TendRecord *record, guint state)
{
  TendLedger                *self = ledger;
  TendLedgerEntry           *entry = TEND_LEDGER_ENTRY (record);
  const TendLedgerEntryData *data = tend_ledger_entry_get_data (entry);
  GtkWidget                 *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget                 *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (data->reverses_id != 0 ? "edit-undo-symbolic"
                                                                          : kinds[data->kind].icon);
  g_autofree char *day = dup_day (data);
  g_autofree char *amount = tend_format_money (data->amount);
  g_autofree char *balance = tend_format_money (data->balance);

  gtk_widget_add_css_class (line, "ledger-row");
  tend_hint_set (image, _ (kinds[data->kind].word));
  gtk_box_append (GTK_BOX (line), make_gutter (state & ~REVERSIBLE));
  gtk_box_append (GTK_BOX (line), make_label (day, 10, FALSE, "unit"));
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), make_subject (data));
  gtk_box_append (GTK_BOX (line), make_label (amount, 10, TRUE, NULL));
  gtk_box_append (GTK_BOX (line), make_label (balance, 10, TRUE, "ledger-balance"));
  /* Of one width in every row, so that the amounts stand under each other. */
  gtk_widget_set_size_request (buttons, BUTTONS_WIDTH, -1);
  if (data->kind != TEND_LEDGER_KIND_CHARGE)
    gtk_box_append (GTK_BOX (buttons), make_paper_button (self, entry));
  if (state & REVERSIBLE)
    gtk_box_append (GTK_BOX (buttons), make_reverse_button (self, entry));
  gtk_box_append (GTK_BOX (line), buttons);
  return line;
}

/* Overlapping lines share the gutter: where one ends or starts it is drawn so. */
static Join *
find_joins (TendLedger *self, guint n)
{
  Join *joins = g_new0 (Join, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendLedgerEntry) reversal
          = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      gint64 original_id = tend_ledger_entry_get_data (reversal)->reverses_id;

      for (guint k = 0; original_id != 0 && k < n; k++)
        {
          g_autoptr (TendRecord) original = g_list_model_get_item (G_LIST_MODEL (self->entries), k);

          if (tend_record_get_id (original) != original_id || k == i)
            continue;
          joins[MIN (i, k)] = JOIN_START;
          joins[MAX (i, k)] = JOIN_END;
          for (guint between = MIN (i, k) + 1; between < MAX (i, k); between++)
            if (joins[between] == JOIN_NONE)
              joins[between] = JOIN_PASSES;
        }
    }
  return joins;
}

static void
on_updated_cb (TendLedger *self)
{
  guint             n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autofree Join  *joins = find_joins (self, n);
  g_autofree guint *states = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      states[i] = make_state (self, entry, joins[i]);
    }
  tend_rows_show_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->entries), states);
}

static void
tend_ledger_dispose (GObject *object)
{
  TendLedger *self = TEND_LEDGER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TEND_TYPE_LEDGER);
  g_clear_object (&self->entries);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_ledger_parent_class)->dispose (object);
}

static void
tend_ledger_class_init (TendLedgerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_ledger_dispose;
  signals[PAPER] = g_signal_new ("paper", TEND_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tendclinic/Tend/chart/tend-ledger.ui");
  gtk_widget_class_bind_template_child (widget_class, TendLedger, list);
}

static void
tend_ledger_init (TendLedger *self)
{
  g_type_class_ref (TEND_TYPE_PAYMENT_METHOD);
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_rows_follow (GTK_LIST_BOX (self->list), make_row, G_OBJECT (self));
}

void
tend_ledger_start (TendLedger *self, TendStore *store, gint64 patient_id)
{
  g_return_if_fail (TEND_IS_LEDGER (self));

  g_set_object (&self->store, store);
  g_clear_object (&self->entries);
  self->entries = tend_query_new (store, "ledger-of-patient",
                                  g_variant_new_parsed ("{'patient': <%x>}", patient_id));
  g_signal_connect_object (self->entries, "updated", G_CALLBACK (on_updated_cb), self,
                           G_CONNECT_SWAPPED);
}
