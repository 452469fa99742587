/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#define BALANCE_SQL(key, order)                                                                                         \
  "SELECT " key                                                                                                         \
  ", sum (entries), sum (unpriced), sum (amount_nanos), sum (committed_nanos) FROM ledger_rollup WHERE project_id = ? " \
  "GROUP BY 1 ORDER BY " order

/* The sums are kept with the entries; how many entries there are does not matter here. */
static const char *
balance_sql (TopsheetBalanceBy by)
{
  switch (by)
    {
    case TOPSHEET_BALANCE_PHASE:
      return BALANCE_SQL ("phase", "1");
    case TOPSHEET_BALANCE_MODEL:
      return BALANCE_SQL ("model", "1");
    case TOPSHEET_BALANCE_PROVIDER:
      return BALANCE_SQL ("provider", "1");
    case TOPSHEET_BALANCE_MEMBER:
      return BALANCE_SQL ("member", "1");
    case TOPSHEET_BALANCE_DAY:
      return BALANCE_SQL ("date (day * 86400, 'unixepoch')", "1");
    case TOPSHEET_BALANCE_ACCOUNT:
    default:
      return BALANCE_SQL ("account", "1");
    }
}

static TopsheetBalanceRow *
read_row (TopsheetSqliteStatement *statement, TopsheetBalanceBy by, const char *currency)
{
  TopsheetBalanceRow *row = g_new0 (TopsheetBalanceRow, 1);

  if (by == TOPSHEET_BALANCE_PHASE)
    row->key = g_strdup (topsheet_phase_get_nick ((TopsheetPhase) topsheet_sqlite_statement_get_int64 (statement, 0)));
  else
    row->key = g_strdup (topsheet_sqlite_statement_get_text (statement, 0));
  row->entries = (guint64) topsheet_sqlite_statement_get_int64 (statement, 1);
  row->unpriced = (guint64) topsheet_sqlite_statement_get_int64 (statement, 2);
  row->amount = topsheet_money (topsheet_sqlite_statement_get_int64 (statement, 3), currency);
  row->committed = topsheet_money (topsheet_sqlite_statement_get_int64 (statement, 4), currency);
  return row;
}

static gboolean
balance_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  TopsheetBalanceBy by = (TopsheetBalanceBy) arguments->number;
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, arguments->id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_balance_row_free);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL)
    return FALSE;
  statement = topsheet_sqlite_statement_new (connection, balance_sql (by));
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (rows, read_row (statement, by, currency));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rows));
  return TRUE;
}

static gboolean
get_actuals_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, arguments->id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  TopsheetActuals actuals = { 0 };

  if (currency == NULL)
    return FALSE;
  for (int i = 0; i < TOPSHEET_N_PHASES; i++)
    actuals.actual[i] = actuals.committed[i] = topsheet_money (0, currency);

  statement = topsheet_sqlite_statement_new (connection, balance_sql (TOPSHEET_BALANCE_PHASE));
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 phase = topsheet_sqlite_statement_get_int64 (statement, 0);

      if (phase < 0 || phase >= TOPSHEET_N_PHASES)
        continue;
      actuals.entries[phase] = (guint) topsheet_sqlite_statement_get_int64 (statement, 1);
      actuals.unpriced[phase] = (guint) topsheet_sqlite_statement_get_int64 (statement, 2);
      actuals.actual[phase].nanos = topsheet_sqlite_statement_get_int64 (statement, 3);
      actuals.committed[phase].nanos = topsheet_sqlite_statement_get_int64 (statement, 4);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, TOPSHEET_TYPE_ACTUALS);
  g_value_set_boxed (result, &actuals);
  return TRUE;
}

DexFuture *
topsheet_sqlite_balance (TopsheetSqliteWorker *worker, gint64 project_id, TopsheetBalanceBy by)
{
  return topsheet_sqlite_worker_read (worker, balance_work,
                                      (TopsheetSqliteArguments) { .id = project_id, .number = by });
}

DexFuture *
topsheet_sqlite_get_actuals (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, get_actuals_work, (TopsheetSqliteArguments) { .id = project_id });
}
