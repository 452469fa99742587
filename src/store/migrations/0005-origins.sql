-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5: where versions come from. What each was made from by editing, whether the same was asked for before, who made its file with what, what it looks
-- like; stars; what people's hours cost; reasons, folders and names that a library has of its own.

ALTER TABLE generation ADD COLUMN parent_id INTEGER REFERENCES generation (id);                    -- the version it was edited from
ALTER TABLE generation ADD COLUMN operation TEXT CHECK (length (operation) BETWEEN 1 AND 100);     -- what was done to the parent: retouch, grade, upscale …
ALTER TABLE generation ADD COLUMN edit_seconds REAL NOT NULL DEFAULT 0 CHECK (edit_seconds >= 0);  -- people's time in it, 0 = not measured
ALTER TABLE generation ADD COLUMN configuration BLOB CHECK (length (configuration) = 32);          -- topsheet_configuration_hash(); NULL: nobody can tell
ALTER TABLE generation ADD COLUMN duplicate_of INTEGER REFERENCES generation (id);                 -- the first of its project with that configuration
ALTER TABLE generation ADD COLUMN provenance TEXT CHECK (json_valid (provenance));
ALTER TABLE generation ADD COLUMN look INTEGER;                                                    -- 64 bits of topsheet_look_read(), when it was looked at
ALTER TABLE generation ADD COLUMN stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5);
ALTER TABLE generation ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed BETWEEN 0 AND 1); -- the newest decisions of two people differ

-- Whether these tools had been given a picture was not read before, so that of their old versions nobody can tell.
UPDATE generation SET configuration = topsheet_configuration (parameters, model_id, usage)
WHERE coalesce (parameters ->> '$.tool', '') NOT IN ('ComfyUI', 'InvokeAI', 'NovelAI', 'SwarmUI', 'WanGP');
CREATE INDEX generation_configuration ON generation (project_id, configuration) WHERE configuration IS NOT NULL;
UPDATE generation SET duplicate_of = (
  SELECT nullif (min (first.id), generation.id) FROM generation AS first
  WHERE first.project_id = generation.project_id AND first.configuration = generation.configuration
) WHERE configuration IS NOT NULL;
UPDATE generation SET disputed = 1 WHERE (
  SELECT count (DISTINCT kind) FROM decision WHERE id IN (
    SELECT max (id) FROM decision WHERE generation_id = generation.id AND member IS NOT NULL GROUP BY member
  ) AND kind <> 0
) > 1;
CREATE INDEX generation_look ON generation (project_id, look) WHERE look IS NOT NULL;
CREATE INDEX generation_unseen ON generation (id) WHERE look IS NULL AND sha256 IS NOT NULL; -- those still to be looked at
CREATE VIRTUAL TABLE generation_word USING fts5vocab (generation_text, 'row');               -- which words are rare
CREATE INDEX generation_parent ON generation (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX generation_by_stars ON generation (project_id, stars DESC, deliverable, version, decision, phase);
CREATE INDEX generation_by_phase ON generation (project_id, phase, deliverable, version, decision);
CREATE TRIGGER generation_origin_stays BEFORE UPDATE OF parent_id, operation, edit_seconds, configuration, duplicate_of, provenance ON generation
BEGIN SELECT RAISE (ABORT, 'what a generation was made from never changes'); END;

DROP INDEX generation_search;
CREATE INDEX generation_search ON generation (
  project_id, deliverable, version, decision, phase, model, cost_nanos, ordered_at_usec, known, width, height, steps, cfg, reason, provider, sampler, tool,
  member, frames, duration_s, seed, loras, stars, parent_id, duplicate_of, disputed
);

-- Why versions are rejected, in the order of the digits. As long as there is none, those that come with the program count.
CREATE TABLE decision_reason (
  position INTEGER PRIMARY KEY CHECK (position BETWEEN 1 AND 99),
  name     TEXT    NOT NULL UNIQUE CHECK (length (name) BETWEEN 1 AND 100)
) STRICT;

-- What an hour of a person costs, in the currency of the project. Rates are only added; the latest for a member counts, '' is everybody else.
CREATE TABLE hourly_rate (
  id               INTEGER PRIMARY KEY,
  project_id       INTEGER NOT NULL REFERENCES project (id),
  member           TEXT    NOT NULL,
  rate             TEXT    NOT NULL CHECK (length (rate) > 0),
  recorded_at_usec INTEGER NOT NULL
) STRICT;
CREATE INDEX hourly_rate_member ON hourly_rate (project_id, member);
CREATE TRIGGER hourly_rate_stays BEFORE UPDATE ON hourly_rate
BEGIN SELECT RAISE (ABORT, 'hourly rates are append-only'); END;
CREATE TRIGGER hourly_rate_kept BEFORE DELETE ON hourly_rate
BEGIN SELECT RAISE (ABORT, 'hourly rates are append-only'); END;

-- A file that is open in somebody's editor, so that no restart forgets it. What became of it is a generation with a parent.
CREATE TABLE open_edit (
  id             INTEGER PRIMARY KEY,
  generation_id  INTEGER NOT NULL REFERENCES generation (id),
  path           TEXT    NOT NULL UNIQUE,                          -- the copy that is being edited
  sha256         BLOB    NOT NULL CHECK (length (sha256) = 32),    -- its content when it was opened or last brought in
  application    TEXT,
  member         TEXT,
  opened_at_usec INTEGER NOT NULL,
  edit_seconds   REAL    NOT NULL DEFAULT 0 CHECK (edit_seconds >= 0) -- measured since it was last brought in
) STRICT;
CREATE INDEX open_edit_generation ON open_edit (generation_id);

-- Where generations come from by themselves: a folder (0) or the history of a ComfyUI server (1) that is watched; a folder that is imported once (2) stands
-- here until it is done.
CREATE TABLE import_source (
  id            INTEGER PRIMARY KEY,
  project_id    INTEGER NOT NULL REFERENCES project (id),
  kind          INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  location      TEXT    NOT NULL CHECK (length (location) > 0),
  phase         INTEGER CHECK (phase BETWEEN 0 AND 4), -- NULL: the project's at that time
  deliverable   TEXT,
  model         TEXT,
  paused        INTEGER NOT NULL DEFAULT 0 CHECK (paused BETWEEN 0 AND 1),
  position      TEXT,                                  -- how far the history was read
  added_at_usec INTEGER NOT NULL,
  UNIQUE (project_id, kind, location)
) STRICT;
-- Files of a source that were looked at, so that only what is new or changed is read again.
CREATE TABLE source_file (
  source_id       INTEGER NOT NULL REFERENCES import_source (id) ON DELETE CASCADE,
  path            TEXT    NOT NULL,
  size_bytes      INTEGER NOT NULL CHECK (size_bytes >= 0),
  modified_usec   INTEGER NOT NULL,
  sha256          BLOB CHECK (length (sha256) = 32), -- NULL: it could not be read
  PRIMARY KEY (source_id, path)
) STRICT, WITHOUT ROWID;

-- How names of files say which deliverable and version they are, first that fits.
CREATE TABLE name_pattern (
  project_id INTEGER NOT NULL REFERENCES project (id),
  position   INTEGER NOT NULL CHECK (position >= 0),
  pattern    TEXT    NOT NULL CHECK (length (pattern) BETWEEN 1 AND 200),
  PRIMARY KEY (project_id, position)
) STRICT, WITHOUT ROWID;
