-- record: TendPatient
-- reads: patient
SELECT {patient p} FROM patient p
WHERE p.withdrawn = 0 AND p.mrn = ##mrn::string
ORDER BY p.id
LIMIT 1
