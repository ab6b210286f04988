#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

/* An emergency or family contact of a patient, with what each may be told. */
typedef struct
{
  gint64   patient_id;
  char    *family_name;
  char    *given_name;
  char    *relationship;
  char    *phone;
  char    *email;
  gboolean emergency_contact;
  gboolean may_know_appointments;
  gboolean may_know_care;
  gboolean may_know_billing;
  char    *note;
  gint64   rank;
} TendRelatedPersonData;

#define TEND_TYPE_RELATED_PERSON (tend_related_person_get_type ())
TEND_DECLARE_RECORD (TendRelatedPerson, tend_related_person, RELATED_PERSON)

G_END_DECLS
