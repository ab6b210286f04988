-- record: TendScheduleSlot
-- reads: appointment patient practitioner location device encounter human_name contact_point
SELECT a.id, a.patient_id, a.practitioner_id, a.location_id, a.device_id, a.service_type, a.reason,
  a.status, a.start_at, a.end_at, a.comment, a.override_reason,
  p.mrn, p.family_name, p.given_name, p.preferred_name, p.birth_date, p.sex, p.interpreter_needed,
  d.family_name AS practitioner_family_name, d.given_name AS practitioner_given_name,
  l.name AS location_name, v.name AS device_name,
  e.id AS encounter_id, COALESCE(e.stage, 'planned') AS stage,
  e.location_id AS encounter_location_id, k.name AS encounter_location_name,
  e.arrived_at, e.roomed_at, e.clinician_at, e.finished_at
FROM (SELECT h.patient_id, MIN(h.place) AS place, MIN(h.key) AS key FROM (
    SELECT 1 AS place, a.patient_id, a.key FROM (SELECT patient_id, key FROM patient_key
      WHERE kind = ##kind1::string AND key >= ##from1::string AND key < ##until1::string
      AND ' ' || key LIKE ##word1::string ESCAPE '!'
      AND ' ' || key LIKE ##word2::string ESCAPE '!'
      AND ' ' || key LIKE ##word3::string ESCAPE '!'
      AND ' ' || key LIKE ##word4::string ESCAPE '!'
      ORDER BY key, patient_id LIMIT 200) AS a
    UNION ALL
    SELECT 2 AS place, b.patient_id, b.key FROM (SELECT patient_id, key FROM patient_key
      WHERE kind = ##kind2::string AND key >= ##from2::string AND key < ##until2::string
      ORDER BY key, patient_id LIMIT 200) AS b
    UNION ALL
    SELECT 3 AS place, d.patient_id, d.key FROM (SELECT patient_id, key FROM patient_key
      WHERE kind = ##kind3::string AND key >= ##from3::string AND key < ##until3::string
      ORDER BY key, patient_id LIMIT 200) AS d
  ) AS h GROUP BY h.patient_id) AS f
JOIN patient p ON p.id = f.patient_id AND p.withdrawn = 0 AND p.merged_into_id IS NULL
JOIN appointment a ON a.patient_id = p.id AND a.withdrawn = 0 AND a.start_at >= ##since::gint64
  AND a.status IN ('booked', 'pending', 'arrived', 'checked-in')
LEFT JOIN practitioner d ON d.id = a.practitioner_id
LEFT JOIN location l ON l.id = a.location_id
LEFT JOIN device v ON v.id = a.device_id
LEFT JOIN encounter e ON e.appointment_id = a.id AND e.withdrawn = 0 AND e.stage <> 'cancelled'
LEFT JOIN location k ON k.id = e.location_id
ORDER BY f.place, f.key, a.start_at, a.id
LIMIT 5
