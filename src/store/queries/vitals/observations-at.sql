-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64 AND o.effective_at = ##time::gint64
  AND o.status NOT IN ('entered-in-error', 'cancelled')
ORDER BY o.id
LIMIT 100
