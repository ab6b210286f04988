-- view: journal-entry
WHERE j.sequence = ##sequence::gint64
