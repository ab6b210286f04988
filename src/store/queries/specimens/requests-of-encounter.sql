-- record: TendServiceRequest
-- reads: service_request
SELECT {service_request r} FROM service_request r
WHERE r.withdrawn = 0 AND r.encounter_id = ##encounter::gint64
ORDER BY r.id
LIMIT 200
