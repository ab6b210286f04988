-- record: TendChargeItem
-- reads: charge_item
SELECT {charge_item c} FROM charge_item c
WHERE c.withdrawn = 0 AND c.invoice_id = ##invoice::gint64
ORDER BY c.service_date, c.id
LIMIT 500
