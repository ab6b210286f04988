#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the formats usable in the template of @widget_class and in the list item
 * files it names, as <closure type="gchararray" function="…">:
 *
 *   format_name (family, given, suffix)      format_name_preferred (…, preferred)
 *   format_date (GDate)                      format_birth_date (GDate)
 *   format_age (GDate)                       format_day (GDate)
 *   format_sex (sex)                         format_language (tag)
 *   format_clock (gint64)                    format_instant (gint64)
 *   format_since (gint64): the wait until now
 *   format_money (gint64)                    format_phone (text)
 *   format_count (n-items), "" for none
 *   format_name_two (family, given)
 *   describe_patient (family, given, suffix, birth GDate, mrn): the name of a row
 *   describe_worklist_row (family, given, what): likewise
 * and with type="gboolean":
 *   is_given (text)  is_true (boolean)  not (boolean)  has_items (n-items)  no_items (n-items)
 *
 * Call it in class_init after gtk_widget_class_set_template_from_resource(). */
void tend_closures_bind (GtkWidgetClass *widget_class);

G_END_DECLS
