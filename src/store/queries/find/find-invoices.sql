-- view: invoice-row
WHERE v.number = ##number::string
ORDER BY v.id
LIMIT 1
