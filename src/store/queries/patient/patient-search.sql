-- record: TendPatientMatch
-- reads: patient human_name contact_point
SELECT p.id, p.mrn, p.family_name, p.given_name, p.name_suffix, p.preferred_name, p.birth_date, p.sex,
(SELECT c.value FROM contact_point c
  WHERE c.patient_id = p.id AND c.withdrawn = 0 AND c.system IN ('phone', 'sms')
  ORDER BY (COALESCE(c.normalized, '') LIKE ##ending::string) DESC, c.rank, c.id LIMIT 1) AS phone
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
JOIN patient p ON p.id = f.patient_id
WHERE p.withdrawn = 0 AND p.merged_into_id IS NULL
ORDER BY f.place, f.key, p.id LIMIT 50
