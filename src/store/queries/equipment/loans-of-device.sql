-- view: loan-row
  AND o.device_id = ##device::gint64
ORDER BY o.lent_at DESC, o.id DESC
LIMIT 200
