/* SPDX-License-Identifier: GPL-3.0-or-later
 * Errors in words under their field. */
#define G_LOG_DOMAIN "tend-form-faults"

#include "config.h"

#include "tend-form-faults.h"

#include "tend-fault.h"
#include "tend-scroll.h"

#define FAULT_KEY "tend-fault-label"

/* A list stops moving the focus at a row that does not take it: this one hands it on. */
#define TEND_TYPE_FAULT_ROW (tend_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (TendFaultRow, tend_fault_row, TEND, FAULT_ROW, GtkListBoxRow)

struct _TendFaultRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (TendFaultRow, tend_fault_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
tend_fault_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean   back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
tend_fault_row_class_init (TendFaultRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = tend_fault_row_focus;
}

static void
tend_fault_row_init (TendFaultRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fault-row");
}

/* The row or label that says it, under the field. */
static GtkWidget *
get_fault_widget (GtkWidget *field)
{
  return g_object_get_data (G_OBJECT (field), FAULT_KEY);
}

static GtkWidget *
make_label (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-error");
  return label;
}

static void
add_fault (GtkWidget *field, const char *sentence)
{
  GtkWidget *parent = gtk_widget_get_parent (field);
  GtkWidget *label = make_label (sentence);
  GtkWidget *added = label;

  if (GTK_IS_LIST_BOX (parent))
    {
      added = g_object_new (TEND_TYPE_FAULT_ROW, "child", label, NULL);
      gtk_list_box_insert (GTK_LIST_BOX (parent), added,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (field)) + 1);
    }
  else if (GTK_IS_BOX (parent))
    gtk_box_insert_child_after (GTK_BOX (parent), label, field);
  else
    {
      g_warning ("a fault can stand only under a child of a list box or a box");
      g_object_ref_sink (label);
      g_object_unref (label);
      return;
    }
  g_object_set_data (G_OBJECT (field), FAULT_KEY, added);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
}

static void
remove_fault (GtkWidget *field, GtkWidget *fault)
{
  GtkWidget *parent = gtk_widget_get_parent (fault);

  g_object_set_data (G_OBJECT (field), FAULT_KEY, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (GTK_IS_LIST_BOX (parent))
    gtk_list_box_remove (GTK_LIST_BOX (parent), fault);
  else
    gtk_box_remove (GTK_BOX (parent), fault);
}

void
tend_form_show_fault (GtkWidget *field, const char *sentence)
{
  GtkWidget *fault;
  gboolean   faulty = sentence != NULL && *sentence != '\0';

  g_return_if_fail (GTK_IS_WIDGET (field));

  fault = get_fault_widget (field);
  if (fault != NULL && faulty)
    {
      GtkWidget *label = GTK_IS_LIST_BOX_ROW (fault)
                             ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (fault))
                             : fault;

      gtk_label_set_label (GTK_LABEL (label), sentence);
    }
  else if (fault != NULL)
    remove_fault (field, fault);
  else if (faulty)
    add_fault (field, sentence);
  if (faulty)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               faulty ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

GtkWidget *
tend_form_find_field (GtkWidget *form, const char *name)
{
  g_return_val_if_fail (GTK_IS_WIDGET (form) && name != NULL, NULL);

  if (g_strcmp0 (gtk_widget_get_name (form), name) == 0)
    return form;
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tend_form_find_field (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
tend_form_clear_faults (GtkWidget *form)
{
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (form));

  if (get_fault_widget (form) != NULL)
    tend_form_show_fault (form, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL; child = next)
    {
      tend_form_clear_faults (child);
      next = gtk_widget_get_next_sibling (child);
    }
}

void
tend_form_go_to_fault (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field) && get_fault_widget (field) != NULL);

  gtk_widget_grab_focus (field);
  /* It may have had the focus and been scrolled away from. */
  tend_scroll_to (field, get_fault_widget (field));
}

guint
tend_form_show_faults (GtkWidget *form, GPtrArray *faults)
{
  GtkWidget *first = NULL;
  guint      homeless = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (form), 0);

  tend_form_clear_faults (form);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      TendFault *fault = g_ptr_array_index (faults, i);
      GtkWidget *field = fault->field != NULL ? tend_form_find_field (form, fault->field) : NULL;

      if (field == NULL)
        homeless++;
      else if (get_fault_widget (field) == NULL)
        {
          tend_form_show_fault (field, fault->sentence);
          if (!fault->blocks)
            gtk_widget_add_css_class (get_fault_widget (field), "warning");
          else if (first == NULL)
            first = field;
        }
    }
  if (first != NULL)
    tend_form_go_to_fault (first);
  return homeless;
}
