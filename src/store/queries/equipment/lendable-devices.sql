-- record: TendDevice
-- reads: device
SELECT {device v} FROM device v
WHERE v.withdrawn = 0 AND v.status = 'available' AND v.owner = 'clinic'
ORDER BY v.family, v.name, v.asset_tag, v.id
LIMIT 200
