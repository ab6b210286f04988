-- record: TendSpecimen
-- reads: specimen
SELECT {specimen s} FROM specimen s
WHERE s.withdrawn = 0 AND s.encounter_id = ##encounter::gint64
ORDER BY s.id
LIMIT 200
