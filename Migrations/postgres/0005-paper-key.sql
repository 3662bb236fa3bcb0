-- 0005: a paper's key begins with its case, so that the table can be split by it. Truth, as before.
-- Numbers stay unique by their counters; a second one would show in `hall replay`.
CREATE TABLE paper_by_case (
  case_number TEXT COLLATE "C" NOT NULL,
  position    BIGINT           NOT NULL CHECK (position >= 1),
  version     BIGINT           NOT NULL,
  number      TEXT COLLATE "C" NOT NULL,
  digest      TEXT COLLATE "C",                          -- NULL: not made yet
  made_at     BIGINT,
  PRIMARY KEY (case_number, position)
);
INSERT INTO paper_by_case (case_number, position, version, number, digest, made_at)
  SELECT case_number, position, version, number, digest, made_at FROM paper;
DROP TABLE paper;
ALTER TABLE paper_by_case RENAME TO paper;
CREATE INDEX paper_by_number ON paper (number);
CREATE INDEX paper_by_digest ON paper (digest) WHERE digest IS NOT NULL;
CREATE INDEX paper_to_make ON paper (case_number, position) WHERE digest IS NULL;
