-- record: TendJournalEntry
-- reads: journal
SELECT j.sequence AS id, j.at, j.account_id, a.full_name AS account_name, j.workstation, j.action,
  j.patient_id, j.reason, j.undoes, j.changes
FROM journal j LEFT JOIN account a ON a.id = j.account_id
