/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-search.h"

#include <glib/gi18n-lib.h>

#define MAX_VALUES "100"

/* Each row's first @n_columns columns, one string after the other. */
static gboolean
answer_with_strings (TopsheetSqliteStatement *statement, int n_columns, GValue *result, GError **error)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  while (topsheet_sqlite_statement_next (statement, error))
    for (int i = 0; i < n_columns; i++)
      g_strv_builder_add (strings, topsheet_sqlite_statement_get_text (statement, i));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (strings));
  return TRUE;
}

static gboolean
list_values_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  const char *column = topsheet_sqlite_search_get_column ((TopsheetSearchKey) arguments->number);
  g_autofree char *sql = NULL;
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  sql =
    g_strdup_printf ("SELECT %1$s FROM generation INDEXED BY generation_search WHERE project_id = ? AND %1$s IS NOT NULL "
                     "GROUP BY %1$s ORDER BY count (*) DESC, %1$s LIMIT " MAX_VALUES,
                     column != NULL ? column : "NULL");
  statement = topsheet_sqlite_statement_new (connection, sql);
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  return answer_with_strings (statement, 1, result, error);
}

static gboolean
remove_search (TopsheetSqliteConnection *connection, gint64 project_id, const char *name, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "DELETE FROM saved_search WHERE project_id = ? AND name = ?");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_text (statement, name);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (connection->db) > 0)
    return TRUE;
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
               _("There is no saved search “%s” any more. Nothing was changed."), name);
  return FALSE;
}

static gboolean
add_search (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GError **error)
{
  const char *name = arguments->strings[0];
  g_autoptr (GError) local = NULL;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "INSERT INTO saved_search (project_id, name, text) VALUES (?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  topsheet_sqlite_statement_add_text (statement, name);
  topsheet_sqlite_statement_add_text (statement, arguments->strings[1]);
  if (topsheet_sqlite_statement_run (statement, &local))
    return TRUE;
  if (g_error_matches (local, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS))
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
                 _("A search is saved as “%s” already. Nothing was changed; choose another name."), name);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
save_search_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  if ((arguments->text != NULL && !remove_search (connection, arguments->id, arguments->text, error)) ||
      (arguments->strings != NULL && !add_search (connection, arguments, error)))
    return FALSE;
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

static gboolean
list_searches_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT name, text FROM saved_search WHERE project_id = ? ORDER BY name");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  return answer_with_strings (statement, 2, result, error);
}

DexFuture *
topsheet_sqlite_list_values (TopsheetSqliteWorker *worker, gint64 project_id, TopsheetSearchKey key)
{
  return topsheet_sqlite_worker_read (worker, list_values_work,
                                      (TopsheetSqliteArguments) { .id = project_id, .number = key });
}

DexFuture *
topsheet_sqlite_save_search (TopsheetSqliteWorker *worker,
                             gint64 project_id,
                             const char *old_name,
                             const char *name,
                             const char *text)
{
  const char *strings[] = { name, text, NULL };

  return topsheet_sqlite_worker_write (worker, save_search_work,
                                       (TopsheetSqliteArguments) {
                                         .id = project_id,
                                         .text = g_strdup (old_name),
                                         .strings = name != NULL ? g_strdupv ((char **) strings) : NULL,
                                       });
}

DexFuture *
topsheet_sqlite_list_searches (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_searches_work, (TopsheetSqliteArguments) { .id = project_id });
}
