-- record: TendJournalEntry
-- reads: journal device device_loan
SELECT j.sequence AS id, j.at, j.account_id, a.full_name AS account_name, j.workstation, j.action,
  j.patient_id, j.reason, j.undoes, j.changes
FROM journal_row r
JOIN journal j ON j.sequence = r.sequence
LEFT JOIN account a ON a.id = j.account_id
WHERE r.kind = 'device' AND r.row_id = ##device::gint64
ORDER BY r.sequence DESC
LIMIT 100
