-- record: TendLoanRow
-- reads: device_loan device patient
SELECT o.id, o.device_id, o.patient_id, v.asset_tag, v.name AS device_name, v.serial_number,
  o.lent_at, o.due_back_date, o.returned_at, o.settings, o.condition_out, o.condition_back,
  p.mrn, p.family_name AS patient_family_name, p.given_name AS patient_given_name
FROM device_loan o
JOIN device v ON v.id = o.device_id
JOIN patient p ON p.id = o.patient_id
WHERE o.withdrawn = 0
