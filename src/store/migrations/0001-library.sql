-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1: projects, plans, generations, decisions, the ledger and prices.
-- Money is INTEGER nano-units, exact decimals are canonical TEXT, times are microseconds since 1970 UTC, enumerations are the numbers of
-- src/model/topsheet-enums.h. A later schema is a new file beside this one; this file never changes once released.

CREATE TABLE revision (
  kind INTEGER PRIMARY KEY CHECK (kind > 0), -- one bit of TopsheetChange
  n    INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO revision (kind) VALUES (1), (2), (4), (8), (16), (32);

CREATE TABLE project (
  id               INTEGER PRIMARY KEY,
  name             TEXT    NOT NULL CHECK (length (name) > 0),
  client           TEXT,
  producer         TEXT,
  currency         TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  region           TEXT,
  phase            INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),
  limit_nanos      INTEGER CHECK (limit_nanos >= 0),
  api_limit_nanos  INTEGER CHECK (api_limit_nanos >= 0),
  created_at_usec  INTEGER NOT NULL,
  archived_at_usec INTEGER NOT NULL DEFAULT 0,
  active_at_usec   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX project_name ON project (name) WHERE archived_at_usec = 0;
CREATE TRIGGER project_currency_stays BEFORE UPDATE OF currency ON project WHEN new.currency IS NOT old.currency
BEGIN SELECT RAISE (ABORT, 'the currency of a project never changes'); END;

CREATE TABLE rate (
  id               INTEGER PRIMARY KEY,
  project_id       INTEGER NOT NULL REFERENCES project (id),
  from_currency    TEXT    NOT NULL CHECK (from_currency GLOB '[A-Z][A-Z][A-Z]'),
  to_currency      TEXT    NOT NULL CHECK (to_currency GLOB '[A-Z][A-Z][A-Z]'),
  rate             TEXT    NOT NULL CHECK (length (rate) > 0),
  valid_from_usec  INTEGER NOT NULL,
  source           TEXT,
  recorded_at_usec INTEGER NOT NULL
) STRICT;
CREATE INDEX rate_pair ON rate (project_id, from_currency, to_currency, valid_from_usec);

CREATE TABLE deliverable (
  id          INTEGER PRIMARY KEY,
  project_id  INTEGER NOT NULL REFERENCES project (id),
  code        TEXT    NOT NULL CHECK (length (code) BETWEEN 1 AND 32),
  name        TEXT,
  finals      INTEGER NOT NULL DEFAULT 1 CHECK (finals >= 0),
  generations INTEGER NOT NULL DEFAULT 0 CHECK (generations >= 0), -- kept with each generation
  accepted    INTEGER NOT NULL DEFAULT 0 CHECK (accepted >= 0),    -- kept with each decision
  UNIQUE (project_id, code)
) STRICT;

CREATE TABLE budget_plan (
  id               INTEGER PRIMARY KEY,
  project_id       INTEGER NOT NULL REFERENCES project (id),
  version          INTEGER NOT NULL CHECK (version > 0),
  currency         TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  buffer_percent   TEXT    NOT NULL,
  buffer_base      INTEGER NOT NULL CHECK (buffer_base BETWEEN 0 AND 1),
  saved_at_usec    INTEGER NOT NULL,
  approved_at_usec INTEGER NOT NULL DEFAULT 0, -- 0 is a draft
  approved_by      TEXT,
  hash             BLOB CHECK (length (hash) = 32),
  UNIQUE (project_id, version),
  CHECK ((approved_at_usec = 0) = (hash IS NULL))
) STRICT;
CREATE TABLE budget_line (
  id             INTEGER PRIMARY KEY,
  plan_id        INTEGER NOT NULL REFERENCES budget_plan (id),
  position       INTEGER NOT NULL CHECK (position >= 0),
  phase          INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),
  account        INTEGER NOT NULL CHECK (account BETWEEN 1 AND 9999),
  name           TEXT,
  model_id       TEXT,
  usage          TEXT,
  quantity       TEXT    NOT NULL,
  unit           TEXT    NOT NULL,
  unit_price     TEXT,
  price_currency TEXT CHECK (price_currency GLOB '[A-Z][A-Z][A-Z]'),
  note           TEXT,
  UNIQUE (plan_id, position)
) STRICT;
CREATE TRIGGER budget_plan_frozen BEFORE UPDATE ON budget_plan WHEN old.approved_at_usec <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_plan_kept BEFORE DELETE ON budget_plan WHEN old.approved_at_usec <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_line_not_added BEFORE INSERT ON budget_line
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = new.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_line_frozen BEFORE UPDATE ON budget_line
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = old.plan_id) <> 0
  OR (SELECT approved_at_usec FROM budget_plan WHERE id = new.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_line_kept BEFORE DELETE ON budget_line
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = old.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;

CREATE TABLE generation (
  id               INTEGER PRIMARY KEY,
  project_id       INTEGER NOT NULL REFERENCES project (id),
  deliverable_id   INTEGER NOT NULL REFERENCES deliverable (id),
  deliverable      TEXT    NOT NULL, -- its code, which never changes, so that lists sort by an index
  version          INTEGER NOT NULL CHECK (version > 0),
  phase            INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),
  provider         TEXT,
  model_id         TEXT,
  model            TEXT,             -- as shown: the catalogue id, else what the file says
  parameters       TEXT CHECK (json_valid (parameters)),
  usage            TEXT,
  sha256           BLOB CHECK (length (sha256) = 32),
  path             TEXT,
  format           TEXT,
  file_size_bytes  INTEGER NOT NULL DEFAULT 0 CHECK (file_size_bytes >= 0),
  width            INTEGER NOT NULL DEFAULT 0 CHECK (width >= 0),
  height           INTEGER NOT NULL DEFAULT 0 CHECK (height >= 0),
  frames           INTEGER NOT NULL DEFAULT 0 CHECK (frames >= 0),
  duration_s       REAL    NOT NULL DEFAULT 0 CHECK (duration_s >= 0),
  made_at_usec     INTEGER NOT NULL DEFAULT 0,
  recorded_at_usec INTEGER NOT NULL,
  ordered_at_usec  INTEGER NOT NULL, -- made, else recorded
  member           TEXT,
  decision         INTEGER NOT NULL DEFAULT 0 CHECK (decision BETWEEN 0 AND 3), -- the newest decision, kept with it
  reason           TEXT,
  decided_at_usec  INTEGER NOT NULL DEFAULT 0,
  cost_nanos       INTEGER,          -- amount of its charge, NULL is unpriced
  entry_id         INTEGER REFERENCES ledger_entry (id),
  version_id       TEXT GENERATED ALWAYS AS (format ('%s_v%03d', deliverable, version)) VIRTUAL,
  prompt           TEXT GENERATED ALWAYS AS (parameters ->> '$.prompt') VIRTUAL,
  UNIQUE (project_id, sha256)
) STRICT;
CREATE UNIQUE INDEX generation_by_deliverable ON generation (project_id, deliverable, version, decision, phase);
CREATE UNIQUE INDEX generation_version ON generation (deliverable_id, version);
CREATE INDEX generation_by_time ON generation (project_id, ordered_at_usec, id, decision, phase);
CREATE INDEX generation_by_cost ON generation (project_id, cost_nanos, id, decision, phase);
CREATE INDEX generation_by_model ON generation (project_id, model, deliverable, version, decision, phase);
CREATE INDEX generation_entry ON generation (entry_id);

CREATE VIRTUAL TABLE generation_text USING fts5 (
  version_id, model, prompt,
  content = 'generation', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE TRIGGER generation_is_searchable AFTER INSERT ON generation BEGIN
  INSERT INTO generation_text (rowid, version_id, model, prompt) VALUES (new.id, new.version_id, new.model, new.prompt);
END;
-- What is searched and sorted by never changes after it was recorded.
CREATE TRIGGER generation_facts_stay BEFORE UPDATE OF id, project_id, deliverable_id, deliverable, version, model, parameters, sha256 ON generation
BEGIN SELECT RAISE (ABORT, 'what a generation was made with never changes'); END;
CREATE TRIGGER generation_kept BEFORE DELETE ON generation
BEGIN SELECT RAISE (ABORT, 'generations are never deleted'); END;

CREATE TABLE generation_count (
  project_id INTEGER NOT NULL REFERENCES project (id),
  decision   INTEGER NOT NULL CHECK (decision BETWEEN 0 AND 3),
  n          INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (project_id, decision)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id              INTEGER PRIMARY KEY,
  generation_id   INTEGER NOT NULL REFERENCES generation (id),
  kind            INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  reason          TEXT,
  member          TEXT,
  decided_at_usec INTEGER NOT NULL,
  review_seconds  REAL    NOT NULL DEFAULT 0 CHECK (review_seconds >= 0)
) STRICT;
CREATE INDEX decision_generation ON decision (generation_id);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;

-- docs/ledger-format.md says how `hash` is made from the other columns, in this order.
CREATE TABLE ledger_entry (
  id               INTEGER PRIMARY KEY CHECK (id > 0), -- 1, 2, 3 … without gaps: the order of the chain
  project_id       INTEGER NOT NULL REFERENCES project (id),
  kind             INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),
  environment      INTEGER NOT NULL CHECK (environment BETWEEN 0 AND 1),
  account          INTEGER NOT NULL CHECK (account BETWEEN 1 AND 9999),
  phase            INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),
  what             TEXT,
  generation_id    INTEGER REFERENCES generation (id),
  version_id       TEXT,
  provider         TEXT,
  model            TEXT,
  member           TEXT,
  quantity         TEXT    NOT NULL,
  unit             TEXT    NOT NULL,
  currency         TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  amount_nanos     INTEGER, -- NULL is unpriced
  billed_nanos     INTEGER,
  billed_currency  TEXT CHECK (billed_currency GLOB '[A-Z][A-Z][A-Z]'),
  rate             TEXT,
  price_source     TEXT,
  posted_at_usec   INTEGER NOT NULL,
  recorded_at_usec INTEGER NOT NULL,
  refers_to        INTEGER REFERENCES ledger_entry (id) CHECK (refers_to < id),
  reason           TEXT,
  cumulative_nanos INTEGER NOT NULL,
  hash             BLOB    NOT NULL CHECK (length (hash) = 32),
  CHECK ((billed_nanos IS NULL) = (billed_currency IS NULL)),
  CHECK (kind NOT IN (1, 4) OR refers_to IS NOT NULL)
) STRICT;
CREATE INDEX ledger_entry_project ON ledger_entry (project_id);
CREATE INDEX ledger_entry_account ON ledger_entry (project_id, account);
CREATE INDEX ledger_entry_posted ON ledger_entry (project_id, posted_at_usec);
CREATE INDEX ledger_entry_refers ON ledger_entry (refers_to, kind) WHERE refers_to IS NOT NULL;
-- An entry is given back once, whole.
CREATE UNIQUE INDEX ledger_entry_given_back ON ledger_entry (refers_to) WHERE kind IN (1, 4);
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
WHEN new.id <> (SELECT coalesce (max (id), 0) + 1 FROM ledger_entry)
BEGIN SELECT RAISE (ABORT, 'the ledger has no gaps'); END;

-- Sums kept with each entry, so that a balance never scans the ledger. '' is not known.
CREATE TABLE ledger_rollup (
  project_id      INTEGER NOT NULL REFERENCES project (id),
  account         INTEGER NOT NULL,
  phase           INTEGER NOT NULL,
  provider        TEXT    NOT NULL,
  model           TEXT    NOT NULL,
  member          TEXT    NOT NULL,
  day             INTEGER NOT NULL, -- days since 1970-01-01 UTC
  entries         INTEGER NOT NULL CHECK (entries > 0),
  unpriced        INTEGER NOT NULL,
  amount_nanos    INTEGER NOT NULL,
  committed_nanos INTEGER NOT NULL,
  PRIMARY KEY (project_id, account, phase, provider, model, member, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE price_rule (
  id                INTEGER PRIMARY KEY,
  digest            BLOB    NOT NULL UNIQUE CHECK (length (digest) = 32), -- SHA-256 of what the rule says
  catalogue_version TEXT,
  model_id          TEXT    NOT NULL,
  provider          TEXT,
  model             TEXT,
  modality          TEXT,
  tier              INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 2),
  meter             TEXT    NOT NULL,
  price             TEXT    NOT NULL,
  per               INTEGER NOT NULL CHECK (per > 0),
  unit              TEXT    NOT NULL,
  currency          TEXT    NOT NULL,
  conditions        TEXT    NOT NULL CHECK (json_type (conditions) = 'array'),
  credit_rate       TEXT,
  valid_from_usec   INTEGER NOT NULL,
  valid_to_usec     INTEGER NOT NULL,
  as_of             TEXT,
  source            TEXT,
  source_url        TEXT,
  confidence        TEXT,
  notes             TEXT,
  recorded_at_usec  INTEGER NOT NULL
) STRICT;
CREATE INDEX price_rule_model ON price_rule (model_id);
CREATE TRIGGER price_rule_stays BEFORE UPDATE ON price_rule
BEGIN SELECT RAISE (ABORT, 'price rules are append-only'); END;
CREATE TRIGGER price_rule_kept BEFORE DELETE ON price_rule
BEGIN SELECT RAISE (ABORT, 'price rules are append-only'); END;
