-- record: TendLedgerEntry
-- reads: charge_item encounter invoice payment
SELECT l.id, l.kind, l.invoice_id, l.reverses_id, l.number, l.description, l.service_date,
  l.posted_at, l.amount,
  CAST(SUM(l.amount) OVER (
    ORDER BY COALESCE(l.posted_at, 9223372036854775807), l.id
    ROWS UNBOUNDED PRECEDING) AS BIGINT) AS balance
FROM (
  SELECT c.id, 'charge' AS kind, CAST(NULL AS BIGINT) AS invoice_id,
    CAST(NULL AS BIGINT) AS reverses_id, c.code AS number, c.display AS description,
    c.service_date, e.arrived_at AS posted_at, c.quantity * c.unit_amount AS amount
  FROM charge_item c
  LEFT JOIN encounter e ON e.id = c.encounter_id
  WHERE c.withdrawn = 0 AND c.patient_id = ##patient::gint64 AND c.status = 'billable'
    AND c.invoice_id IS NULL
  UNION ALL
  SELECT i.id, 'invoice' AS kind, i.id AS invoice_id,
    CAST(NULL AS BIGINT) AS reverses_id, i.number, i.note AS description,
    CAST(NULL AS TEXT) AS service_date, i.issued_at AS posted_at, i.total AS amount
  FROM invoice i
  WHERE i.withdrawn = 0 AND i.patient_id = ##patient::gint64
    AND i.status IN ('issued', 'balanced')
  UNION ALL
  SELECT y.id, 'payment' AS kind, y.invoice_id, y.reverses_id, y.number,
    y.method AS description,
    CAST(NULL AS TEXT) AS service_date, y.received_at AS posted_at, 0 - y.amount AS amount
  FROM payment y
  WHERE y.withdrawn = 0 AND y.patient_id = ##patient::gint64
) AS l
ORDER BY COALESCE(l.posted_at, 9223372036854775807) DESC, l.id DESC
LIMIT 500
