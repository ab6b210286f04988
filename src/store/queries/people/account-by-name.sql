-- record: TendAccount
-- reads: account
SELECT {account a} FROM account a WHERE a.withdrawn = 0 AND a.name = ##name::string ORDER BY a.id LIMIT 1
