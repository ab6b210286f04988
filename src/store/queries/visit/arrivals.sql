-- record: TendArrival
-- reads: appointment encounter patient practitioner location allergy_intolerance invoice
SELECT a.id, a.patient_id, e.id AS encounter_id, a.status, COALESCE(e.stage, 'planned') AS stage,
  a.service_type, a.reason, a.start_at, a.end_at,
  p.mrn, p.family_name, p.given_name, p.name_suffix, p.preferred_name, p.birth_date,
  p.language, p.interpreter_needed,
  CASE WHEN EXISTS (SELECT 1 FROM allergy_intolerance g
    WHERE g.patient_id = p.id AND g.withdrawn = 0 AND COALESCE(g.code, '') <> '716186003'
      AND g.clinical_status IN ('active', 'recurrence', 'relapse', 'unknown')
      AND g.verification_status NOT IN ('refuted', 'entered-in-error')) THEN 1 ELSE 0 END AS has_allergy,
  CASE WHEN EXISTS (SELECT 1 FROM invoice i
    WHERE i.patient_id = p.id AND i.withdrawn = 0 AND i.status = 'issued') THEN 1 ELSE 0 END AS owes,
  d.name_prefix AS practitioner_prefix, d.family_name AS practitioner_family_name,
  a.location_id AS planned_location_id, e.location_id, l.name AS location_name,
  e.arrived_at, e.roomed_at, e.clinician_at, e.finished_at
FROM appointment a
JOIN patient p ON p.id = a.patient_id
LEFT JOIN practitioner d ON d.id = a.practitioner_id
LEFT JOIN encounter e ON e.appointment_id = a.id AND e.withdrawn = 0 AND e.stage <> 'cancelled'
LEFT JOIN location l ON l.id = COALESCE(e.location_id, a.location_id)
WHERE a.withdrawn = 0
  AND a.start_at >= ##start::gint64 AND a.start_at < ##end::gint64
  AND a.status IN ('booked', 'pending', 'arrived', 'checked-in', 'fulfilled')
ORDER BY a.start_at, a.id
LIMIT 500
