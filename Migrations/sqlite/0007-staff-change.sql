-- 0007: a number that moves whenever staff changes, so that no batch reads who sits where again; derived.
CREATE TABLE staff_change (
  version INTEGER NOT NULL PRIMARY KEY
) STRICT;
INSERT INTO staff_change (version) VALUES (1);

CREATE TRIGGER staff_given AFTER INSERT ON account_post
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER staff_taken AFTER DELETE ON account_post
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER staff_made AFTER INSERT ON account WHEN new.kind = 'staff'
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER staff_altered AFTER UPDATE OF is_supervisor, region, closed_at ON account
  WHEN new.kind = 'staff'
  BEGIN UPDATE staff_change SET version = version + 1; END;

-- The first few of many like cases are found without sorting the others.
DROP INDEX case_file_like;
CREATE INDEX case_file_like ON case_file (likeness, case_number) WHERE outcome IS NULL;
