-- 0020: what everybody may read of a case: what was granted, a branch a row, and what was put on public notice. Derived.
CREATE TABLE publication (
  case_number TEXT COLLATE "C" NOT NULL,
  entry       TEXT COLLATE "C" NOT NULL,                       -- result 01, notice 0001: one line of a public list
  kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('result', 'public_notice', 'hearing')),
  matter      TEXT COLLATE "C" NOT NULL,
  unit        TEXT COLLATE "C" NOT NULL,
  text        TEXT COLLATE "C" NOT NULL,                       -- of a notice; a result says nothing of its own
  first_on    TEXT COLLATE "C" NOT NULL,                       -- decided, or put on notice
  last_on     TEXT COLLATE "C",                                -- last day to object, day of the hearing; a licence's end before its time
  ending      TEXT COLLATE "C",                                -- why a licence ended before its time
  PRIMARY KEY (case_number, entry)
);
CREATE INDEX publication_results ON publication (first_on, case_number, entry) WHERE kind = 'result';
CREATE INDEX publication_notices ON publication (last_on, case_number, entry) WHERE kind <> 'result';
