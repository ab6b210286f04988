-- record: TendAccount
-- reads: account
SELECT {account a} FROM account a
WHERE a.withdrawn = 0 AND a.disabled = 0
ORDER BY a.full_name, a.id LIMIT 60
