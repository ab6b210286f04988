#pragma once

#include "tend-account.h"
#include "tend-address.h"
#include "tend-allergy-intolerance.h"
#include "tend-appointment.h"
#include "tend-charge-item.h"
#include "tend-clinic.h"
#include "tend-condition.h"
#include "tend-contact-point.h"
#include "tend-coverage.h"
#include "tend-device.h"
#include "tend-device-loan.h"
#include "tend-encounter.h"
#include "tend-fee.h"
#include "tend-human-name.h"
#include "tend-identifier.h"
#include "tend-immunization.h"
#include "tend-invoice.h"
#include "tend-location.h"
#include "tend-medication.h"
#include "tend-observation.h"
#include "tend-organization.h"
#include "tend-patient.h"
#include "tend-payment.h"
#include "tend-practitioner.h"
#include "tend-procedure.h"
#include "tend-related-person.h"
#include "tend-service-request.h"
#include "tend-specimen.h"
#include "tend-test-definition.h"

G_BEGIN_DECLS

/* Parents come before what refers to them. G_TYPE_INVALID past the last. */
GType tend_kinds_nth (guint position);
/* The kind stored in @table, or G_TYPE_INVALID. */
GType tend_kinds_find (const char *table);

G_END_DECLS
