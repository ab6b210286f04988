-- record: TendAccount
-- reads: account
SELECT {account a} FROM account a
WHERE a.withdrawn = 0 AND a.disabled = 0 AND a.role = 'administrator'
ORDER BY a.id LIMIT 2
