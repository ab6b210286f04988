-- record: TendImmunization
-- reads: immunization
SELECT {immunization i} FROM immunization i
WHERE i.withdrawn = 0 AND i.patient_id = ##patient::gint64 AND i.id > ##after::gint64
  AND (i.status IS NULL OR i.status <> 'entered-in-error')
ORDER BY i.id
LIMIT 500
