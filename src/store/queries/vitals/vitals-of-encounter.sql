-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.encounter_id = ##encounter::gint64
  AND o.category IN ('vital-signs', 'survey')
  AND o.status NOT IN ('entered-in-error', 'cancelled')
ORDER BY o.effective_at DESC, o.id
LIMIT 500
