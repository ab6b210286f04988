-- record: TendCoverageRow
-- reads: coverage organization
SELECT c.id, c.patient_id, c.payer_id, o.name AS payer_name, o.phone AS payer_phone, c.plan_name,
  c.member_id, c.group_number, c.relationship, c.subscriber_name, c.coverage_order, c.period_start,
  c.period_end, c.status, c.copay
FROM coverage c
LEFT JOIN organization o ON o.id = c.payer_id
WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64
ORDER BY CASE WHEN c.coverage_order = 0 THEN 9 ELSE c.coverage_order END, c.id
LIMIT 50
