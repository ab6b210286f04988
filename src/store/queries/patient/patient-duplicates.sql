-- record: TendPatientMatch
-- reads: patient human_name contact_point
SELECT p.id, p.mrn, p.family_name, p.given_name, p.name_suffix, p.preferred_name, p.birth_date, p.sex,
(SELECT c.value FROM contact_point c
  WHERE c.patient_id = p.id AND c.withdrawn = 0 AND c.system IN ('phone', 'sms')
  ORDER BY c.rank, c.id LIMIT 1) AS phone
FROM patient p
WHERE p.withdrawn = 0 AND p.merged_into_id IS NULL AND p.id IN (
  SELECT a.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'birth' AND key = ##birth::string ORDER BY patient_id LIMIT 200) AS a
  UNION ALL
  SELECT b.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'birth' AND key = ##swapped::string ORDER BY patient_id LIMIT 200) AS b
  UNION ALL
  SELECT n.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'name' AND key = ##name::string ORDER BY patient_id LIMIT 50) AS n
  UNION ALL
  SELECT s.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'phonetic' AND key = ##phonetic::string ORDER BY patient_id LIMIT 50) AS s
  UNION ALL
  SELECT f.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'phonetic' AND key = ##family::string ORDER BY patient_id LIMIT 200) AS f
  UNION ALL
  SELECT t.patient_id FROM (SELECT patient_id FROM patient_key
    WHERE kind = 'phone' AND key >= ##phone::string AND key < ##phone_end::string
    ORDER BY key, patient_id LIMIT 50) AS t)
ORDER BY p.id LIMIT 500
