-- view: device-row
  AND v.patient_id = ##patient::gint64
ORDER BY v.asset_tag, v.id
LIMIT 100
