-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64
  AND o.category IN ('vital-signs', 'survey')
  AND o.status NOT IN ('entered-in-error', 'cancelled')
  AND NOT EXISTS (
    SELECT 1 FROM observation n
    WHERE n.patient_id = o.patient_id AND n.code = o.code AND n.withdrawn = 0
      AND n.status NOT IN ('entered-in-error', 'cancelled')
      AND (n.effective_at > o.effective_at OR (n.effective_at = o.effective_at AND n.id > o.id)))
ORDER BY o.code, o.id
LIMIT 200
