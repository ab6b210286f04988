-- view: loan-row
  AND o.returned_at IS NULL
ORDER BY o.due_back_date NULLS LAST, o.id
LIMIT 500
