/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-chain.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PLAN_COLUMNS                                                                                                   \
  "id, project_id, version, currency, buffer_percent, buffer_base, saved_at_usec, approved_at_usec, approved_by, hash, name"
#define LINE_COLUMNS "position, phase, account, name, model_id, usage, quantity, unit, unit_price, price_currency, note"
#define N_LINE_COLUMNS 11
/* Since schema 2. */
#define DRIVER_COLUMNS "formula, wanted, acceptance, accepted_seen, attempts_seen"
#define N_DRIVER_COLUMNS 5

static TopsheetBudgetPlan *
read_plan (TopsheetSqliteStatement *row, GError **error)
{
  g_autofree char *hash = topsheet_sqlite_statement_get_hex (row, 9);
  TopsheetDecimal percent;

  if (!topsheet_sqlite_statement_get_decimal (row, 4, &percent, error))
    return NULL;

  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_BUDGET_PLAN,
                       "id", topsheet_sqlite_statement_get_int64 (row, 0),
                       "project-id", topsheet_sqlite_statement_get_int64 (row, 1),
                       "version", (guint) topsheet_sqlite_statement_get_int64 (row, 2),
                       "currency", topsheet_sqlite_statement_get_text (row, 3),
                       "buffer-percent", topsheet_sqlite_statement_get_text (row, 4),
                       "buffer-base", (int) topsheet_sqlite_statement_get_int64 (row, 5),
                       "saved-at-usec", topsheet_sqlite_statement_get_int64 (row, 6),
                       "approved-at-usec", topsheet_sqlite_statement_get_int64 (row, 7),
                       "approved-by", topsheet_sqlite_statement_get_text (row, 8),
                       "hash", hash,
                       "name", topsheet_sqlite_statement_get_text (row, 10),
                       NULL);
  /* clang-format on */
}

/* Whether @column holds a decimal or nothing. */
static gboolean
check_decimal (TopsheetSqliteStatement *row, int column, GError **error)
{
  TopsheetDecimal number;

  return topsheet_sqlite_statement_is_null (row, column) ||
         topsheet_sqlite_statement_get_decimal (row, column, &number, error);
}

static TopsheetBudgetLine *
read_line (TopsheetSqliteStatement *row, GError **error)
{
  const int drivers = N_LINE_COLUMNS;
  const char *usage_text = topsheet_sqlite_statement_get_text (row, 5);
  g_autoptr (TopsheetUsage) usage = NULL;
  TopsheetUnit unit = TOPSHEET_UNIT_NONE;
  TopsheetDecimal number;

  if (usage_text != NULL && (usage = topsheet_usage_from_text (usage_text, error)) == NULL)
    return NULL;
  if (!topsheet_sqlite_statement_get_decimal (row, 6, &number, error) || !check_decimal (row, 8, error) ||
      !check_decimal (row, drivers + 1, error) || !check_decimal (row, drivers + 2, error))
    return NULL;
  topsheet_unit_from_name (topsheet_sqlite_statement_get_text (row, 7), &unit);

  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_BUDGET_LINE,
                       "id", topsheet_sqlite_statement_get_int64 (row, drivers + N_DRIVER_COLUMNS),
                       "phase", (int) topsheet_sqlite_statement_get_int64 (row, 1),
                       "account", (guint) topsheet_sqlite_statement_get_int64 (row, 2),
                       "name", topsheet_sqlite_statement_get_text (row, 3),
                       "model-id", topsheet_sqlite_statement_get_text (row, 4),
                       "usage", usage,
                       "count", topsheet_sqlite_statement_get_text (row, 6),
                       "unit", (int) unit,
                       "unit-price", topsheet_sqlite_statement_get_text (row, 8),
                       "price-currency", topsheet_sqlite_statement_get_text (row, 9),
                       "note", topsheet_sqlite_statement_get_text (row, 10),
                       "formula", topsheet_sqlite_statement_get_text (row, drivers),
                       "wanted", topsheet_sqlite_statement_get_text (row, drivers + 1),
                       "acceptance", topsheet_sqlite_statement_get_text (row, drivers + 2),
                       "accepted-seen", (guint) topsheet_sqlite_statement_get_int64 (row, drivers + 3),
                       "attempts-seen", (guint) topsheet_sqlite_statement_get_int64 (row, drivers + 4),
                       NULL);
  /* clang-format on */
}

static gboolean
read_lines (TopsheetSqliteConnection *connection, TopsheetBudgetPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT " LINE_COLUMNS ", " DRIVER_COLUMNS
                                               ", id FROM budget_line WHERE plan_id = ? ORDER BY position");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_plan_get_id (plan));
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetBudgetLine *line = read_line (statement, error);

      if (line == NULL)
        return FALSE;
      g_ptr_array_add (lines, line);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_list_store_splice (topsheet_budget_plan_get_lines (plan), 0, 0, lines->pdata, lines->len);
  return TRUE;
}

static gboolean
read_variables (TopsheetSqliteConnection *connection, TopsheetBudgetPlan *plan, GError **error)
{
  GListStore *variables = topsheet_budget_plan_get_variables (plan);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT name, value, unit FROM budget_variable WHERE plan_id = ? ORDER BY position");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_plan_get_id (plan));
  while (topsheet_sqlite_statement_next (statement, error))
    {
      g_autoptr (TopsheetPlanVariable) variable = NULL;

      variable = topsheet_plan_variable_new (topsheet_sqlite_statement_get_text (statement, 0),
                                             topsheet_sqlite_statement_get_text (statement, 1),
                                             topsheet_sqlite_statement_get_text (statement, 2));
      g_list_store_append (variables, variable);
    }
  return topsheet_sqlite_statement_is_good (statement);
}

/* The limits a plan shows are those of its project. */
static gboolean
read_limits (TopsheetSqliteConnection *connection, TopsheetBudgetPlan *plan, GError **error)
{
  g_autoptr (TopsheetProject) project =
    topsheet_sqlite_load_project (connection, topsheet_budget_plan_get_project_id (plan), error);

  if (project == NULL)
    return FALSE;

  topsheet_budget_plan_set_limit (plan, topsheet_project_get_limit (project));
  topsheet_budget_plan_set_api_limit (plan, topsheet_project_get_api_limit (project));
  return TRUE;
}

/* @version 0 is the newest. NULL without an error when there is none. */
static TopsheetBudgetPlan *
load_plan (TopsheetSqliteConnection *connection, gint64 project_id, guint version, GError **error)
{
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " PLAN_COLUMNS
                                   " FROM budget_plan WHERE project_id = ?1 AND (?2 = 0 OR version = ?2) ORDER BY version DESC LIMIT 1");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_int64 (statement, version);
  if (!topsheet_sqlite_statement_next (statement, error))
    return NULL;

  plan = read_plan (statement, error);
  if (plan == NULL || !read_lines (connection, plan, error) || !read_variables (connection, plan, error) ||
      !read_limits (connection, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

gboolean
topsheet_sqlite_answer_with_plan (TopsheetSqliteConnection *connection,
                                  gint64 project_id,
                                  guint version,
                                  GValue *result,
                                  GError **error)
{
  GError *failure = NULL;
  TopsheetBudgetPlan *plan = load_plan (connection, project_id, version, &failure);

  if (plan == NULL)
    {
      if (failure == NULL)
        g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                             _("The project has no such budget plan."));
      else
        g_propagate_error (error, failure);
      return FALSE;
    }
  g_value_init (result, TOPSHEET_TYPE_BUDGET_PLAN);
  g_value_take_object (result, plan);
  return TRUE;
}

static void
add_optional (TopsheetSqliteStatement *statement, gboolean is_set, TopsheetDecimal value)
{
  if (is_set)
    topsheet_sqlite_statement_add_decimal (statement, value);
  else
    topsheet_sqlite_statement_add_text (statement, NULL);
}

static void
add_drivers (TopsheetSqliteStatement *statement, TopsheetBudgetLine *line)
{
  TopsheetDecimal wanted = TOPSHEET_DECIMAL_ZERO, acceptance = TOPSHEET_DECIMAL_ZERO;
  guint accepted, attempts;

  topsheet_sqlite_statement_add_text (statement, topsheet_budget_line_get_formula (line));
  add_optional (statement, topsheet_budget_line_get_wanted (line, &wanted), wanted);
  add_optional (statement, topsheet_budget_line_get_acceptance (line, &acceptance), acceptance);
  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  topsheet_sqlite_statement_add_int64 (statement, accepted);
  topsheet_sqlite_statement_add_int64 (statement, attempts);
}

static gboolean
insert_line (TopsheetSqliteConnection *connection,
             gint64 plan_id,
             guint position,
             TopsheetBudgetLine *line,
             GError **error)
{
  TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
  g_autofree char *usage_text = usage != NULL ? topsheet_usage_to_text (usage) : NULL;
  TopsheetDecimal price = TOPSHEET_DECIMAL_ZERO;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "INSERT INTO budget_line (plan_id, " LINE_COLUMNS ", " DRIVER_COLUMNS
                                               ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, plan_id);
  topsheet_sqlite_statement_add_int64 (statement, position);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_line_get_phase (line));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_line_get_account (line));
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_line_get_name (line));
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_line_get_model_id (line));
  topsheet_sqlite_statement_add_text (statement, usage_text);
  topsheet_sqlite_statement_add_decimal (statement, topsheet_budget_line_get_count (line));
  topsheet_sqlite_statement_add_text (statement, topsheet_unit_get_name (topsheet_budget_line_get_unit (line)));
  add_optional (statement, topsheet_budget_line_get_unit_price (line, &price), price);
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_line_get_price_currency (line));
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_line_get_note (line));
  add_drivers (statement, line);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
insert_variables (TopsheetSqliteConnection *connection, gint64 plan_id, GListModel *variables, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (variables, i);
      g_autoptr (TopsheetSqliteStatement) statement =
        topsheet_sqlite_statement_new (connection,
                                       "INSERT INTO budget_variable (plan_id, position, name, value, unit) VALUES (?, ?, ?, ?, ?)");

      topsheet_sqlite_statement_add_int64 (statement, plan_id);
      topsheet_sqlite_statement_add_int64 (statement, i);
      topsheet_sqlite_statement_add_text (statement, topsheet_plan_variable_get_name (variable));
      topsheet_sqlite_statement_add_text (statement, topsheet_plan_variable_get_value (variable));
      topsheet_sqlite_statement_add_text (statement, topsheet_plan_variable_get_unit (variable));
      if (!topsheet_sqlite_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_plan (TopsheetSqliteConnection *connection, TopsheetBudgetPlan *plan, guint version, GError **error)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  gint64 plan_id;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO budget_plan (project_id, version, currency, buffer_percent, buffer_base, saved_at_usec, name) VALUES (?, ?, ?, ?, ?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_plan_get_project_id (plan));
  topsheet_sqlite_statement_add_int64 (statement, version);
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_plan_get_currency (plan));
  topsheet_sqlite_statement_add_decimal (statement, topsheet_budget_plan_get_buffer_percent (plan));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_budget_plan_get_buffer_base (plan));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  topsheet_sqlite_statement_add_text (statement, topsheet_budget_plan_get_name (plan));
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;

  plan_id = sqlite3_last_insert_rowid (connection->db);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      if (!insert_line (connection, plan_id, i, line, error))
        return FALSE;
    }
  return insert_variables (connection, plan_id, G_LIST_MODEL (topsheet_budget_plan_get_variables (plan)), error);
}

static gboolean
delete_draft (TopsheetSqliteConnection *connection, gint64 plan_id, GError **error)
{
  static const char * const statements[] = {
    "DELETE FROM budget_line WHERE plan_id = ?",
    "DELETE FROM budget_variable WHERE plan_id = ?",
    "DELETE FROM budget_plan WHERE id = ?",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, statements[i]);

      topsheet_sqlite_statement_add_int64 (statement, plan_id);
      if (!topsheet_sqlite_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_currency (TopsheetSqliteConnection *connection, TopsheetBudgetPlan *plan, GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, topsheet_budget_plan_get_project_id (plan),
                                                                error);

  if (currency == NULL)
    return FALSE;
  if (g_strcmp0 (currency, topsheet_budget_plan_get_currency (plan)) == 0)
    return TRUE;

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
               _("The plan is in %s, but the project counts in %s. Nothing was saved."),
               topsheet_budget_plan_get_currency (plan), currency);
  return FALSE;
}

static gboolean
save_plan_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  TopsheetBudgetPlan *plan = TOPSHEET_BUDGET_PLAN (arguments->object);
  gint64 project_id = topsheet_budget_plan_get_project_id (plan);
  g_autoptr (TopsheetBudgetPlan) newest = NULL;
  GError *failure = NULL;
  guint version = 1;

  if (!check_currency (connection, plan, error))
    return FALSE;
  newest = load_plan (connection, project_id, 0, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (newest != NULL)
    version = topsheet_budget_plan_get_version (newest) + (topsheet_budget_plan_is_approved (newest) ? 1 : 0);
  if (newest != NULL && !topsheet_budget_plan_is_approved (newest) &&
      !delete_draft (connection, topsheet_budget_plan_get_id (newest), error))
    return FALSE;

  connection->touched |= TOPSHEET_CHANGE_PLAN | TOPSHEET_CHANGE_PROJECT;
  return insert_plan (connection, plan, version, error) &&
         topsheet_sqlite_set_limits (connection, project_id, topsheet_budget_plan_get_limit (plan),
                                     topsheet_budget_plan_get_api_limit (plan), error) &&
         topsheet_sqlite_touch_project (connection, project_id, error) &&
         topsheet_sqlite_answer_with_plan (connection, project_id, version, result, error);
}

static gboolean
load_plan_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  return topsheet_sqlite_answer_with_plan (connection, arguments->id, arguments->number, result, error);
}

static gboolean
list_plans_work (TopsheetSqliteConnection *connection,
                 TopsheetSqliteArguments *arguments,
                 GValue *result,
                 GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT " PLAN_COLUMNS
                                               " FROM budget_plan WHERE project_id = ? ORDER BY version DESC");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetBudgetPlan *plan = read_plan (statement, error);

      if (plan == NULL)
        return FALSE;
      g_ptr_array_add (plans, plan);
      if (!read_limits (connection, plan, error))
        return FALSE;
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&plans));
  return TRUE;
}

static void
hash_row (TopsheetSqliteStatement *row, int n_columns, TopsheetSqliteChain *chain)
{
  for (int i = 0; i < n_columns; i++)
    {
      gsize length;
      const guint8 *bytes;

      if (topsheet_sqlite_statement_is_null (row, i))
        {
          topsheet_sqlite_chain_add_null (chain);
        }
      else if (topsheet_sqlite_statement_get_type (row, i) == SQLITE_INTEGER)
        {
          topsheet_sqlite_chain_add_int64 (chain, topsheet_sqlite_statement_get_int64 (row, i));
        }
      else
        {
          bytes = topsheet_sqlite_statement_get_blob (row, i, &length);
          topsheet_sqlite_chain_add_text (chain, (const char *) bytes, length);
        }
    }
}

/* Of each row of a query about one plan the first @n_columns. */
static gboolean
hash_rows (TopsheetSqliteConnection *connection,
           const char *query,
           int n_columns,
           gint64 plan_id,
           TopsheetSqliteChain *chain,
           GError **error)
{
  g_autoptr (TopsheetSqliteStatement) rows = topsheet_sqlite_statement_new (connection, query);

  topsheet_sqlite_statement_add_int64 (rows, plan_id);
  while (topsheet_sqlite_statement_next (rows, error))
    hash_row (rows, n_columns, chain);

  return topsheet_sqlite_statement_is_good (rows);
}

/* SHA-256 of 32 zero bytes and the fields of docs/ledger-format.md. What came with schema 2 is only there where it is used, so older hashes stay. */
static gboolean
hash_plan (TopsheetSqliteConnection *connection, gint64 plan_id, guint8 *hash, GError **error)
{
  static const struct
  {
    const char *query;
    int n_columns;
  } parts[] = {
    { "SELECT project_id, version, currency, buffer_percent, buffer_base FROM budget_plan WHERE id = ?", 5 },
    { "SELECT " LINE_COLUMNS " FROM budget_line WHERE plan_id = ? ORDER BY position", N_LINE_COLUMNS },
    { "SELECT name FROM budget_plan WHERE id = ? AND name IS NOT NULL", 1 },
    { "SELECT position, " DRIVER_COLUMNS
      " FROM budget_line WHERE plan_id = ? AND (formula IS NOT NULL OR wanted IS NOT NULL OR "
      "acceptance IS NOT NULL OR attempts_seen > 0) ORDER BY position",
      N_DRIVER_COLUMNS + 1 },
    { "SELECT position, name, value, unit FROM budget_variable WHERE plan_id = ? ORDER BY position", 4 },
  };
  g_autoptr (TopsheetSqliteChain) chain = topsheet_sqlite_chain_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!hash_rows (connection, parts[i].query, parts[i].n_columns, plan_id, chain, error))
      return FALSE;

  memcpy (hash, topsheet_sqlite_chain_close (chain), TOPSHEET_CHAIN_HASH_BYTES);
  return TRUE;
}

static gboolean
freeze_plan (TopsheetSqliteConnection *connection, gint64 plan_id, const char *approved_by, GError **error)
{
  guint8 hash[TOPSHEET_CHAIN_HASH_BYTES];
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "UPDATE budget_plan SET approved_at_usec = ?, approved_by = ?, hash = ? WHERE id = ?");

  if (!hash_plan (connection, plan_id, hash, error))
    return FALSE;

  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  topsheet_sqlite_statement_add_text (statement, approved_by);
  topsheet_sqlite_statement_add_blob (statement, hash, sizeof hash);
  topsheet_sqlite_statement_add_int64 (statement, plan_id);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
end_planning (TopsheetSqliteConnection *connection, gint64 project_id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE project SET phase = ? WHERE id = ? AND phase = ?");

  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_PHASE_EXPLORATION);
  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_PHASE_PLANNING);
  return topsheet_sqlite_statement_run (statement, error) &&
         topsheet_sqlite_touch_project (connection, project_id, error);
}

static gboolean
approve_plan_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  g_auto (GValue) newest_value = G_VALUE_INIT;
  TopsheetBudgetPlan *newest;

  if (!topsheet_sqlite_answer_with_plan (connection, arguments->id, 0, &newest_value, error))
    return FALSE;
  newest = g_value_get_object (&newest_value);
  if (topsheet_budget_plan_is_approved (newest))
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("Version %u of the plan is approved already and frozen. Nothing was changed; save a new version first."),
                   topsheet_budget_plan_get_version (newest));
      return FALSE;
    }

  connection->touched |= TOPSHEET_CHANGE_PLAN | TOPSHEET_CHANGE_PROJECT;
  return freeze_plan (connection, topsheet_budget_plan_get_id (newest), arguments->text, error) &&
         end_planning (connection, arguments->id, error) &&
         topsheet_sqlite_answer_with_plan (connection, arguments->id, 0, result, error);
}

DexFuture *
topsheet_sqlite_save_plan (TopsheetSqliteWorker *worker, TopsheetBudgetPlan *plan)
{
  /* A form may go on editing its plan; the copy is what was saved. */
  return topsheet_sqlite_worker_write (worker, save_plan_work,
                                       (TopsheetSqliteArguments) {
                                         .object = G_OBJECT (topsheet_budget_plan_copy (plan)) });
}

DexFuture *
topsheet_sqlite_load_plan (TopsheetSqliteWorker *worker, gint64 project_id, guint version)
{
  return topsheet_sqlite_worker_read (worker, load_plan_work,
                                      (TopsheetSqliteArguments) { .id = project_id, .number = version });
}

DexFuture *
topsheet_sqlite_list_plans (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_plans_work, (TopsheetSqliteArguments) { .id = project_id });
}

DexFuture *
topsheet_sqlite_approve_plan (TopsheetSqliteWorker *worker, gint64 project_id, const char *approved_by)
{
  return topsheet_sqlite_worker_write (worker, approve_plan_work,
                                       (TopsheetSqliteArguments) { .id = project_id, .text = g_strdup (approved_by) });
}
