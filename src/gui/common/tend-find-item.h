#pragma once

#include "tend-device-row.h"
#include "tend-invoice-row.h"
#include "tend-patient-match.h"
#include "tend-schedule-slot.h"

G_BEGIN_DECLS

typedef enum
{
  TEND_FIND_PATIENT,
  TEND_FIND_APPOINTMENT,
  TEND_FIND_DEVICE,
  TEND_FIND_INVOICE,
  TEND_FIND_ACTION,
} TendFindKind;

/* A row of what the find box found. One object serves whatever stands in its
 * place, keystroke after keystroke: the texts change, the row stays.
 *
 * Properties, read-only: "patient-id" (gint64; 0: nobody's), "icon-name" (NULL
 * for patients), "title", "detail", "code", "extra", "description". */
#define TEND_TYPE_FIND_ITEM (tend_find_item_get_type ())
G_DECLARE_FINAL_TYPE (TendFindItem, tend_find_item, TEND, FIND_ITEM, GObject)

TendFindItem *tend_find_item_new (void);
/* What it leads to, without the texts: stays the same when the row is used again (transfer full).
 */
TendFindItem *tend_find_item_dup_target (TendFindItem *self);
gboolean      tend_find_item_has_target (TendFindItem *self, TendFindItem *target);
void          tend_find_item_set_patient (TendFindItem *self, TendPatientMatch *match);
void          tend_find_item_set_appointment (TendFindItem *self, TendScheduleSlot *slot);
void          tend_find_item_set_device (TendFindItem *self, TendDeviceRow *device);
void          tend_find_item_set_invoice (TendFindItem *self, TendInvoiceRow *invoice);
/* @action_name such as "app.lock"; @keys may be NULL. Both must outlive the item. */
void tend_find_item_set_action (TendFindItem *self,
                                const char   *label,
                                const char   *action_name,
                                const char   *keys);

/* What a row shows; borrowed, each nullable. */
typedef struct
{
  const char *icon_name, *title, *detail, *code, *extra;
} TendFindTexts;

void         tend_find_item_get_texts (TendFindItem *self, TendFindTexts *texts);
TendFindKind tend_find_item_get_kind (TendFindItem *self);
gint64       tend_find_item_get_patient_id (TendFindItem *self);
/* Of the appointment or the device; 0 for others. */
gint64 tend_find_item_get_record_id (TendFindItem *self);
/* Of the appointment. */
gint64      tend_find_item_get_start_at (TendFindItem *self);
const char *tend_find_item_get_action_name (TendFindItem *self);

G_END_DECLS
