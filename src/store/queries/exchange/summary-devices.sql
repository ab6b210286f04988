-- record: TendDevice
-- reads: device
SELECT {device v} FROM device v
WHERE v.withdrawn = 0 AND v.patient_id = ##patient::gint64 AND v.id > ##after::gint64
ORDER BY v.id
LIMIT 500
