/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

/* Answered by generation_by_model alone: project and model are its first columns, decision and phase its last. */
#define ACCEPTANCE_SQL(projects, models)                                                                               \
  "SELECT project_id, model, phase, sum (decision = 1), sum (decision = 2), sum (decision = 3) FROM generation "       \
  "INDEXED BY generation_by_model WHERE " projects models " AND model IS NOT NULL AND decision <> 0 "                  \
  "GROUP BY project_id, model, phase ORDER BY project_id, model, phase"

#define ONE_PROJECT "project_id = ?"
#define ALL_PROJECTS "project_id IN (SELECT id FROM project)"

static const char *
acceptance_sql (gboolean one_project, gboolean one_model)
{
  if (one_project)
    return one_model ? ACCEPTANCE_SQL (ONE_PROJECT, " AND model = ?") : ACCEPTANCE_SQL (ONE_PROJECT, "");
  return one_model ? ACCEPTANCE_SQL (ALL_PROJECTS, " AND model = ?") : ACCEPTANCE_SQL (ALL_PROJECTS, "");
}

static TopsheetAcceptanceRow *
read_row (TopsheetSqliteStatement *statement)
{
  TopsheetAcceptanceRow *row = g_new0 (TopsheetAcceptanceRow, 1);

  row->project_id = topsheet_sqlite_statement_get_int64 (statement, 0);
  row->model = g_strdup (topsheet_sqlite_statement_get_text (statement, 1));
  row->phase = (TopsheetPhase) topsheet_sqlite_statement_get_int64 (statement, 2);
  row->accepted = (guint) topsheet_sqlite_statement_get_int64 (statement, 3);
  row->rejected = (guint) topsheet_sqlite_statement_get_int64 (statement, 4);
  row->edited = (guint) topsheet_sqlite_statement_get_int64 (statement, 5);
  return row;
}

static gboolean
list_acceptance_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_acceptance_row_free);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, acceptance_sql (arguments->id != 0, arguments->text != NULL));

  if (arguments->id != 0)
    topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  if (arguments->text != NULL)
    topsheet_sqlite_statement_add_text (statement, arguments->text);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (rows, read_row (statement));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rows));
  return TRUE;
}

DexFuture *
topsheet_sqlite_list_acceptance (TopsheetSqliteWorker *worker, gint64 project_id, const char *model)
{
  return topsheet_sqlite_worker_read (worker, list_acceptance_work,
                                      (TopsheetSqliteArguments) { .id = project_id, .text = g_strdup (model) });
}
