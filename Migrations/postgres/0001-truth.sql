-- 0001: what happened and what people gave us. Nothing here can be computed from anything else.
-- Moments (`_at`) are microseconds of UTC since 1970; days (`_on`) are ISO text; text sorts by its bytes.

-- The truth about every case, append-only. `entry` is the exact bytes that were hashed, never re-encoded.
-- hash = SHA-256(hash of the version before, 32 zero bytes for the first ‖ case_number ‖ version ‖ entry).
CREATE TABLE case_event (
  case_number TEXT COLLATE "C" NOT NULL,
  version     BIGINT           NOT NULL CHECK (version >= 1),
  entry       BYTEA            NOT NULL,
  hash        BYTEA            NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (case_number, version)
);

-- Answers and other personal text of a case. The event holds the digest alone, so a person can be erased
-- (salt and body become NULL) and the chain still verifies.
CREATE TABLE answer (
  case_number TEXT COLLATE "C" NOT NULL,
  digest      TEXT COLLATE "C" NOT NULL CHECK (length(digest) = 64),
  kind        TEXT COLLATE "C" NOT NULL CHECK (kind IN ('answers', 'text')),
  salt        BYTEA,
  body        BYTEA,
  PRIMARY KEY (case_number, digest),
  CHECK ((salt IS NULL) = (body IS NULL))
);

-- Each published version as it was first served: its files, word for word. A case pins one for ever.
CREATE TABLE definition_version (
  procedure       TEXT COLLATE "C" NOT NULL,
  in_force_on     TEXT COLLATE "C" NOT NULL,
  checksum        TEXT COLLATE "C" NOT NULL CHECK (length(checksum) = 64),
  files           BYTEA            NOT NULL,
  first_served_at BIGINT           NOT NULL,
  PRIMARY KEY (procedure, in_force_on)
);

CREATE TABLE calendar (
  version         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  body            BYTEA            NOT NULL,
  first_served_at BIGINT           NOT NULL
);

-- People. An event names one by account_id, which says nothing about them: erasing empties the rest.
CREATE TABLE account (
  account_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind          TEXT COLLATE "C" NOT NULL CHECK (kind IN ('applicant', 'staff')),
  name          TEXT COLLATE "C" NOT NULL,
  login         TEXT COLLATE "C" UNIQUE,              -- NULL: erased
  password_salt BYTEA,
  password_hash BYTEA,
  citizen_id    TEXT COLLATE "C",
  phone         TEXT COLLATE "C",
  email         TEXT COLLATE "C",
  region        TEXT COLLATE "C",
  is_supervisor BIGINT           NOT NULL DEFAULT 0 CHECK (is_supervisor IN (0, 1)),
  created_at    BIGINT           NOT NULL,
  closed_at     BIGINT,
  erased_at     BIGINT,
  CHECK (is_supervisor = 0 OR kind = 'staff'),
  CHECK ((password_salt IS NULL) = (password_hash IS NULL))
);

CREATE TABLE account_post (
  account_id TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  unit       TEXT COLLATE "C" NOT NULL,
  post       TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account_id, unit, post)
);

-- Only the SHA-256 of a token is kept: who reads the database cannot sign in with it.
CREATE TABLE session (
  token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  csrf_key   TEXT COLLATE "C" NOT NULL,
  began_at   BIGINT           NOT NULL,
  seen_at    BIGINT           NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE token (
  token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),
  label      TEXT COLLATE "C" NOT NULL,
  made_at    BIGINT           NOT NULL,
  revoked_at BIGINT
);

-- Files by what they are, in chunks; the same file handed in twice is kept once.
CREATE TABLE content (
  digest   TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
  type     TEXT COLLATE "C" NOT NULL,
  bytes    BIGINT           NOT NULL CHECK (bytes >= 0),
  added_at BIGINT           NOT NULL
);

CREATE TABLE content_chunk (
  digest   TEXT COLLATE "C" NOT NULL,  -- of the whole file; while it still arrives, the name of the upload
  position BIGINT           NOT NULL CHECK (position >= 0),
  body     BYTEA            NOT NULL,
  PRIMARY KEY (digest, position)
);

-- A form being filled in: raw input as typed. `case_number`: it corrects that case.
CREATE TABLE draft (
  draft_id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  account_id  TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),  -- who fills it in
  applicant   TEXT COLLATE "C" NOT NULL REFERENCES account (account_id),  -- for whom
  procedure   TEXT COLLATE "C" NOT NULL,
  in_force_on TEXT COLLATE "C" NOT NULL,
  case_number TEXT COLLATE "C",
  input       BYTEA            NOT NULL,
  begun_at    BIGINT           NOT NULL,
  saved_at    BIGINT           NOT NULL
);
CREATE INDEX draft_by_account ON draft (account_id, saved_at);

CREATE TABLE draft_attachment (
  draft_id TEXT COLLATE "C" NOT NULL REFERENCES draft (draft_id) ON DELETE CASCADE,
  material TEXT COLLATE "C" NOT NULL,
  digest   TEXT COLLATE "C" NOT NULL REFERENCES content (digest),
  name     TEXT COLLATE "C" NOT NULL,
  added_at BIGINT           NOT NULL,
  PRIMARY KEY (draft_id, material, digest)
);

CREATE TABLE attachment (
  case_number TEXT COLLATE "C" NOT NULL,
  material    TEXT COLLATE "C" NOT NULL,
  digest      TEXT COLLATE "C" NOT NULL REFERENCES content (digest),
  name        TEXT COLLATE "C" NOT NULL,                 -- as the applicant called it; empty once erased
  PRIMARY KEY (case_number, material, digest)
);

-- A file goes when nothing names it any more.
CREATE INDEX attachment_by_digest ON attachment (digest);
CREATE INDEX draft_attachment_by_digest ON draft_attachment (digest);

-- Number, date and facts are fixed by the event at `version`; a worker makes the bytes once, after the commit.
CREATE TABLE paper (
  case_number TEXT COLLATE "C" NOT NULL,
  position    BIGINT           NOT NULL CHECK (position >= 1),
  version     BIGINT           NOT NULL,
  number      TEXT COLLATE "C" NOT NULL UNIQUE,
  digest      TEXT COLLATE "C",                          -- NULL: not made yet
  made_at     BIGINT,
  PRIMARY KEY (case_number, position)
);
CREATE INDEX paper_by_digest ON paper (digest) WHERE digest IS NOT NULL;
CREATE INDEX paper_to_make ON paper (case_number, position) WHERE digest IS NULL;

-- The outbox: written in the transaction of the fact it tells of, posted later.
CREATE TABLE letter (
  case_number     TEXT COLLATE "C" NOT NULL,
  position        BIGINT           NOT NULL CHECK (position >= 1),
  paper           BIGINT           NOT NULL,
  recipient       TEXT COLLATE "C" NOT NULL,
  state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts        BIGINT           NOT NULL DEFAULT 0,
  next_attempt_at BIGINT           NOT NULL,
  written_at      BIGINT           NOT NULL,
  PRIMARY KEY (case_number, position)
);
CREATE INDEX letter_to_post ON letter (next_attempt_at, case_number) WHERE state = 'waiting';

-- What became of each attempt to post a letter: the evidence of service.
CREATE TABLE delivery (
  case_number TEXT COLLATE "C" NOT NULL,
  letter      BIGINT           NOT NULL,
  attempt     BIGINT           NOT NULL,
  at          BIGINT           NOT NULL,
  outcome     TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('sent', 'failed')),
  note        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (case_number, letter, attempt)
);

-- What was tried and stopped, who signed in, who was erased: acts that are no events of a case.
CREATE TABLE audit (
  audit_id    BIGINT           NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          BIGINT           NOT NULL,
  actor       TEXT COLLATE "C" NOT NULL,
  act         TEXT COLLATE "C" NOT NULL,
  case_number TEXT COLLATE "C",
  detail      TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_by_case ON audit (case_number, audit_id) WHERE case_number IS NOT NULL;

-- Failures that close a way for a while: sign-in by login and by address, query codes by case.
CREATE TABLE throttle (
  way          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  failures     BIGINT           NOT NULL,
  first_at     BIGINT           NOT NULL,
  closed_until BIGINT
);
