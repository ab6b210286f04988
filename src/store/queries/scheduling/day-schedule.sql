-- view: schedule-slot
  AND a.start_at >= ##start::gint64 AND a.start_at < ##end::gint64
  AND a.status NOT IN ('entered-in-error', 'waitlist', 'proposed')
ORDER BY a.start_at, a.id
LIMIT 2000
