-- record: TendFee
-- reads: fee
SELECT {fee f} FROM fee f
WHERE f.withdrawn = 0 AND f.active = 1
ORDER BY f.code, f.id
LIMIT 1000
