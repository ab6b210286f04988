CREATE FUNCTION refuse_journal_change() RETURNS trigger AS $fn$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $fn$ LANGUAGE plpgsql
--;;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change()
