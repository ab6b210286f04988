-- record: TendJournalEntry
-- reads: journal
-- The newest thousand entries are looked through: tries that follow each other are among them.
SELECT j.sequence, j.at, j.account_id, '' AS account_name, j.workstation, j.action, j.patient_id,
j.reason, j.undoes, '' AS changes
FROM journal j
WHERE j.sequence > (SELECT h.sequence FROM journal_head h WHERE h.id = 1) - 1000
AND j.action IN ('session.sign-in', 'session.sign-in-failed', 'account.set-password')
AND j.reason = ##name::string
ORDER BY j.sequence DESC LIMIT 100
