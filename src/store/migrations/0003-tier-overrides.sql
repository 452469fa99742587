-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 3: how heavy a library says that a model is, always or under conditions. Like prices they are only added; the latest for a model and its conditions
-- counts.

CREATE TABLE tier_override (
  id               INTEGER PRIMARY KEY,
  model_id         TEXT    NOT NULL CHECK (length (model_id) > 0),
  conditions       TEXT    NOT NULL CHECK (json_type (conditions) = 'array'), -- sorted
  tier             INTEGER CHECK (tier BETWEEN 0 AND 2),                      -- NULL: what the catalogue says
  recorded_at_usec INTEGER NOT NULL
) STRICT;
CREATE INDEX tier_override_model ON tier_override (model_id, conditions);
CREATE TRIGGER tier_override_stays BEFORE UPDATE ON tier_override
BEGIN SELECT RAISE (ABORT, 'tier overrides are append-only'); END;
CREATE TRIGGER tier_override_kept BEFORE DELETE ON tier_override
BEGIN SELECT RAISE (ABORT, 'tier overrides are append-only'); END;
