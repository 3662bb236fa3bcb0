-- 0017: who has, or asks for, one of the limited places of an area; derived.
CREATE TABLE claim (
  case_number TEXT NOT NULL,
  branch      TEXT NOT NULL,
  matter      TEXT NOT NULL,
  area        TEXT NOT NULL,
  rank        TEXT NOT NULL,                       -- day of acceptance, then the case's number
  is_taken    INTEGER NOT NULL CHECK (is_taken IN (0, 1)),
  PRIMARY KEY (case_number, branch)
) STRICT;
CREATE INDEX claim_of_area ON claim (matter, area, is_taken, rank);
