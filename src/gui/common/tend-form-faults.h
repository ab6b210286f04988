#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Errors in words under their field. A field is any direct child of a list box
 * (AdwEntryRow and its kin) or of a box whose widget name is the record's field:
 * <property name="name">birth_date</property>. */

/* @sentence NULL or "" takes it away. */
void tend_form_show_fault (GtkWidget *field, const char *sentence);
/* The focus into a field with a fault, and both into sight. */
void tend_form_go_to_fault (GtkWidget *field);
/* Shows what a service's check gave (of TendFault), takes all others away and
 * goes to the first field with a blocking one. Returns how many had
 * no field to stand at. */
guint tend_form_show_faults (GtkWidget *form, GPtrArray *faults);
void  tend_form_clear_faults (GtkWidget *form);
/* The field of that name at or below @form; nullable. */
GtkWidget *tend_form_find_field (GtkWidget *form, const char *name);

G_END_DECLS
