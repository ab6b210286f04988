-- view: loan-row
  AND o.patient_id = ##patient::gint64
ORDER BY o.lent_at DESC, o.id DESC
LIMIT 200
