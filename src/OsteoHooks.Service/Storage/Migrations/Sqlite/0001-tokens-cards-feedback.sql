-- Times are milliseconds since 1970, UTC. A patient is a pseudonym everywhere.
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);

CREATE TABLE used_token (id BLOB PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX used_token_until ON used_token (until);

-- state: 0 open, 1 answered, 2 ignored
CREATE TABLE issued_card (
  uuid TEXT PRIMARY KEY,
  tenant TEXT NOT NULL,
  patient BLOB NOT NULL,
  service TEXT NOT NULL,
  card TEXT NOT NULL,
  indicator TEXT NOT NULL,
  marks TEXT NOT NULL,
  suggestions TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX issued_card_issued_at ON issued_card (issued_at);

-- outcome: 0 accepted, 1 overridden. The key makes a repeated item the same item.
CREATE TABLE feedback (
  card_uuid TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  at INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  card TEXT NOT NULL,
  reason TEXT,
  comment BLOB,
  accepted TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (card_uuid, outcome, at)
);
CREATE INDEX feedback_received_at ON feedback (received_at);

CREATE TABLE answer (
  patient BLOB NOT NULL,
  card TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  code TEXT,
  at INTEGER NOT NULL,
  marks TEXT NOT NULL,
  PRIMARY KEY (patient, card)
);

-- What cards that are no longer kept came to.
CREATE TABLE card_count (
  tenant TEXT NOT NULL,
  card TEXT NOT NULL,
  issued INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  overridden INTEGER NOT NULL,
  ignored INTEGER NOT NULL,
  PRIMARY KEY (tenant, card)
);
