-- record: TendAppointment
-- reads: appointment
SELECT {appointment a} FROM appointment a
WHERE a.withdrawn = 0 AND a.patient_id = ##patient::gint64 AND a.id > ##after::gint64
  AND a.status <> 'entered-in-error'
ORDER BY a.id
LIMIT 500
