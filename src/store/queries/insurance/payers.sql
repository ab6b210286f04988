-- record: TendOrganization
-- reads: organization
SELECT {organization o} FROM organization o
WHERE o.withdrawn = 0 AND o.active = 1 AND o.kind = 'payer'
ORDER BY o.name, o.id
LIMIT 500
