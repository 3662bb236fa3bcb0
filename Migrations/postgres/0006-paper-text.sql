-- 0006: the texts that papers are made from, every version served. Truth: a paper drawn under one text is
-- never made from a later one.
CREATE TABLE paper_text (
  version   TEXT COLLATE "C" NOT NULL PRIMARY KEY,  -- SHA-256 of body
  body      BYTEA            NOT NULL,              -- JSON: each file's name and its text
  served_at BIGINT           NOT NULL
);
ALTER TABLE paper ADD COLUMN text_version TEXT COLLATE "C" NOT NULL DEFAULT '';  -- '': drawn before 0006
