-- record: TendPayment
-- reads: payment
SELECT {payment y} FROM payment y
WHERE y.withdrawn = 0 AND y.request = ##request::string
ORDER BY y.id
LIMIT 1
