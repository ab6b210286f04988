-- record: TendSpecimen
-- reads: specimen
SELECT {specimen s} FROM specimen s
WHERE s.withdrawn = 0 AND s.patient_id = ##patient::gint64
  AND SUBSTR(s.accession, 1, 11) = ##accession::string
ORDER BY s.container_number, s.id
LIMIT 100
