-- record: TendCondition
-- reads: condition
SELECT {condition c} FROM condition c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 AND c.id > ##after::gint64
  AND c.verification_status <> 'entered-in-error'
ORDER BY c.id
LIMIT 500
