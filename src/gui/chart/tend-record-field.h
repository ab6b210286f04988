/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of a form that write into a record as they are typed into. */
#pragma once

#include <adwaita.h>

#include "tend-record.h"

G_BEGIN_DECLS

/* Each returns a row (floating) over @field (a property name, "family-name") of
 * @record, named @path as faults name it. The record's notify tells of every
 * change; the row follows the record in turn. */
GtkWidget *
tend_record_field_text (gpointer record, const char *field, const char *title, const char *path);
/* Read in the usual forms; what is no date leaves the field without one and says
 * so under the row. With @show_age the age stands at the end. */
GtkWidget *tend_record_field_date (
    gpointer record, const char *field, const char *title, const char *path, gboolean show_age);
GtkWidget *
tend_record_field_switch (gpointer record, const char *field, const char *title, const char *path);

/* One choice and what it sets; @value is an enum value or a record's id. */
typedef struct
{
  gint64 value;
  char  *text; /* NULL for the whole: no such choice */
  char  *word; /* shown, translated */
} TendRecordChoice;

/* @choices: GArray of TendRecordChoice, taken over. A choice is found by its
 * text when it has one (fields of kind text), else by its value. A text that is
 * none of them is added as a choice of its own. */
GtkWidget *tend_record_field_choice (
    gpointer record, const char *field, const char *title, const char *path, GArray *choices);
GArray *tend_record_choices_new (void);
void    tend_record_choices_add (GArray *choices, gint64 value, const char *text, const char *word);

/* Whether every date typed at or below @form could be read; else the focus goes to the first. */
gboolean tend_record_fields_check_dates (GtkWidget *form);
/* The first row at or below @form that can be typed into gets the focus. */
void tend_record_fields_focus_first (GtkWidget *form);
/* The next row of a form after @row that can be typed into gets the focus. */
void tend_record_fields_focus_next (GtkWidget *form, GtkWidget *row);

G_END_DECLS
