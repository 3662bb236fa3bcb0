-- 0010: what lists and figures ask, so that no case file is opened for a row of a list; all of it derived.
ALTER TABLE case_file ADD COLUMN lead TEXT COLLATE "C" NOT NULL DEFAULT '';           -- the unit that leads
ALTER TABLE case_file ADD COLUMN accept_region TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN decide_region TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN state TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN next_due_on TEXT COLLATE "C";                             -- NULL: no clock runs
ALTER TABLE case_file ADD COLUMN decided_on TEXT COLLATE "C";                         -- NULL: open, or ended undecided
ALTER TABLE case_file ADD COLUMN workdays BIGINT;                                     -- from acceptance to decided_on
ALTER TABLE case_file ADD COLUMN on_time BIGINT CHECK (on_time IN (0, 1));
CREATE INDEX case_file_decided ON case_file (decided_on, workdays, on_time) WHERE decided_on IS NOT NULL;
CREATE INDEX case_file_open_of_applicant ON case_file (applicant, case_number) WHERE outcome IS NULL;

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
