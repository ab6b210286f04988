-- record: TendServiceRequest
-- reads: service_request
SELECT {service_request r} FROM service_request r
WHERE r.withdrawn = 0 AND r.patient_id = ##patient::gint64
  AND r.status IN ('active', 'on-hold', 'draft') AND r.specimen_id IS NULL
ORDER BY r.ordered_at, r.id
LIMIT 200
