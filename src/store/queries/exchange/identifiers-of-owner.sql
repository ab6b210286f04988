-- record: TendIdentifier
-- reads: identifier
SELECT {identifier i} FROM identifier i
WHERE i.withdrawn = 0 AND i.owner_kind = ##kind::string AND i.owner_id = ##owner::gint64
ORDER BY i.id
LIMIT 200
