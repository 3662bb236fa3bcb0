-- 0018: who acts for whom on a post (代理、B角), and who is away.
CREATE TABLE stand_in (
  stand_in_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id  TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  for_account TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  unit        TEXT COLLATE "C" NOT NULL,
  post        TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('b_post', 'delegation')),
  matters     TEXT,                       -- a JSON list of procedures; NULL: all
  from_at     BIGINT NOT NULL,
  until_at    BIGINT,                     -- NULL: until it is ended
  document    TEXT   NOT NULL,
  made_by     TEXT COLLATE "C" NOT NULL,
  made_at     BIGINT NOT NULL,
  ended_at    BIGINT,
  CHECK (account_id <> for_account)
);
CREATE INDEX stand_in_of_account ON stand_in (account_id) WHERE ended_at IS NULL;
CREATE INDEX stand_in_for ON stand_in (for_account) WHERE ended_at IS NULL;

CREATE TABLE absence (
  absence_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  from_at    BIGINT NOT NULL,
  until_at   BIGINT,                      -- NULL: until he is back
  reason     TEXT   NOT NULL,
  made_by    TEXT COLLATE "C" NOT NULL,
  made_at    BIGINT NOT NULL,
  ended_at   BIGINT
);
CREATE INDEX absence_of_account ON absence (account_id) WHERE ended_at IS NULL;

CREATE TRIGGER stand_in_altered AFTER INSERT OR UPDATE ON stand_in
  FOR EACH STATEMENT EXECUTE FUNCTION count_staff_change();
CREATE TRIGGER absence_altered AFTER INSERT OR UPDATE ON absence
  FOR EACH STATEMENT EXECUTE FUNCTION count_staff_change();
