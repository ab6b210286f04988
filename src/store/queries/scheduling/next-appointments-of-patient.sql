-- view: schedule-slot
  AND a.patient_id = ##patient::gint64 AND a.start_at >= ##since::gint64
  AND a.status IN ('booked', 'pending')
ORDER BY a.start_at, a.id
LIMIT 20
