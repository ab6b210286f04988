-- record: TendEncounter
-- reads: encounter
SELECT {encounter e} FROM encounter e
WHERE e.withdrawn = 0 AND e.patient_id = ##patient::gint64
  AND e.arrived_at >= ##since::gint64 AND e.stage IN ('arrived', 'roomed', 'with-clinician')
ORDER BY e.arrived_at DESC, e.id DESC
LIMIT 1
