-- record: TendPatientMatch
-- reads: patient human_name contact_point
-- Of two words the rarer one leads: keys that begin with the other are looked
-- through only when there are many of both, and then enough are found soon.
-- SQLite reads a statement again whenever the bare parameter of a LIKE is another.
SELECT p.id, p.mrn, p.family_name, p.given_name, p.name_suffix, p.preferred_name, p.birth_date, p.sex,
(SELECT c.value FROM contact_point c
  WHERE c.patient_id = p.id AND c.withdrawn = 0 AND c.system IN ('phone', 'sms')
  ORDER BY (COALESCE(c.normalized, '') LIKE '' || ##ending::string) DESC, c.rank, c.id LIMIT 1) AS phone
FROM (SELECT f.patient_id, f.place, f.key FROM (
    SELECT h.patient_id, MIN(h.place) AS place, MIN(h.key) AS key FROM (
      SELECT 1 AS place, a.patient_id, a.key FROM (SELECT patient_id, key FROM patient_key
        WHERE kind = ##kind1::string AND key >= ##from1::string
        AND key < CASE WHEN ##until_other::string <> '' AND (SELECT COUNT(*) FROM (SELECT 1
            FROM patient_key WHERE kind = 'name' AND key >= ##from_other::string
            AND key < ##until_other::string LIMIT 16000) AS n) < 16000
          THEN ##from1::string ELSE ##until1::string END
        AND ' ' || key LIKE '' || ##word1::string ESCAPE '!'
        AND ' ' || key LIKE '' || ##word2::string ESCAPE '!'
        AND ' ' || key LIKE '' || ##word3::string ESCAPE '!'
        AND ' ' || key LIKE '' || ##word4::string ESCAPE '!'
        ORDER BY key, patient_id LIMIT 100) AS a
      UNION ALL
      SELECT 1 AS place, o.patient_id, o.key FROM (SELECT r.patient_id, r.key FROM (
          SELECT patient_id, key FROM patient_key
          WHERE kind = 'name' AND key >= ##from_other::string AND key < ##until_other::string
          ORDER BY key, patient_id LIMIT 16000) AS r
        WHERE ' ' || r.key LIKE '' || ##leading::string ESCAPE '!'
        AND ' ' || r.key LIKE '' || ##word1::string ESCAPE '!'
        AND ' ' || r.key LIKE '' || ##word2::string ESCAPE '!'
        AND ' ' || r.key LIKE '' || ##word3::string ESCAPE '!'
        AND ' ' || r.key LIKE '' || ##word4::string ESCAPE '!'
        LIMIT 100) AS o
      UNION ALL
      SELECT 2 AS place, b.patient_id, b.key FROM (SELECT patient_id, key FROM patient_key
        WHERE kind = ##kind2::string AND key >= ##from2::string AND key < ##until2::string
        ORDER BY key, patient_id LIMIT 100) AS b
      UNION ALL
      SELECT 3 AS place, d.patient_id, d.key FROM (SELECT patient_id, key FROM patient_key
        WHERE kind = ##kind3::string AND key >= ##from3::string AND key < ##until3::string
        ORDER BY key, patient_id LIMIT 100) AS d
    ) AS h GROUP BY h.patient_id) AS f
  JOIN patient q ON q.id = f.patient_id
  WHERE q.withdrawn = 0 AND q.merged_into_id IS NULL
  ORDER BY f.place, f.key, f.patient_id LIMIT 50) AS t
JOIN patient p ON p.id = t.patient_id
ORDER BY t.place, t.key, t.patient_id
