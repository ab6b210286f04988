-- record: TendCoverage
-- reads: coverage
SELECT {coverage c} FROM coverage c
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 AND c.status = 'active'
  AND COALESCE(c.period_start, '0001-01-01') <= ##date::string
  AND COALESCE(c.period_end, '9999-12-31') >= ##date::string
ORDER BY c.coverage_order, c.id
LIMIT 1
