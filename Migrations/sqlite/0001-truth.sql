-- 0001: what happened and what people gave us. Nothing here can be computed from anything else.
-- Moments (`_at`) are microseconds of UTC since 1970; days (`_on`) are ISO text; text sorts by its bytes.

-- The truth about every case, append-only. `entry` is the exact bytes that were hashed, never re-encoded.
-- hash = SHA-256(hash of the version before, 32 zero bytes for the first ‖ case_number ‖ version ‖ entry).
CREATE TABLE case_event (
  case_number TEXT    NOT NULL,
  version     INTEGER NOT NULL CHECK (version >= 1),
  entry       BLOB    NOT NULL,
  hash        BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (case_number, version)
) STRICT;

-- Answers and other personal text of a case. The event holds the digest alone, so a person can be erased
-- (salt and body become NULL) and the chain still verifies.
CREATE TABLE answer (
  case_number TEXT NOT NULL,
  digest      TEXT NOT NULL CHECK (length(digest) = 64),
  kind        TEXT NOT NULL CHECK (kind IN ('answers', 'text')),
  salt        BLOB,
  body        BLOB,
  PRIMARY KEY (case_number, digest),
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;

-- Each published version as it was first served: its files, word for word. A case pins one for ever.
CREATE TABLE definition_version (
  procedure       TEXT    NOT NULL,
  in_force_on     TEXT    NOT NULL,
  checksum        TEXT    NOT NULL CHECK (length(checksum) = 64),
  files           BLOB    NOT NULL,
  first_served_at INTEGER NOT NULL,
  PRIMARY KEY (procedure, in_force_on)
) STRICT;

CREATE TABLE calendar (
  version         TEXT    NOT NULL PRIMARY KEY,
  body            BLOB    NOT NULL,
  first_served_at INTEGER NOT NULL
) STRICT;

-- People. An event names one by account_id, which says nothing about them: erasing empties the rest.
CREATE TABLE account (
  account_id    TEXT    NOT NULL PRIMARY KEY,
  kind          TEXT    NOT NULL CHECK (kind IN ('applicant', 'staff')),
  name          TEXT    NOT NULL,
  login         TEXT    UNIQUE,              -- NULL: erased
  password_salt BLOB,
  password_hash BLOB,
  citizen_id    TEXT,
  phone         TEXT,
  email         TEXT,
  region        TEXT,
  is_supervisor INTEGER NOT NULL DEFAULT 0 CHECK (is_supervisor IN (0, 1)),
  created_at    INTEGER NOT NULL,
  closed_at     INTEGER,
  erased_at     INTEGER,
  CHECK (is_supervisor = 0 OR kind = 'staff'),
  CHECK ((password_salt IS NULL) = (password_hash IS NULL))
) STRICT;

CREATE TABLE account_post (
  account_id TEXT NOT NULL REFERENCES account (account_id),
  unit       TEXT NOT NULL,
  post       TEXT NOT NULL,
  PRIMARY KEY (account_id, unit, post)
) STRICT;

-- Only the SHA-256 of a token is kept: who reads the database cannot sign in with it.
CREATE TABLE session (
  token_hash TEXT    NOT NULL PRIMARY KEY,
  account_id TEXT    NOT NULL REFERENCES account (account_id),
  csrf_key   TEXT    NOT NULL,
  began_at   INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE token (
  token_hash TEXT    NOT NULL PRIMARY KEY,
  account_id TEXT    NOT NULL REFERENCES account (account_id),
  label      TEXT    NOT NULL,
  made_at    INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

-- Files by what they are, in chunks; the same file handed in twice is kept once.
CREATE TABLE content (
  digest   TEXT    NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
  type     TEXT    NOT NULL,
  bytes    INTEGER NOT NULL CHECK (bytes >= 0),
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE content_chunk (
  digest   TEXT    NOT NULL,  -- of the whole file; while it still arrives, the name of the upload
  position INTEGER NOT NULL CHECK (position >= 0),
  body     BLOB    NOT NULL,
  PRIMARY KEY (digest, position)
) STRICT;

-- A form being filled in: raw input as typed. `case_number`: it corrects that case.
CREATE TABLE draft (
  draft_id    TEXT    NOT NULL PRIMARY KEY,
  account_id  TEXT    NOT NULL REFERENCES account (account_id),  -- who fills it in
  applicant   TEXT    NOT NULL REFERENCES account (account_id),  -- for whom
  procedure   TEXT    NOT NULL,
  in_force_on TEXT    NOT NULL,
  case_number TEXT,
  input       BLOB    NOT NULL,
  begun_at    INTEGER NOT NULL,
  saved_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_by_account ON draft (account_id, saved_at);

CREATE TABLE draft_attachment (
  draft_id TEXT    NOT NULL REFERENCES draft (draft_id) ON DELETE CASCADE,
  material TEXT    NOT NULL,
  digest   TEXT    NOT NULL REFERENCES content (digest),
  name     TEXT    NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (draft_id, material, digest)
) STRICT;

CREATE TABLE attachment (
  case_number TEXT NOT NULL,
  material    TEXT NOT NULL,
  digest      TEXT NOT NULL REFERENCES content (digest),
  name        TEXT NOT NULL,                 -- as the applicant called it; empty once erased
  PRIMARY KEY (case_number, material, digest)
) STRICT;

-- A file goes when nothing names it any more.
CREATE INDEX attachment_by_digest ON attachment (digest);
CREATE INDEX draft_attachment_by_digest ON draft_attachment (digest);

-- Number, date and facts are fixed by the event at `version`; a worker makes the bytes once, after the commit.
CREATE TABLE paper (
  case_number TEXT    NOT NULL,
  position    INTEGER NOT NULL CHECK (position >= 1),
  version     INTEGER NOT NULL,
  number      TEXT    NOT NULL UNIQUE,
  digest      TEXT,                          -- NULL: not made yet
  made_at     INTEGER,
  PRIMARY KEY (case_number, position)
) STRICT;
CREATE INDEX paper_by_digest ON paper (digest) WHERE digest IS NOT NULL;
CREATE INDEX paper_to_make ON paper (case_number, position) WHERE digest IS NULL;

-- The outbox: written in the transaction of the fact it tells of, posted later.
CREATE TABLE letter (
  case_number     TEXT    NOT NULL,
  position        INTEGER NOT NULL CHECK (position >= 1),
  paper           INTEGER NOT NULL,
  recipient       TEXT    NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  written_at      INTEGER NOT NULL,
  PRIMARY KEY (case_number, position)
) STRICT;
CREATE INDEX letter_to_post ON letter (next_attempt_at, case_number) WHERE state = 'waiting';

-- What became of each attempt to post a letter: the evidence of service.
CREATE TABLE delivery (
  case_number TEXT    NOT NULL,
  letter      INTEGER NOT NULL,
  attempt     INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  outcome     TEXT    NOT NULL CHECK (outcome IN ('sent', 'failed')),
  note        TEXT    NOT NULL,
  PRIMARY KEY (case_number, letter, attempt)
) STRICT;

-- What was tried and stopped, who signed in, who was erased: acts that are no events of a case.
CREATE TABLE audit (
  audit_id    INTEGER NOT NULL PRIMARY KEY,
  at          INTEGER NOT NULL,
  actor       TEXT    NOT NULL,
  act         TEXT    NOT NULL,
  case_number TEXT,
  detail      TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_case ON audit (case_number, audit_id) WHERE case_number IS NOT NULL;

-- Failures that close a way for a while: sign-in by login and by address, query codes by case.
CREATE TABLE throttle (
  way          TEXT    NOT NULL PRIMARY KEY,
  failures     INTEGER NOT NULL,
  first_at     INTEGER NOT NULL,
  closed_until INTEGER
) STRICT;
