-- record: TendInvoice
-- reads: invoice
SELECT {invoice i} FROM invoice i
WHERE i.withdrawn = 0 AND i.number = ##number::string
ORDER BY i.id
LIMIT 1
