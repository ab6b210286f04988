-- record: TendClinic
-- reads: clinic
SELECT {clinic c} FROM clinic c
WHERE c.withdrawn = 0
ORDER BY c.id
LIMIT 1
