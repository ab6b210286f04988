-- view: invoice-row
WHERE v.id = ##invoice::gint64
ORDER BY v.id
LIMIT 1
