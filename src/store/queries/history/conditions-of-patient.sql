-- record: TendCondition
-- reads: condition
SELECT {condition c} FROM condition c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64
ORDER BY CASE WHEN c.clinical_status IN ('active', 'recurrence', 'relapse') THEN 0 ELSE 1 END,
  c.onset_date DESC, c.id DESC
LIMIT 200
