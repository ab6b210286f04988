-- record: TendAllergyIntolerance
-- reads: allergy_intolerance
SELECT {allergy_intolerance a} FROM allergy_intolerance a
WHERE a.withdrawn = 0 AND a.patient_id = ##patient::gint64
  AND (COALESCE(a.code, '') <> '716186003' OR NOT EXISTS (SELECT 1 FROM allergy_intolerance b
    WHERE b.patient_id = a.patient_id AND b.withdrawn = 0 AND COALESCE(b.code, '') <> '716186003'
      AND b.clinical_status IN ('active', 'recurrence', 'relapse', 'unknown')
      AND b.verification_status NOT IN ('refuted', 'entered-in-error')))
ORDER BY a.id
LIMIT 200
