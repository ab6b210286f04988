/* SPDX-License-Identifier: GPL-3.0-or-later
 * An insurance of a patient. */
#define G_LOG_DOMAIN "tend-coverage"

#include "config.h"

#include "tend-coverage.h"

G_DEFINE_ENUM_TYPE (TendCoverageStatus,
                    tend_coverage_status,
                    G_DEFINE_ENUM_VALUE (TEND_COVERAGE_STATUS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (TEND_COVERAGE_STATUS_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (TEND_COVERAGE_STATUS_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (TEND_COVERAGE_STATUS_ENTERED_IN_ERROR, "entered-in-error"))

G_DEFINE_ENUM_TYPE (TendSubscriberRelationship,
                    tend_subscriber_relationship,
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_SELF, "self"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_SPOUSE, "spouse"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_CHILD, "child"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_PARENT, "parent"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_COMMON, "common"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (TEND_SUBSCRIBER_RELATIONSHIP_INJURED, "injured"))

static const TendField fields[] = {
  TEND_REFERENCE (TendCoverageData, patient_id, "patient", .flags = TEND_FIELD_REQUIRED),
  TEND_REFERENCE (TendCoverageData, payer_id, "organization"),
  TEND_TEXT (TendCoverageData, plan_name),
  TEND_TEXT (TendCoverageData, member_id),
  TEND_TEXT (TendCoverageData, group_number),
  TEND_ENUM (TendCoverageData, relationship, tend_subscriber_relationship_get_type),
  TEND_TEXT (TendCoverageData, subscriber_name),
  TEND_DATE (TendCoverageData, subscriber_birth_date),
  TEND_INTEGER (TendCoverageData, coverage_order),
  TEND_DATE (TendCoverageData, period_start),
  TEND_DATE (TendCoverageData, period_end),
  TEND_ENUM (TendCoverageData, status, tend_coverage_status_get_type),
  TEND_MONEY (TendCoverageData, copay),
};

TEND_DEFINE_RECORD (TendCoverage, tend_coverage, "coverage")
