-- record: TendCoverage
-- reads: coverage
SELECT {coverage c} FROM coverage c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 AND c.id > ##after::gint64
  AND c.status <> 'entered-in-error'
ORDER BY c.id
LIMIT 500
