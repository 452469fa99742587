/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/topsheet-store.h"

G_DEFINE_QUARK (topsheet-store-error-quark, topsheet_store_error)

G_DEFINE_INTERFACE (TopsheetStore, topsheet_store, G_TYPE_OBJECT)

static TopsheetLibraryInfo *
topsheet_library_info_copy (TopsheetLibraryInfo *self)
{
  TopsheetLibraryInfo *copy = g_memdup2 (self, sizeof *self);

  copy->location = g_strdup (self->location);
  copy->head = g_strdup (self->head);
  return copy;
}

void
topsheet_library_info_free (TopsheetLibraryInfo *self)
{
  g_free (self->location);
  g_free (self->head);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (TopsheetLibraryInfo, topsheet_library_info, topsheet_library_info_copy, topsheet_library_info_free)

static TopsheetVerification *
topsheet_verification_copy (TopsheetVerification *self)
{
  TopsheetVerification *copy = g_memdup2 (self, sizeof *self);

  copy->message = g_strdup (self->message);
  return copy;
}

void
topsheet_verification_free (TopsheetVerification *self)
{
  g_free (self->message);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (TopsheetVerification, topsheet_verification, topsheet_verification_copy, topsheet_verification_free)

static TopsheetRecordResult *
topsheet_record_result_copy (TopsheetRecordResult *self)
{
  TopsheetRecordResult *copy = g_memdup2 (self, sizeof *self);

  g_ptr_array_ref (copy->recorded);
  return copy;
}

void
topsheet_record_result_free (TopsheetRecordResult *self)
{
  g_ptr_array_unref (self->recorded);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (TopsheetRecordResult, topsheet_record_result, topsheet_record_result_copy, topsheet_record_result_free)

static TopsheetActuals *
topsheet_actuals_copy (TopsheetActuals *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (TopsheetActuals, topsheet_actuals, topsheet_actuals_copy, g_free)

static TopsheetGenerationCounts *
topsheet_generation_counts_copy (TopsheetGenerationCounts *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (TopsheetGenerationCounts, topsheet_generation_counts, topsheet_generation_counts_copy, g_free)

void
topsheet_balance_row_free (TopsheetBalanceRow *self)
{
  g_free (self->key);
  g_free (self);
}

void
topsheet_hourly_rate_free (TopsheetHourlyRate *self)
{
  g_free (self->member);
  g_free (self);
}

TopsheetOpenEdit *
topsheet_open_edit_copy (const TopsheetOpenEdit *self)
{
  TopsheetOpenEdit *copy = g_memdup2 (self, sizeof *self);

  copy->version_id = g_strdup (self->version_id);
  copy->path = g_strdup (self->path);
  copy->sha256 = g_strdup (self->sha256);
  copy->application = g_strdup (self->application);
  copy->member = g_strdup (self->member);
  return copy;
}

void
topsheet_open_edit_free (TopsheetOpenEdit *self)
{
  g_free (self->version_id);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->application);
  g_free (self->member);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (TopsheetOpenEdit, topsheet_open_edit, topsheet_open_edit_copy, topsheet_open_edit_free)

void
topsheet_first_edit_free (TopsheetFirstEdit *self)
{
  g_free (self->deliverable);
  g_free (self);
}

void
topsheet_generation_group_free (TopsheetGenerationGroup *self)
{
  g_free (self->key);
  g_free (self);
}

void
topsheet_duplicate_free (TopsheetDuplicate *self)
{
  g_clear_object (&self->generation);
  g_free (self);
}

void
topsheet_review_time_free (TopsheetReviewTime *self)
{
  g_free (self->member);
  g_free (self);
}

void
topsheet_acceptance_row_free (TopsheetAcceptanceRow *self)
{
  g_free (self->model);
  g_free (self);
}

static void
topsheet_store_default_init (TopsheetStoreInterface *iface)
{
  /**
   * TopsheetStore::changed:
   * @kinds: bits of #TopsheetChange
   *
   * Something was committed, by this process or another one. Emitted on the main context the store was opened in.
   */
  g_signal_new ("changed", TOPSHEET_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

DexFuture *
topsheet_store_get_info (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->get_info (self);
}

DexFuture *
topsheet_store_verify (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->verify (self);
}

DexFuture *
topsheet_store_backup (TopsheetStore *self, const char *path)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (path != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->backup (self, path);
}

DexFuture *
topsheet_store_close (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->close (self);
}

DexFuture *
topsheet_store_add_project (TopsheetStore *self, TopsheetProject *project)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_PROJECT (project));

  return TOPSHEET_STORE_GET_IFACE (self)->add_project (self, project);
}

DexFuture *
topsheet_store_update_project (TopsheetStore *self, TopsheetProject *project)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_PROJECT (project));

  return TOPSHEET_STORE_GET_IFACE (self)->update_project (self, project);
}

DexFuture *
topsheet_store_get_project (TopsheetStore *self, const char *id_or_name)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (id_or_name != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->get_project (self, id_or_name);
}

DexFuture *
topsheet_store_list_projects (TopsheetStore *self, gboolean with_archived)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_projects (self, with_archived);
}

DexFuture *
topsheet_store_add_deliverable (TopsheetStore *self, TopsheetDeliverable *deliverable)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_DELIVERABLE (deliverable));

  return TOPSHEET_STORE_GET_IFACE (self)->add_deliverable (self, deliverable);
}

DexFuture *
topsheet_store_list_deliverables (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_deliverables (self, project_id);
}

DexFuture *
topsheet_store_save_plan (TopsheetStore *self, TopsheetBudgetPlan *plan)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan));

  return TOPSHEET_STORE_GET_IFACE (self)->save_plan (self, plan);
}

DexFuture *
topsheet_store_load_plan (TopsheetStore *self, gint64 project_id, guint version)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->load_plan (self, project_id, version);
}

DexFuture *
topsheet_store_list_plans (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_plans (self, project_id);
}

DexFuture *
topsheet_store_approve_plan (TopsheetStore *self, gint64 project_id, const char *approved_by)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->approve_plan (self, project_id, approved_by);
}

DexFuture *
topsheet_store_rename_plan (TopsheetStore *self, gint64 project_id, guint version, const char *name)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (version > 0);

  return TOPSHEET_STORE_GET_IFACE (self)->rename_plan (self, project_id, version, name);
}

DexFuture *
topsheet_store_keep_plan (TopsheetStore *self, gint64 project_id, const char *name)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->keep_plan (self, project_id, name);
}

DexFuture *
topsheet_store_unkeep_plan (TopsheetStore *self, gint64 project_id, guint version)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (version > 0);

  return TOPSHEET_STORE_GET_IFACE (self)->unkeep_plan (self, project_id, version);
}

DexFuture *
topsheet_store_record_generations (TopsheetStore *self, GPtrArray *generations, GPtrArray *entries)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (generations != NULL && entries != NULL && generations->len == entries->len);

  return TOPSHEET_STORE_GET_IFACE (self)->record_generations (self, generations, entries);
}

DexFuture *
topsheet_store_find_generation (TopsheetStore *self, gint64 project_id, const char *version_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (version_id != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->find_generation (self, project_id, version_id);
}

DexFuture *
topsheet_store_find_known_hashes (TopsheetStore *self, gint64 project_id, const char * const *sha256)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (sha256 != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->find_known_hashes (self, project_id, sha256);
}

DexFuture *
topsheet_store_query_generations (TopsheetStore *self, const TopsheetGenerationQuery *query)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (query != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->query_generations (self, query);
}

DexFuture *
topsheet_store_count_found (TopsheetStore *self, const TopsheetGenerationQuery *query)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (query != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->count_found (self, query);
}

DexFuture *
topsheet_store_list_groups (TopsheetStore *self, const TopsheetGenerationQuery *query)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (query != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->list_groups (self, query);
}

DexFuture *
topsheet_store_list_values (TopsheetStore *self, gint64 project_id, TopsheetSearchKey key)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (key < TOPSHEET_SEARCH_N_KEYS);

  return TOPSHEET_STORE_GET_IFACE (self)->list_values (self, project_id, key);
}

DexFuture *
topsheet_store_save_search (TopsheetStore *self,
                            gint64 project_id,
                            const char *old_name,
                            const char *name,
                            const char *text)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail ((name != NULL) == (text != NULL));

  return TOPSHEET_STORE_GET_IFACE (self)->save_search (self, project_id, old_name, name, text);
}

DexFuture *
topsheet_store_list_searches (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_searches (self, project_id);
}

DexFuture *
topsheet_store_load_generations (TopsheetStore *self, GArray *ids)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (ids != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->load_generations (self, ids);
}

DexFuture *
topsheet_store_count_generations (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->count_generations (self, project_id);
}

DexFuture *
topsheet_store_add_decisions (TopsheetStore *self, GPtrArray *decisions, GPtrArray *entries)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (decisions != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->add_decisions (self, decisions, entries);
}

DexFuture *
topsheet_store_list_decisions (TopsheetStore *self, gint64 generation_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_decisions (self, generation_id);
}

DexFuture *
topsheet_store_set_stars (TopsheetStore *self, GArray *ids, const guint8 *stars)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (ids != NULL && (stars != NULL || ids->len == 0));

  return TOPSHEET_STORE_GET_IFACE (self)->set_stars (self, ids, stars);
}

DexFuture *
topsheet_store_list_reasons (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_reasons (self);
}

DexFuture *
topsheet_store_set_reasons (TopsheetStore *self, const char * const *names)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (names != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->set_reasons (self, names);
}

DexFuture *
topsheet_store_list_review_time (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_review_time (self, project_id);
}

DexFuture *
topsheet_store_post_review_time (TopsheetStore *self, gint64 project_id, const char *what)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (what != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->post_review_time (self, project_id, what);
}

DexFuture *
topsheet_store_post_entries (TopsheetStore *self, GPtrArray *entries)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (entries != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->post_entries (self, entries);
}

DexFuture *
topsheet_store_reverse_entry (TopsheetStore *self, gint64 entry_id, const char *reason, const char *member)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->reverse_entry (self, entry_id, reason, member);
}

DexFuture *
topsheet_store_query_entries (TopsheetStore *self, const TopsheetEntryQuery *query)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (query != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->query_entries (self, query);
}

DexFuture *
topsheet_store_load_entries (TopsheetStore *self, GArray *ids)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (ids != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->load_entries (self, ids);
}

DexFuture *
topsheet_store_list_acceptance (TopsheetStore *self, gint64 project_id, const char *model)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_acceptance (self, project_id, model);
}

DexFuture *
topsheet_store_put_hourly_rate (TopsheetStore *self, gint64 project_id, const char *member, const TopsheetDecimal *rate)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (rate != NULL && topsheet_decimal_sign (rate) >= 0);

  return TOPSHEET_STORE_GET_IFACE (self)->put_hourly_rate (self, project_id, member, rate);
}

DexFuture *
topsheet_store_list_hourly_rates (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_hourly_rates (self, project_id);
}

DexFuture *
topsheet_store_list_duplicates (TopsheetStore *self, TopsheetGeneration *generation)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_GENERATION (generation));

  return TOPSHEET_STORE_GET_IFACE (self)->list_duplicates (self, generation);
}

DexFuture *
topsheet_store_list_unseen (TopsheetStore *self, gint64 after_id, guint limit)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (limit > 0);

  return TOPSHEET_STORE_GET_IFACE (self)->list_unseen (self, after_id, limit);
}

DexFuture *
topsheet_store_put_looks (TopsheetStore *self, GPtrArray *generations)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (generations != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->put_looks (self, generations);
}

DexFuture *
topsheet_store_add_open_edit (TopsheetStore *self, const TopsheetOpenEdit *edit)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (edit != NULL && edit->path != NULL && edit->sha256 != NULL && edit->edit_seconds >= 0);

  return TOPSHEET_STORE_GET_IFACE (self)->add_open_edit (self, edit);
}

DexFuture *
topsheet_store_update_open_edit (TopsheetStore *self, gint64 id, const char *sha256, double edit_seconds)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (sha256 != NULL && edit_seconds >= 0);

  return TOPSHEET_STORE_GET_IFACE (self)->update_open_edit (self, id, sha256, edit_seconds);
}

DexFuture *
topsheet_store_list_open_edits (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_open_edits (self, project_id);
}

DexFuture *
topsheet_store_remove_open_edit (TopsheetStore *self, gint64 id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->remove_open_edit (self, id);
}

DexFuture *
topsheet_store_finish_open_edit (TopsheetStore *self,
                                 gint64 id,
                                 TopsheetGeneration *generation,
                                 TopsheetLedgerEntry *entry)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_GENERATION (generation) && TOPSHEET_IS_LEDGER_ENTRY (entry));

  return TOPSHEET_STORE_GET_IFACE (self)->finish_open_edit (self, id, generation, entry);
}

DexFuture *
topsheet_store_list_children (TopsheetStore *self, gint64 generation_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_children (self, generation_id);
}

DexFuture *
topsheet_store_list_first_edits (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_first_edits (self, project_id);
}

DexFuture *
topsheet_store_put_source (TopsheetStore *self, const TopsheetImportSource *source)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (source != NULL && source->location != NULL && *source->location != '\0');

  return TOPSHEET_STORE_GET_IFACE (self)->put_source (self, source);
}

DexFuture *
topsheet_store_list_sources (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_sources (self, project_id);
}

DexFuture *
topsheet_store_remove_source (TopsheetStore *self, gint64 source_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->remove_source (self, source_id);
}

DexFuture *
topsheet_store_pause_source (TopsheetStore *self, gint64 source_id, gboolean paused)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->pause_source (self, source_id, paused);
}

DexFuture *
topsheet_store_move_source (TopsheetStore *self, gint64 source_id, const char *position)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->move_source (self, source_id, position);
}

DexFuture *
topsheet_store_put_source_files (TopsheetStore *self, gint64 source_id, GPtrArray *files)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (files != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->put_source_files (self, source_id, files);
}

DexFuture *
topsheet_store_find_new_files (TopsheetStore *self, gint64 source_id, GPtrArray *files)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (files != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->find_new_files (self, source_id, files);
}

DexFuture *
topsheet_store_set_name_patterns (TopsheetStore *self, gint64 project_id, const char * const *patterns)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (patterns != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->set_name_patterns (self, project_id, patterns);
}

DexFuture *
topsheet_store_list_name_patterns (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_name_patterns (self, project_id);
}

DexFuture *
topsheet_store_balance (TopsheetStore *self, gint64 project_id, TopsheetBalanceBy by)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->balance (self, project_id, by);
}

DexFuture *
topsheet_store_get_actuals (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->get_actuals (self, project_id);
}

DexFuture *
topsheet_store_put_price_rules (TopsheetStore *self, GPtrArray *rules, const char *catalogue_version)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (rules != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->put_price_rules (self, rules, catalogue_version);
}

DexFuture *
topsheet_store_list_price_rules (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_price_rules (self);
}

DexFuture *
topsheet_store_put_tier_override (TopsheetStore *self, TopsheetTierOverride *override)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (TOPSHEET_IS_TIER_OVERRIDE (override));

  return TOPSHEET_STORE_GET_IFACE (self)->put_tier_override (self, override);
}

DexFuture *
topsheet_store_list_tier_overrides (TopsheetStore *self)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_tier_overrides (self);
}

DexFuture *
topsheet_store_put_rates (TopsheetStore *self, GPtrArray *rates)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));
  dex_return_error_if_fail (rates != NULL);

  return TOPSHEET_STORE_GET_IFACE (self)->put_rates (self, rates);
}

DexFuture *
topsheet_store_list_rates (TopsheetStore *self, gint64 project_id)
{
  dex_return_error_if_fail (TOPSHEET_IS_STORE (self));

  return TOPSHEET_STORE_GET_IFACE (self)->list_rates (self, project_id);
}
