-- record: TendProcedure
-- reads: procedure
SELECT {procedure p} FROM procedure p
WHERE p.withdrawn = 0 AND p.patient_id = ##patient::gint64
ORDER BY p.performed_at DESC, p.id DESC
LIMIT 200
