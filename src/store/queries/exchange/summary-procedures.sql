-- record: TendProcedure
-- reads: procedure
SELECT {procedure r} FROM procedure r
WHERE r.withdrawn = 0 AND r.patient_id = ##patient::gint64 AND r.id > ##after::gint64
  AND (r.status IS NULL OR r.status <> 'entered-in-error')
ORDER BY r.id
LIMIT 500
