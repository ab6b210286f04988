-- view: schedule-slot
  AND a.start_at > ##earliest::gint64 AND a.start_at < ##end::gint64 AND a.end_at > ##start::gint64
  AND a.status IN ('booked', 'pending', 'arrived', 'checked-in', 'fulfilled')
  AND a.id <> ##except::gint64
  AND (a.patient_id = ##patient::gint64 OR a.practitioner_id = ##practitioner::gint64
    OR a.location_id = ##location::gint64 OR a.device_id = ##device::gint64)
ORDER BY a.start_at, a.id
LIMIT 50
