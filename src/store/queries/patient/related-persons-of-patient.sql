-- record: TendRelatedPerson
-- reads: related_person
SELECT {related_person r} FROM related_person r WHERE r.withdrawn = 0 AND r.patient_id = ##patient::gint64 ORDER BY r.rank, r.id LIMIT 200
