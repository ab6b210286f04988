-- record: TendEncounter
-- reads: encounter
SELECT {encounter e} FROM encounter e
WHERE e.withdrawn = 0 AND e.patient_id = ##patient::gint64 AND e.id > ##after::gint64
ORDER BY e.id
LIMIT 500
