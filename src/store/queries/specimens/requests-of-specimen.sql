-- record: TendServiceRequest
-- reads: service_request
SELECT {service_request r} FROM service_request r
WHERE r.withdrawn = 0 AND r.specimen_id = ##specimen::gint64
ORDER BY r.id
LIMIT 100
