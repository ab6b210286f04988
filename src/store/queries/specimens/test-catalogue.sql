-- record: TendTestDefinition
-- reads: test_definition
SELECT {test_definition t} FROM test_definition t
WHERE t.withdrawn = 0 AND t.active = 1
ORDER BY t.position, t.display, t.id
LIMIT 1000
