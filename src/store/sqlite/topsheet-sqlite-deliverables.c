/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

#define DELIVERABLE_COLUMNS "id, project_id, code, name, finals, generations, accepted"

static TopsheetDeliverable *
read_deliverable (TopsheetSqliteStatement *row)
{
  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_DELIVERABLE,
                       "id", topsheet_sqlite_statement_get_int64 (row, 0),
                       "project-id", topsheet_sqlite_statement_get_int64 (row, 1),
                       "code", topsheet_sqlite_statement_get_text (row, 2),
                       "name", topsheet_sqlite_statement_get_text (row, 3),
                       "finals", (guint) topsheet_sqlite_statement_get_int64 (row, 4),
                       "generations", (guint) topsheet_sqlite_statement_get_int64 (row, 5),
                       "accepted", (guint) topsheet_sqlite_statement_get_int64 (row, 6),
                       NULL);
  /* clang-format on */
}

static gboolean
check_code (const char *code, GError **error)
{
  if (code != NULL && topsheet_deliverable_code_is_valid (code))
    return TRUE;

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
               _("“%s” cannot be the code of a deliverable: it takes 1 to 32 letters, digits, “-”, “_” and “.”. Nothing was saved."),
               code != NULL ? code : "");
  return FALSE;
}

static gboolean
insert_deliverable (TopsheetSqliteConnection *connection,
                    gint64 project_id,
                    const char *code,
                    const char *name,
                    guint finals,
                    gint64 *id,
                    GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO deliverable (project_id, code, name, finals) VALUES (?, ?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_text (statement, code);
  topsheet_sqlite_statement_add_text (statement, name);
  topsheet_sqlite_statement_add_int64 (statement, finals);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (connection->db);
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

/* 0 in @id when there is none. */
static gboolean
find_deliverable (TopsheetSqliteConnection *connection, gint64 project_id, const char *code, gint64 *id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT id FROM deliverable WHERE project_id = ? AND code = ?");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_text (statement, code);
  *id = topsheet_sqlite_statement_next (statement, error) ? topsheet_sqlite_statement_get_int64 (statement, 0) : 0;
  return topsheet_sqlite_statement_is_good (statement);
}

gboolean
topsheet_sqlite_need_deliverable (TopsheetSqliteConnection *connection,
                                  gint64 project_id,
                                  const char *code,
                                  gint64 *id,
                                  GError **error)
{
  if (!check_code (code, error) || !find_deliverable (connection, project_id, code, id, error))
    return FALSE;

  return *id != 0 || insert_deliverable (connection, project_id, code, NULL, 1, id, error);
}

static gboolean
add_deliverable_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  TopsheetDeliverable *deliverable = TOPSHEET_DELIVERABLE (arguments->object);
  gint64 project_id = topsheet_deliverable_get_project_id (deliverable);
  const char *code = topsheet_deliverable_get_code (deliverable);
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, project_id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  gint64 id;

  if (currency == NULL || !check_code (code, error) || !find_deliverable (connection, project_id, code, &id, error))
    return FALSE;
  if (id != 0)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
                   _("The project has a deliverable “%s” already. Nothing was saved."), code);
      return FALSE;
    }
  if (!insert_deliverable (connection, project_id, code, topsheet_deliverable_get_name (deliverable),
                           topsheet_deliverable_get_finals (deliverable), &id, error) ||
      !topsheet_sqlite_touch_project (connection, project_id, error))
    return FALSE;

  statement = topsheet_sqlite_statement_new (connection, "SELECT " DELIVERABLE_COLUMNS " FROM deliverable WHERE id = ?");
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_next (statement, error))
    return FALSE;
  g_value_init (result, TOPSHEET_TYPE_DELIVERABLE);
  g_value_take_object (result, read_deliverable (statement));
  return TRUE;
}

static gboolean
list_deliverables_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  g_autoptr (GPtrArray) deliverables = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT " DELIVERABLE_COLUMNS
                                               " FROM deliverable WHERE project_id = ? ORDER BY code");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (deliverables, read_deliverable (statement));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&deliverables));
  return TRUE;
}

DexFuture *
topsheet_sqlite_add_deliverable (TopsheetSqliteWorker *worker, TopsheetDeliverable *deliverable)
{
  return topsheet_sqlite_worker_write (worker, add_deliverable_work,
                                       (TopsheetSqliteArguments) { .object = g_object_ref (G_OBJECT (deliverable)) });
}

DexFuture *
topsheet_sqlite_list_deliverables (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_deliverables_work, (TopsheetSqliteArguments) { .id = project_id });
}
