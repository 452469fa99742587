/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-worker.h"

G_BEGIN_DECLS

/*
 * The calls of #TopsheetStore, one file per noun. Each packs copies of its arguments into a job of the worker.
 */

/* topsheet-sqlite-library.c */
DexFuture *topsheet_sqlite_get_info           (TopsheetSqliteWorker         *worker);
DexFuture *topsheet_sqlite_write_backup       (TopsheetSqliteWorker         *worker,
                                               const char                   *path);
/* topsheet-sqlite-verify.c */
DexFuture *topsheet_sqlite_verify             (TopsheetSqliteWorker         *worker);
/* topsheet-sqlite-projects.c */
DexFuture *topsheet_sqlite_add_project        (TopsheetSqliteWorker         *worker,
                                               TopsheetProject              *project);
DexFuture *topsheet_sqlite_update_project     (TopsheetSqliteWorker         *worker,
                                               TopsheetProject              *project);
DexFuture *topsheet_sqlite_get_project        (TopsheetSqliteWorker         *worker,
                                               const char                   *id_or_name);
DexFuture *topsheet_sqlite_list_projects      (TopsheetSqliteWorker         *worker,
                                               gboolean                      with_archived);
/* topsheet-sqlite-deliverables.c */
DexFuture *topsheet_sqlite_add_deliverable    (TopsheetSqliteWorker         *worker,
                                               TopsheetDeliverable          *deliverable);
DexFuture *topsheet_sqlite_list_deliverables  (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-plans.c */
DexFuture *topsheet_sqlite_save_plan          (TopsheetSqliteWorker         *worker,
                                               TopsheetBudgetPlan           *plan);
DexFuture *topsheet_sqlite_load_plan          (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               guint                         version);
DexFuture *topsheet_sqlite_list_plans         (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
DexFuture *topsheet_sqlite_approve_plan       (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *approved_by);
/* topsheet-sqlite-plan-versions.c */
DexFuture *topsheet_sqlite_rename_plan        (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               guint                         version,
                                               const char                   *name);
DexFuture *topsheet_sqlite_keep_plan          (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *name);
DexFuture *topsheet_sqlite_unkeep_plan        (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               guint                         version);
/* topsheet-sqlite-generations.c */
DexFuture *topsheet_sqlite_record_generations (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *generations,
                                               GPtrArray                    *entries);
DexFuture *topsheet_sqlite_find_known_hashes  (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char * const           *sha256);
/* topsheet-sqlite-hours.c */
DexFuture *topsheet_sqlite_put_hourly_rate    (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *member,
                                               const TopsheetDecimal        *rate);
DexFuture *topsheet_sqlite_list_hourly_rates  (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-duplicates.c */
DexFuture *topsheet_sqlite_list_duplicates    (TopsheetSqliteWorker         *worker,
                                               TopsheetGeneration           *generation);
/* topsheet-sqlite-looks.c */
DexFuture *topsheet_sqlite_list_unseen        (TopsheetSqliteWorker         *worker,
                                               gint64                        after_id,
                                               guint                         limit);
DexFuture *topsheet_sqlite_put_looks          (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *generations);
/* topsheet-sqlite-edits.c */
DexFuture *topsheet_sqlite_add_open_edit      (TopsheetSqliteWorker         *worker,
                                               const TopsheetOpenEdit       *edit);
DexFuture *topsheet_sqlite_update_open_edit   (TopsheetSqliteWorker         *worker,
                                               gint64                        id,
                                               const char                   *sha256,
                                               double                        edit_seconds);
DexFuture *topsheet_sqlite_list_open_edits    (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
DexFuture *topsheet_sqlite_remove_open_edit   (TopsheetSqliteWorker         *worker,
                                               gint64                        id);
DexFuture *topsheet_sqlite_finish_open_edit   (TopsheetSqliteWorker         *worker,
                                               gint64                        id,
                                               TopsheetGeneration           *generation,
                                               TopsheetLedgerEntry          *entry);
DexFuture *topsheet_sqlite_list_children      (TopsheetSqliteWorker         *worker,
                                               gint64                        generation_id);
DexFuture *topsheet_sqlite_list_first_edits   (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-sources.c */
DexFuture *topsheet_sqlite_put_source         (TopsheetSqliteWorker         *worker,
                                               const TopsheetImportSource   *source);
DexFuture *topsheet_sqlite_list_sources       (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
DexFuture *topsheet_sqlite_remove_source      (TopsheetSqliteWorker         *worker,
                                               gint64                        source_id);
DexFuture *topsheet_sqlite_pause_source       (TopsheetSqliteWorker         *worker,
                                               gint64                        source_id,
                                               gboolean                      paused);
DexFuture *topsheet_sqlite_move_source        (TopsheetSqliteWorker         *worker,
                                               gint64                        source_id,
                                               const char                   *position);
DexFuture *topsheet_sqlite_put_source_files   (TopsheetSqliteWorker         *worker,
                                               gint64                        source_id,
                                               GPtrArray                    *files);
DexFuture *topsheet_sqlite_find_new_files     (TopsheetSqliteWorker         *worker,
                                               gint64                        source_id,
                                               GPtrArray                    *files);
/* topsheet-sqlite-patterns.c */
DexFuture *topsheet_sqlite_set_name_patterns  (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char * const           *patterns);
DexFuture *topsheet_sqlite_list_name_patterns (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-gallery.c */
DexFuture *topsheet_sqlite_find_generation    (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *version_id);
DexFuture *topsheet_sqlite_query_generations  (TopsheetSqliteWorker         *worker,
                                               const TopsheetGenerationQuery *query);
DexFuture *topsheet_sqlite_count_found        (TopsheetSqliteWorker         *worker,
                                               const TopsheetGenerationQuery *query);
DexFuture *topsheet_sqlite_list_groups        (TopsheetSqliteWorker         *worker,
                                               const TopsheetGenerationQuery *query);
DexFuture *topsheet_sqlite_load_generations   (TopsheetSqliteWorker         *worker,
                                               GArray                       *ids);
DexFuture *topsheet_sqlite_count_generations  (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-searches.c */
DexFuture *topsheet_sqlite_list_values        (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               TopsheetSearchKey             key);
DexFuture *topsheet_sqlite_save_search        (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *old_name,
                                               const char                   *name,
                                               const char                   *text);
DexFuture *topsheet_sqlite_list_searches      (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-decisions.c */
DexFuture *topsheet_sqlite_add_decisions      (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *decisions,
                                               GPtrArray                    *entries);
DexFuture *topsheet_sqlite_list_decisions     (TopsheetSqliteWorker         *worker,
                                               gint64                        generation_id);
/* topsheet-sqlite-reviewing.c */
DexFuture *topsheet_sqlite_set_stars          (TopsheetSqliteWorker         *worker,
                                               GArray                       *ids,
                                               const guint8                 *stars);
DexFuture *topsheet_sqlite_list_reasons       (TopsheetSqliteWorker         *worker);
DexFuture *topsheet_sqlite_set_reasons        (TopsheetSqliteWorker         *worker,
                                               const char * const           *names);
/* topsheet-sqlite-review-time.c */
DexFuture *topsheet_sqlite_list_review_time   (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
DexFuture *topsheet_sqlite_post_review_time   (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *what);
/* topsheet-sqlite-ledger.c */
DexFuture *topsheet_sqlite_post_entries       (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *entries);
DexFuture *topsheet_sqlite_reverse_entry      (TopsheetSqliteWorker         *worker,
                                               gint64                        entry_id,
                                               const char                   *reason,
                                               const char                   *member);
DexFuture *topsheet_sqlite_query_entries      (TopsheetSqliteWorker         *worker,
                                               const TopsheetEntryQuery     *query);
DexFuture *topsheet_sqlite_load_entries       (TopsheetSqliteWorker         *worker,
                                               GArray                       *ids);
/* topsheet-sqlite-acceptance.c */
DexFuture *topsheet_sqlite_list_acceptance    (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               const char                   *model);
/* topsheet-sqlite-balance.c */
DexFuture *topsheet_sqlite_balance            (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id,
                                               TopsheetBalanceBy             by);
DexFuture *topsheet_sqlite_get_actuals        (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-prices.c */
DexFuture *topsheet_sqlite_put_price_rules    (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *rules,
                                               const char                   *catalogue_version);
DexFuture *topsheet_sqlite_list_price_rules   (TopsheetSqliteWorker         *worker);
DexFuture *topsheet_sqlite_put_rates          (TopsheetSqliteWorker         *worker,
                                               GPtrArray                    *rates);
DexFuture *topsheet_sqlite_list_rates         (TopsheetSqliteWorker         *worker,
                                               gint64                        project_id);
/* topsheet-sqlite-tiers.c */
DexFuture *topsheet_sqlite_put_tier_override  (TopsheetSqliteWorker         *worker,
                                               TopsheetTierOverride         *override);
DexFuture *topsheet_sqlite_list_tier_overrides (TopsheetSqliteWorker        *worker);

/* Used by several of them, inside a transaction. */

/* Conditions as a JSON array, and back. (transfer full) */
gboolean             topsheet_sqlite_print_conditions (TopsheetSqliteConnection  *connection,
                                                       const char * const        *conditions,
                                                       char                     **out,
                                                       GError                   **error);
gboolean             topsheet_sqlite_parse_conditions (TopsheetSqliteConnection  *connection,
                                                       const char                *json,
                                                       GStrv                     *out,
                                                       GError                   **error);

/* TopsheetProject; NULL with NOT_FOUND */
TopsheetProject     *topsheet_sqlite_load_project     (TopsheetSqliteConnection  *connection,
                                                       gint64                     id,
                                                       GError                   **error);
/* The plan as a result of a job; @version 0 = newest; NOT_FOUND */
gboolean             topsheet_sqlite_answer_with_plan (TopsheetSqliteConnection  *connection,
                                                       gint64                     project_id,
                                                       guint                      version,
                                                       GValue                    *result,
                                                       GError                   **error);
/* Currency code of a project, NOT_FOUND. (transfer full) */
char                *topsheet_sqlite_project_currency (TopsheetSqliteConnection  *connection,
                                                       gint64                     id,
                                                       GError                   **error);
/* The project did something: it moves to the top of the list. */
gboolean             topsheet_sqlite_touch_project    (TopsheetSqliteConnection  *connection,
                                                       gint64                     id,
                                                       GError                   **error);
/* Writes limits of the project; REFUSED in another currency than the project's. */
gboolean             topsheet_sqlite_set_limits       (TopsheetSqliteConnection  *connection,
                                                       gint64                     project_id,
                                                       const TopsheetMoney       *limit,
                                                       const TopsheetMoney       *api_limit,
                                                       GError                   **error);
/* The id of a deliverable by code, made when it is missing. */
gboolean             topsheet_sqlite_need_deliverable (TopsheetSqliteConnection  *connection,
                                                       gint64                     project_id,
                                                       const char                *code,
                                                       gint64                    *id,
                                                       GError                   **error);
/* Records one generation with its entry; REFUSED when the project has its content already. */
gboolean             topsheet_sqlite_record_one       (TopsheetSqliteConnection  *connection,
                                                       TopsheetGeneration        *generation,
                                                       TopsheetLedgerEntry       *entry,
                                                       gint64                    *id,
                                                       GError                   **error);
/* NULL without an error when there is none. */
TopsheetGeneration  *topsheet_sqlite_load_generation  (TopsheetSqliteConnection  *connection,
                                                       gint64                     id,
                                                       GError                   **error);
GPtrArray           *topsheet_sqlite_load_generation_list (TopsheetSqliteConnection  *connection,
                                                           GArray                    *ids,
                                                           GError                   **error);
TopsheetLedgerEntry *topsheet_sqlite_load_entry       (TopsheetSqliteConnection  *connection,
                                                       gint64                     id,
                                                       GError                   **error);
GPtrArray           *topsheet_sqlite_load_entry_list  (TopsheetSqliteConnection  *connection,
                                                       GArray                    *ids,
                                                       GError                   **error);
/* Versions of the project that look like @look, the most alike first, without @except, as ids with how many bits differ: (element-type gint64) (element-type guint). */
gboolean             topsheet_sqlite_find_alike       (TopsheetSqliteConnection  *connection,
                                                       gint64                     project_id,
                                                       guint64                    look,
                                                       gint64                     except,
                                                       guint                      limit,
                                                       GArray                    *ids,
                                                       GArray                    *differences,
                                                       GError                   **error);
/* What a generation was made with, as JSON; NULL when nothing is known. (transfer full) */
char                *topsheet_sqlite_parameters_print (TopsheetParameters        *parameters);
/* (transfer full) */
TopsheetParameters  *topsheet_sqlite_parameters_parse (TopsheetSqliteConnection  *connection,
                                                       const char                *json,
                                                       GError                   **error);

G_END_DECLS
