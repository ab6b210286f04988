-- record: TendImmunization
-- reads: immunization
SELECT {immunization i} FROM immunization i
WHERE i.withdrawn = 0 AND i.patient_id = ##patient::gint64
ORDER BY i.occurrence_at DESC, i.id DESC
LIMIT 200
