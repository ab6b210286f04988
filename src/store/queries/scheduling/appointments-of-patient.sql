-- view: schedule-slot
  AND a.patient_id = ##patient::gint64 AND a.status <> 'entered-in-error'
ORDER BY a.start_at DESC, a.id DESC
LIMIT 200
