-- record: TendPatientBalance
-- reads: charge_item invoice payment
SELECT b.id, b.unbilled, b.invoiced, b.paid, b.unbilled + b.invoiced - b.paid AS balance
FROM (
  SELECT p.id,
    CAST(COALESCE((SELECT SUM(c.quantity * c.unit_amount) FROM charge_item c
      WHERE c.patient_id = p.id AND c.withdrawn = 0 AND c.status = 'billable'
        AND c.invoice_id IS NULL), 0) AS BIGINT) AS unbilled,
    CAST(COALESCE((SELECT SUM(i.total) FROM invoice i
      WHERE i.patient_id = p.id AND i.withdrawn = 0
        AND i.status IN ('issued', 'balanced')), 0) AS BIGINT) AS invoiced,
    CAST(COALESCE((SELECT SUM(y.amount) FROM payment y
      WHERE y.patient_id = p.id AND y.withdrawn = 0), 0) AS BIGINT) AS paid
  FROM patient p
  WHERE p.id = ##patient::gint64
) AS b
ORDER BY b.id
LIMIT 1
