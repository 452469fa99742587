/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

static gboolean
set_name_patterns_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, arguments->id, error);
  g_autoptr (TopsheetSqliteStatement) clear = NULL;
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL)
    return FALSE;
  clear = topsheet_sqlite_statement_new (connection, "DELETE FROM name_pattern WHERE project_id = ?");
  topsheet_sqlite_statement_add_int64 (clear, arguments->id);
  if (!topsheet_sqlite_statement_run (clear, error))
    return FALSE;

  statement = topsheet_sqlite_statement_new (connection, "INSERT INTO name_pattern (project_id, position, pattern) "
                                                         "VALUES (?, ?, ?)");
  for (guint i = 0; arguments->strings[i] != NULL; i++)
    {
      topsheet_sqlite_statement_add_int64 (statement, arguments->id);
      topsheet_sqlite_statement_add_int64 (statement, i);
      topsheet_sqlite_statement_add_text (statement, arguments->strings[i]);
      if (!topsheet_sqlite_statement_run (statement, error))
        return FALSE;
    }
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

static gboolean
list_name_patterns_work (TopsheetSqliteConnection *connection,
                         TopsheetSqliteArguments *arguments,
                         GValue *result,
                         GError **error)
{
  g_autoptr (GStrvBuilder) patterns = g_strv_builder_new ();
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT pattern FROM name_pattern WHERE project_id = ? ORDER BY position");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    g_strv_builder_add (patterns, topsheet_sqlite_statement_get_text (statement, 0));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (patterns));
  return TRUE;
}

DexFuture *
topsheet_sqlite_set_name_patterns (TopsheetSqliteWorker *worker, gint64 project_id, const char * const *patterns)
{
  return topsheet_sqlite_worker_write (worker, set_name_patterns_work,
                                       (TopsheetSqliteArguments) { .id = project_id,
                                                                   .strings = g_strdupv ((char **) patterns) });
}

DexFuture *
topsheet_sqlite_list_name_patterns (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_name_patterns_work, (TopsheetSqliteArguments) { .id = project_id });
}
