-- record: TendContactPoint
-- reads: contact_point
SELECT {contact_point c} FROM contact_point c WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 ORDER BY c.rank, c.id LIMIT 200
