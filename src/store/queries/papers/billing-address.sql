-- record: TendAddress
-- reads: address
SELECT {address a} FROM address a
WHERE a.withdrawn = 0 AND a.patient_id = ##patient::gint64 AND a.use <> 'old'
ORDER BY CASE a.use WHEN 'billing' THEN 0 WHEN 'home' THEN 1 WHEN 'temp' THEN 2 ELSE 3 END, a.id
LIMIT 1
