/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

/* A popcount for each row of an index of 20 bytes an entry: a hundred thousand take a few milliseconds, so that no tree of distances has to be kept. */
gboolean
topsheet_sqlite_find_alike (TopsheetSqliteConnection *connection,
                            gint64 project_id,
                            guint64 look,
                            gint64 except,
                            guint limit,
                            GArray *ids,
                            GArray *differences,
                            GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT id, topsheet_look_difference (look, ?2) AS difference "
                                   "FROM generation INDEXED BY generation_look "
                                   "WHERE project_id = ?1 AND look IS NOT NULL AND difference <= ?3 AND id <> ?4 "
                                   "ORDER BY difference, id LIMIT ?5");

  g_return_val_if_fail (ids != NULL && differences != NULL, FALSE);

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_int64 (statement, (gint64) look);
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_ALIKE_BITS);
  topsheet_sqlite_statement_add_int64 (statement, except);
  topsheet_sqlite_statement_add_int64 (statement, limit);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 id = topsheet_sqlite_statement_get_int64 (statement, 0);
      guint difference = (guint) topsheet_sqlite_statement_get_int64 (statement, 1);

      g_array_append_val (ids, id);
      g_array_append_val (differences, difference);
    }
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
list_unseen_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *generations;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT id FROM generation INDEXED BY generation_unseen "
                                   "WHERE look IS NULL AND sha256 IS NOT NULL AND id > ? ORDER BY id LIMIT ?");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  topsheet_sqlite_statement_add_int64 (statement, arguments->number);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 id = topsheet_sqlite_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (!topsheet_sqlite_statement_is_good (statement) ||
      (generations = topsheet_sqlite_load_generation_list (connection, ids, error)) == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, generations);
  return TRUE;
}

/* Nobody is told: what a version looks like is asked for when it is needed, and lists need not be read again. */
static gboolean
put_looks_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  for (guint i = 0; i < arguments->objects->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (arguments->objects, i);
      g_autoptr (TopsheetSqliteStatement) statement = NULL;
      guint64 look;

      if (!topsheet_generation_get_look (generation, &look))
        continue;
      statement = topsheet_sqlite_statement_new (connection, "UPDATE generation SET look = ? WHERE id = ?");
      topsheet_sqlite_statement_add_int64 (statement, (gint64) look);
      topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_id (generation));
      if (!topsheet_sqlite_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

DexFuture *
topsheet_sqlite_list_unseen (TopsheetSqliteWorker *worker, gint64 after_id, guint limit)
{
  return topsheet_sqlite_worker_read (worker, list_unseen_work,
                                      (TopsheetSqliteArguments) { .id = after_id, .number = limit });
}

DexFuture *
topsheet_sqlite_put_looks (TopsheetSqliteWorker *worker, GPtrArray *generations)
{
  return topsheet_sqlite_worker_write (worker, put_looks_work,
                                       (TopsheetSqliteArguments) {
                                         .objects = topsheet_sqlite_ref_objects (generations) });
}
