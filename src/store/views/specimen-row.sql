-- record: TendSpecimenRow
-- reads: specimen service_request patient practitioner
SELECT s.id, s.patient_id, s.encounter_id, s.accession, s.container_kind, s.container_number,
  s.container_count, s.state, s.priority, s.collected_at, s.rejection_reason,
  (SELECT MIN(r.display) FROM service_request r
    WHERE r.specimen_id = s.id AND r.withdrawn = 0) AS first_test,
  (SELECT COUNT(*) FROM service_request r
    WHERE r.specimen_id = s.id AND r.withdrawn = 0) AS test_count,
  p.mrn, p.family_name, p.given_name, p.birth_date, p.sex,
  c.family_name AS collector_family_name, c.given_name AS collector_given_name
FROM specimen s
JOIN patient p ON p.id = s.patient_id
LEFT JOIN practitioner c ON c.id = s.collector_id
WHERE s.withdrawn = 0
