-- 0016: what an applicant is barred from; derived.
CREATE TABLE bar (
  case_number TEXT NOT NULL,
  position    INTEGER NOT NULL,
  applicant   TEXT NOT NULL,
  kind        TEXT NOT NULL,
  matter      TEXT NOT NULL,
  until_on    TEXT,                       -- NULL: until it is lifted
  PRIMARY KEY (case_number, position)
) STRICT;
CREATE INDEX bar_of_applicant ON bar (applicant, case_number, position);
