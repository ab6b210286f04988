-- record: TendPayment
-- reads: payment
SELECT {payment y} FROM payment y
WHERE y.withdrawn = 0 AND y.patient_id = ##patient::gint64
ORDER BY y.received_at DESC, y.id DESC
LIMIT 200
