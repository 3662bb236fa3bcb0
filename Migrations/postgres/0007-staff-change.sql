-- 0007: a number that moves whenever staff changes, so that no batch reads who sits where again; derived.
CREATE TABLE staff_change (
  version BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO staff_change (version) VALUES (1);

CREATE FUNCTION count_staff_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN UPDATE staff_change SET version = version + 1; RETURN NULL; END $$;
CREATE TRIGGER staff_given AFTER INSERT OR DELETE ON account_post
  FOR EACH STATEMENT EXECUTE FUNCTION count_staff_change();
CREATE TRIGGER staff_made AFTER INSERT ON account
  FOR EACH ROW WHEN (new.kind = 'staff') EXECUTE FUNCTION count_staff_change();
CREATE TRIGGER staff_altered AFTER UPDATE OF is_supervisor, region, closed_at ON account
  FOR EACH ROW WHEN (new.kind = 'staff') EXECUTE FUNCTION count_staff_change();

-- The first few of many like cases are found without sorting the others.
DROP INDEX case_file_like;
CREATE INDEX case_file_like ON case_file (likeness, case_number) WHERE outcome IS NULL;
