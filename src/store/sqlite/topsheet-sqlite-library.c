/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-backup.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

static gboolean
get_info_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  TopsheetLibraryInfo *info;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count (*) FROM project), "
                                   "(SELECT coalesce (sum (n), 0) FROM generation_count), (SELECT coalesce (max (id), 0) FROM ledger_entry), "
                                   "(SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size), "
                                   "(SELECT hash FROM ledger_entry ORDER BY id DESC LIMIT 1)");

  if (!topsheet_sqlite_statement_next (statement, error))
    return FALSE;

  info = g_new0 (TopsheetLibraryInfo, 1);
  info->location = g_strdup (connection->path);
  info->schema_version = (guint) topsheet_sqlite_statement_get_int64 (statement, 0);
  info->projects = (guint64) topsheet_sqlite_statement_get_int64 (statement, 1);
  info->generations = (guint64) topsheet_sqlite_statement_get_int64 (statement, 2);
  info->entries = (guint64) topsheet_sqlite_statement_get_int64 (statement, 3);
  info->size_bytes = (guint64) topsheet_sqlite_statement_get_int64 (statement, 4);
  info->head = topsheet_sqlite_statement_get_hex (statement, 5);
  g_value_init (result, TOPSHEET_TYPE_LIBRARY_INFO);
  g_value_take_boxed (result, info);
  return TRUE;
}

static gboolean
backup_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  gint64 n_projects;

  /* Starts the read transaction, so that the copy is of one moment and starts over for nobody. */
  return topsheet_sqlite_connection_get_int64 (connection, "SELECT count (*) FROM project", &n_projects, error) &&
         topsheet_sqlite_backup (connection, arguments->text, error);
}

DexFuture *
topsheet_sqlite_get_info (TopsheetSqliteWorker *worker)
{
  return topsheet_sqlite_worker_read (worker, get_info_work, (TopsheetSqliteArguments) { 0 });
}

DexFuture *
topsheet_sqlite_write_backup (TopsheetSqliteWorker *worker, const char *path)
{
  return topsheet_sqlite_worker_survey (worker, backup_work, (TopsheetSqliteArguments) { .text = g_strdup (path) });
}
