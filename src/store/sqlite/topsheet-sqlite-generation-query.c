/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-generation-query.h"

/* Within one deliverable the few rows are sorted; the plus keeps the planner from walking the whole project in order instead
 * (sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_). */
static const char *
order_of (TopsheetSort sort, gboolean is_short)
{
  switch (sort)
    {
    case TOPSHEET_SORT_NEWEST:
      return is_short ? " ORDER BY +ordered_at_usec DESC, id DESC" : " ORDER BY ordered_at_usec DESC, id DESC";
    case TOPSHEET_SORT_OLDEST:
      return is_short ? " ORDER BY +ordered_at_usec, id" : " ORDER BY ordered_at_usec, id";
    case TOPSHEET_SORT_DEAREST:
      return is_short ? " ORDER BY +cost_nanos DESC, id DESC" : " ORDER BY cost_nanos DESC, id DESC";
    case TOPSHEET_SORT_MODEL:
      return is_short ? " ORDER BY +generation.model NULLS LAST, deliverable, version"
                      : " ORDER BY generation.model NULLS LAST, deliverable, version";
    case TOPSHEET_SORT_PHASE:
      return " ORDER BY generation.phase, deliverable, version";
    case TOPSHEET_SORT_STARS:
      return is_short ? " ORDER BY +stars DESC, deliverable, version" : " ORDER BY stars DESC, deliverable, version";
    case TOPSHEET_SORT_DELIVERABLE:
    default:
      return " ORDER BY deliverable, version";
    }
}

static void
append_decisions (GString *sql, guint decisions)
{
  const char *separator = " AND decision IN (";
  guint all = (1u << TOPSHEET_N_DECISIONS) - 1;

  if ((decisions & all) == 0 || (decisions & all) == all)
    return;

  for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
    if ((decisions & (1u << i)) != 0)
      {
        g_string_append_printf (sql, "%s%u", separator, i);
        separator = ", ";
      }
  g_string_append_c (sql, ')');
}

/* A search reads the index that has all it may ask about, in the order of the gallery; other orders are sorted from there. */
void
topsheet_sqlite_query_append_where (GString *sql,
                                    const TopsheetGenerationQuery *query,
                                    const TopsheetSqliteCondition *condition)
{
  g_string_append_printf (sql, " FROM generation%s WHERE project_id = ?",
                          condition->sql->len > 0 ? " INDEXED BY generation_search" : "");
  if (query->phase >= 0)
    g_string_append (sql, " AND phase = ?");
  if (query->deliverable != NULL)
    g_string_append (sql, " AND generation.deliverable = ?");
  g_string_append (sql, condition->sql->str);
}

gboolean
topsheet_sqlite_query_bind (TopsheetSqliteConnection *connection,
                            TopsheetSqliteStatement *statement,
                            const TopsheetGenerationQuery *query,
                            TopsheetSqliteCondition *condition,
                            GError **error)
{
  topsheet_sqlite_statement_add_int64 (statement, query->project_id);
  if (query->phase >= 0)
    topsheet_sqlite_statement_add_int64 (statement, query->phase);
  if (query->deliverable != NULL)
    topsheet_sqlite_statement_add_text (statement, query->deliverable);
  return topsheet_sqlite_condition_bind (condition, connection, statement, error);
}

char *
topsheet_sqlite_query_print (const TopsheetGenerationQuery *query,
                             const TopsheetSqliteCondition *condition,
                             const char *columns)
{
  GString *sql = g_string_new ("SELECT ");

  g_string_append (sql, columns);
  topsheet_sqlite_query_append_where (sql, query, condition);
  append_decisions (sql, query->decisions);
  g_string_append (sql, order_of (query->sort, query->deliverable != NULL));
  if (query->limit > 0)
    g_string_append (sql, " LIMIT ?");
  return g_string_free (sql, FALSE);
}

static void
generation_query_free (gpointer data)
{
  TopsheetGenerationQuery *query = data;

  g_free ((char *) query->deliverable);
  if (query->search != NULL)
    topsheet_search_unref ((TopsheetSearch *) query->search);
  g_free (query);
}

TopsheetSqliteArguments
topsheet_sqlite_query_copy (const TopsheetGenerationQuery *query)
{
  TopsheetGenerationQuery *copy = g_memdup2 (query, sizeof *query);

  copy->deliverable = g_strdup (query->deliverable);
  if (query->search != NULL)
    copy->search = topsheet_search_ref ((TopsheetSearch *) query->search);
  return (TopsheetSqliteArguments) { .query = copy, .free_query = generation_query_free };
}
