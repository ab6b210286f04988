-- record: TendDevice
-- reads: device
SELECT {device v} FROM device v
WHERE v.asset_tag = ##tag::string
ORDER BY v.id
LIMIT 1
