-- view: journal-entry
ORDER BY j.sequence DESC LIMIT 200
