-- record: TendFee
-- reads: fee
SELECT {fee f} FROM fee f
WHERE f.withdrawn = 0 AND f.active = 1 AND f.code = ##code::string
  AND COALESCE(f.valid_from, '0001-01-01') <= ##date::string
  AND COALESCE(f.valid_until, '9999-12-31') >= ##date::string
ORDER BY f.valid_from DESC NULLS LAST, f.id DESC
LIMIT 1
