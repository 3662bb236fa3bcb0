-- 0002: what can be computed again from 0001: `hall replay` rebuilds it and finds no difference.

-- One row for each envelope that was recorded: the same one again gets the same answer.
-- `mark` is a keyed hash of the body; NULL once erased or rebuilt, and then any body counts as the same.
CREATE TABLE idempotency (
  actor         TEXT COLLATE "C" NOT NULL,
  envelope_id   TEXT COLLATE "C" NOT NULL,
  mark          TEXT COLLATE "C",
  case_number   TEXT COLLATE "C" NOT NULL,
  first_version BIGINT           NOT NULL,
  last_version  BIGINT           NOT NULL,
  PRIMARY KEY (actor, envelope_id),
  CHECK (first_version <= last_version)
);

-- The fold of a case's events, and what lists ask about it.
CREATE TABLE case_file (
  case_number   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  version       BIGINT           NOT NULL CHECK (version >= 1),
  hash          BYTEA            NOT NULL,
  procedure     TEXT COLLATE "C" NOT NULL,
  applicant     TEXT COLLATE "C" NOT NULL,
  subject       TEXT COLLATE "C" NOT NULL,            -- what names it in lists; empty once erased
  likeness      TEXT COLLATE "C" NOT NULL,            -- applicant, matter and place: like open cases share it
  received_on   TEXT COLLATE "C" NOT NULL,
  outcome       TEXT COLLATE "C" CHECK (outcome IN
                  ('granted', 'partly_granted', 'denied', 'withdrawn', 'terminated', 'refused')),
  next_alarm_at BIGINT,                     -- NULL: no clock can pass
  body          BYTEA            NOT NULL
);
-- Closed cases cost the indexes nothing.
CREATE INDEX case_file_alarm ON case_file (next_alarm_at, case_number) WHERE next_alarm_at IS NOT NULL;
CREATE INDEX case_file_like ON case_file (likeness) WHERE outcome IS NULL;
CREATE INDEX case_file_of_applicant ON case_file (applicant, case_number);

-- One row for each turn that is open. No limit: due_on is the last day there is, so it sorts last.
CREATE TABLE worklist (
  case_number TEXT COLLATE "C" NOT NULL,
  position    BIGINT           NOT NULL,              -- the turn's place in the case file
  unit        TEXT COLLATE "C" NOT NULL,
  post        TEXT COLLATE "C" NOT NULL,
  act         TEXT COLLATE "C" NOT NULL,
  branch      TEXT COLLATE "C" NOT NULL,              -- empty: the case as a whole
  since_on    TEXT COLLATE "C" NOT NULL,
  due_on      TEXT COLLATE "C" NOT NULL,
  clock_kind  TEXT COLLATE "C",
  is_passed   BIGINT           NOT NULL CHECK (is_passed IN (0, 1)),
  PRIMARY KEY (case_number, position)
);
CREATE INDEX worklist_of_unit ON worklist (unit, due_on, case_number, position);

-- Running clocks alone: the dashboard counts them, and they are as many as there is open work.
CREATE TABLE clock (
  case_number TEXT COLLATE "C" NOT NULL,
  clock_id    BIGINT           NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  unit        TEXT COLLATE "C" NOT NULL,
  post        TEXT COLLATE "C" NOT NULL,
  branch      TEXT COLLATE "C" NOT NULL,
  start_on    TEXT COLLATE "C" NOT NULL,
  due_on      TEXT COLLATE "C" NOT NULL,
  is_passed   BIGINT           NOT NULL CHECK (is_passed IN (0, 1)),
  PRIMARY KEY (case_number, clock_id)
);
CREATE INDEX clock_of_unit ON clock (unit, kind, due_on, case_number, clock_id);
CREATE INDEX clock_by_due ON clock (due_on, case_number, clock_id);

-- The units that have to do with a case: the scope of their search.
CREATE TABLE case_unit (
  case_number TEXT COLLATE "C" NOT NULL,
  unit        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (case_number, unit)
);

-- Number, subject, name, credit code, phone and address of a case, normalised. Erased with the person.
CREATE TABLE search_text (
  case_number TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('number', 'subject', 'name', 'code', 'phone', 'address')),
  text        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (case_number, kind, text)
);
CREATE INDEX search_text_by_start ON search_text (text, case_number);

-- Every two neighbouring characters of names and addresses: Chinese is written without spaces.
CREATE TABLE search_pair (
  case_number TEXT COLLATE "C" NOT NULL,
  pair        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (case_number, pair)
);
CREATE INDEX search_pair_by_pair ON search_pair (pair, case_number);

-- Sequences of case numbers (by region and day) and of papers (by unit, kind and year): the last one given.
CREATE TABLE counter (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value BIGINT           NOT NULL CHECK (value >= 0)
);
