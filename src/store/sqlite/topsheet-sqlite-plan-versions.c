/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of versions, and drafts that stay as they are. */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

/* The limit of the column. */
#define MAX_NAME 200

/* NULL for a name that is empty. (transfer full) (nullable) */
static char *
clean_name (const char *name)
{
  g_autofree char *clean = name != NULL ? g_strstrip (g_strdup (name)) : NULL;

  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (name == NULL || (g_utf8_validate (name, -1, NULL) && g_utf8_strlen (name, -1) <= MAX_NAME))
    return TRUE;
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
               _("The name of a version has at most %d characters. Nothing was changed."), MAX_NAME);
  return FALSE;
}

static gboolean
run_with_id (TopsheetSqliteConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, sql);

  topsheet_sqlite_statement_add_int64 (statement, id);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
set_name (TopsheetSqliteConnection *connection, gint64 plan_id, const char *name, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE budget_plan SET name = ? WHERE id = ?");

  topsheet_sqlite_statement_add_text (statement, name);
  topsheet_sqlite_statement_add_int64 (statement, plan_id);
  return topsheet_sqlite_statement_run (statement, error);
}

/* (transfer full) */
static TopsheetBudgetPlan *
find_plan (TopsheetSqliteConnection *connection, gint64 project_id, guint version, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (!topsheet_sqlite_answer_with_plan (connection, project_id, version, &value, error))
    return NULL;
  return g_value_dup_object (&value);
}

static gboolean
check_not_approved (TopsheetBudgetPlan *plan, GError **error)
{
  if (!topsheet_budget_plan_is_approved (plan))
    return TRUE;
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
               _("Version %u of the plan is approved and stays as it is, its name as well. Nothing was changed."),
               topsheet_budget_plan_get_version (plan));
  return FALSE;
}

static gboolean
rename_plan_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autofree char *name = clean_name (arguments->text);
  g_autoptr (TopsheetBudgetPlan) plan = find_plan (connection, arguments->id, arguments->number, error);

  if (plan == NULL || !check_not_approved (plan, error) || !check_name (name, error))
    return FALSE;
  connection->touched |= TOPSHEET_CHANGE_PLAN;
  return set_name (connection, topsheet_budget_plan_get_id (plan), name, error) &&
         topsheet_sqlite_answer_with_plan (connection, arguments->id, arguments->number, result, error);
}

/* The plan again as the next version, without a name. */
static gboolean
copy_plan (TopsheetSqliteConnection *connection, gint64 plan_id, GError **error)
{
  static const char * const parts[] = {
    "INSERT INTO budget_line (plan_id, position, phase, account, name, model_id, usage, quantity, unit, unit_price, price_currency, note, "
    "formula, wanted, acceptance, accepted_seen, attempts_seen) "
    "SELECT ?2, position, phase, account, name, model_id, usage, quantity, unit, unit_price, price_currency, note, "
    "formula, wanted, acceptance, accepted_seen, attempts_seen FROM budget_line WHERE plan_id = ?1",
    "INSERT INTO budget_variable (plan_id, position, name, value, unit) "
    "SELECT ?2, position, name, value, unit FROM budget_variable WHERE plan_id = ?1",
  };
  g_autoptr (TopsheetSqliteStatement) head =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO budget_plan (project_id, version, currency, buffer_percent, buffer_base, saved_at_usec) "
                                   "SELECT project_id, version + 1, currency, buffer_percent, buffer_base, ?2 FROM budget_plan WHERE id = ?1");
  gint64 copy_id;

  topsheet_sqlite_statement_add_int64 (head, plan_id);
  topsheet_sqlite_statement_add_int64 (head, topsheet_sqlite_connection_now (connection));
  if (!topsheet_sqlite_statement_run (head, error))
    return FALSE;
  copy_id = sqlite3_last_insert_rowid (connection->db);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (TopsheetSqliteStatement) part = topsheet_sqlite_statement_new (connection, parts[i]);

      topsheet_sqlite_statement_add_int64 (part, plan_id);
      topsheet_sqlite_statement_add_int64 (part, copy_id);
      if (!topsheet_sqlite_statement_run (part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_plan_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  g_autofree char *name = clean_name (arguments->text);
  g_autoptr (TopsheetBudgetPlan) draft = find_plan (connection, arguments->id, 0, error);

  if (draft == NULL || !check_name (name, error))
    return FALSE;
  if (topsheet_budget_plan_is_approved (draft))
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("Version %u of the plan is approved and kept already. What is changed next becomes a version of its own."),
                   topsheet_budget_plan_get_version (draft));
      return FALSE;
    }
  connection->touched |= TOPSHEET_CHANGE_PLAN | TOPSHEET_CHANGE_PROJECT;
  return set_name (connection, topsheet_budget_plan_get_id (draft), name, error) &&
         copy_plan (connection, topsheet_budget_plan_get_id (draft), error) &&
         topsheet_sqlite_touch_project (connection, arguments->id, error) &&
         topsheet_sqlite_answer_with_plan (connection, arguments->id, 0, result, error);
}

static gboolean
remove_plan (TopsheetSqliteConnection *connection, gint64 plan_id, GError **error)
{
  return run_with_id (connection, "DELETE FROM budget_line WHERE plan_id = ?", plan_id, error) &&
         run_with_id (connection, "DELETE FROM budget_variable WHERE plan_id = ?", plan_id, error) &&
         run_with_id (connection, "DELETE FROM budget_plan WHERE id = ?", plan_id, error);
}

static gboolean
unkeep_plan_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autoptr (TopsheetBudgetPlan) kept = find_plan (connection, arguments->id, arguments->number, error);
  g_autoptr (TopsheetBudgetPlan) draft = kept != NULL ? find_plan (connection, arguments->id, 0, error) : NULL;

  if (draft == NULL || !check_not_approved (kept, error))
    return FALSE;
  if (topsheet_budget_plan_is_approved (draft) || topsheet_budget_plan_get_version (draft) != arguments->number + 1)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("Version %u of the plan is not the one before the draft any more and stays. Nothing was changed."),
                   arguments->number);
      return FALSE;
    }
  connection->touched |= TOPSHEET_CHANGE_PLAN | TOPSHEET_CHANGE_PROJECT;
  return remove_plan (connection, topsheet_budget_plan_get_id (kept), error) &&
         run_with_id (connection, "UPDATE budget_plan SET version = version - 1 WHERE id = ?",
                      topsheet_budget_plan_get_id (draft), error) &&
         topsheet_sqlite_touch_project (connection, arguments->id, error) &&
         topsheet_sqlite_answer_with_plan (connection, arguments->id, 0, result, error);
}

DexFuture *
topsheet_sqlite_rename_plan (TopsheetSqliteWorker *worker, gint64 project_id, guint version, const char *name)
{
  return topsheet_sqlite_worker_write (worker, rename_plan_work,
                                       (TopsheetSqliteArguments) { .id = project_id,
                                                                   .number = version,
                                                                   .text = g_strdup (name) });
}

DexFuture *
topsheet_sqlite_keep_plan (TopsheetSqliteWorker *worker, gint64 project_id, const char *name)
{
  return topsheet_sqlite_worker_write (worker, keep_plan_work,
                                       (TopsheetSqliteArguments) { .id = project_id, .text = g_strdup (name) });
}

DexFuture *
topsheet_sqlite_unkeep_plan (TopsheetSqliteWorker *worker, gint64 project_id, guint version)
{
  return topsheet_sqlite_worker_write (worker, unkeep_plan_work,
                                       (TopsheetSqliteArguments) { .id = project_id, .number = version });
}
