/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

static gboolean
put_hourly_rate_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, arguments->id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL)
    return FALSE;
  statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO hourly_rate (project_id, member, rate, recorded_at_usec) VALUES (?, ?, ?, ?)");
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  topsheet_sqlite_statement_add_text (statement, arguments->strings[0]);
  topsheet_sqlite_statement_add_text (statement, arguments->strings[1]);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;

  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

static gboolean
list_hourly_rates_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_hourly_rate_free);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT member, rate, max (id) FROM hourly_rate WHERE project_id = ? "
                                               "GROUP BY member ORDER BY member");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetHourlyRate *rate = g_new0 (TopsheetHourlyRate, 1);

      rate->member = g_strdup (topsheet_sqlite_statement_get_text (statement, 0));
      g_ptr_array_add (rates, rate);
      if (!topsheet_sqlite_statement_get_decimal (statement, 1, &rate->rate, error))
        return FALSE;
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rates));
  return TRUE;
}

DexFuture *
topsheet_sqlite_put_hourly_rate (TopsheetSqliteWorker *worker,
                                 gint64 project_id,
                                 const char *member,
                                 const TopsheetDecimal *rate)
{
  g_autofree char *text = topsheet_decimal_print (rate);
  const char *strings[] = { member != NULL ? member : "", text, NULL };

  return topsheet_sqlite_worker_write (worker, put_hourly_rate_work,
                                       (TopsheetSqliteArguments) { .id = project_id,
                                                                   .strings = g_strdupv ((char **) strings) });
}

DexFuture *
topsheet_sqlite_list_hourly_rates (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_hourly_rates_work, (TopsheetSqliteArguments) { .id = project_id });
}
