-- view: schedule-slot
  AND a.patient_id IN (##patient1::gint64, ##patient2::gint64, ##patient3::gint64,
    ##patient4::gint64, ##patient5::gint64)
  AND a.start_at >= ##since::gint64
  AND a.status IN ('booked', 'pending', 'arrived', 'checked-in')
ORDER BY a.start_at, a.id
LIMIT 5
