-- record: TendDevice
-- reads: device
SELECT {device v} FROM device v
WHERE v.withdrawn = 0 AND v.asset_tag = ##asset_tag::string
ORDER BY v.id
LIMIT 1
