-- 0016: what an applicant is barred from, and places in the worklist that no new kind of turn moves.
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

CREATE TEMPORARY TABLE placed AS
SELECT case_number, unit, post, act, branch, since_on, due_on, clock_kind, is_passed,
  CASE WHEN branch = '' THEN 0 ELSE (CAST(branch AS BIGINT) + 1) * 100 END
    + CASE act WHEN 'accept' THEN 0 WHEN 'sign_copy' THEN 1 WHEN 'opine' THEN 2 WHEN 'review' THEN 3 WHEN 'inspect' THEN 4 WHEN 'check' THEN 5 WHEN 'decide' THEN 6 WHEN 'deliver' THEN 7 WHEN 'answer_urge' THEN 8 WHEN 'extend' THEN 9 WHEN 'resume' THEN 10 WHEN 'hear' THEN 11 ELSE 99 END
    + 100000 * (row_number() OVER (PARTITION BY case_number, branch, act ORDER BY position) - 1)
    AS place
FROM worklist;
DELETE FROM worklist;
INSERT INTO worklist
  (case_number, position, unit, post, act, branch, since_on, due_on, clock_kind, is_passed)
SELECT case_number, place, unit, post, act, branch, since_on, due_on, clock_kind, is_passed
FROM placed;
DROP TABLE placed;
