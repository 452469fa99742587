/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, project_id, kind, location, phase, deliverable, model, paused, position, added_at_usec"

static TopsheetImportSource *
read_source (TopsheetSqliteStatement *statement)
{
  TopsheetImportSource *source =
    topsheet_import_source_new (topsheet_sqlite_statement_get_int64 (statement, 1),
                                (TopsheetSourceKind) topsheet_sqlite_statement_get_int64 (statement, 2),
                                topsheet_sqlite_statement_get_text (statement, 3));

  source->id = topsheet_sqlite_statement_get_int64 (statement, 0);
  source->phase = topsheet_sqlite_statement_is_null (statement, 4)
                    ? -1
                    : (int) topsheet_sqlite_statement_get_int64 (statement, 4);
  source->deliverable = g_strdup (topsheet_sqlite_statement_get_text (statement, 5));
  source->model = g_strdup (topsheet_sqlite_statement_get_text (statement, 6));
  source->paused = topsheet_sqlite_statement_get_int64 (statement, 7) != 0;
  source->position = g_strdup (topsheet_sqlite_statement_get_text (statement, 8));
  source->added_at_usec = topsheet_sqlite_statement_get_int64 (statement, 9);
  return source;
}

static gboolean
refuse_missing (TopsheetSqliteConnection *connection, GError **error)
{
  if (sqlite3_changes (connection->db) > 0)
    {
      connection->touched |= TOPSHEET_CHANGE_PROJECT;
      return TRUE;
    }
  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                       _("This source of imports is not in the library any more. Nothing was changed."));
  return FALSE;
}

static gboolean
write_source (TopsheetSqliteConnection *connection, const TopsheetImportSource *source, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO import_source (project_id, kind, location, phase, deliverable, model, "
                                   "paused, position, added_at_usec) VALUES (?, ?, ?, nullif (?, -1), ?, ?, ?, ?, ?) "
                                   "ON CONFLICT (project_id, kind, location) DO UPDATE SET phase = excluded.phase, "
                                   "deliverable = excluded.deliverable, model = excluded.model, paused = excluded.paused");

  topsheet_sqlite_statement_add_int64 (statement, source->project_id);
  topsheet_sqlite_statement_add_int64 (statement, source->kind);
  topsheet_sqlite_statement_add_text (statement, source->location);
  topsheet_sqlite_statement_add_int64 (statement, source->phase);
  topsheet_sqlite_statement_add_text (statement, source->deliverable);
  topsheet_sqlite_statement_add_text (statement, source->model);
  topsheet_sqlite_statement_add_int64 (statement, source->paused);
  topsheet_sqlite_statement_add_text (statement, source->position);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
put_source_work (TopsheetSqliteConnection *connection,
                 TopsheetSqliteArguments *arguments,
                 GValue *result,
                 GError **error)
{
  const TopsheetImportSource *source = arguments->query;
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, source->project_id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL || !write_source (connection, source, error))
    return FALSE;

  statement = topsheet_sqlite_statement_new (connection, "SELECT " COLUMNS " FROM import_source "
                                                         "WHERE project_id = ? AND kind = ? AND location = ?");
  topsheet_sqlite_statement_add_int64 (statement, source->project_id);
  topsheet_sqlite_statement_add_int64 (statement, source->kind);
  topsheet_sqlite_statement_add_text (statement, source->location);
  if (!topsheet_sqlite_statement_next (statement, error))
    return FALSE;
  g_value_init (result, TOPSHEET_TYPE_IMPORT_SOURCE);
  g_value_take_boxed (result, read_source (statement));
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

static gboolean
list_sources_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_source_free);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT " COLUMNS " FROM import_source "
                                               "WHERE ?1 = 0 OR project_id = ?1 ORDER BY id");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (sources, read_source (statement));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&sources));
  return TRUE;
}

static gboolean
remove_source_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "DELETE FROM import_source WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  return topsheet_sqlite_statement_run (statement, error) && refuse_missing (connection, error);
}

static gboolean
pause_source_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE import_source SET paused = ? WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, arguments->number);
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  return topsheet_sqlite_statement_run (statement, error) && refuse_missing (connection, error);
}

static gboolean
move_source_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE import_source SET position = ? WHERE id = ?");
  guint touched = connection->touched;

  topsheet_sqlite_statement_add_text (statement, arguments->text);
  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  if (!topsheet_sqlite_statement_run (statement, error) || !refuse_missing (connection, error))
    return FALSE;
  /* Nobody looks at how far a history was read. */
  connection->touched = touched;
  return TRUE;
}

static gboolean
put_source_files_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  GPtrArray *files = arguments->query;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT OR REPLACE INTO source_file (source_id, path, size_bytes, "
                                   "modified_usec, sha256) SELECT id, ?, ?, ?, ? FROM import_source WHERE id = ?");

  for (guint i = 0; i < files->len; i++)
    {
      const TopsheetSourceFile *file = g_ptr_array_index (files, i);

      topsheet_sqlite_statement_add_text (statement, file->path);
      topsheet_sqlite_statement_add_int64 (statement, file->size_bytes);
      topsheet_sqlite_statement_add_int64 (statement, file->modified_usec);
      topsheet_sqlite_statement_add_sha256 (statement, file->sha256);
      topsheet_sqlite_statement_add_int64 (statement, arguments->id);
      if (!topsheet_sqlite_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_new_files_work (TopsheetSqliteConnection *connection,
                     TopsheetSqliteArguments *arguments,
                     GValue *result,
                     GError **error)
{
  GPtrArray *files = arguments->query;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT 1 FROM source_file WHERE source_id = ?1 AND path = ?2 "
                                               "AND size_bytes = ?3 AND modified_usec = ?4 AND (sha256 IS NOT NULL OR "
                                               "(SELECT kind FROM import_source WHERE id = ?1) <> 2)");

  for (gint64 i = 0; i < (gint64) files->len; i++)
    {
      const TopsheetSourceFile *file = g_ptr_array_index (files, i);

      topsheet_sqlite_statement_reset (statement);
      topsheet_sqlite_statement_add_int64 (statement, arguments->id);
      topsheet_sqlite_statement_add_text (statement, file->path);
      topsheet_sqlite_statement_add_int64 (statement, file->size_bytes);
      topsheet_sqlite_statement_add_int64 (statement, file->modified_usec);
      if (!topsheet_sqlite_statement_next (statement, error))
        g_array_append_val (places, i);
      if (!topsheet_sqlite_statement_is_good (statement))
        return FALSE;
    }
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&places));
  return TRUE;
}

DexFuture *
topsheet_sqlite_put_source (TopsheetSqliteWorker *worker, const TopsheetImportSource *source)
{
  return topsheet_sqlite_worker_write (worker, put_source_work,
                                       (TopsheetSqliteArguments) {
                                         .query = topsheet_import_source_copy (source),
                                         .free_query = (GDestroyNotify) topsheet_import_source_free,
                                       });
}

DexFuture *
topsheet_sqlite_list_sources (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_sources_work, (TopsheetSqliteArguments) { .id = project_id });
}

DexFuture *
topsheet_sqlite_remove_source (TopsheetSqliteWorker *worker, gint64 source_id)
{
  return topsheet_sqlite_worker_write (worker, remove_source_work, (TopsheetSqliteArguments) { .id = source_id });
}

DexFuture *
topsheet_sqlite_pause_source (TopsheetSqliteWorker *worker, gint64 source_id, gboolean paused)
{
  return topsheet_sqlite_worker_write (worker, pause_source_work,
                                       (TopsheetSqliteArguments) { .id = source_id, .number = paused ? 1 : 0 });
}

DexFuture *
topsheet_sqlite_move_source (TopsheetSqliteWorker *worker, gint64 source_id, const char *position)
{
  return topsheet_sqlite_worker_write (worker, move_source_work,
                                       (TopsheetSqliteArguments) { .id = source_id, .text = g_strdup (position) });
}

static GPtrArray *
copy_files (GPtrArray *files)
{
  GPtrArray *copies = g_ptr_array_new_full (files->len, (GDestroyNotify) topsheet_source_file_free);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (copies, topsheet_source_file_copy (g_ptr_array_index (files, i)));
  return copies;
}

DexFuture *
topsheet_sqlite_put_source_files (TopsheetSqliteWorker *worker, gint64 source_id, GPtrArray *files)
{
  return topsheet_sqlite_worker_write (worker, put_source_files_work,
                                       (TopsheetSqliteArguments) { .id = source_id,
                                                                   .query = copy_files (files),
                                                                   .free_query = (GDestroyNotify) g_ptr_array_unref });
}

DexFuture *
topsheet_sqlite_find_new_files (TopsheetSqliteWorker *worker, gint64 source_id, GPtrArray *files)
{
  return topsheet_sqlite_worker_read (worker, find_new_files_work,
                                      (TopsheetSqliteArguments) { .id = source_id,
                                                                  .query = copy_files (files),
                                                                  .free_query = (GDestroyNotify) g_ptr_array_unref });
}
