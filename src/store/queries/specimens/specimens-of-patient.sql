-- view: specimen-row
  AND s.patient_id = ##patient::gint64
ORDER BY s.collected_at DESC NULLS LAST, s.id DESC
LIMIT 200
