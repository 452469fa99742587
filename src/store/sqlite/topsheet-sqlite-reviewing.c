/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

#define MAX_REASONS 99
#define MAX_NAME 100

static gboolean
set_stars_of (TopsheetSqliteConnection *connection, gint64 id, guint stars, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE generation SET stars = ? WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, stars);
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (connection->db) > 0)
    return TRUE;
  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                       _("A version that stars were given to is not in this library. Nothing was saved."));
  return FALSE;
}

static gboolean
set_stars_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  const guint8 *stars = arguments->query;
  GPtrArray *generations;

  for (guint i = 0; i < arguments->ids->len; i++)
    if (!set_stars_of (connection, g_array_index (arguments->ids, gint64, i), stars[i], error))
      return FALSE;
  generations = topsheet_sqlite_load_generation_list (connection, arguments->ids, error);
  if (generations == NULL)
    return FALSE;

  if (arguments->ids->len > 0)
    connection->touched |= TOPSHEET_CHANGE_GENERATION;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, generations);
  return TRUE;
}

static gboolean
list_reasons_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT name FROM decision_reason ORDER BY position");

  while (topsheet_sqlite_statement_next (statement, error))
    g_strv_builder_add (names, topsheet_sqlite_statement_get_text (statement, 0));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (names));
  return TRUE;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
check_reasons (const char * const *names, GError **error)
{
  if (g_strv_length ((char **) names) > MAX_REASONS)
    return refuse (error, _("There can be at most 99 reasons. Nothing was saved."));
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0' || g_utf8_strlen (names[i], -1) > MAX_NAME)
        return refuse (error, _("A reason has between one and a hundred letters. Nothing was saved."));
      for (guint k = 0; k < i; k++)
        if (g_str_equal (names[k], names[i]))
          {
            g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
                         _("The reason “%s” is in the list twice. Nothing was saved."), names[i]);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
set_reasons_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  g_autoptr (TopsheetSqliteStatement) clear = topsheet_sqlite_statement_new (connection, "DELETE FROM decision_reason");
  g_autoptr (TopsheetSqliteStatement) insert =
    topsheet_sqlite_statement_new (connection, "INSERT INTO decision_reason (position, name) VALUES (?, ?)");

  if (!check_reasons ((const char * const *) arguments->strings, error) || !topsheet_sqlite_statement_run (clear, error))
    return FALSE;
  for (guint i = 0; arguments->strings[i] != NULL; i++)
    {
      topsheet_sqlite_statement_add_int64 (insert, i + 1);
      topsheet_sqlite_statement_add_text (insert, arguments->strings[i]);
      if (!topsheet_sqlite_statement_run (insert, error))
        return FALSE;
    }
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return TRUE;
}

DexFuture *
topsheet_sqlite_set_stars (TopsheetSqliteWorker *worker, GArray *ids, const guint8 *stars)
{
  return topsheet_sqlite_worker_write (worker, set_stars_work,
                                       (TopsheetSqliteArguments) {
                                         .ids = g_array_copy (ids),
                                         .query = g_memdup2 (stars, ids->len),
                                         .free_query = g_free,
                                       });
}

DexFuture *
topsheet_sqlite_list_reasons (TopsheetSqliteWorker *worker)
{
  return topsheet_sqlite_worker_read (worker, list_reasons_work, (TopsheetSqliteArguments) { .id = 0 });
}

DexFuture *
topsheet_sqlite_set_reasons (TopsheetSqliteWorker *worker, const char * const *names)
{
  return topsheet_sqlite_worker_write (worker, set_reasons_work,
                                       (TopsheetSqliteArguments) { .strings = g_strdupv ((char **) names) });
}
