/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-generation-query.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

/* The version id of another generation; one look-up of two numbers, none where there is no other. */
#define VERSION_OF(column) "(SELECT other.version_id FROM generation AS other WHERE other.id = generation." column ")"
#define GENERATION_COLUMNS                                                                                                                   \
  "generation.id, project_id, deliverable_id, deliverable, version, generation.phase, provider, model_id, parameters, usage, sha256, path, " \
  "format, file_size_bytes, width, height, frames, duration_s, made_at_usec, recorded_at_usec, decision, reason, decided_at_usec, "          \
  "member, cost_nanos, entry_id, project.currency, parent_id, operation, edit_seconds, duplicate_of, stars, disputed, provenance, look, " VERSION_OF ("parent_id") ", " VERSION_OF ("duplicate_of")

static TopsheetGeneration *
with_look (TopsheetGeneration *generation, TopsheetSqliteStatement *row, int column)
{
  if (!topsheet_sqlite_statement_is_null (row, column))
    topsheet_generation_set_look (generation, (guint64) topsheet_sqlite_statement_get_int64 (row, column));
  return generation;
}

static TopsheetGeneration *
read_generation (TopsheetSqliteConnection *connection, TopsheetSqliteStatement *row, GError **error)
{
  g_autoptr (TopsheetParameters) parameters =
    topsheet_sqlite_parameters_parse (connection, topsheet_sqlite_statement_get_text (row, 8), error);
  const char *usage_text = topsheet_sqlite_statement_get_text (row, 9);
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autofree char *sha256 = topsheet_sqlite_statement_get_hex (row, 10);
  TopsheetMoney cost;
  gboolean has_cost = topsheet_sqlite_statement_get_money (row, 24, topsheet_sqlite_statement_get_text (row, 26), &cost);

  if (parameters == NULL || (usage_text != NULL && (usage = topsheet_usage_from_text (usage_text, error)) == NULL))
    return NULL;

  /* clang-format off */
  return with_look (g_object_new (TOPSHEET_TYPE_GENERATION,
                       "id", topsheet_sqlite_statement_get_int64 (row, 0),
                       "project-id", topsheet_sqlite_statement_get_int64 (row, 1),
                       "deliverable-id", topsheet_sqlite_statement_get_int64 (row, 2),
                       "deliverable", topsheet_sqlite_statement_get_text (row, 3),
                       "version", (guint) topsheet_sqlite_statement_get_int64 (row, 4),
                       "phase", (int) topsheet_sqlite_statement_get_int64 (row, 5),
                       "provider", topsheet_sqlite_statement_get_text (row, 6),
                       "model-id", topsheet_sqlite_statement_get_text (row, 7),
                       "parameters", parameters,
                       "usage", usage,
                       "sha256", sha256,
                       "path", topsheet_sqlite_statement_get_text (row, 11),
                       "format", topsheet_sqlite_statement_get_text (row, 12),
                       "file-size-bytes", topsheet_sqlite_statement_get_int64 (row, 13),
                       "width", (guint) topsheet_sqlite_statement_get_int64 (row, 14),
                       "height", (guint) topsheet_sqlite_statement_get_int64 (row, 15),
                       "frames", (guint) topsheet_sqlite_statement_get_int64 (row, 16),
                       "duration-s", topsheet_sqlite_statement_get_double (row, 17),
                       "made-at-usec", topsheet_sqlite_statement_get_int64 (row, 18),
                       "recorded-at-usec", topsheet_sqlite_statement_get_int64 (row, 19),
                       "decision", (int) topsheet_sqlite_statement_get_int64 (row, 20),
                       "reason", topsheet_sqlite_statement_get_text (row, 21),
                       "decided-at-usec", topsheet_sqlite_statement_get_int64 (row, 22),
                       "member", topsheet_sqlite_statement_get_text (row, 23),
                       "cost", has_cost ? &cost : NULL,
                       "entry-id", topsheet_sqlite_statement_get_int64 (row, 25),
                       "parent-id", topsheet_sqlite_statement_get_int64 (row, 27),
                       "operation", topsheet_sqlite_statement_get_text (row, 28),
                       "edit-seconds", topsheet_sqlite_statement_get_double (row, 29),
                       "duplicate-of-id", topsheet_sqlite_statement_get_int64 (row, 30),
                       "stars", (guint) topsheet_sqlite_statement_get_int64 (row, 31),
                       "is-disputed", topsheet_sqlite_statement_get_int64 (row, 32) != 0,
                       "provenance", topsheet_sqlite_statement_get_text (row, 33),
                       "parent", topsheet_sqlite_statement_get_text (row, 35),
                       "duplicate-of", topsheet_sqlite_statement_get_text (row, 36),
                       NULL), row, 34);
  /* clang-format on */
}

static gboolean
add_generation_to (TopsheetSqliteConnection *connection,
                   TopsheetSqliteStatement *statement,
                   gint64 id,
                   GPtrArray *generations,
                   GError **error)
{
  TopsheetGeneration *generation;

  topsheet_sqlite_statement_reset (statement);
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_next (statement, error))
    return topsheet_sqlite_statement_is_good (statement);

  generation = read_generation (connection, statement, error);
  if (generation == NULL)
    return FALSE;
  g_ptr_array_add (generations, generation);
  return TRUE;
}

GPtrArray *
topsheet_sqlite_load_generation_list (TopsheetSqliteConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) generations = g_ptr_array_new_full (ids->len, g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " GENERATION_COLUMNS
                                   " FROM generation JOIN project ON project.id = project_id WHERE generation.id = ?");

  for (guint i = 0; i < ids->len; i++)
    if (!add_generation_to (connection, statement, g_array_index (ids, gint64, i), generations, error))
      return NULL;
  return g_steal_pointer (&generations);
}

TopsheetGeneration *
topsheet_sqlite_load_generation (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) generations = NULL;

  g_array_append_val (ids, id);
  generations = topsheet_sqlite_load_generation_list (connection, ids, error);
  return generations != NULL && generations->len > 0 ? g_object_ref (g_ptr_array_index (generations, 0)) : NULL;
}

static gboolean
set_not_found (GError **error, const char *version_id)
{
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
               _("There is no version “%s” in this library."), version_id);
  return FALSE;
}

/* 0 in @id when there is none, or more than one where any project will do. */
static gboolean
find_version (TopsheetSqliteConnection *connection,
              gint64 project_id,
              const char *deliverable,
              guint version,
              gint64 *id,
              GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT generation.id FROM deliverable JOIN generation ON deliverable_id = deliverable.id "
                                   "WHERE code = ?1 AND version = ?2 AND (?3 = 0 OR deliverable.project_id = ?3) LIMIT 2");
  guint n_found = 0;

  topsheet_sqlite_statement_add_text (statement, deliverable);
  topsheet_sqlite_statement_add_int64 (statement, version);
  topsheet_sqlite_statement_add_int64 (statement, project_id);
  *id = 0;
  for (; topsheet_sqlite_statement_next (statement, error); n_found++)
    *id = topsheet_sqlite_statement_get_int64 (statement, 0);
  if (n_found > 1)
    *id = 0;
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
find_generation_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  g_autofree char *deliverable = NULL;
  TopsheetGeneration *generation;
  guint version;
  gint64 id;

  if (!topsheet_version_id_parse (arguments->text, &deliverable, &version))
    return set_not_found (error, arguments->text);
  if (!find_version (connection, arguments->id, deliverable, version, &id, error))
    return FALSE;
  if (id == 0)
    return set_not_found (error, arguments->text);
  generation = topsheet_sqlite_load_generation (connection, id, error);
  if (generation == NULL)
    return FALSE;

  g_value_init (result, TOPSHEET_TYPE_GENERATION);
  g_value_take_object (result, generation);
  return TRUE;
}

static gboolean
query_generations_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  const TopsheetGenerationQuery *query = arguments->query;
  g_autoptr (TopsheetSqliteCondition) condition = topsheet_sqlite_condition_new (query->search);
  g_autofree char *sql = topsheet_sqlite_query_print (query, condition, "id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TopsheetSqliteStatement) statement = condition->sql->len > 0
                                                    ? topsheet_sqlite_statement_new_once (connection, sql)
                                                    : topsheet_sqlite_statement_new (connection, sql);

  if (!topsheet_sqlite_query_bind (connection, statement, query, condition, error))
    return FALSE;
  if (query->limit > 0)
    topsheet_sqlite_statement_add_int64 (statement, query->limit);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 id = topsheet_sqlite_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&ids));
  return TRUE;
}

static gboolean
load_generations_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  GPtrArray *generations = topsheet_sqlite_load_generation_list (connection, arguments->ids, error);

  if (generations == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, generations);
  return TRUE;
}

/* Rows of a decision, a number and whether a cost is among them; several of one decision add up. */
static gboolean
read_counts (TopsheetSqliteStatement *statement, TopsheetGenerationCounts *counts, GError **error)
{
  while (topsheet_sqlite_statement_next (statement, error))
    {
      gint64 decision = topsheet_sqlite_statement_get_int64 (statement, 0);
      guint64 n = (guint64) topsheet_sqlite_statement_get_int64 (statement, 1);

      if (decision < 0 || decision >= TOPSHEET_N_DECISIONS)
        continue;
      counts->by_decision[decision] += n;
      counts->total += n;
      counts->has_cost |= topsheet_sqlite_statement_get_int64 (statement, 2) != 0;
    }
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
count_generations_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  TopsheetGenerationCounts counts = { 0 };
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT decision, n, 0 FROM generation_count WHERE project_id = ?");
  g_autoptr (TopsheetSqliteStatement) cost =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT EXISTS (SELECT 1 FROM generation WHERE project_id = ? AND cost_nanos IS NOT NULL)");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  if (!read_counts (statement, &counts, error))
    return FALSE;
  topsheet_sqlite_statement_add_int64 (cost, arguments->id);
  if (!topsheet_sqlite_statement_next (cost, error))
    return FALSE;
  counts.has_cost = topsheet_sqlite_statement_get_int64 (cost, 0) != 0;

  g_value_init (result, TOPSHEET_TYPE_GENERATION_COUNTS);
  g_value_set_boxed (result, &counts);
  return TRUE;
}

static gboolean
count_found_work (TopsheetSqliteConnection *connection,
                  TopsheetSqliteArguments *arguments,
                  GValue *result,
                  GError **error)
{
  const TopsheetGenerationQuery *query = arguments->query;
  g_autoptr (TopsheetSqliteCondition) condition = topsheet_sqlite_condition_new (query->search);
  /* A GROUP BY would sort all that is found first. */
  g_autoptr (GString) sql = g_string_new ("SELECT decision, 1, cost_nanos IS NOT NULL");
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  TopsheetGenerationCounts counts = { 0 };

  topsheet_sqlite_query_append_where (sql, query, condition);
  statement = topsheet_sqlite_statement_new_once (connection, sql->str);
  if (!topsheet_sqlite_query_bind (connection, statement, query, condition, error) ||
      !read_counts (statement, &counts, error))
    return FALSE;

  g_value_init (result, TOPSHEET_TYPE_GENERATION_COUNTS);
  g_value_set_boxed (result, &counts);
  return TRUE;
}

DexFuture *
topsheet_sqlite_find_generation (TopsheetSqliteWorker *worker, gint64 project_id, const char *version_id)
{
  return topsheet_sqlite_worker_read (worker, find_generation_work,
                                      (TopsheetSqliteArguments) { .id = project_id, .text = g_strdup (version_id) });
}

DexFuture *
topsheet_sqlite_query_generations (TopsheetSqliteWorker *worker, const TopsheetGenerationQuery *query)
{
  return topsheet_sqlite_worker_read (worker, query_generations_work, topsheet_sqlite_query_copy (query));
}

DexFuture *
topsheet_sqlite_count_found (TopsheetSqliteWorker *worker, const TopsheetGenerationQuery *query)
{
  return topsheet_sqlite_worker_read (worker, count_found_work, topsheet_sqlite_query_copy (query));
}

DexFuture *
topsheet_sqlite_load_generations (TopsheetSqliteWorker *worker, GArray *ids)
{
  return topsheet_sqlite_worker_read (worker, load_generations_work,
                                      (TopsheetSqliteArguments) { .ids = g_array_copy (ids) });
}

DexFuture *
topsheet_sqlite_count_generations (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, count_generations_work, (TopsheetSqliteArguments) { .id = project_id });
}
