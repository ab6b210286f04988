-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64 AND o.effective_at >= ##since::gint64
  AND o.category IN ('vital-signs', 'survey')
  AND o.status NOT IN ('entered-in-error', 'cancelled')
ORDER BY o.effective_at DESC, o.id
LIMIT 1000
