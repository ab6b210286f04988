-- record: TendDeviceRow
-- reads: device location patient device_loan
SELECT v.id, v.asset_tag, v.name, v.family, v.manufacturer, v.model_number, v.serial_number, v.status,
  v.owner, v.location_id, l.name AS location_name, v.patient_id,
  p.family_name AS patient_family_name, p.given_name AS patient_given_name, p.mrn AS patient_mrn,
  v.next_due_date, v.next_due_for, v.risk_score,
  o.id AS loan_id, o.lent_at, o.due_back_date
FROM device v
LEFT JOIN location l ON l.id = v.location_id
LEFT JOIN patient p ON p.id = v.patient_id
LEFT JOIN device_loan o ON o.device_id = v.id AND o.withdrawn = 0 AND o.returned_at IS NULL
WHERE v.withdrawn = 0
