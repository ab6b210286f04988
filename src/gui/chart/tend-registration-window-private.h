/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the registration window share. */
#pragma once

#include "tend-registration-window.h"

#include "tend-draft-bar.h"
#include "tend-patient-band.h"
#include "tend-registration-form.h"
#include "tend-registration.h"

G_BEGIN_DECLS

struct _TendRegistrationWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  TendStore        *store;
  TendRegistration *registration;
  TendRegistration *base;   /* as it was read */
  TendRegistration *theirs; /* what is saved now, after a conflict */
  TendFormDraft    *draft;
  GPtrArray        *payers;
  GPtrArray        *duplicates;
  GCancellable     *cancellable;
  GCancellable     *search; /* of the search for duplicates under way */
  char             *section;

  /* Template */
  AdwToastOverlay      *toast_overlay;
  AdwWindowTitle       *window_title;
  TendPatientBand      *band;
  TendDraftBar         *draft_bar;
  TendRegistrationForm *form;
  GtkWidget            *save_button;
  GtkListBox           *matches;
  GtkWidget            *side_hint;
  GtkWidget            *key_hint;
  GtkLabel             *draft_label;
  GtkRevealer          *conflict_revealer;
  GtkLabel             *conflict_title;
  GtkLabel             *conflict_text;
  GtkButton            *keep_mine_button;

  gint64   patient_id;
  gboolean saving;
  gboolean reading; /* payers or the registration */
};

/* Shows @registration, which the window takes over. */
void tend_registration_window_take (TendRegistrationWindow *self, TendRegistration *registration);
void tend_registration_window_save (TendRegistrationWindow *self);
/* tend-registration-duplicates.c */
void tend_registration_window_find_duplicates (TendRegistrationWindow *self);
void tend_registration_window_open_match (TendRegistrationWindow *self, guint position);
/* tend-registration-save.c */
void tend_registration_window_keep_mine (TendRegistrationWindow *self);
void tend_registration_window_take_theirs (TendRegistrationWindow *self);

G_END_DECLS
