-- record: TendPatient
-- reads: patient
SELECT {patient p} FROM patient p
WHERE p.withdrawn = 0 AND p.id > ##after::gint64
ORDER BY p.id LIMIT 200
