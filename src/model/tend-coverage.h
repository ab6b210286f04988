#pragma once

#include "tend-record.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_COVERAGE_STATUS_ACTIVE,
  TEND_COVERAGE_STATUS_CANCELLED,
  TEND_COVERAGE_STATUS_DRAFT,
  TEND_COVERAGE_STATUS_ENTERED_IN_ERROR,
} TendCoverageStatus;

#define TEND_TYPE_COVERAGE_STATUS (tend_coverage_status_get_type ())
GType tend_coverage_status_get_type (void) G_GNUC_CONST;

typedef enum
{
  TEND_SUBSCRIBER_RELATIONSHIP_SELF,
  TEND_SUBSCRIBER_RELATIONSHIP_SPOUSE,
  TEND_SUBSCRIBER_RELATIONSHIP_CHILD,
  TEND_SUBSCRIBER_RELATIONSHIP_PARENT,
  TEND_SUBSCRIBER_RELATIONSHIP_COMMON,
  TEND_SUBSCRIBER_RELATIONSHIP_OTHER,
  TEND_SUBSCRIBER_RELATIONSHIP_INJURED,
} TendSubscriberRelationship;

#define TEND_TYPE_SUBSCRIBER_RELATIONSHIP (tend_subscriber_relationship_get_type ())
GType tend_subscriber_relationship_get_type (void) G_GNUC_CONST;

/* An insurance of a patient. */
typedef struct
{
  gint64                     patient_id;
  gint64                     payer_id;
  char                      *plan_name;
  char                      *member_id;
  char                      *group_number;
  TendSubscriberRelationship relationship;
  char                      *subscriber_name;
  GDate                      subscriber_birth_date;
  gint64                     coverage_order; /* 1 primary, 2 secondary */
  GDate                      period_start;
  GDate                      period_end;
  TendCoverageStatus         status;
  gint64                     copay;
} TendCoverageData;

#define TEND_TYPE_COVERAGE (tend_coverage_get_type ())
TEND_DECLARE_RECORD (TendCoverage, tend_coverage, COVERAGE)

G_END_DECLS
