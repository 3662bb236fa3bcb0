-- 0018: who acts for whom on a post (代理、B角), and who is away.
CREATE TABLE stand_in (
  stand_in_id TEXT    NOT NULL PRIMARY KEY,
  account_id  TEXT    NOT NULL REFERENCES account (account_id),
  for_account TEXT    NOT NULL REFERENCES account (account_id),
  unit        TEXT    NOT NULL,
  post        TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('b_post', 'delegation')),
  matters     TEXT,                       -- a JSON list of procedures; NULL: all
  from_at     INTEGER NOT NULL,
  until_at    INTEGER,                    -- NULL: until it is ended
  document    TEXT    NOT NULL,
  made_by     TEXT    NOT NULL,
  made_at     INTEGER NOT NULL,
  ended_at    INTEGER,
  CHECK (account_id <> for_account)
) STRICT;
CREATE INDEX stand_in_of_account ON stand_in (account_id) WHERE ended_at IS NULL;
CREATE INDEX stand_in_for ON stand_in (for_account) WHERE ended_at IS NULL;

CREATE TABLE absence (
  absence_id TEXT    NOT NULL PRIMARY KEY,
  account_id TEXT    NOT NULL REFERENCES account (account_id),
  from_at    INTEGER NOT NULL,
  until_at   INTEGER,                     -- NULL: until he is back
  reason     TEXT    NOT NULL,
  made_by    TEXT    NOT NULL,
  made_at    INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT;
CREATE INDEX absence_of_account ON absence (account_id) WHERE ended_at IS NULL;

CREATE TRIGGER stand_in_made AFTER INSERT ON stand_in
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER stand_in_ended AFTER UPDATE ON stand_in
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER absence_made AFTER INSERT ON absence
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER absence_ended AFTER UPDATE ON absence
  BEGIN UPDATE staff_change SET version = version + 1; END;
