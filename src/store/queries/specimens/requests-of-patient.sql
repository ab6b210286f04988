-- record: TendServiceRequest
-- reads: service_request
SELECT {service_request r} FROM service_request r
WHERE r.withdrawn = 0 AND r.patient_id = ##patient::gint64
ORDER BY r.ordered_at DESC, r.id DESC
LIMIT 200
