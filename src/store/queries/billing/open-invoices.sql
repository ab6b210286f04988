-- view: invoice-row
WHERE v.status = 'issued'
ORDER BY v.issued_at, v.id
LIMIT 500
