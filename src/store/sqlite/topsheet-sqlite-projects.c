/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROJECT_COLUMNS                                                                                                \
  "id, name, client, producer, currency, region, phase, limit_nanos, api_limit_nanos, created_at_usec, archived_at_usec"

static TopsheetProject *
read_project (TopsheetSqliteStatement *row)
{
  const char *currency = topsheet_sqlite_statement_get_text (row, 4);
  TopsheetMoney limit, api_limit;
  gboolean has_limit = topsheet_sqlite_statement_get_money (row, 7, currency, &limit);
  gboolean has_api_limit = topsheet_sqlite_statement_get_money (row, 8, currency, &api_limit);

  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_PROJECT,
                       "id", topsheet_sqlite_statement_get_int64 (row, 0),
                       "name", topsheet_sqlite_statement_get_text (row, 1),
                       "client", topsheet_sqlite_statement_get_text (row, 2),
                       "producer", topsheet_sqlite_statement_get_text (row, 3),
                       "currency", currency,
                       "region", topsheet_sqlite_statement_get_text (row, 5),
                       "phase", (int) topsheet_sqlite_statement_get_int64 (row, 6),
                       "limit", has_limit ? &limit : NULL,
                       "api-limit", has_api_limit ? &api_limit : NULL,
                       "created-at-usec", topsheet_sqlite_statement_get_int64 (row, 9),
                       "archived-at-usec", topsheet_sqlite_statement_get_int64 (row, 10),
                       NULL);
  /* clang-format on */
}

static gboolean
set_not_found (GError **error, const char *name)
{
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
               _("There is no project “%s” in this library."), name);
  return FALSE;
}

TopsheetProject *
topsheet_sqlite_load_project (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT " PROJECT_COLUMNS " FROM project WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, id);
  if (topsheet_sqlite_statement_next (statement, error))
    return read_project (statement);

  if (topsheet_sqlite_statement_is_good (statement))
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      set_not_found (error, name);
    }
  return NULL;
}

char *
topsheet_sqlite_project_currency (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_sqlite_load_project (connection, id, error);

  return project != NULL ? g_strdup (topsheet_project_get_currency (project)) : NULL;
}

gboolean
topsheet_sqlite_touch_project (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE project SET active_at_usec = ? WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  topsheet_sqlite_statement_add_int64 (statement, id);
  return topsheet_sqlite_statement_run (statement, error);
}

gboolean
topsheet_sqlite_set_limits (TopsheetSqliteConnection *connection,
                            gint64 project_id,
                            const TopsheetMoney *limit,
                            const TopsheetMoney *api_limit,
                            GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, project_id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL)
    return FALSE;
  if ((limit != NULL && strcmp (limit->currency, currency) != 0) ||
      (api_limit != NULL && strcmp (api_limit->currency, currency) != 0))
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("The limits of this project are in %s. Nothing was saved; give the limits in that currency."),
                   currency);
      return FALSE;
    }
  if ((limit != NULL && limit->nanos < 0) || (api_limit != NULL && api_limit->nanos < 0))
    {
      g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                           _("A limit cannot be negative. Nothing was saved."));
      return FALSE;
    }

  statement = topsheet_sqlite_statement_new (connection,
                                             "UPDATE project SET limit_nanos = ?, api_limit_nanos = ? WHERE id = ?");
  topsheet_sqlite_statement_add_money (statement, limit);
  topsheet_sqlite_statement_add_money (statement, api_limit);
  topsheet_sqlite_statement_add_int64 (statement, project_id);
  return topsheet_sqlite_statement_run (statement, error);
}

/* An archived project frees its name. */
static gboolean
check_name (TopsheetSqliteConnection *connection, TopsheetProject *project, gint64 own_id, GError **error)
{
  const char *name = topsheet_project_get_name (project);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (name == NULL || *name == '\0')
    {
      g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                           _("A project needs a name. Nothing was saved."));
      return FALSE;
    }
  if (topsheet_project_get_archived_at_usec (project) > 0)
    return TRUE;

  statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT 1 FROM project WHERE name = ? AND archived_at_usec = 0 AND id <> ?");
  topsheet_sqlite_statement_add_text (statement, name);
  topsheet_sqlite_statement_add_int64 (statement, own_id);
  if (!topsheet_sqlite_statement_next (statement, error))
    return topsheet_sqlite_statement_is_good (statement);

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
               _("There is a project named “%s” already. Nothing was saved; choose another name."), name);
  return FALSE;
}

static gboolean
answer_with_project (TopsheetSqliteConnection *connection, gint64 id, GValue *result, GError **error)
{
  TopsheetProject *project = topsheet_sqlite_load_project (connection, id, error);

  if (project == NULL)
    return FALSE;

  g_value_init (result, TOPSHEET_TYPE_PROJECT);
  g_value_take_object (result, project);
  return TRUE;
}

static gboolean
insert_project (TopsheetSqliteConnection *connection, TopsheetProject *project, GError **error)
{
  gint64 now_usec = topsheet_sqlite_connection_now (connection);
  gint64 created_usec = topsheet_project_get_created_at_usec (project);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO project (name, client, producer, currency, region, phase, created_at_usec, archived_at_usec, active_at_usec) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_name (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_client (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_producer (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_currency (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_region (project));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_project_get_phase (project));
  topsheet_sqlite_statement_add_int64 (statement, created_usec > 0 ? created_usec : now_usec);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_project_get_archived_at_usec (project));
  topsheet_sqlite_statement_add_int64 (statement, now_usec);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
add_project_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  TopsheetProject *project = TOPSHEET_PROJECT (arguments->object);
  gint64 id;

  if (!topsheet_currency_is_valid (topsheet_project_get_currency (project)))
    {
      g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                           _("A project needs a currency of three capital letters. Nothing was saved."));
      return FALSE;
    }
  if (!check_name (connection, project, 0, error) || !insert_project (connection, project, error))
    return FALSE;

  id = sqlite3_last_insert_rowid (connection->db);
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return topsheet_sqlite_set_limits (connection, id, topsheet_project_get_limit (project),
                                     topsheet_project_get_api_limit (project), error) &&
         answer_with_project (connection, id, result, error);
}

static gboolean
update_project_work (TopsheetSqliteConnection *connection,
                     TopsheetSqliteArguments *arguments,
                     GValue *result,
                     GError **error)
{
  TopsheetProject *project = TOPSHEET_PROJECT (arguments->object);
  gint64 id = topsheet_project_get_id (project);
  g_autofree char *currency = topsheet_sqlite_project_currency (connection, id, error);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (currency == NULL || !check_name (connection, project, id, error))
    return FALSE;
  if (g_strcmp0 (currency, topsheet_project_get_currency (project)) != 0)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("The currency of a project never changes; this one counts in %s. Nothing was saved."), currency);
      return FALSE;
    }

  statement =
    topsheet_sqlite_statement_new (connection,
                                   "UPDATE project SET name = ?, client = ?, producer = ?, region = ?, phase = ?, archived_at_usec = ?, active_at_usec = ? WHERE id = ?");
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_name (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_client (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_producer (project));
  topsheet_sqlite_statement_add_text (statement, topsheet_project_get_region (project));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_project_get_phase (project));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_project_get_archived_at_usec (project));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  topsheet_sqlite_statement_add_int64 (statement, id);
  connection->touched |= TOPSHEET_CHANGE_PROJECT;
  return topsheet_sqlite_statement_run (statement, error) &&
         topsheet_sqlite_set_limits (connection, id, topsheet_project_get_limit (project),
                                     topsheet_project_get_api_limit (project), error) &&
         answer_with_project (connection, id, result, error);
}

/* An id first, then a name in use, then a name of the archive that only one project has. */
static gboolean
get_project_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  gint64 ids[2] = { 0 };
  guint n_found = 0;
  guint64 number = 0;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT id, CASE WHEN id = ?2 THEN 0 WHEN archived_at_usec = 0 THEN 1 ELSE 2 END AS rank FROM project "
                                   "WHERE id = ?2 OR name = ?1 ORDER BY rank LIMIT 2");
  int first_rank = 0, second_rank = 0;

  g_ascii_string_to_unsigned (arguments->text, 10, 1, G_MAXINT64, &number, NULL);
  topsheet_sqlite_statement_add_text (statement, arguments->text);
  topsheet_sqlite_statement_add_int64 (statement, (gint64) number);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      *(n_found == 0 ? &first_rank : &second_rank) = (int) topsheet_sqlite_statement_get_int64 (statement, 1);
      ids[n_found++] = topsheet_sqlite_statement_get_int64 (statement, 0);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;
  if (n_found == 0 || (n_found == 2 && first_rank == second_rank))
    return set_not_found (error, arguments->text);

  return answer_with_project (connection, ids[0], result, error);
}

static gboolean
list_projects_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (GPtrArray) projects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " PROJECT_COLUMNS
                                   " FROM project WHERE ?1 OR archived_at_usec = 0 ORDER BY active_at_usec DESC, id DESC");

  topsheet_sqlite_statement_add_int64 (statement, arguments->number);
  while (topsheet_sqlite_statement_next (statement, error))
    g_ptr_array_add (projects, read_project (statement));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&projects));
  return TRUE;
}

DexFuture *
topsheet_sqlite_add_project (TopsheetSqliteWorker *worker, TopsheetProject *project)
{
  return topsheet_sqlite_worker_write (worker, add_project_work,
                                       (TopsheetSqliteArguments) { .object = g_object_ref (G_OBJECT (project)) });
}

DexFuture *
topsheet_sqlite_update_project (TopsheetSqliteWorker *worker, TopsheetProject *project)
{
  return topsheet_sqlite_worker_write (worker, update_project_work,
                                       (TopsheetSqliteArguments) { .object = g_object_ref (G_OBJECT (project)) });
}

DexFuture *
topsheet_sqlite_get_project (TopsheetSqliteWorker *worker, const char *id_or_name)
{
  return topsheet_sqlite_worker_read (worker, get_project_work,
                                      (TopsheetSqliteArguments) { .text = g_strdup (id_or_name) });
}

DexFuture *
topsheet_sqlite_list_projects (TopsheetSqliteWorker *worker, gboolean with_archived)
{
  return topsheet_sqlite_worker_read (worker, list_projects_work,
                                      (TopsheetSqliteArguments) { .number = with_archived ? 1 : 0 });
}
