-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64 AND o.id > ##after::gint64
  AND o.status <> 'entered-in-error'
ORDER BY o.id
LIMIT 500
