-- view: invoice-row
WHERE v.patient_id = ##patient::gint64
ORDER BY v.issued_at DESC, v.id DESC
LIMIT 200
