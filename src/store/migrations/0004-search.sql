-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4: what a search asks about each generation, read out of its parameters and beside each other in one index in the order of the gallery, so that
-- a search reads a few megabytes instead of the whole table. Nothing of it is stored in the rows. Negative prompts get a text index of their own.

ALTER TABLE generation ADD COLUMN steps REAL GENERATED ALWAYS AS (CAST (parameters ->> '$.steps' AS REAL)) VIRTUAL;
ALTER TABLE generation ADD COLUMN cfg REAL GENERATED ALWAYS AS (CAST (parameters ->> '$.cfg' AS REAL)) VIRTUAL;
ALTER TABLE generation ADD COLUMN seed TEXT GENERATED ALWAYS AS (parameters ->> '$.seed') VIRTUAL;
ALTER TABLE generation ADD COLUMN sampler TEXT GENERATED ALWAYS AS (parameters ->> '$.sampler') VIRTUAL;
ALTER TABLE generation ADD COLUMN tool TEXT GENERATED ALWAYS AS (parameters ->> '$.tool') VIRTUAL;
ALTER TABLE generation ADD COLUMN loras TEXT GENERATED ALWAYS AS (parameters ->> '$.loras') VIRTUAL;
ALTER TABLE generation ADD COLUMN negative TEXT GENERATED ALWAYS AS (parameters ->> '$.negative_prompt') VIRTUAL;
-- Bits 1 << TopsheetSearchHas: file, metadata, prompt, negative prompt.
ALTER TABLE generation ADD COLUMN known INTEGER GENERATED ALWAYS AS (
  (path IS NOT NULL) + 2 * (parameters IS NOT NULL) + 4 * ((parameters ->> '$.prompt') IS NOT NULL) + 8 * ((parameters ->> '$.negative_prompt') IS NOT NULL)
) VIRTUAL;
CREATE INDEX generation_search ON generation (
  project_id, deliverable, version, decision, phase, cost_nanos, ordered_at_usec, known, width, height, steps, cfg, model, reason, provider, sampler, tool,
  member, frames, duration_s, seed, loras
);

CREATE VIRTUAL TABLE generation_negative USING fts5 (
  negative, content = 'generation', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO generation_negative (generation_negative) VALUES ('rebuild');
CREATE TRIGGER generation_negative_is_searchable AFTER INSERT ON generation WHEN new.negative IS NOT NULL BEGIN
  INSERT INTO generation_negative (rowid, negative) VALUES (new.id, new.negative);
END;

CREATE TABLE saved_search (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  name       TEXT    NOT NULL CHECK (length (name) BETWEEN 1 AND 100),
  text       TEXT    NOT NULL CHECK (length (text) BETWEEN 1 AND 4000),
  UNIQUE (project_id, name)
) STRICT;
