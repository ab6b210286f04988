-- view: journal-entry
WHERE j.patient_id = ##patient::gint64
ORDER BY j.sequence DESC LIMIT 500
