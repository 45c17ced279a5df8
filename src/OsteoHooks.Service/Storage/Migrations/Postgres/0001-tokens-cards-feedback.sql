-- Times are milliseconds since 1970, UTC. A patient is a pseudonym everywhere.
CREATE TABLE secret (name text PRIMARY KEY, value bytea NOT NULL);

CREATE TABLE used_token (id bytea PRIMARY KEY, until bigint NOT NULL);
CREATE INDEX used_token_until ON used_token (until);

-- state: 0 open, 1 answered, 2 ignored
CREATE TABLE issued_card (
  uuid text PRIMARY KEY,
  tenant text NOT NULL,
  patient bytea NOT NULL,
  service text NOT NULL,
  card text NOT NULL,
  indicator text NOT NULL,
  marks text NOT NULL,
  suggestions text NOT NULL,
  issued_at bigint NOT NULL,
  state bigint NOT NULL DEFAULT 0
);
CREATE INDEX issued_card_issued_at ON issued_card (issued_at);

-- outcome: 0 accepted, 1 overridden. The key makes a repeated item the same item.
CREATE TABLE feedback (
  card_uuid text NOT NULL,
  outcome bigint NOT NULL,
  at bigint NOT NULL,
  tenant text NOT NULL,
  card text NOT NULL,
  reason text,
  comment bytea,
  accepted text NOT NULL,
  received_at bigint NOT NULL,
  PRIMARY KEY (card_uuid, outcome, at)
);
CREATE INDEX feedback_received_at ON feedback (received_at);

CREATE TABLE answer (
  patient bytea NOT NULL,
  card text NOT NULL,
  outcome bigint NOT NULL,
  code text,
  at bigint NOT NULL,
  marks text NOT NULL,
  PRIMARY KEY (patient, card)
);

-- What cards that are no longer kept came to.
CREATE TABLE card_count (
  tenant text NOT NULL,
  card text NOT NULL,
  issued bigint NOT NULL,
  accepted bigint NOT NULL,
  overridden bigint NOT NULL,
  ignored bigint NOT NULL,
  PRIMARY KEY (tenant, card)
);
