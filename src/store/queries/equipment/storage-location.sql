-- record: TendLocation
-- reads: location
SELECT {location l} FROM location l
WHERE l.withdrawn = 0 AND l.active = 1 AND l.kind = 'storage'
ORDER BY l.position, l.id
LIMIT 1
