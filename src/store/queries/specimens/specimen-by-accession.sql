-- record: TendSpecimen
-- reads: specimen
SELECT {specimen s} FROM specimen s
WHERE s.withdrawn = 0 AND s.accession = ##accession::string
ORDER BY s.id
LIMIT 1
