-- record: TendIdentifier
-- reads: identifier
SELECT {identifier i} FROM identifier i
WHERE i.withdrawn = 0 AND i.system = ##system::string AND i.value = ##value::string AND i.owner_kind = ##kind::string
ORDER BY i.id
LIMIT 20
