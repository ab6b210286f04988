-- record: TendOrderRow
-- reads: service_request test_definition patient
SELECT r.id, r.patient_id, r.encounter_id, r.test_definition_id, r.code, r.display, r.priority,
  r.ordered_at, t.container_kind, COALESCE(t.fasting, 0) AS fasting,
  p.mrn, p.family_name, p.given_name, p.birth_date, p.sex
FROM service_request r
JOIN patient p ON p.id = r.patient_id
LEFT JOIN test_definition t ON t.id = r.test_definition_id
WHERE r.withdrawn = 0 AND r.status IN ('active', 'on-hold') AND r.specimen_id IS NULL
