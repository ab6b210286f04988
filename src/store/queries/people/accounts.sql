-- record: TendAccount
-- reads: account
SELECT {account a} FROM account a WHERE a.withdrawn = 0 ORDER BY a.disabled, a.name, a.id LIMIT 500
