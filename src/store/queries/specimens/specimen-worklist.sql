-- view: specimen-row
  AND s.collected_at >= ##since::gint64
  AND s.state IN ('collected', 'sent', 'received')
ORDER BY CASE s.priority WHEN 'stat' THEN 0 WHEN 'asap' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END,
  s.collected_at, s.id
LIMIT 500
