-- 0010: what lists and figures ask, so that no case file is opened for a row of a list; all of it derived.
-- The body stands last: a list reads the columns before it, and none of the pages that the body runs over.
DROP TABLE case_file;
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
  lead          TEXT COLLATE "C" NOT NULL,            -- the unit that leads
  accept_region TEXT COLLATE "C" NOT NULL,
  decide_region TEXT COLLATE "C" NOT NULL,
  state         TEXT COLLATE "C" NOT NULL,
  next_due_on   TEXT COLLATE "C",                        -- NULL: no clock runs
  decided_on    TEXT COLLATE "C",                        -- NULL: open, or ended undecided
  workdays      BIGINT,                     -- from acceptance to decided_on
  on_time       BIGINT           CHECK (on_time IN (0, 1)),
  body          BYTEA            NOT NULL
);
CREATE INDEX case_file_alarm ON case_file (next_alarm_at, case_number) WHERE next_alarm_at IS NOT NULL;
CREATE INDEX case_file_like ON case_file (likeness, case_number) WHERE outcome IS NULL;
CREATE INDEX case_file_of_applicant ON case_file (applicant, case_number);
CREATE INDEX case_file_open_of_applicant ON case_file (applicant, case_number) WHERE outcome IS NULL;
CREATE INDEX case_file_decided ON case_file (decided_on, workdays, on_time) WHERE decided_on IS NOT NULL;

-- How many running clocks a unit holds and how many open cases it leads, by day: the dashboard adds these up.
-- The same few rows change with every act: half of each page is left free for their next versions.
CREATE TABLE tally (
  unit   TEXT COLLATE "C" NOT NULL,
  what   TEXT COLLATE "C" NOT NULL,                   -- a kind of clock; or 'case' and what of the cases is counted
  due_on TEXT COLLATE "C" NOT NULL,                   -- empty: of no day
  number BIGINT           NOT NULL,
  PRIMARY KEY (unit, what, due_on)
) WITH (fillfactor = 50);

-- The shape of the derived rows: where the program's is another, the hall folds every case anew as it opens.
CREATE TABLE derived (
  shape BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO derived (shape) VALUES (1);
