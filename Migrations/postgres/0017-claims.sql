-- 0017: who has, or asks for, one of the limited places of an area; derived.
CREATE TABLE claim (
  case_number TEXT COLLATE "C" NOT NULL,
  branch      TEXT COLLATE "C" NOT NULL,
  matter      TEXT COLLATE "C" NOT NULL,
  area        TEXT COLLATE "C" NOT NULL,
  rank        TEXT COLLATE "C" NOT NULL,                       -- day of acceptance, then the case's number
  is_taken    BIGINT NOT NULL CHECK (is_taken IN (0, 1)),
  PRIMARY KEY (case_number, branch)
);
CREATE INDEX claim_of_area ON claim (matter, area, is_taken, rank);
