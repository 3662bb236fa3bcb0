-- 0020: what everybody may read of a case: what was granted, a branch a row, and what was put on public notice. Derived.
CREATE TABLE publication (
  case_number TEXT NOT NULL,
  entry       TEXT NOT NULL,                       -- result 01, notice 0001: one line of a public list
  kind        TEXT NOT NULL CHECK (kind IN ('result', 'public_notice', 'hearing')),
  matter      TEXT NOT NULL,
  unit        TEXT NOT NULL,
  text        TEXT NOT NULL,                       -- of a notice; a result says nothing of its own
  first_on    TEXT NOT NULL,                       -- decided, or put on notice
  last_on     TEXT,                                -- last day to object, day of the hearing; a licence's end before its time
  ending      TEXT,                                -- why a licence ended before its time
  PRIMARY KEY (case_number, entry)
) STRICT;
CREATE INDEX publication_results ON publication (first_on, case_number, entry) WHERE kind = 'result';
CREATE INDEX publication_notices ON publication (last_on, case_number, entry) WHERE kind <> 'result';
