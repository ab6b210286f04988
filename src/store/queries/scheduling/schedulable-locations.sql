-- record: TendLocation
-- reads: location
SELECT {location l} FROM location l
WHERE l.withdrawn = 0 AND l.active = 1 AND l.schedulable = 1
ORDER BY l.position, l.name, l.id
LIMIT 200
