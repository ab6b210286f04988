-- record: TendPractitioner
-- reads: practitioner
SELECT {practitioner p} FROM practitioner p
WHERE p.withdrawn = 0 AND p.active = 1
ORDER BY p.family_name, p.given_name, p.id
LIMIT 500
