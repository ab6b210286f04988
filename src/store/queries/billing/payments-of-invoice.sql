-- record: TendPayment
-- reads: payment
SELECT {payment y} FROM payment y
WHERE y.withdrawn = 0 AND y.invoice_id = ##invoice::gint64
ORDER BY y.received_at, y.id
LIMIT 500
