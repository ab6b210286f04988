-- record: TendMedication
-- reads: medication
SELECT {medication m} FROM medication m
WHERE m.withdrawn = 0 AND m.patient_id = ##patient::gint64
ORDER BY CASE WHEN m.ended_date IS NULL THEN 0 ELSE 1 END, m.started_date DESC, m.id DESC
LIMIT 200
