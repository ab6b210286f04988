-- record: TendDeviceLoan
-- reads: device_loan
SELECT {device_loan o} FROM device_loan o
WHERE o.withdrawn = 0 AND o.device_id = ##device::gint64 AND o.returned_at IS NULL
ORDER BY o.id
LIMIT 1
