-- record: TendInvoiceRow
-- reads: invoice payment patient
SELECT v.id, v.number, v.patient_id, v.encounter_id, v.status, v.issued_at, v.due_date, v.total,
  v.paid, CASE WHEN v.status IN ('issued', 'balanced') THEN v.total - v.paid ELSE 0 END AS balance,
  v.mrn, v.family_name, v.given_name, v.birth_date, v.sex
FROM (
  SELECT i.id, i.number, i.patient_id, i.encounter_id, i.status, i.issued_at, i.due_date, i.total,
    CAST(COALESCE((SELECT SUM(y.amount) FROM payment y
      WHERE y.invoice_id = i.id AND y.withdrawn = 0), 0) AS BIGINT) AS paid,
    p.mrn, p.family_name, p.given_name, p.birth_date, p.sex
  FROM invoice i
  JOIN patient p ON p.id = i.patient_id
  WHERE i.withdrawn = 0
) AS v
