-- record: TendCondition
-- reads: condition
SELECT {condition c} FROM condition c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64
  AND c.clinical_status IN ('active', 'recurrence', 'relapse')
  AND c.verification_status NOT IN ('refuted', 'entered-in-error')
ORDER BY c.onset_date DESC, c.id DESC
LIMIT 20
