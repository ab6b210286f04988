/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is filled in before each button that writes is clicked twice. */
#pragma once

#include <gtk/gtk.h>

#include "tend-encounter.h"
#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* What one case stands before. */
typedef struct
{
  TendStore     *store; /* of all cases */
  TendPatient   *patient;
  TendEncounter *encounter;
  GtkWidget     *window;
  GtkWidget     *page; /* in the window, or the window itself */
} DoubleClickDesk;

typedef struct
{
  const char *name;
  const char *button; /* id, or NULL and @find */
  void (*prepare) (DoubleClickDesk *desk);
  GtkWidget *(*find) (DoubleClickDesk *desk);
} DoubleClickCase;

/* Each ends with one without a name. */
extern const DoubleClickCase double_click_cases[];
extern const DoubleClickCase double_click_papers[];

/* A click on a button, Enter in a field. */
void double_click_press (GtkWidget *widget);

G_END_DECLS
