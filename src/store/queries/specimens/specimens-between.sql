-- view: specimen-row
  AND s.collected_at >= ##start::gint64 AND s.collected_at < ##end::gint64
ORDER BY s.collected_at DESC, s.id DESC
LIMIT 500
