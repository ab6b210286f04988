-- record: TendChargeItem
-- reads: charge_item
SELECT {charge_item c} FROM charge_item c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64
  AND c.status = 'billable' AND c.invoice_id IS NULL
ORDER BY c.service_date, c.id
LIMIT 500
