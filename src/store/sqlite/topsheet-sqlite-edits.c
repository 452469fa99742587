/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

#define EDIT_COLUMNS                                                                                                   \
  "open_edit.id, generation_id, project_id, deliverable, version, open_edit.path, open_edit.sha256, application, "     \
  "open_edit.member, opened_at_usec, open_edit.edit_seconds FROM open_edit "                                           \
  "JOIN generation ON generation.id = generation_id "

/* What begins an edit of a version of the project, once for each time. A refinement began when its file was written, less the time that went into it. */
#define FIRST_EDITS_SQL                                                                                                \
  "WITH start (id, at) AS ("                                                                                           \
  "SELECT generation_id, decision.decided_at_usec FROM decision JOIN generation ON generation.id = generation_id "     \
  "WHERE project_id = ?1 AND kind = 3 "                                                                                \
  "UNION ALL SELECT generation_id, opened_at_usec FROM open_edit "                                                     \
  "UNION ALL SELECT parent_id, ordered_at_usec - CAST (edit_seconds * 1000000 AS INTEGER) FROM generation "            \
  "WHERE project_id = ?1 AND parent_id IS NOT NULL) "                                                                  \
  "SELECT generation.id, deliverable, max (0, min (at) - ordered_at_usec) / 1e6 "                                      \
  "FROM start JOIN generation ON generation.id = start.id WHERE project_id = ?1 "                                      \
  "GROUP BY generation.id ORDER BY deliverable, version"

static TopsheetOpenEdit *
read_edit (TopsheetSqliteStatement *row)
{
  TopsheetOpenEdit *edit = g_new0 (TopsheetOpenEdit, 1);

  edit->id = topsheet_sqlite_statement_get_int64 (row, 0);
  edit->generation_id = topsheet_sqlite_statement_get_int64 (row, 1);
  edit->project_id = topsheet_sqlite_statement_get_int64 (row, 2);
  edit->version_id = topsheet_version_id_print (topsheet_sqlite_statement_get_text (row, 3),
                                                (guint) topsheet_sqlite_statement_get_int64 (row, 4));
  edit->path = g_strdup (topsheet_sqlite_statement_get_text (row, 5));
  edit->sha256 = topsheet_sqlite_statement_get_hex (row, 6);
  edit->application = g_strdup (topsheet_sqlite_statement_get_text (row, 7));
  edit->member = g_strdup (topsheet_sqlite_statement_get_text (row, 8));
  edit->opened_at_usec = topsheet_sqlite_statement_get_int64 (row, 9);
  edit->edit_seconds = topsheet_sqlite_statement_get_double (row, 10);
  return edit;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                       _("This edit is not open any more. Nothing was saved."));
  return FALSE;
}

/* EXISTS where another row has the path. */
static gboolean
check_path (TopsheetSqliteConnection *connection, const char *path, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT 1 FROM open_edit WHERE path = ?");

  topsheet_sqlite_statement_add_text (statement, path);
  if (!topsheet_sqlite_statement_next (statement, error))
    return topsheet_sqlite_statement_is_good (statement);
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
               _("“%s” is open in an editor already. Finish that edit first."), path);
  return FALSE;
}

static gboolean
insert_edit (TopsheetSqliteConnection *connection, const TopsheetOpenEdit *edit, GError **error)
{
  gint64 opened_usec = edit->opened_at_usec > 0 ? edit->opened_at_usec : topsheet_sqlite_connection_now (connection);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO open_edit (generation_id, path, sha256, application, member, opened_at_usec, edit_seconds) VALUES (?, ?, ?, ?, ?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, edit->generation_id);
  topsheet_sqlite_statement_add_text (statement, edit->path);
  topsheet_sqlite_statement_add_sha256 (statement, edit->sha256);
  topsheet_sqlite_statement_add_text (statement, edit->application);
  topsheet_sqlite_statement_add_text (statement, edit->member);
  topsheet_sqlite_statement_add_int64 (statement, opened_usec);
  topsheet_sqlite_statement_add_double (statement, edit->edit_seconds);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
add_open_edit_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  const TopsheetOpenEdit *edit = arguments->query;
  g_autoptr (TopsheetGeneration) generation = topsheet_sqlite_load_generation (connection, edit->generation_id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (generation == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                             _("The version that was opened is not in this library. Nothing was saved."));
      return FALSE;
    }
  if (!check_path (connection, edit->path, error) || !insert_edit (connection, edit, error))
    return FALSE;
  statement = topsheet_sqlite_statement_new (connection, "SELECT " EDIT_COLUMNS "WHERE open_edit.id = ?");
  topsheet_sqlite_statement_add_int64 (statement, sqlite3_last_insert_rowid (connection->db));
  if (!topsheet_sqlite_statement_next (statement, error))
    return FALSE;

  connection->touched |= TOPSHEET_CHANGE_GENERATION;
  g_value_init (result, TOPSHEET_TYPE_OPEN_EDIT);
  g_value_take_boxed (result, read_edit (statement));
  return TRUE;
}

/* Everybody who shows edits measures them too, so nobody has to be told. */
static gboolean
update_open_edit_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  const TopsheetOpenEdit *edit = arguments->query;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE open_edit SET sha256 = ?, edit_seconds = ? WHERE id = ?");

  topsheet_sqlite_statement_add_sha256 (statement, edit->sha256);
  topsheet_sqlite_statement_add_double (statement, edit->edit_seconds);
  topsheet_sqlite_statement_add_int64 (statement, edit->id);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;
  return sqlite3_changes (connection->db) > 0 || set_gone (error);
}

static gboolean
list_open_edits_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_open_edit_free);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " EDIT_COLUMNS "WHERE ?1 = 0 OR project_id = ?1 ORDER BY open_edit.id");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (edits, read_edit (statement));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&edits));
  return TRUE;
}

static gboolean
delete_edit (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection,
                                                                                 "DELETE FROM open_edit WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;
  connection->touched |= TOPSHEET_CHANGE_GENERATION;
  return sqlite3_changes (connection->db) > 0 || set_gone (error);
}

static gboolean
remove_open_edit_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  return delete_edit (connection, arguments->id, error);
}

static gboolean
finish_open_edit_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  TopsheetGeneration *recorded;
  gint64 id;

  if ((arguments->id != 0 && !delete_edit (connection, arguments->id, error)) ||
      !topsheet_sqlite_record_one (connection, TOPSHEET_GENERATION (arguments->object),
                                   g_ptr_array_index (arguments->entries, 0), &id, error))
    return FALSE;
  recorded = topsheet_sqlite_load_generation (connection, id, error);
  if (recorded == NULL)
    return FALSE;

  g_value_init (result, TOPSHEET_TYPE_GENERATION);
  g_value_take_object (result, recorded);
  return TRUE;
}

static gboolean
list_children_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT id FROM generation WHERE parent_id = ? ORDER BY id");
  GPtrArray *children;

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 id = topsheet_sqlite_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (!topsheet_sqlite_statement_is_good (statement) ||
      (children = topsheet_sqlite_load_generation_list (connection, ids, error)) == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, children);
  return TRUE;
}

static gboolean
list_first_edits_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_first_edit_free);
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, FIRST_EDITS_SQL);

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetFirstEdit *edit = g_new0 (TopsheetFirstEdit, 1);

      edit->generation_id = topsheet_sqlite_statement_get_int64 (statement, 0);
      edit->deliverable = g_strdup (topsheet_sqlite_statement_get_text (statement, 1));
      edit->seconds = topsheet_sqlite_statement_get_double (statement, 2);
      g_ptr_array_add (edits, edit);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&edits));
  return TRUE;
}

static TopsheetSqliteArguments
pack_edit (TopsheetOpenEdit *edit)
{
  return (TopsheetSqliteArguments) { .query = edit, .free_query = (GDestroyNotify) topsheet_open_edit_free };
}

DexFuture *
topsheet_sqlite_add_open_edit (TopsheetSqliteWorker *worker, const TopsheetOpenEdit *edit)
{
  return topsheet_sqlite_worker_write (worker, add_open_edit_work, pack_edit (topsheet_open_edit_copy (edit)));
}

DexFuture *
topsheet_sqlite_update_open_edit (TopsheetSqliteWorker *worker, gint64 id, const char *sha256, double edit_seconds)
{
  TopsheetOpenEdit *edit = g_new0 (TopsheetOpenEdit, 1);

  edit->id = id;
  edit->sha256 = g_strdup (sha256);
  edit->edit_seconds = edit_seconds;
  return topsheet_sqlite_worker_write (worker, update_open_edit_work, pack_edit (edit));
}

DexFuture *
topsheet_sqlite_list_open_edits (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_open_edits_work, (TopsheetSqliteArguments) { .id = project_id });
}

DexFuture *
topsheet_sqlite_remove_open_edit (TopsheetSqliteWorker *worker, gint64 id)
{
  return topsheet_sqlite_worker_write (worker, remove_open_edit_work, (TopsheetSqliteArguments) { .id = id });
}

DexFuture *
topsheet_sqlite_finish_open_edit (TopsheetSqliteWorker *worker,
                                  gint64 id,
                                  TopsheetGeneration *generation,
                                  TopsheetLedgerEntry *entry)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, g_object_ref (entry));
  return topsheet_sqlite_worker_write (worker, finish_open_edit_work,
                                       (TopsheetSqliteArguments) { .id = id,
                                                                   .object = g_object_ref (G_OBJECT (generation)),
                                                                   .entries = entries });
}

DexFuture *
topsheet_sqlite_list_children (TopsheetSqliteWorker *worker, gint64 generation_id)
{
  return topsheet_sqlite_worker_read (worker, list_children_work, (TopsheetSqliteArguments) { .id = generation_id });
}

DexFuture *
topsheet_sqlite_list_first_edits (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_first_edits_work, (TopsheetSqliteArguments) { .id = project_id });
}
