/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fields of a registration, in the order of the conversation. */
#pragma once

#include <adwaita.h>

#include "tend-registration.h"

G_BEGIN_DECLS

/* Writes into the registration it shows as it is typed into. Signal "changed". */
#define TEND_TYPE_REGISTRATION_FORM (tend_registration_form_get_type ())
G_DECLARE_FINAL_TYPE (TendRegistrationForm, tend_registration_form, TEND, REGISTRATION_FORM, AdwBin)

/* @payers: of TendOrganization, kept. */
void tend_registration_form_set_payers (TendRegistrationForm *self, GPtrArray *payers);
/* Borrowed: it outlives the form or is replaced here; NULL empties the form. */
void tend_registration_form_show (TendRegistrationForm *self, TendRegistration *registration);
/* Brings the section into view and the focus into its first field. */
void tend_registration_form_go_to (TendRegistrationForm *self, const char *section);

G_END_DECLS
