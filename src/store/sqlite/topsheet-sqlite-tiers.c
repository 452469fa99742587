/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

static gboolean
put_tier_override_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  TopsheetTierOverride *override = TOPSHEET_TIER_OVERRIDE (arguments->object);
  g_autofree char *conditions = NULL;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO tier_override (model_id, conditions, tier, recorded_at_usec) "
                                   "VALUES (?, ?, nullif (?, -1), ?)");

  if (!topsheet_sqlite_print_conditions (connection, topsheet_tier_override_get_conditions (override), &conditions,
                                         error))
    return FALSE;
  topsheet_sqlite_statement_add_text (statement, topsheet_tier_override_get_model_id (override));
  topsheet_sqlite_statement_add_text (statement, conditions);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_tier_override_get_tier (override));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;

  connection->touched |= TOPSHEET_CHANGE_PRICE;
  return TRUE;
}

static gboolean
list_tier_overrides_work (TopsheetSqliteConnection *connection,
                          TopsheetSqliteArguments *arguments,
                          GValue *result,
                          GError **error)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT model_id, conditions, tier, recorded_at_usec, max (id) FROM tier_override "
                                   "GROUP BY model_id, conditions HAVING tier IS NOT NULL "
                                   "ORDER BY model_id, conditions");

  while (topsheet_sqlite_statement_next (statement, error))
    {
      g_auto (GStrv) conditions = NULL;

      if (!topsheet_sqlite_parse_conditions (connection, topsheet_sqlite_statement_get_text (statement, 1), &conditions,
                                             error))
        return FALSE;
      g_ptr_array_add (overrides, topsheet_tier_override_new (topsheet_sqlite_statement_get_text (statement, 0),
                                                              (const char * const *) conditions,
                                                              (int) topsheet_sqlite_statement_get_int64 (statement, 2),
                                                              topsheet_sqlite_statement_get_int64 (statement, 3)));
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&overrides));
  return TRUE;
}

DexFuture *
topsheet_sqlite_put_tier_override (TopsheetSqliteWorker *worker, TopsheetTierOverride *override)
{
  return topsheet_sqlite_worker_write (worker, put_tier_override_work,
                                       (TopsheetSqliteArguments) {
                                         .object = g_object_ref (G_OBJECT (override)),
                                       });
}

DexFuture *
topsheet_sqlite_list_tier_overrides (TopsheetSqliteWorker *worker)
{
  return topsheet_sqlite_worker_read (worker, list_tier_overrides_work, (TopsheetSqliteArguments) { 0 });
}
