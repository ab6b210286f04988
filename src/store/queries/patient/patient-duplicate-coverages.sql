-- record: TendCoverage
-- reads: patient coverage
SELECT {coverage c} FROM patient_key k
JOIN coverage c ON c.patient_id = k.patient_id AND c.withdrawn = 0
WHERE k.kind = 'birth' AND k.key = ##birth::string
ORDER BY c.id LIMIT 500
