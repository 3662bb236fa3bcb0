-- 0002: what can be computed again from 0001: `hall replay` rebuilds it and finds no difference.

-- One row for each envelope that was recorded: the same one again gets the same answer.
-- `mark` is a keyed hash of the body; NULL once erased or rebuilt, and then any body counts as the same.
CREATE TABLE idempotency (
  actor         TEXT    NOT NULL,
  envelope_id   TEXT    NOT NULL,
  mark          TEXT,
  case_number   TEXT    NOT NULL,
  first_version INTEGER NOT NULL,
  last_version  INTEGER NOT NULL,
  PRIMARY KEY (actor, envelope_id),
  CHECK (first_version <= last_version)
) STRICT;

-- The fold of a case's events, and what lists ask about it.
CREATE TABLE case_file (
  case_number   TEXT    NOT NULL PRIMARY KEY,
  version       INTEGER NOT NULL CHECK (version >= 1),
  hash          BLOB    NOT NULL,
  procedure     TEXT    NOT NULL,
  applicant     TEXT    NOT NULL,
  subject       TEXT    NOT NULL,            -- what names it in lists; empty once erased
  likeness      TEXT    NOT NULL,            -- applicant, matter and place: like open cases share it
  received_on   TEXT    NOT NULL,
  outcome       TEXT    CHECK (outcome IN
                  ('granted', 'partly_granted', 'denied', 'withdrawn', 'terminated', 'refused')),
  next_alarm_at INTEGER,                     -- NULL: no clock can pass
  body          BLOB    NOT NULL
) STRICT;
-- Closed cases cost the indexes nothing.
CREATE INDEX case_file_alarm ON case_file (next_alarm_at, case_number) WHERE next_alarm_at IS NOT NULL;
CREATE INDEX case_file_like ON case_file (likeness) WHERE outcome IS NULL;
CREATE INDEX case_file_of_applicant ON case_file (applicant, case_number);

-- One row for each turn that is open. No limit: due_on is the last day there is, so it sorts last.
CREATE TABLE worklist (
  case_number TEXT    NOT NULL,
  position    INTEGER NOT NULL,              -- the turn's place in the case file
  unit        TEXT    NOT NULL,
  post        TEXT    NOT NULL,
  act         TEXT    NOT NULL,
  branch      TEXT    NOT NULL,              -- empty: the case as a whole
  since_on    TEXT    NOT NULL,
  due_on      TEXT    NOT NULL,
  clock_kind  TEXT,
  is_passed   INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
  PRIMARY KEY (case_number, position)
) STRICT;
CREATE INDEX worklist_of_unit ON worklist (unit, due_on, case_number, position);

-- Running clocks alone: the dashboard counts them, and they are as many as there is open work.
CREATE TABLE clock (
  case_number TEXT    NOT NULL,
  clock_id    INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  unit        TEXT    NOT NULL,
  post        TEXT    NOT NULL,
  branch      TEXT    NOT NULL,
  start_on    TEXT    NOT NULL,
  due_on      TEXT    NOT NULL,
  is_passed   INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
  PRIMARY KEY (case_number, clock_id)
) STRICT;
CREATE INDEX clock_of_unit ON clock (unit, kind, due_on, case_number, clock_id);
CREATE INDEX clock_by_due ON clock (due_on, case_number, clock_id);

-- The units that have to do with a case: the scope of their search.
CREATE TABLE case_unit (
  case_number TEXT NOT NULL,
  unit        TEXT NOT NULL,
  PRIMARY KEY (case_number, unit)
) STRICT;

-- Number, subject, name, credit code, phone and address of a case, normalised. Erased with the person.
CREATE TABLE search_text (
  case_number TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('number', 'subject', 'name', 'code', 'phone', 'address')),
  text        TEXT NOT NULL,
  PRIMARY KEY (case_number, kind, text)
) STRICT;
CREATE INDEX search_text_by_start ON search_text (text, case_number);

-- Every two neighbouring characters of names and addresses: Chinese is written without spaces.
CREATE TABLE search_pair (
  case_number TEXT NOT NULL,
  pair        TEXT NOT NULL,
  PRIMARY KEY (case_number, pair)
) STRICT;
CREATE INDEX search_pair_by_pair ON search_pair (pair, case_number);

-- Sequences of case numbers (by region and day) and of papers (by unit, kind and year): the last one given.
CREATE TABLE counter (
  name  TEXT    NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
