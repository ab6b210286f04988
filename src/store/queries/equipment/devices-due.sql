-- view: device-row
  AND v.status <> 'retired' AND v.next_due_date <= ##date::string
ORDER BY v.next_due_date, v.asset_tag, v.id
LIMIT 500
