-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64 AND o.category = 'laboratory'
  AND o.interpretation IN ('L', 'H', 'LL', 'HH', 'A', 'AA')
  AND o.status NOT IN ('entered-in-error', 'cancelled')
ORDER BY o.effective_at DESC, o.id DESC
LIMIT 8
