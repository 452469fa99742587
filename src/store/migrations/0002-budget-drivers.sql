-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: what drives the lines of a budget. Plans have names and variables; a line may be counted by a formula, or by what is wanted and how much of it
-- is accepted.

ALTER TABLE budget_plan ADD COLUMN name TEXT CHECK (length (name) BETWEEN 1 AND 200);

ALTER TABLE budget_line ADD COLUMN formula TEXT CHECK (length (formula) BETWEEN 1 AND 1001);
ALTER TABLE budget_line ADD COLUMN wanted TEXT;
ALTER TABLE budget_line ADD COLUMN acceptance TEXT;
ALTER TABLE budget_line ADD COLUMN accepted_seen INTEGER NOT NULL DEFAULT 0 CHECK (accepted_seen >= 0);
ALTER TABLE budget_line ADD COLUMN attempts_seen INTEGER NOT NULL DEFAULT 0 CHECK (attempts_seen >= 0);

CREATE TABLE budget_variable (
  plan_id  INTEGER NOT NULL REFERENCES budget_plan (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  name     TEXT    NOT NULL CHECK (length (name) BETWEEN 1 AND 32),
  value    TEXT    NOT NULL CHECK (length (value) <= 1001),
  unit     TEXT,
  PRIMARY KEY (plan_id, position),
  UNIQUE (plan_id, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER budget_variable_not_added BEFORE INSERT ON budget_variable
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = new.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_variable_frozen BEFORE UPDATE ON budget_variable
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = old.plan_id) <> 0
  OR (SELECT approved_at_usec FROM budget_plan WHERE id = new.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
CREATE TRIGGER budget_variable_kept BEFORE DELETE ON budget_variable
WHEN (SELECT approved_at_usec FROM budget_plan WHERE id = old.plan_id) <> 0
BEGIN SELECT RAISE (ABORT, 'an approved plan is frozen'); END;
