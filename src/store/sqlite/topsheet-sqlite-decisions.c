/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-posting.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 project_id;
  gint64 deliverable_id;
  TopsheetDecisionKind decision;
} Standing;

static gboolean
find_standing (TopsheetSqliteConnection *connection, gint64 generation_id, Standing *out, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT project_id, deliverable_id, decision FROM generation WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, generation_id);
  if (!topsheet_sqlite_statement_next (statement, error))
    {
      if (topsheet_sqlite_statement_is_good (statement))
        g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                             _("A generation that was decided about is not in this library. Nothing was saved."));
      return FALSE;
    }
  out->project_id = topsheet_sqlite_statement_get_int64 (statement, 0);
  out->deliverable_id = topsheet_sqlite_statement_get_int64 (statement, 1);
  out->decision = (TopsheetDecisionKind) topsheet_sqlite_statement_get_int64 (statement, 2);
  return TRUE;
}

static gboolean
insert_decision (TopsheetSqliteConnection *connection, TopsheetDecision *decision, gint64 decided_usec, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO decision (generation_id, kind, reason, member, decided_at_usec, review_seconds) VALUES (?, ?, ?, ?, ?, ?)");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_decision_get_generation_id (decision));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_decision_get_kind (decision));
  topsheet_sqlite_statement_add_text (statement, topsheet_decision_get_reason (decision));
  topsheet_sqlite_statement_add_text (statement, topsheet_decision_get_member (decision));
  topsheet_sqlite_statement_add_int64 (statement, decided_usec);
  topsheet_sqlite_statement_add_double (statement, topsheet_decision_get_review_seconds (decision));
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
update_generation (TopsheetSqliteConnection *connection, TopsheetDecision *decision, gint64 decided_usec, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "UPDATE generation SET decision = ?1, reason = ?2, decided_at_usec = ?3, disputed = (SELECT count (DISTINCT kind) > 1 FROM decision "
                                   "WHERE kind <> 0 AND id IN (SELECT max (id) FROM decision WHERE generation_id = ?4 AND member IS NOT NULL GROUP BY member)) "
                                   "WHERE id = ?4");

  topsheet_sqlite_statement_add_int64 (statement, topsheet_decision_get_kind (decision));
  topsheet_sqlite_statement_add_text (statement, topsheet_decision_get_reason (decision));
  topsheet_sqlite_statement_add_int64 (statement, decided_usec);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_decision_get_generation_id (decision));
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
move_count (TopsheetSqliteConnection *connection, const Standing *standing, TopsheetDecisionKind kind, GError **error)
{
  int accepted = (kind == TOPSHEET_DECISION_ACCEPTED) - (standing->decision == TOPSHEET_DECISION_ACCEPTED);
  g_autoptr (TopsheetSqliteStatement) out =
    topsheet_sqlite_statement_new (connection,
                                   "UPDATE generation_count SET n = n - 1 WHERE project_id = ? AND decision = ?");
  g_autoptr (TopsheetSqliteStatement) in =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO generation_count VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1");
  g_autoptr (TopsheetSqliteStatement) deliverable =
    topsheet_sqlite_statement_new (connection, "UPDATE deliverable SET accepted = accepted + ? WHERE id = ?");

  if (standing->decision == kind)
    return TRUE;

  topsheet_sqlite_statement_add_int64 (out, standing->project_id);
  topsheet_sqlite_statement_add_int64 (out, standing->decision);
  topsheet_sqlite_statement_add_int64 (in, standing->project_id);
  topsheet_sqlite_statement_add_int64 (in, kind);
  topsheet_sqlite_statement_add_int64 (deliverable, accepted);
  topsheet_sqlite_statement_add_int64 (deliverable, standing->deliverable_id);
  return topsheet_sqlite_statement_run (out, error) && topsheet_sqlite_statement_run (in, error) &&
         (accepted == 0 || topsheet_sqlite_statement_run (deliverable, error));
}

static gboolean
add_decision (TopsheetSqliteConnection *connection, TopsheetDecision *decision, gint64 *touched_project, GError **error)
{
  gint64 decided_usec = topsheet_decision_get_decided_at_usec (decision);
  Standing standing;

  if (decided_usec <= 0)
    decided_usec = topsheet_sqlite_connection_now (connection);
  if (!find_standing (connection, topsheet_decision_get_generation_id (decision), &standing, error) ||
      !insert_decision (connection, decision, decided_usec, error) ||
      !update_generation (connection, decision, decided_usec, error) ||
      !move_count (connection, &standing, topsheet_decision_get_kind (decision), error))
    return FALSE;

  if (standing.project_id == *touched_project)
    return TRUE;
  *touched_project = standing.project_id;
  return topsheet_sqlite_touch_project (connection, standing.project_id, error);
}

static gboolean
post_review_time (TopsheetSqliteConnection *connection, GPtrArray *entries, GError **error)
{
  g_autoptr (TopsheetSqlitePosting) posting = NULL;
  g_autoptr (GArray) ids = NULL;

  if (entries == NULL || entries->len == 0)
    return TRUE;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  posting = topsheet_sqlite_posting_new (connection, error);
  return posting != NULL && topsheet_sqlite_posting_add_all (posting, entries, ids, error);
}

/* Each generation once, where it came first. */
static GArray *
collect_generation_ids (GPtrArray *decisions)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < decisions->len; i++)
    {
      gint64 id = topsheet_decision_get_generation_id (g_ptr_array_index (decisions, i));

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
add_decisions_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (GArray) ids = collect_generation_ids (arguments->objects);
  gint64 touched_project = 0;
  GPtrArray *generations;

  for (guint i = 0; i < arguments->objects->len; i++)
    if (!add_decision (connection, g_ptr_array_index (arguments->objects, i), &touched_project, error))
      return FALSE;
  if (!post_review_time (connection, arguments->entries, error))
    return FALSE;
  generations = topsheet_sqlite_load_generation_list (connection, ids, error);
  if (generations == NULL)
    return FALSE;

  if (arguments->objects->len > 0)
    connection->touched |= TOPSHEET_CHANGE_DECISION | TOPSHEET_CHANGE_GENERATION;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, generations);
  return TRUE;
}

static gboolean
list_decisions_work (TopsheetSqliteConnection *connection,
                     TopsheetSqliteArguments *arguments,
                     GValue *result,
                     GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT id, generation_id, kind, reason, member, decided_at_usec, review_seconds FROM decision WHERE generation_id = ? ORDER BY id DESC");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    /* clang-format off */
    g_ptr_array_add (decisions, g_object_new (TOPSHEET_TYPE_DECISION,
                                              "id", topsheet_sqlite_statement_get_int64 (statement, 0),
                                              "generation-id", topsheet_sqlite_statement_get_int64 (statement, 1),
                                              "kind", (int) topsheet_sqlite_statement_get_int64 (statement, 2),
                                              "reason", topsheet_sqlite_statement_get_text (statement, 3),
                                              "member", topsheet_sqlite_statement_get_text (statement, 4),
                                              "decided-at-usec", topsheet_sqlite_statement_get_int64 (statement, 5),
                                              "review-seconds", topsheet_sqlite_statement_get_double (statement, 6),
                                              NULL));
  /* clang-format on */
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&decisions));
  return TRUE;
}

DexFuture *
topsheet_sqlite_add_decisions (TopsheetSqliteWorker *worker, GPtrArray *decisions, GPtrArray *entries)
{
  return topsheet_sqlite_worker_write (worker, add_decisions_work,
                                       (TopsheetSqliteArguments) {
                                         .objects = topsheet_sqlite_ref_objects (decisions),
                                         .entries = topsheet_sqlite_ref_objects (entries),
                                       });
}

DexFuture *
topsheet_sqlite_list_decisions (TopsheetSqliteWorker *worker, gint64 generation_id)
{
  return topsheet_sqlite_worker_read (worker, list_decisions_work, (TopsheetSqliteArguments) { .id = generation_id });
}
