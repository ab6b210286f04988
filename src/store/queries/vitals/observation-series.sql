-- record: TendObservation
-- reads: observation
SELECT {observation o} FROM observation o
WHERE o.withdrawn = 0 AND o.patient_id = ##patient::gint64 AND o.code = ##code::string
  AND o.status NOT IN ('entered-in-error', 'cancelled')
ORDER BY o.effective_at DESC, o.id DESC
LIMIT 500
