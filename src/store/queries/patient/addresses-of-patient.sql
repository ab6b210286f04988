-- record: TendAddress
-- reads: address
SELECT {address a} FROM address a WHERE a.withdrawn = 0 AND a.patient_id = ##patient::gint64 ORDER BY a.id LIMIT 200
