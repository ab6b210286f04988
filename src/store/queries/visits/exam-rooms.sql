-- record: TendLocation
-- reads: location
SELECT {location l} FROM location l
WHERE l.withdrawn = 0 AND l.active = 1 AND l.kind IN ('exam-room', 'laboratory')
ORDER BY l.position, l.id
LIMIT 100
