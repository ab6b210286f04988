-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.panel_id = ##panel::gint64
ORDER BY o.id
LIMIT 1000
