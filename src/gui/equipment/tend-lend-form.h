#pragma once

#include <adwaita.h>

#include "tend-device-row.h"
#include "tend-patient.h"
#include "tend-store.h"

G_BEGIN_DECLS

/* Lends a device: to whom, until when, with what settings and in what condition.
 * Either the device or the patient is given, the other is chosen here.
 *
 * Signals: "lent", "cancelled". */
#define TEND_TYPE_LEND_FORM (tend_lend_form_get_type ())
G_DECLARE_FINAL_TYPE (TendLendForm, tend_lend_form, TEND, LEND_FORM, AdwBin)

void tend_lend_form_begin_device (TendLendForm *self, TendStore *store, gint64 device_id);
void tend_lend_form_begin_patient (TendLendForm *self, TendStore *store, TendPatient *patient);

G_END_DECLS
