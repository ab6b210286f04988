#pragma once

#include "tend-device-panel.h"
#include "tend-lend-form.h"
#include "tend-query.h"
#include "tend-register-device-form.h"

G_BEGIN_DECLS

struct _TendDevicePanel
{
  AdwBin parent_instance;

  /* Owned */
  TendStore       *store;
  TendDeviceRow   *row; /* shown, nullable */
  TendQuery       *loans;
  TendQuery       *entries;
  TendDeviceStatus wanted; /* what the reason being asked for is about */

  /* Template */
  GtkWidget              *stack;
  GtkWidget              *name;
  GtkWidget              *identity;
  GtkWidget              *state_chip;
  GtkWidget              *state_icon;
  GtkWidget              *state_label;
  GtkWidget              *where;
  GtkWidget              *due;
  GtkWidget              *acts;
  GtkWidget              *act_button;
  GtkWidget              *quarantine_button;
  GtkWidget              *retire_button;
  GtkWidget              *form_stack;
  TendLendForm           *lend_form;
  GtkWidget              *text_label;
  GtkWidget              *text_entry;
  GtkWidget              *text_button;
  GtkWidget              *text_error;
  GtkWidget              *life;
  TendRegisterDeviceForm *register_form;
};

/* Writes the life of the device from its loans and its journal. */
void tend_device_panel_write_life (TendDevicePanel *self);

G_END_DECLS
