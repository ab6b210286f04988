-- record: TendHumanName
-- reads: human_name
SELECT {human_name n} FROM human_name n WHERE n.withdrawn = 0 AND n.patient_id = ##patient::gint64 ORDER BY n.id LIMIT 200
