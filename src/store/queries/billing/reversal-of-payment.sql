-- record: TendPayment
-- reads: payment
SELECT {payment y} FROM payment y
WHERE y.withdrawn = 0 AND y.patient_id = ##patient::gint64 AND y.reverses_id = ##payment::gint64
ORDER BY y.id
LIMIT 1
