-- 0016: what an applicant is barred from; derived.
CREATE TABLE bar (
  case_number TEXT COLLATE "C" NOT NULL,
  position    BIGINT           NOT NULL,
  applicant   TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  matter      TEXT COLLATE "C" NOT NULL,
  until_on    TEXT COLLATE "C",                       -- NULL: until it is lifted
  PRIMARY KEY (case_number, position)
);
CREATE INDEX bar_of_applicant ON bar (applicant, case_number, position);
