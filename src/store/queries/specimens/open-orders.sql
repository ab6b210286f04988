-- view: order-row
ORDER BY CASE r.priority WHEN 'stat' THEN 0 WHEN 'asap' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END,
  r.ordered_at, r.id
LIMIT 500
