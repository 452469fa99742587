/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-store.h"

#include "store/sqlite/topsheet-sqlite-nouns.h"

#define POLL_MSEC 400

/* The way back from the worker's threads: kinds that changed, to be announced on the context the store was made in. */
typedef struct
{
  GMainContext *context;
  GWeakRef store;
  guint kinds; /* atomic; more than 0 while an announcement is on its way */
} Announcer;

struct _TopsheetSqliteStore
{
  GObject parent_instance;

  TopsheetSqliteWorker *worker;
  GMainContext *context; /* where changes are announced */
  GSource *poll;
  guint lock_timeout_msec;
};

static void topsheet_sqlite_store_store_iface_init (TopsheetStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TopsheetSqliteStore, topsheet_sqlite_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TOPSHEET_TYPE_STORE, topsheet_sqlite_store_store_iface_init))

typedef enum
{
  PROP_LOCK_TIMEOUT_MSEC = 1,
} TopsheetSqliteStoreProperty;

#define DEFAULT_LOCK_TIMEOUT_MSEC 10000

static GParamSpec *properties[PROP_LOCK_TIMEOUT_MSEC + 1];

static void
announcer_clear (gpointer data)
{
  Announcer *self = data;

  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
}

static void
announcer_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, announcer_clear);
}

static gboolean
announce_cb (gpointer data)
{
  Announcer *self = data;
  g_autoptr (TopsheetStore) store = g_weak_ref_get (&self->store);
  guint kinds = g_atomic_int_and (&self->kinds, 0);

  if (store != NULL && kinds != 0)
    g_signal_emit_by_name (store, "changed", kinds);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (guint kinds, gpointer data)
{
  Announcer *self = data;
  g_autoptr (GSource) source = NULL;

  if (g_atomic_int_or (&self->kinds, kinds) != 0)
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[topsheet] library changed");
  g_source_set_callback (source, announce_cb, g_atomic_rc_box_acquire (self), announcer_unref);
  g_source_attach (source, self->context);
}

static gboolean
poll_cb (gpointer data)
{
  g_autoptr (TopsheetSqliteStore) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  topsheet_sqlite_worker_poll (self->worker);
  return G_SOURCE_CONTINUE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
start_polling (TopsheetSqliteStore *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->poll = g_timeout_source_new (POLL_MSEC);
  g_source_set_static_name (self->poll, "[topsheet] look for changes of others");
  g_source_set_callback (self->poll, poll_cb, weak, weak_ref_free);
  g_source_attach (self->poll, self->context);
}

static void
stop_polling (TopsheetSqliteStore *self)
{
  if (self->poll == NULL)
    return;

  g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
}

static DexFuture *
topsheet_sqlite_store_get_info (TopsheetStore *store)
{
  return topsheet_sqlite_get_info (TOPSHEET_SQLITE_STORE (store)->worker);
}

static DexFuture *
topsheet_sqlite_store_verify (TopsheetStore *store)
{
  return topsheet_sqlite_verify (TOPSHEET_SQLITE_STORE (store)->worker);
}

static DexFuture *
topsheet_sqlite_store_backup (TopsheetStore *store, const char *path)
{
  return topsheet_sqlite_write_backup (TOPSHEET_SQLITE_STORE (store)->worker, path);
}

static DexFuture *
topsheet_sqlite_store_close (TopsheetStore *store)
{
  TopsheetSqliteStore *self = TOPSHEET_SQLITE_STORE (store);

  stop_polling (self);
  return topsheet_sqlite_worker_close (self->worker);
}

static DexFuture *
topsheet_sqlite_store_list_reasons (TopsheetStore *store)
{
  return topsheet_sqlite_list_reasons (TOPSHEET_SQLITE_STORE (store)->worker);
}

/* clang-format off */
#define FORWARD(name, parameters, ...)                                                   \
  static DexFuture *                                                                     \
  topsheet_sqlite_store_##name parameters                                                \
  {                                                                                      \
    return topsheet_sqlite_##name (TOPSHEET_SQLITE_STORE (store)->worker, __VA_ARGS__);  \
  }

FORWARD (add_project, (TopsheetStore *store, TopsheetProject *project), project)
FORWARD (update_project, (TopsheetStore *store, TopsheetProject *project), project)
FORWARD (get_project, (TopsheetStore *store, const char *id_or_name), id_or_name)
FORWARD (list_projects, (TopsheetStore *store, gboolean with_archived), with_archived)
FORWARD (add_deliverable, (TopsheetStore *store, TopsheetDeliverable *deliverable), deliverable)
FORWARD (list_deliverables, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (save_plan, (TopsheetStore *store, TopsheetBudgetPlan *plan), plan)
FORWARD (load_plan, (TopsheetStore *store, gint64 project_id, guint version), project_id, version)
FORWARD (list_plans, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (approve_plan, (TopsheetStore *store, gint64 project_id, const char *approved_by), project_id, approved_by)
FORWARD (rename_plan, (TopsheetStore *store, gint64 project_id, guint version, const char *name), project_id, version, name)
FORWARD (keep_plan, (TopsheetStore *store, gint64 project_id, const char *name), project_id, name)
FORWARD (unkeep_plan, (TopsheetStore *store, gint64 project_id, guint version), project_id, version)
FORWARD (record_generations, (TopsheetStore *store, GPtrArray *generations, GPtrArray *entries), generations, entries)
FORWARD (find_generation, (TopsheetStore *store, gint64 project_id, const char *version_id), project_id, version_id)
FORWARD (find_known_hashes, (TopsheetStore *store, gint64 project_id, const char * const *sha256), project_id, sha256)
FORWARD (query_generations, (TopsheetStore *store, const TopsheetGenerationQuery *query), query)
FORWARD (count_found, (TopsheetStore *store, const TopsheetGenerationQuery *query), query)
FORWARD (list_groups, (TopsheetStore *store, const TopsheetGenerationQuery *query), query)
FORWARD (list_values, (TopsheetStore *store, gint64 project_id, TopsheetSearchKey key), project_id, key)
FORWARD (save_search, (TopsheetStore *store, gint64 project_id, const char *old_name, const char *name, const char *text), project_id, old_name, name, text)
FORWARD (list_searches, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (load_generations, (TopsheetStore *store, GArray *ids), ids)
FORWARD (count_generations, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (add_decisions, (TopsheetStore *store, GPtrArray *decisions, GPtrArray *entries), decisions, entries)
FORWARD (list_decisions, (TopsheetStore *store, gint64 generation_id), generation_id)
FORWARD (set_stars, (TopsheetStore *store, GArray *ids, const guint8 *stars), ids, stars)
FORWARD (set_reasons, (TopsheetStore *store, const char * const *names), names)
FORWARD (list_review_time, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (post_review_time, (TopsheetStore *store, gint64 project_id, const char *what), project_id, what)
FORWARD (list_acceptance, (TopsheetStore *store, gint64 project_id, const char *model), project_id, model)
FORWARD (post_entries, (TopsheetStore *store, GPtrArray *entries), entries)
FORWARD (reverse_entry, (TopsheetStore *store, gint64 entry_id, const char *reason, const char *member), entry_id, reason, member)
FORWARD (query_entries, (TopsheetStore *store, const TopsheetEntryQuery *query), query)
FORWARD (load_entries, (TopsheetStore *store, GArray *ids), ids)
FORWARD (put_hourly_rate, (TopsheetStore *store, gint64 project_id, const char *member, const TopsheetDecimal *rate), project_id, member, rate)
FORWARD (list_hourly_rates, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (list_duplicates, (TopsheetStore *store, TopsheetGeneration *generation), generation)
FORWARD (list_unseen, (TopsheetStore *store, gint64 after_id, guint limit), after_id, limit)
FORWARD (put_looks, (TopsheetStore *store, GPtrArray *generations), generations)
FORWARD (add_open_edit, (TopsheetStore *store, const TopsheetOpenEdit *edit), edit)
FORWARD (update_open_edit, (TopsheetStore *store, gint64 id, const char *sha256, double edit_seconds), id, sha256, edit_seconds)
FORWARD (list_open_edits, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (remove_open_edit, (TopsheetStore *store, gint64 id), id)
FORWARD (finish_open_edit, (TopsheetStore *store, gint64 id, TopsheetGeneration *generation, TopsheetLedgerEntry *entry), id, generation, entry)
FORWARD (list_children, (TopsheetStore *store, gint64 generation_id), generation_id)
FORWARD (list_first_edits, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (put_source, (TopsheetStore *store, const TopsheetImportSource *source), source)
FORWARD (list_sources, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (remove_source, (TopsheetStore *store, gint64 source_id), source_id)
FORWARD (pause_source, (TopsheetStore *store, gint64 source_id, gboolean paused), source_id, paused)
FORWARD (move_source, (TopsheetStore *store, gint64 source_id, const char *position), source_id, position)
FORWARD (put_source_files, (TopsheetStore *store, gint64 source_id, GPtrArray *files), source_id, files)
FORWARD (find_new_files, (TopsheetStore *store, gint64 source_id, GPtrArray *files), source_id, files)
FORWARD (set_name_patterns, (TopsheetStore *store, gint64 project_id, const char * const *patterns), project_id, patterns)
FORWARD (list_name_patterns, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (balance, (TopsheetStore *store, gint64 project_id, TopsheetBalanceBy by), project_id, by)
FORWARD (get_actuals, (TopsheetStore *store, gint64 project_id), project_id)
FORWARD (put_price_rules, (TopsheetStore *store, GPtrArray *rules, const char *catalogue_version), rules, catalogue_version)
FORWARD (put_tier_override, (TopsheetStore *store, TopsheetTierOverride *override), override)
FORWARD (put_rates, (TopsheetStore *store, GPtrArray *rates), rates)
FORWARD (list_rates, (TopsheetStore *store, gint64 project_id), project_id)
/* clang-format on */

static DexFuture *
topsheet_sqlite_store_list_price_rules (TopsheetStore *store)
{
  return topsheet_sqlite_list_price_rules (TOPSHEET_SQLITE_STORE (store)->worker);
}

static DexFuture *
topsheet_sqlite_store_list_tier_overrides (TopsheetStore *store)
{
  return topsheet_sqlite_list_tier_overrides (TOPSHEET_SQLITE_STORE (store)->worker);
}

static void
topsheet_sqlite_store_store_iface_init (TopsheetStoreInterface *iface)
{
  iface->get_info = topsheet_sqlite_store_get_info;
  iface->verify = topsheet_sqlite_store_verify;
  iface->backup = topsheet_sqlite_store_backup;
  iface->close = topsheet_sqlite_store_close;
  iface->add_project = topsheet_sqlite_store_add_project;
  iface->update_project = topsheet_sqlite_store_update_project;
  iface->get_project = topsheet_sqlite_store_get_project;
  iface->list_projects = topsheet_sqlite_store_list_projects;
  iface->add_deliverable = topsheet_sqlite_store_add_deliverable;
  iface->list_deliverables = topsheet_sqlite_store_list_deliverables;
  iface->save_plan = topsheet_sqlite_store_save_plan;
  iface->load_plan = topsheet_sqlite_store_load_plan;
  iface->list_plans = topsheet_sqlite_store_list_plans;
  iface->approve_plan = topsheet_sqlite_store_approve_plan;
  iface->rename_plan = topsheet_sqlite_store_rename_plan;
  iface->keep_plan = topsheet_sqlite_store_keep_plan;
  iface->unkeep_plan = topsheet_sqlite_store_unkeep_plan;
  iface->record_generations = topsheet_sqlite_store_record_generations;
  iface->find_generation = topsheet_sqlite_store_find_generation;
  iface->find_known_hashes = topsheet_sqlite_store_find_known_hashes;
  iface->query_generations = topsheet_sqlite_store_query_generations;
  iface->count_found = topsheet_sqlite_store_count_found;
  iface->list_groups = topsheet_sqlite_store_list_groups;
  iface->list_values = topsheet_sqlite_store_list_values;
  iface->save_search = topsheet_sqlite_store_save_search;
  iface->list_searches = topsheet_sqlite_store_list_searches;
  iface->load_generations = topsheet_sqlite_store_load_generations;
  iface->count_generations = topsheet_sqlite_store_count_generations;
  iface->add_decisions = topsheet_sqlite_store_add_decisions;
  iface->list_decisions = topsheet_sqlite_store_list_decisions;
  iface->set_stars = topsheet_sqlite_store_set_stars;
  iface->list_reasons = topsheet_sqlite_store_list_reasons;
  iface->set_reasons = topsheet_sqlite_store_set_reasons;
  iface->list_review_time = topsheet_sqlite_store_list_review_time;
  iface->post_review_time = topsheet_sqlite_store_post_review_time;
  iface->post_entries = topsheet_sqlite_store_post_entries;
  iface->reverse_entry = topsheet_sqlite_store_reverse_entry;
  iface->query_entries = topsheet_sqlite_store_query_entries;
  iface->load_entries = topsheet_sqlite_store_load_entries;
  iface->list_acceptance = topsheet_sqlite_store_list_acceptance;
  iface->put_hourly_rate = topsheet_sqlite_store_put_hourly_rate;
  iface->list_hourly_rates = topsheet_sqlite_store_list_hourly_rates;
  iface->list_duplicates = topsheet_sqlite_store_list_duplicates;
  iface->list_unseen = topsheet_sqlite_store_list_unseen;
  iface->put_looks = topsheet_sqlite_store_put_looks;
  iface->add_open_edit = topsheet_sqlite_store_add_open_edit;
  iface->update_open_edit = topsheet_sqlite_store_update_open_edit;
  iface->list_open_edits = topsheet_sqlite_store_list_open_edits;
  iface->remove_open_edit = topsheet_sqlite_store_remove_open_edit;
  iface->finish_open_edit = topsheet_sqlite_store_finish_open_edit;
  iface->list_children = topsheet_sqlite_store_list_children;
  iface->list_first_edits = topsheet_sqlite_store_list_first_edits;
  iface->put_source = topsheet_sqlite_store_put_source;
  iface->list_sources = topsheet_sqlite_store_list_sources;
  iface->remove_source = topsheet_sqlite_store_remove_source;
  iface->pause_source = topsheet_sqlite_store_pause_source;
  iface->move_source = topsheet_sqlite_store_move_source;
  iface->put_source_files = topsheet_sqlite_store_put_source_files;
  iface->find_new_files = topsheet_sqlite_store_find_new_files;
  iface->set_name_patterns = topsheet_sqlite_store_set_name_patterns;
  iface->list_name_patterns = topsheet_sqlite_store_list_name_patterns;
  iface->balance = topsheet_sqlite_store_balance;
  iface->get_actuals = topsheet_sqlite_store_get_actuals;
  iface->put_price_rules = topsheet_sqlite_store_put_price_rules;
  iface->put_tier_override = topsheet_sqlite_store_put_tier_override;
  iface->list_tier_overrides = topsheet_sqlite_store_list_tier_overrides;
  iface->list_price_rules = topsheet_sqlite_store_list_price_rules;
  iface->put_rates = topsheet_sqlite_store_put_rates;
  iface->list_rates = topsheet_sqlite_store_list_rates;
}

static void
topsheet_sqlite_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetSqliteStore *self = TOPSHEET_SQLITE_STORE (object);

  switch ((TopsheetSqliteStoreProperty) prop_id)
    {
    case PROP_LOCK_TIMEOUT_MSEC:
      g_value_set_uint (value, self->lock_timeout_msec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_sqlite_store_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetSqliteStore *self = TOPSHEET_SQLITE_STORE (object);

  switch ((TopsheetSqliteStoreProperty) prop_id)
    {
    case PROP_LOCK_TIMEOUT_MSEC:
      if (self->lock_timeout_msec == g_value_get_uint (value))
        return;
      self->lock_timeout_msec = g_value_get_uint (value);
      if (self->worker != NULL)
        topsheet_sqlite_worker_set_lock_timeout (self->worker, self->lock_timeout_msec);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_sqlite_store_dispose (GObject *object)
{
  TopsheetSqliteStore *self = TOPSHEET_SQLITE_STORE (object);

  stop_polling (self);
  g_clear_pointer (&self->worker, topsheet_sqlite_worker_free);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (topsheet_sqlite_store_parent_class)->dispose (object);
}

static void
topsheet_sqlite_store_class_init (TopsheetSqliteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_sqlite_store_get_property;
  object_class->set_property = topsheet_sqlite_store_set_property;
  object_class->dispose = topsheet_sqlite_store_dispose;

  properties[PROP_LOCK_TIMEOUT_MSEC] =
    g_param_spec_uint ("lock-timeout-msec", NULL, NULL, 0, G_MAXINT, DEFAULT_LOCK_TIMEOUT_MSEC,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_sqlite_store_init (TopsheetSqliteStore *self)
{
  self->lock_timeout_msec = DEFAULT_LOCK_TIMEOUT_MSEC;
}

static DexFuture *
opened_cb (DexFuture *future, gpointer data)
{
  TopsheetSqliteStore *self = data;

  start_polling (self);
  return dex_future_new_for_object (self);
}

DexFuture *
topsheet_sqlite_store_open (const char *path, TopsheetSqliteFlags flags, TopsheetClock *clock)
{
  g_autoptr (TopsheetSqliteStore) self = NULL;
  Announcer *announcer;

  dex_return_error_if_fail (path != NULL);
  dex_return_error_if_fail (TOPSHEET_IS_CLOCK (clock));

  self = g_object_new (TOPSHEET_TYPE_SQLITE_STORE, NULL);
  announcer = g_atomic_rc_box_new0 (Announcer);
  self->context = g_main_context_ref_thread_default ();
  announcer->context = g_main_context_ref (self->context);
  g_weak_ref_init (&announcer->store, self);
  self->worker = topsheet_sqlite_worker_new (path, clock, changed_cb, announcer, announcer_unref);
  return dex_future_then (topsheet_sqlite_worker_open (self->worker, flags), opened_cb, g_object_ref (self),
                          g_object_unref);
}
