/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-configuration.h"

#include "engine/topsheet-configuration.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

/* topsheet_configuration (parameters, model id, usage) */
static void
configuration (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  TopsheetSqliteConnection *connection = sqlite3_user_data (context);
  const char *json = (const char *) sqlite3_value_text (values[0]);
  const char *model_id = (const char *) sqlite3_value_text (values[1]);
  const char *usage_text = (const char *) sqlite3_value_text (values[2]);
  g_autoptr (TopsheetParameters) parameters = NULL;
  g_autoptr (TopsheetUsage) usage = NULL;
  guint8 hash[TOPSHEET_CONFIGURATION_HASH_BYTES];

  if (json == NULL)
    return;
  parameters = topsheet_sqlite_parameters_parse (connection, json, NULL);
  usage = usage_text != NULL ? topsheet_usage_from_text (usage_text, NULL) : NULL;
  if (parameters != NULL && topsheet_configuration_hash (parameters, model_id, usage, NULL, hash))
    sqlite3_result_blob (context, hash, sizeof hash, SQLITE_TRANSIENT);
}

/* topsheet_look_difference (look, other): in how many bits two differ. */
static void
look_difference (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  guint64 differing = (guint64) (sqlite3_value_int64 (values[0]) ^ sqlite3_value_int64 (values[1]));

  sqlite3_result_int (context, __builtin_popcountll (differing));
}

gboolean
topsheet_sqlite_configuration_install (TopsheetSqliteConnection *connection)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  return sqlite3_create_function_v2 (connection->db, "topsheet_configuration", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                     connection, configuration, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function_v2 (connection->db, "topsheet_look_difference", 2,
                                     SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, NULL, look_difference,
                                     NULL, NULL, NULL) == SQLITE_OK;
}

GBytes *
topsheet_sqlite_configuration_hash (TopsheetGeneration *generation)
{
  guint8 hash[TOPSHEET_CONFIGURATION_HASH_BYTES];

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);

  /* What an editor saved may still carry the parameters of its parent. */
  if (topsheet_generation_get_parent_id (generation) != 0)
    return NULL;
  if (!topsheet_configuration_hash (topsheet_generation_get_parameters (generation),
                                    topsheet_generation_get_model_id (generation),
                                    topsheet_generation_get_usage (generation), NULL, hash))
    return NULL;
  return g_bytes_new (hash, sizeof hash);
}

gboolean
topsheet_sqlite_configuration_find (TopsheetSqliteConnection *connection,
                                    gint64 project_id,
                                    GBytes *hash,
                                    gint64 *id,
                                    GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT min (id) FROM generation WHERE project_id = ? AND configuration = ?");

  g_return_val_if_fail (hash != NULL && id != NULL, FALSE);

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_blob (statement, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
  *id = topsheet_sqlite_statement_next (statement, error) ? topsheet_sqlite_statement_get_int64 (statement, 0) : 0;
  return topsheet_sqlite_statement_is_good (statement);
}
