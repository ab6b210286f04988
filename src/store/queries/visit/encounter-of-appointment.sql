-- record: TendEncounter
-- reads: encounter
SELECT {encounter e} FROM encounter e
WHERE e.appointment_id = ##appointment::gint64 AND e.withdrawn = 0 AND e.stage <> 'cancelled'
ORDER BY e.id DESC LIMIT 1
