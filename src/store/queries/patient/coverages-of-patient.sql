-- record: TendCoverage
-- reads: coverage
SELECT {coverage c} FROM coverage c WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 ORDER BY c.coverage_order, c.id LIMIT 200
