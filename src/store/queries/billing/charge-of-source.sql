-- record: TendChargeItem
-- reads: charge_item
SELECT {charge_item c} FROM charge_item c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64
  AND c.source_kind = ##kind::string AND c.source_id = ##source::gint64
  AND c.status NOT IN ('aborted', 'entered-in-error')
ORDER BY c.id
LIMIT 1
