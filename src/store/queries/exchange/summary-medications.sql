-- record: TendMedication
-- reads: medication
SELECT {medication m} FROM medication m
WHERE m.withdrawn = 0 AND m.patient_id = ##patient::gint64 AND m.id > ##after::gint64
  AND (m.status IS NULL OR m.status <> 'entered-in-error')
ORDER BY m.id
LIMIT 500
