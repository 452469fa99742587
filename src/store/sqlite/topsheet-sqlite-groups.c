/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-generation-query.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"

#define DAY_USEC 86400000000

/* What makes a group in an order; NULL when nothing does. */
static const char *
group_of (TopsheetSort sort)
{
  switch (sort)
    {
    case TOPSHEET_SORT_DELIVERABLE:
      return "deliverable";
    case TOPSHEET_SORT_MODEL:
      return "generation.model";
    case TOPSHEET_SORT_PHASE:
      return "generation.phase";
    case TOPSHEET_SORT_NEWEST:
    case TOPSHEET_SORT_OLDEST:
      return "ordered_at_usec / " G_STRINGIFY (DAY_USEC);
    case TOPSHEET_SORT_STARS:
      return "stars";
    case TOPSHEET_SORT_DEAREST:
    default:
      return NULL;
    }
}

/* (transfer full) (nullable) */
static char *
read_group_key (TopsheetSqliteStatement *row, TopsheetSort sort)
{
  g_autoptr (GDateTime) day = NULL;

  if (sort == TOPSHEET_SORT_PHASE)
    return g_strdup (topsheet_phase_get_nick ((TopsheetPhase) topsheet_sqlite_statement_get_int64 (row, 2)));
  if (sort != TOPSHEET_SORT_NEWEST && sort != TOPSHEET_SORT_OLDEST)
    return g_strdup (topsheet_sqlite_statement_get_text (row, 2));
  day = g_date_time_new_from_unix_utc (topsheet_sqlite_statement_get_int64 (row, 2) * DAY_USEC / G_USEC_PER_SEC);
  return day != NULL ? g_date_time_format (day, "%F") : NULL;
}

/* SQLite reads the index once in the order of the list and this walks along: a GROUP BY would not keep that order for
 * what stands first in a group. */
static gboolean
read_groups (TopsheetSqliteStatement *statement, TopsheetSort sort, GPtrArray *groups, GError **error)
{
  gboolean by_number = sort != TOPSHEET_SORT_DELIVERABLE && sort != TOPSHEET_SORT_MODEL;
  TopsheetGenerationGroup *group = NULL;
  gint64 number = 0;

  for (guint place = 0; topsheet_sqlite_statement_next (statement, error); place++)
    {
      gboolean same = group != NULL &&
                      (by_number ? topsheet_sqlite_statement_get_int64 (statement, 2) == number
                                 : g_strcmp0 (topsheet_sqlite_statement_get_text (statement, 2), group->key) == 0);

      if (!same)
        {
          group = g_new0 (TopsheetGenerationGroup, 1);
          group->key = read_group_key (statement, sort);
          group->first = place;
          group->first_id = topsheet_sqlite_statement_get_int64 (statement, 0);
          number = by_number ? topsheet_sqlite_statement_get_int64 (statement, 2) : 0;
          g_ptr_array_add (groups, group);
        }
      group->count++;
      group->undecided += topsheet_sqlite_statement_get_int64 (statement, 1) == TOPSHEET_DECISION_PENDING;
    }
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
list_groups_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  const TopsheetGenerationQuery *query = arguments->query;
  g_autoptr (TopsheetSqliteCondition) condition = topsheet_sqlite_condition_new (query->search);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_generation_group_free);
  const char *group = group_of (query->sort);

  if (group != NULL)
    {
      g_autofree char *columns = g_strconcat ("id, decision, ", group, NULL);
      g_autofree char *sql = topsheet_sqlite_query_print (query, condition, columns);
      g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new_once (connection, sql);

      if (!topsheet_sqlite_query_bind (connection, statement, query, condition, error))
        return FALSE;
      if (query->limit > 0)
        topsheet_sqlite_statement_add_int64 (statement, query->limit);
      if (!read_groups (statement, query->sort, groups, error))
        return FALSE;
    }
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&groups));
  return TRUE;
}

DexFuture *
topsheet_sqlite_list_groups (TopsheetSqliteWorker *worker, const TopsheetGenerationQuery *query)
{
  return topsheet_sqlite_worker_read (worker, list_groups_work, topsheet_sqlite_query_copy (query));
}
