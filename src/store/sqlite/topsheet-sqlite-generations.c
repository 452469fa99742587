/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-configuration.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-posting.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include "engine/topsheet-configuration.h"

#include <glib/gi18n-lib.h>

/* A known content is the same generation seen again, perhaps in another place. */
static gboolean
find_known (TopsheetSqliteConnection *connection, TopsheetGeneration *generation, gint64 *id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  *id = 0;
  if (topsheet_generation_get_sha256 (generation) == NULL)
    return TRUE;

  statement = topsheet_sqlite_statement_new (connection,
                                             "SELECT id FROM generation WHERE project_id = ? AND sha256 = ?");
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_project_id (generation));
  topsheet_sqlite_statement_add_sha256 (statement, topsheet_generation_get_sha256 (generation));
  if (topsheet_sqlite_statement_next (statement, error))
    *id = topsheet_sqlite_statement_get_int64 (statement, 0);
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
refresh_path (TopsheetSqliteConnection *connection, gint64 id, const char *path, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (path == NULL)
    return TRUE;

  statement = topsheet_sqlite_statement_new (connection,
                                             "UPDATE generation SET path = ?1 WHERE id = ?2 AND path IS NOT ?1");
  topsheet_sqlite_statement_add_text (statement, path);
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (connection->db) > 0)
    connection->touched |= TOPSHEET_CHANGE_GENERATION;
  return TRUE;
}

/* A wanted number that is free is kept, else the next after the highest. */
static gboolean
choose_version (TopsheetSqliteConnection *connection, gint64 deliverable_id, guint wanted, guint *version, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT EXISTS (SELECT 1 FROM generation WHERE deliverable_id = ?1 AND version = ?2), "
                                   "coalesce ((SELECT max (version) FROM generation WHERE deliverable_id = ?1), 0)");

  topsheet_sqlite_statement_add_int64 (statement, deliverable_id);
  topsheet_sqlite_statement_add_int64 (statement, wanted);
  if (!topsheet_sqlite_statement_next (statement, error))
    return FALSE;

  if (wanted > 0 && topsheet_sqlite_statement_get_int64 (statement, 0) == 0)
    *version = wanted;
  else
    *version = (guint) topsheet_sqlite_statement_get_int64 (statement, 1) + 1;
  return TRUE;
}

static gboolean
insert_generation (TopsheetSqliteConnection *connection,
                   TopsheetGeneration *generation,
                   gint64 deliverable_id,
                   guint version,
                   GError **error)
{
  TopsheetUsage *usage = topsheet_generation_get_usage (generation);
  g_autofree char *usage_text = usage != NULL ? topsheet_usage_to_text (usage) : NULL;
  g_autofree char *parameters = topsheet_sqlite_parameters_print (topsheet_generation_get_parameters (generation));
  gint64 now_usec = topsheet_sqlite_connection_now (connection);
  gint64 made_usec = topsheet_generation_get_made_at_usec (generation);
  g_autoptr (GBytes) configuration = topsheet_sqlite_configuration_hash (generation);
  gint64 duplicate_of = 0;
  guint64 look;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO generation (project_id, deliverable_id, deliverable, version, phase, provider, model_id, model, parameters, usage, sha256, path, "
                                   "format, file_size_bytes, width, height, frames, duration_s, made_at_usec, recorded_at_usec, ordered_at_usec, member, "
                                   "parent_id, operation, edit_seconds, stars, configuration, duplicate_of, provenance, look) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  if (configuration != NULL &&
      !topsheet_sqlite_configuration_find (connection, topsheet_generation_get_project_id (generation), configuration,
                                           &duplicate_of, error))
    return FALSE;

  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_project_id (generation));
  topsheet_sqlite_statement_add_int64 (statement, deliverable_id);
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_deliverable (generation));
  topsheet_sqlite_statement_add_int64 (statement, version);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_phase (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_provider (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_model_id (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_model (generation));
  topsheet_sqlite_statement_add_text (statement, parameters);
  topsheet_sqlite_statement_add_text (statement, usage_text);
  topsheet_sqlite_statement_add_sha256 (statement, topsheet_generation_get_sha256 (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_path (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_format (generation));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_file_size_bytes (generation));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_width (generation));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_height (generation));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_frames (generation));
  topsheet_sqlite_statement_add_double (statement, topsheet_generation_get_duration_s (generation));
  topsheet_sqlite_statement_add_int64 (statement, made_usec);
  topsheet_sqlite_statement_add_int64 (statement, now_usec);
  topsheet_sqlite_statement_add_int64 (statement, made_usec > 0 ? made_usec : now_usec);
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_member (generation));
  topsheet_sqlite_statement_add_id (statement, topsheet_generation_get_parent_id (generation));
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_operation (generation));
  topsheet_sqlite_statement_add_double (statement, topsheet_generation_get_edit_seconds (generation));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_generation_get_stars (generation));
  topsheet_sqlite_statement_add_blob (statement, configuration != NULL ? g_bytes_get_data (configuration, NULL) : NULL,
                                      TOPSHEET_CONFIGURATION_HASH_BYTES);
  topsheet_sqlite_statement_add_id (statement, duplicate_of);
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_provenance (generation));
  if (topsheet_generation_get_look (generation, &look))
    topsheet_sqlite_statement_add_int64 (statement, (gint64) look);
  else
    topsheet_sqlite_statement_add_text (statement, NULL);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
count_new (TopsheetSqliteConnection *connection, gint64 project_id, gint64 deliverable_id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) count =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO generation_count VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1");
  g_autoptr (TopsheetSqliteStatement) deliverable =
    topsheet_sqlite_statement_new (connection, "UPDATE deliverable SET generations = generations + 1 WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (count, project_id);
  topsheet_sqlite_statement_add_int64 (count, TOPSHEET_DECISION_PENDING);
  topsheet_sqlite_statement_add_int64 (deliverable, deliverable_id);
  return topsheet_sqlite_statement_run (count, error) && topsheet_sqlite_statement_run (deliverable, error);
}

static gboolean
post_cost (TopsheetSqliteConnection *connection,
           TopsheetSqlitePosting *posting,
           TopsheetGeneration *generation,
           gint64 generation_id,
           guint version,
           TopsheetLedgerEntry *entry,
           GError **error)
{
  g_autofree char *version_id = topsheet_version_id_print (topsheet_generation_get_deliverable (generation), version);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  TopsheetSqliteDraft draft;
  gint64 entry_id;

  topsheet_sqlite_draft_from (&draft, entry);
  draft.generation_id = generation_id;
  draft.version_id = version_id;
  draft.keeps_generation = TRUE;
  if (!topsheet_sqlite_posting_add (posting, &draft, &entry_id, error))
    return FALSE;

  statement = topsheet_sqlite_statement_new (connection,
                                             "UPDATE generation SET cost_nanos = ?, entry_id = ? WHERE id = ?");
  topsheet_sqlite_statement_add_money (statement, draft.amount);
  topsheet_sqlite_statement_add_int64 (statement, entry_id);
  topsheet_sqlite_statement_add_int64 (statement, generation_id);
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
record (TopsheetSqliteConnection *connection,
        TopsheetSqlitePosting *posting,
        TopsheetGeneration *generation,
        TopsheetLedgerEntry *entry,
        gint64 *id,
        GError **error)
{
  gint64 project_id = topsheet_generation_get_project_id (generation);
  gint64 deliverable_id;
  guint version;

  if (project_id != topsheet_ledger_entry_get_project_id (entry))
    {
      g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                           _("A generation and its entry must belong to the same project. Nothing was recorded."));
      return FALSE;
    }
  if (!topsheet_sqlite_need_deliverable (connection, project_id, topsheet_generation_get_deliverable (generation),
                                         &deliverable_id, error) ||
      !choose_version (connection, deliverable_id, topsheet_generation_get_version (generation), &version, error) ||
      !insert_generation (connection, generation, deliverable_id, version, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (connection->db);
  connection->touched |= TOPSHEET_CHANGE_GENERATION;
  return count_new (connection, project_id, deliverable_id, error) &&
         post_cost (connection, posting, generation, *id, version, entry, error);
}

static gboolean
check_projects (TopsheetSqliteConnection *connection, GPtrArray *generations, GError **error)
{
  gint64 checked_id = 0;

  for (guint i = 0; i < generations->len; i++)
    {
      gint64 id = topsheet_generation_get_project_id (g_ptr_array_index (generations, i));
      g_autofree char *currency = NULL;

      if (id == checked_id && i > 0)
        continue;
      currency = topsheet_sqlite_project_currency (connection, id, error);
      if (currency == NULL)
        return FALSE;
      checked_id = id;
    }
  return TRUE;
}

static gboolean
record_all (TopsheetSqliteConnection *connection,
            TopsheetSqliteArguments *arguments,
            GArray *ids,
            guint *already_known,
            GError **error)
{
  g_autoptr (TopsheetSqlitePosting) posting = topsheet_sqlite_posting_new (connection, error);

  if (posting == NULL || !check_projects (connection, arguments->objects, error))
    return FALSE;

  for (guint i = 0; i < arguments->objects->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (arguments->objects, i);
      gint64 id;

      if (!find_known (connection, generation, &id, error))
        return FALSE;
      if (id != 0)
        {
          if (!refresh_path (connection, id, topsheet_generation_get_path (generation), error))
            return FALSE;
          (*already_known)++;
          continue;
        }
      if (!record (connection, posting, generation, g_ptr_array_index (arguments->entries, i), &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

gboolean
topsheet_sqlite_record_one (TopsheetSqliteConnection *connection,
                            TopsheetGeneration *generation,
                            TopsheetLedgerEntry *entry,
                            gint64 *id,
                            GError **error)
{
  g_autofree char *currency = topsheet_sqlite_project_currency (connection,
                                                                topsheet_generation_get_project_id (generation), error);
  g_autoptr (TopsheetSqlitePosting) posting = NULL;
  g_autoptr (TopsheetGeneration) known = NULL;

  if (currency == NULL || (posting = topsheet_sqlite_posting_new (connection, error)) == NULL ||
      !find_known (connection, generation, id, error))
    return FALSE;
  if (*id == 0)
    return record (connection, posting, generation, entry, id, error);
  known = topsheet_sqlite_load_generation (connection, *id, error);
  if (known != NULL)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                 _("The file is the same as %s, byte by byte. Nothing was recorded."),
                 topsheet_generation_get_version_id (known));
  return FALSE;
}

static gboolean
record_generations_work (TopsheetSqliteConnection *connection,
                         TopsheetSqliteArguments *arguments,
                         GValue *result,
                         GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TopsheetRecordResult *answer;
  GPtrArray *recorded;
  guint already_known = 0;

  if (!record_all (connection, arguments, ids, &already_known, error))
    return FALSE;
  recorded = topsheet_sqlite_load_generation_list (connection, ids, error);
  if (recorded == NULL)
    return FALSE;

  answer = g_new0 (TopsheetRecordResult, 1);
  answer->recorded = recorded;
  answer->already_known = already_known;
  g_value_init (result, TOPSHEET_TYPE_RECORD_RESULT);
  g_value_take_boxed (result, answer);
  return TRUE;
}

static gboolean
find_known_hashes_work (TopsheetSqliteConnection *connection,
                        TopsheetSqliteArguments *arguments,
                        GValue *result,
                        GError **error)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT 1 FROM generation WHERE project_id = ? AND sha256 = ?");

  for (guint i = 0; arguments->strings[i] != NULL; i++)
    {
      topsheet_sqlite_statement_reset (statement);
      topsheet_sqlite_statement_add_int64 (statement, arguments->id);
      topsheet_sqlite_statement_add_sha256 (statement, arguments->strings[i]);
      if (topsheet_sqlite_statement_next (statement, error))
        g_strv_builder_add (known, arguments->strings[i]);
      if (!topsheet_sqlite_statement_is_good (statement))
        return FALSE;
    }

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (known));
  return TRUE;
}

DexFuture *
topsheet_sqlite_record_generations (TopsheetSqliteWorker *worker, GPtrArray *generations, GPtrArray *entries)
{
  return topsheet_sqlite_worker_write (worker, record_generations_work,
                                       (TopsheetSqliteArguments) {
                                         .objects = topsheet_sqlite_ref_objects (generations),
                                         .entries = topsheet_sqlite_ref_objects (entries),
                                       });
}

DexFuture *
topsheet_sqlite_find_known_hashes (TopsheetSqliteWorker *worker, gint64 project_id, const char * const *sha256)
{
  return topsheet_sqlite_worker_read (worker, find_known_hashes_work,
                                      (TopsheetSqliteArguments) { .id = project_id,
                                                                  .strings = g_strdupv ((char **) sha256) });
}
