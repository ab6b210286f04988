-- record: TendScheduleSlot
-- reads: appointment patient practitioner location device encounter
SELECT a.id, a.version AS appointment_version, a.patient_id, a.practitioner_id, a.location_id,
  a.device_id, a.service_type, a.reason, a.status, a.start_at, a.end_at, a.comment,
  a.override_reason,
  p.mrn, p.family_name, p.given_name, p.preferred_name, p.birth_date, p.sex, p.interpreter_needed,
  d.family_name AS practitioner_family_name, d.given_name AS practitioner_given_name,
  l.name AS location_name, v.name AS device_name,
  e.id AS encounter_id, COALESCE(e.stage, 'planned') AS stage,
  e.location_id AS encounter_location_id, k.name AS encounter_location_name,
  e.arrived_at, e.roomed_at, e.clinician_at, e.finished_at
FROM appointment a
JOIN patient p ON p.id = a.patient_id
LEFT JOIN practitioner d ON d.id = a.practitioner_id
LEFT JOIN location l ON l.id = a.location_id
LEFT JOIN device v ON v.id = a.device_id
LEFT JOIN encounter e ON e.appointment_id = a.id AND e.withdrawn = 0 AND e.stage <> 'cancelled'
LEFT JOIN location k ON k.id = e.location_id
WHERE a.withdrawn = 0
