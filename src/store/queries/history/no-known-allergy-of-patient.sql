-- record: TendAllergyIntolerance
-- reads: allergy_intolerance
SELECT {allergy_intolerance a} FROM allergy_intolerance a
WHERE a.withdrawn = 0 AND a.patient_id = ##patient::gint64 AND a.code = '716186003'
ORDER BY a.id
LIMIT 20
