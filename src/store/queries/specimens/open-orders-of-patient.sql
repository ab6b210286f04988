-- view: order-row
  AND r.patient_id = ##patient::gint64
ORDER BY r.ordered_at, r.id
LIMIT 200
