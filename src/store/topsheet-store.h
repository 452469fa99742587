/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-clock.h"
#include "engine/topsheet-cost-report.h"
#include "engine/topsheet-search.h"
#include "model/topsheet-budget-plan.h"
#include "model/topsheet-decision.h"
#include "model/topsheet-deliverable.h"
#include "model/topsheet-generation.h"
#include "model/topsheet-import-source.h"
#include "model/topsheet-ledger-entry.h"
#include "model/topsheet-price-rule.h"
#include "model/topsheet-project.h"
#include "model/topsheet-rate.h"
#include "model/topsheet-tier-override.h"

#include <libdex.h>

G_BEGIN_DECLS

/**
 * TOPSHEET_STORE_ERROR:
 *
 * Errors of keeping things. Every message is a sentence for a person: what happened, what was kept, what to do.
 */
#define TOPSHEET_STORE_ERROR (topsheet_store_error_quark ())
typedef enum
{
  TOPSHEET_STORE_ERROR_FAILED,      /* I/O, full disk, locked for too long */
  TOPSHEET_STORE_ERROR_FOREIGN,     /* a file of something else */
  TOPSHEET_STORE_ERROR_NEWER,       /* made by a newer Topsheet */
  TOPSHEET_STORE_ERROR_CORRUPT,
  TOPSHEET_STORE_ERROR_READ_ONLY,
  TOPSHEET_STORE_ERROR_NOT_FOUND,
  TOPSHEET_STORE_ERROR_EXISTS,      /* a name or code is taken */
  TOPSHEET_STORE_ERROR_REFUSED,     /* a rule of the library forbids it (approved plan, entry already reversed) */
} TopsheetStoreError;
GQuark topsheet_store_error_quark (void);

/**
 * TopsheetChange:
 * What a transaction touched; the argument of #TopsheetStore::changed.
 */
typedef enum
{
  TOPSHEET_CHANGE_PROJECT = 1 << 0,
  TOPSHEET_CHANGE_PLAN = 1 << 1,
  TOPSHEET_CHANGE_GENERATION = 1 << 2,
  TOPSHEET_CHANGE_DECISION = 1 << 3,
  TOPSHEET_CHANGE_LEDGER = 1 << 4,
  TOPSHEET_CHANGE_PRICE = 1 << 5,
} TopsheetChange;
#define TOPSHEET_CHANGE_ALL 0x3f

/* An ordered, immutable list of row ids: what a lazy list model holds. GArray of gint64; boxed as G_TYPE_ARRAY in futures. */

typedef struct
{
  char   *location;       /* path or URI */
  guint   schema_version;
  guint64 projects, generations, entries, size_bytes;
  char   *head;           /* hash of the newest entry, hex; NULL when there is none */
} TopsheetLibraryInfo;
#define TOPSHEET_TYPE_LIBRARY_INFO (topsheet_library_info_get_type ())
GType topsheet_library_info_get_type (void) G_GNUC_CONST;
void  topsheet_library_info_free     (TopsheetLibraryInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetLibraryInfo, topsheet_library_info_free)

typedef struct
{
  gboolean ok;
  guint64  entries;
  gint64   first_bad_entry; /* 0 = none */
  char    *message;         /* sentence; NULL when ok */
} TopsheetVerification;
#define TOPSHEET_TYPE_VERIFICATION (topsheet_verification_get_type ())
GType topsheet_verification_get_type (void) G_GNUC_CONST;
void  topsheet_verification_free     (TopsheetVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetVerification, topsheet_verification_free)

/* Order of a list of generations. */
typedef enum
{
  TOPSHEET_SORT_DELIVERABLE, /* deliverable code, then version */
  TOPSHEET_SORT_NEWEST,
  TOPSHEET_SORT_OLDEST,
  TOPSHEET_SORT_DEAREST,
  TOPSHEET_SORT_MODEL, /* then deliverable code and version; unknown ones last */
  TOPSHEET_SORT_PHASE, /* then deliverable code and version */
  TOPSHEET_SORT_STARS, /* most stars first, then as by deliverable */
} TopsheetSort;

typedef struct
{
  gint64       project_id;
  guint        decisions;   /* bits 1 << TopsheetDecisionKind; 0 = all */
  int          phase;       /* TopsheetPhase or -1 = all */
  const char  *deliverable; /* code, NULL = all */
  const TopsheetSearch *search; /* its terms; what could not be read in it is passed over; NULL = all */
  TopsheetSort sort;
  guint        limit;       /* 0 = no limit */
} TopsheetGenerationQuery;

/**
 * TopsheetGenerationGroup:
 * @key: (nullable): the code of a deliverable, a model (%NULL when unknown), the nick of a phase, or a day "2026-11-20" in UTC
 * @first: the place of its first generation among all that were found, from 0
 * @first_id: the id of that one
 *
 * Generations that follow each other in an order and have the same deliverable, model, phase or day (when made, or else recorded).
 */
typedef struct
{
  char  *key;
  guint  first;
  gint64 first_id;
  guint  count;
  guint  undecided;
} TopsheetGenerationGroup;
void topsheet_generation_group_free (TopsheetGenerationGroup *self);

typedef struct
{
  gint64      project_id;
  gint64      since_usec;   /* 0 = open */
  gint64      until_usec;   /* 0 = open, exclusive */
  guint       account;      /* 0 = all */
  int         phase;        /* -1 = all */
  const char *text;         /* words in what, model, provider, version id; NULL = all */
  gboolean    oldest_first;
} TopsheetEntryQuery;

/**
 * TopsheetAcceptanceRow:
 * @accepted: whose newest decision is *accepted*, also after an edit
 * @edited: that are in an edit now; they were not accepted as they came
 *
 * What was decided about the generations of a model in one phase of a project. Undecided ones are in none of the numbers.
 */
typedef struct
{
  gint64        project_id;
  char         *model; /* as the generation names it: the catalogue id, else what its file says */
  TopsheetPhase phase;
  guint         accepted;
  guint         rejected;
  guint         edited;
} TopsheetAcceptanceRow;
void topsheet_acceptance_row_free (TopsheetAcceptanceRow *self);

/**
 * TopsheetHourlyRate:
 * @member: "" = everybody who has no rate of his own
 * @rate: major units of the project's currency an hour
 *
 * What an hour of a person costs a project.
 */
typedef struct
{
  char           *member;
  TopsheetDecimal rate;
} TopsheetHourlyRate;
void topsheet_hourly_rate_free (TopsheetHourlyRate *self);

/**
 * TopsheetDuplicateKind:
 * @TOPSHEET_DUPLICATE_SAME: the same configuration (topsheet_configuration_hash())
 * @TOPSHEET_DUPLICATE_NEAR: rejected before, by the same model and from nearly the same prompt; the seed may be another
 * @TOPSHEET_DUPLICATE_ALIKE: looks like it
 *
 * Why one version is called a duplicate of another.
 */
typedef enum
{
  TOPSHEET_DUPLICATE_SAME,
  TOPSHEET_DUPLICATE_NEAR,
  TOPSHEET_DUPLICATE_ALIKE,
} TopsheetDuplicateKind;

/** TOPSHEET_DUPLICATES_MAX: of each kind at most so many are listed. */
#define TOPSHEET_DUPLICATES_MAX 10
/** TOPSHEET_ALIKE_BITS: two versions are alike when their looks differ in at most so many of 64 bits; the same as %TOPSHEET_LOOK_ALIKE. */
#define TOPSHEET_ALIKE_BITS 6

/**
 * TopsheetDuplicate:
 * @generation: the other one, with its decision
 * @likeness: NEAR: topsheet_configuration_likeness() of the two prompts
 * @difference: ALIKE: how many of 64 bits differ
 *
 * Another version that is the same, near or alike.
 */
typedef struct
{
  TopsheetDuplicateKind kind;
  TopsheetGeneration   *generation;
  double                likeness;
  guint                 difference;
} TopsheetDuplicate;
void topsheet_duplicate_free (TopsheetDuplicate *self);

/**
 * TopsheetOpenEdit:
 * @generation_id: the version that is being edited
 * @project_id: its project; filled by the store
 * @version_id: "SH010_v003"; filled by the store
 * @path: absolute, of the copy that is open in an editor
 * @sha256: hex of what the copy held when it was last looked at
 * @application: (nullable): its name for people, "GIMP"
 * @opened_at_usec: 0 = now
 * @edit_seconds: people's time that was measured so far
 *
 * A file that somebody has open in an editor, until it is brought in as a refinement or let go.
 */
typedef struct
{
  gint64  id;
  gint64  generation_id;
  gint64  project_id;
  char   *version_id;
  char   *path;
  char   *sha256;
  char   *application;
  char   *member;
  gint64  opened_at_usec;
  double  edit_seconds;
} TopsheetOpenEdit;
#define TOPSHEET_TYPE_OPEN_EDIT (topsheet_open_edit_get_type ())
GType             topsheet_open_edit_get_type (void) G_GNUC_CONST;
TopsheetOpenEdit *topsheet_open_edit_copy     (const TopsheetOpenEdit *self);
void              topsheet_open_edit_free     (TopsheetOpenEdit       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetOpenEdit, topsheet_open_edit_free)

/**
 * TopsheetFirstEdit:
 * @deliverable: code
 * @seconds: from when the version was made (recorded, where its file does not say) to the first of: the decision *edit*, the moment it was opened in an editor,
 *   the beginning of its first refinement; never below 0
 *
 * How long a version waited until somebody began to edit it. Versions that nobody edited have none.
 */
typedef struct
{
  gint64  generation_id;
  char   *deliverable;
  double  seconds;
} TopsheetFirstEdit;
void topsheet_first_edit_free (TopsheetFirstEdit *self);

/**
 * TopsheetReviewTime:
 * @member: "" = nobody was named
 * @seconds: measured with the decisions of this person
 * @posted_hours: hours of it that stand in the ledger
 * @posted_nanos: what they cost, in the project's currency, without what was reversed
 *
 * What reviewing took a person in a project.
 */
typedef struct
{
  char           *member;
  double          seconds;
  TopsheetDecimal posted_hours;
  gint64          posted_nanos;
} TopsheetReviewTime;
void topsheet_review_time_free (TopsheetReviewTime *self);

typedef enum
{
  TOPSHEET_BALANCE_ACCOUNT,
  TOPSHEET_BALANCE_PHASE,
  TOPSHEET_BALANCE_MODEL,
  TOPSHEET_BALANCE_PROVIDER,
  TOPSHEET_BALANCE_MEMBER,
  TOPSHEET_BALANCE_DAY,
} TopsheetBalanceBy;

typedef struct
{
  char         *key;       /* "1000", "production", "bfl/flux-2-pro", "2026-11-20"; "" = not known */
  guint64       entries;
  guint64       unpriced;
  TopsheetMoney amount;    /* actual cost */
  TopsheetMoney committed; /* open reservations */
} TopsheetBalanceRow;
void topsheet_balance_row_free (TopsheetBalanceRow *self);

typedef struct
{
  guint64 by_decision[TOPSHEET_N_DECISIONS];
  guint64 total;
  gboolean has_cost;
} TopsheetGenerationCounts;

/* Generations of one import, written in one transaction; what the store answered. */
typedef struct
{
  GPtrArray *recorded;      /* (element-type TopsheetGeneration) with id, version and entry-id filled in */
  guint      already_known; /* same content in the same project: path refreshed, nothing posted */
} TopsheetRecordResult;
#define TOPSHEET_TYPE_RECORD_RESULT (topsheet_record_result_get_type ())
GType topsheet_record_result_get_type (void) G_GNUC_CONST;
void  topsheet_record_result_free     (TopsheetRecordResult *self);

#define TOPSHEET_TYPE_STORE (topsheet_store_get_type ())
/**
 * TopsheetStore:
 *
 * A library, at the level of the domain. Every call returns at once with a future; work is done on the store's own threads, one business act
 * is one transaction. Futures resolve on the caller's scheduler. Objects that go in are not changed after the call; objects that come out are new.
 * `TopsheetStore::changed (TopsheetChange kinds)` is emitted on the main thread, also for changes of another process, within a second.
 * Queries are copied; GPtrArrays go in (transfer none) and come out as G_TYPE_PTR_ARRAY.
 */
G_DECLARE_INTERFACE (TopsheetStore, topsheet_store, TOPSHEET, STORE, GObject)

struct _TopsheetStoreInterface
{
  GTypeInterface parent;

  DexFuture *(*get_info)            (TopsheetStore *self);
  DexFuture *(*verify)              (TopsheetStore *self);
  DexFuture *(*backup)              (TopsheetStore *self, const char *path);
  DexFuture *(*close)               (TopsheetStore *self);
  DexFuture *(*add_project)         (TopsheetStore *self, TopsheetProject *project);
  DexFuture *(*update_project)      (TopsheetStore *self, TopsheetProject *project);
  DexFuture *(*get_project)         (TopsheetStore *self, const char *id_or_name);
  DexFuture *(*list_projects)       (TopsheetStore *self, gboolean with_archived);
  DexFuture *(*add_deliverable)     (TopsheetStore *self, TopsheetDeliverable *deliverable);
  DexFuture *(*list_deliverables)   (TopsheetStore *self, gint64 project_id);
  DexFuture *(*save_plan)           (TopsheetStore *self, TopsheetBudgetPlan *plan);
  DexFuture *(*load_plan)           (TopsheetStore *self, gint64 project_id, guint version);
  DexFuture *(*list_plans)          (TopsheetStore *self, gint64 project_id);
  DexFuture *(*approve_plan)        (TopsheetStore *self, gint64 project_id, const char *approved_by);
  DexFuture *(*rename_plan)         (TopsheetStore *self, gint64 project_id, guint version, const char *name);
  DexFuture *(*keep_plan)           (TopsheetStore *self, gint64 project_id, const char *name);
  DexFuture *(*unkeep_plan)         (TopsheetStore *self, gint64 project_id, guint version);
  DexFuture *(*record_generations)  (TopsheetStore *self, GPtrArray *generations, GPtrArray *entries);
  DexFuture *(*find_generation)     (TopsheetStore *self, gint64 project_id, const char *version_id);
  DexFuture *(*find_known_hashes)   (TopsheetStore *self, gint64 project_id, const char * const *sha256);
  DexFuture *(*query_generations)   (TopsheetStore *self, const TopsheetGenerationQuery *query);
  DexFuture *(*count_found)         (TopsheetStore *self, const TopsheetGenerationQuery *query);
  DexFuture *(*list_groups)         (TopsheetStore *self, const TopsheetGenerationQuery *query);
  DexFuture *(*list_values)         (TopsheetStore *self, gint64 project_id, TopsheetSearchKey key);
  DexFuture *(*save_search)         (TopsheetStore *self, gint64 project_id, const char *old_name, const char *name,
                                     const char *text);
  DexFuture *(*list_searches)       (TopsheetStore *self, gint64 project_id);
  DexFuture *(*load_generations)    (TopsheetStore *self, GArray *ids);
  DexFuture *(*count_generations)   (TopsheetStore *self, gint64 project_id);
  DexFuture *(*add_decisions)       (TopsheetStore *self, GPtrArray *decisions, GPtrArray *entries);
  DexFuture *(*list_decisions)      (TopsheetStore *self, gint64 generation_id);
  DexFuture *(*set_stars)           (TopsheetStore *self, GArray *ids, const guint8 *stars);
  DexFuture *(*list_reasons)        (TopsheetStore *self);
  DexFuture *(*set_reasons)         (TopsheetStore *self, const char * const *names);
  DexFuture *(*list_review_time)    (TopsheetStore *self, gint64 project_id);
  DexFuture *(*post_review_time)    (TopsheetStore *self, gint64 project_id, const char *what);
  DexFuture *(*list_acceptance)     (TopsheetStore *self, gint64 project_id, const char *model);
  DexFuture *(*post_entries)        (TopsheetStore *self, GPtrArray *entries);
  DexFuture *(*reverse_entry)       (TopsheetStore *self, gint64 entry_id, const char *reason, const char *member);
  DexFuture *(*query_entries)       (TopsheetStore *self, const TopsheetEntryQuery *query);
  DexFuture *(*load_entries)        (TopsheetStore *self, GArray *ids);
  DexFuture *(*put_hourly_rate)     (TopsheetStore *self, gint64 project_id, const char *member, const TopsheetDecimal *rate);
  DexFuture *(*list_hourly_rates)   (TopsheetStore *self, gint64 project_id);
  DexFuture *(*list_duplicates)     (TopsheetStore *self, TopsheetGeneration *generation);
  DexFuture *(*list_unseen)         (TopsheetStore *self, gint64 after_id, guint limit);
  DexFuture *(*put_looks)           (TopsheetStore *self, GPtrArray *generations);
  DexFuture *(*add_open_edit)       (TopsheetStore *self, const TopsheetOpenEdit *edit);
  DexFuture *(*update_open_edit)    (TopsheetStore *self, gint64 id, const char *sha256, double edit_seconds);
  DexFuture *(*list_open_edits)     (TopsheetStore *self, gint64 project_id);
  DexFuture *(*remove_open_edit)    (TopsheetStore *self, gint64 id);
  DexFuture *(*finish_open_edit)    (TopsheetStore *self, gint64 id, TopsheetGeneration *generation, TopsheetLedgerEntry *entry);
  DexFuture *(*list_children)       (TopsheetStore *self, gint64 generation_id);
  DexFuture *(*list_first_edits)    (TopsheetStore *self, gint64 project_id);
  DexFuture *(*put_source)          (TopsheetStore *self, const TopsheetImportSource *source);
  DexFuture *(*list_sources)        (TopsheetStore *self, gint64 project_id);
  DexFuture *(*remove_source)       (TopsheetStore *self, gint64 source_id);
  DexFuture *(*pause_source)        (TopsheetStore *self, gint64 source_id, gboolean paused);
  DexFuture *(*move_source)         (TopsheetStore *self, gint64 source_id, const char *position);
  DexFuture *(*put_source_files)    (TopsheetStore *self, gint64 source_id, GPtrArray *files);
  DexFuture *(*find_new_files)      (TopsheetStore *self, gint64 source_id, GPtrArray *files);
  DexFuture *(*set_name_patterns)   (TopsheetStore *self, gint64 project_id, const char * const *patterns);
  DexFuture *(*list_name_patterns)  (TopsheetStore *self, gint64 project_id);
  DexFuture *(*balance)             (TopsheetStore *self, gint64 project_id, TopsheetBalanceBy by);
  DexFuture *(*get_actuals)         (TopsheetStore *self, gint64 project_id);
  DexFuture *(*put_price_rules)     (TopsheetStore *self, GPtrArray *rules, const char *catalogue_version);
  DexFuture *(*list_price_rules)    (TopsheetStore *self);
  DexFuture *(*put_tier_override)   (TopsheetStore *self, TopsheetTierOverride *override);
  DexFuture *(*list_tier_overrides) (TopsheetStore *self);
  DexFuture *(*put_rates)           (TopsheetStore *self, GPtrArray *rates);
  DexFuture *(*list_rates)          (TopsheetStore *self, gint64 project_id);
};

/* → TopsheetLibraryInfo (boxed) */
DexFuture *topsheet_store_get_info           (TopsheetStore                 *self);
/* → TopsheetVerification (boxed): SQLite's integrity check, foreign keys, rollups, and the whole chain. */
DexFuture *topsheet_store_verify             (TopsheetStore                 *self);
/* → TRUE; online copy to @path, written beside it and renamed. */
DexFuture *topsheet_store_backup             (TopsheetStore                 *self,
                                              const char                    *path);
/* → TRUE after everything queued is done and the file is at rest. */
DexFuture *topsheet_store_close              (TopsheetStore                 *self);
/* → TopsheetProject; EXISTS when an unarchived project has the name. Its limits are written too. */
DexFuture *topsheet_store_add_project        (TopsheetStore                 *self,
                                              TopsheetProject               *project);
/* → TopsheetProject; name, client, producer, region, phase, limits, archived-at. The currency never changes. */
DexFuture *topsheet_store_update_project     (TopsheetStore                 *self,
                                              TopsheetProject               *project);
/* → TopsheetProject by id ("12") or unique name; NOT_FOUND */
DexFuture *topsheet_store_get_project        (TopsheetStore                 *self,
                                              const char                    *id_or_name);
/* → GPtrArray of TopsheetProject, newest activity first */
DexFuture *topsheet_store_list_projects      (TopsheetStore                 *self,
                                              gboolean                       with_archived);
/* → TopsheetDeliverable; EXISTS */
DexFuture *topsheet_store_add_deliverable    (TopsheetStore                 *self,
                                              TopsheetDeliverable           *deliverable);
/* → GPtrArray of TopsheetDeliverable by code */
DexFuture *topsheet_store_list_deliverables  (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → TopsheetBudgetPlan as saved: replaces the draft, or makes version n + 1 after an approved one. Limits go to the project. */
DexFuture *topsheet_store_save_plan          (TopsheetStore                 *self,
                                              TopsheetBudgetPlan            *plan);
/* → TopsheetBudgetPlan; @version 0 = newest; NOT_FOUND when the project has none */
DexFuture *topsheet_store_load_plan          (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              guint                          version);
/* → GPtrArray of TopsheetBudgetPlan without lines, newest first */
DexFuture *topsheet_store_list_plans         (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → TopsheetBudgetPlan, frozen with its hash; REFUSED when it is approved already. A project in planning moves to exploration. */
DexFuture *topsheet_store_approve_plan       (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *approved_by);
/* → TopsheetBudgetPlan; @name (nullable), at most 200 characters. REFUSED when the version is approved: its name is part of what was approved. */
DexFuture *topsheet_store_rename_plan        (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              guint                          version,
                                              const char                    *name);
/* → TopsheetBudgetPlan: the draft of version n stays as it is under @name, and its copy, version n + 1, is the draft from here on. REFUSED when the
 *   newest version is approved: that one is kept already. */
DexFuture *topsheet_store_keep_plan          (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *name);
/* → TopsheetBudgetPlan: takes back topsheet_store_keep_plan(): version @version is gone, and the draft that follows it has its number. REFUSED when it is
 *   approved or is not the one before the draft. */
DexFuture *topsheet_store_unkeep_plan        (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              guint                          version);
/**
 * topsheet_store_record_generations:
 * @generations: (element-type TopsheetGeneration): `deliverable` names a code, made when missing; version numbers are given out in order (a wanted
 *   `version` > 0 that is free is kept)
 * @entries: (element-type TopsheetLedgerEntry): one per generation, same order, posted with it; the amount may be %NULL (unpriced)
 *
 * → TopsheetRecordResult (boxed)
 */
DexFuture *topsheet_store_record_generations (TopsheetStore                 *self,
                                              GPtrArray                     *generations,
                                              GPtrArray                     *entries);
/* → TopsheetGeneration by "SH010_v003"; @project_id 0 = any project where it is unique; NOT_FOUND */
DexFuture *topsheet_store_find_generation    (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *version_id);
/* → G_TYPE_STRV: those of @sha256 that the project has */
DexFuture *topsheet_store_find_known_hashes  (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char * const            *sha256);
/* → GArray of gint64 ids in order (G_TYPE_ARRAY) */
DexFuture *topsheet_store_query_generations  (TopsheetStore                 *self,
                                              const TopsheetGenerationQuery *query);
/* → TopsheetGenerationCounts (boxed) of what @query finds whatever its decisions, order and limit: how many of each decision. */
DexFuture *topsheet_store_count_found        (TopsheetStore                 *self,
                                              const TopsheetGenerationQuery *query);
/* → GPtrArray of TopsheetGenerationGroup: what @query finds, in its order, as groups of that order; none when the order is by cost. */
DexFuture *topsheet_store_list_groups        (TopsheetStore                 *self,
                                              const TopsheetGenerationQuery *query);
/* → G_TYPE_STRV: what generations of the project have for @key, a key of words, the commonest first; at most 100, empty for other keys. */
DexFuture *topsheet_store_list_values        (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              TopsheetSearchKey              key);
/**
 * topsheet_store_save_search:
 * @old_name: (nullable): a saved search that goes away in the same step
 * @name: (nullable): at most 100 characters
 * @text: (nullable): with @name: at most %TOPSHEET_SEARCH_MAX_BYTES
 *
 * Keeps a search of the project under a name, renames one or lets one go. → TRUE; EXISTS when @name is taken by another; NOT_FOUND when @old_name is not there.
 */
DexFuture *topsheet_store_save_search        (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *old_name,
                                              const char                    *name,
                                              const char                    *text);
/* → G_TYPE_STRV: the saved searches of the project by name, each as two strings: its name and its text. */
DexFuture *topsheet_store_list_searches      (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → GPtrArray of TopsheetGeneration in the order of @ids; missing ones are left out */
DexFuture *topsheet_store_load_generations   (TopsheetStore                 *self,
                                              GArray                        *ids);
/* → TopsheetGenerationCounts (boxed) from kept counters */
DexFuture *topsheet_store_count_generations  (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → GPtrArray of the TopsheetGenerations as they now stand; one transaction. @entries: (nullable) posted with it (review time). */
DexFuture *topsheet_store_add_decisions      (TopsheetStore                 *self,
                                              GPtrArray                     *decisions,
                                              GPtrArray                     *entries);
/* → GPtrArray of TopsheetDecision, newest first */
DexFuture *topsheet_store_list_decisions     (TopsheetStore                 *self,
                                              gint64                         generation_id);
/* → GPtrArray of the TopsheetGenerations as they now stand; one transaction. @stars: 0 to 5 for each of @ids. NOT_FOUND when one is not there. */
DexFuture *topsheet_store_set_stars          (TopsheetStore                 *self,
                                              GArray                        *ids,
                                              const guint8                  *stars);
/* → G_TYPE_STRV: the library's own reasons for a rejection in the order of the digits; empty: those that come with the program count. */
DexFuture *topsheet_store_list_reasons       (TopsheetStore                 *self);
/* → TRUE; @names: (array zero-terminated=1): at most 99 different ones of at most 100 characters; none: back to those of the program. REFUSED, EXISTS */
DexFuture *topsheet_store_set_reasons        (TopsheetStore                 *self,
                                              const char * const            *names);
/* → GPtrArray of TopsheetReviewTime by member: who spent time, and what of it is posted. */
DexFuture *topsheet_store_list_review_time   (TopsheetStore                 *self,
                                              gint64                         project_id);
/**
 * topsheet_store_post_review_time:
 * @what: what the entries say
 *
 * Posts the time of reviewing that is not in the ledger yet, at the rates of now, an entry a person to the account of human time in the project's phase; what has no rate, and less than
 * 3.6 s, waits. Twice does nothing the second time. → guint: entries posted
 */
DexFuture *topsheet_store_post_review_time   (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *what);
/* → GPtrArray of TopsheetAcceptanceRow by project, model and phase, where something was decided. @project_id: 0 = every project; @model: (nullable) = every model */
DexFuture *topsheet_store_list_acceptance    (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *model);
/* → GPtrArray of TopsheetLedgerEntry as posted */
DexFuture *topsheet_store_post_entries       (TopsheetStore                 *self,
                                              GPtrArray                     *entries);
/* → the reversing TopsheetLedgerEntry; REFUSED when it was reversed already or is a reversal; NOT_FOUND */
DexFuture *topsheet_store_reverse_entry      (TopsheetStore                 *self,
                                              gint64                         entry_id,
                                              const char                    *reason,
                                              const char                    *member);
/* → GArray of gint64 ids, newest first unless asked otherwise */
DexFuture *topsheet_store_query_entries      (TopsheetStore                 *self,
                                              const TopsheetEntryQuery      *query);
/* → GPtrArray of TopsheetLedgerEntry in the order of @ids */
DexFuture *topsheet_store_load_entries       (TopsheetStore                 *self,
                                              GArray                        *ids);
/* → TRUE; from here on an hour of @member ((nullable): of everybody who has no rate of his own) costs @rate; what was posted before stays. */
DexFuture *topsheet_store_put_hourly_rate    (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char                    *member,
                                              const TopsheetDecimal         *rate);
/* → GPtrArray of TopsheetHourlyRate by member: what counts now. */
DexFuture *topsheet_store_list_hourly_rates  (TopsheetStore                 *self,
                                              gint64                         project_id);
/**
 * topsheet_store_list_duplicates:
 * @generation: one of the library, or a call that is to be made (id 0): its project-id, parameters, model-id, usage and look count
 *
 * Other versions of its project that are the same, near or alike, each once, in this order: the same ones, oldest first; near ones that were rejected before it, the
 * newest first; alike ones, the most alike first. A call is the same as what was made when nothing that it says differs (topsheet_configuration_agrees()).
 *
 * → GPtrArray of TopsheetDuplicate, at most %TOPSHEET_DUPLICATES_MAX of each kind
 */
DexFuture *topsheet_store_list_duplicates    (TopsheetStore                 *self,
                                              TopsheetGeneration            *generation);
/* → GPtrArray of TopsheetGeneration of every project after id @after_id, by id, that have a file and no look; at most @limit */
DexFuture *topsheet_store_list_unseen        (TopsheetStore                 *self,
                                              gint64                         after_id,
                                              guint                          limit);
/* → TRUE; keeps the looks of @generations (element-type TopsheetGeneration), which are in the library; those without one are passed over. */
DexFuture *topsheet_store_put_looks          (TopsheetStore                 *self,
                                              GPtrArray                     *generations);
/* → TopsheetOpenEdit (boxed) as kept; NOT_FOUND (generation), EXISTS (another edit has the path) */
DexFuture *topsheet_store_add_open_edit      (TopsheetStore                 *self,
                                              const TopsheetOpenEdit        *edit);
/* → TRUE; what the copy holds now, and all the time that was measured. NOT_FOUND */
DexFuture *topsheet_store_update_open_edit   (TopsheetStore                 *self,
                                              gint64                         id,
                                              const char                    *sha256,
                                              double                         edit_seconds);
/* → GPtrArray of TopsheetOpenEdit, oldest first; @project_id 0 = of every project */
DexFuture *topsheet_store_list_open_edits    (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → TRUE; nothing comes of the edit. NOT_FOUND */
DexFuture *topsheet_store_remove_open_edit   (TopsheetStore                 *self,
                                              gint64                         id);
/* → TopsheetGeneration: the edit is over and @generation with its @entry is what became of it, in one transaction. NOT_FOUND when it is not open any more;
 *   REFUSED when the project has the same content already: then the edit stays open. @id 0: there was no open edit, the file was made elsewhere. */
DexFuture *topsheet_store_finish_open_edit   (TopsheetStore                 *self,
                                              gint64                         id,
                                              TopsheetGeneration            *generation,
                                              TopsheetLedgerEntry           *entry);
/* → GPtrArray of TopsheetGeneration: what was made from it by editing, oldest first */
DexFuture *topsheet_store_list_children      (TopsheetStore                 *self,
                                              gint64                         generation_id);
/* → GPtrArray of TopsheetFirstEdit by version: those of the project that somebody began to edit */
DexFuture *topsheet_store_list_first_edits   (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → TopsheetImportSource (boxed) as it is kept; one with the same project, kind and location gets what is new in @source and keeps its position. */
DexFuture *topsheet_store_put_source         (TopsheetStore                 *self,
                                              const TopsheetImportSource    *source);
/* → GPtrArray of TopsheetImportSource in the order they were added; @project_id 0 = of all projects */
DexFuture *topsheet_store_list_sources       (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → TRUE; what came from it stays. NOT_FOUND */
DexFuture *topsheet_store_remove_source      (TopsheetStore                 *self,
                                              gint64                         source_id);
/* → TRUE; NOT_FOUND */
DexFuture *topsheet_store_pause_source       (TopsheetStore                 *self,
                                              gint64                         source_id,
                                              gboolean                       paused);
/* → TRUE; @position (nullable). NOT_FOUND */
DexFuture *topsheet_store_move_source        (TopsheetStore                 *self,
                                              gint64                         source_id,
                                              const char                    *position);
/* → TRUE; @files: (element-type TopsheetSourceFile): looked at now. Nothing is kept of them when the source is gone. */
DexFuture *topsheet_store_put_source_files   (TopsheetStore                 *self,
                                              gint64                         source_id,
                                              GPtrArray                     *files);
/* → GArray of gint64: places in @files (element-type TopsheetSourceFile) of those that were not looked at with this size and time of change; of an import that was
 *   stopped also those that could not be read, so that it says so again. */
DexFuture *topsheet_store_find_new_files     (TopsheetStore                 *self,
                                              gint64                         source_id,
                                              GPtrArray                     *files);
/* → TRUE; replaces all of them, in their order. An empty list: names are read as they always were. */
DexFuture *topsheet_store_set_name_patterns  (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              const char * const            *patterns);
/* → GStrv */
DexFuture *topsheet_store_list_name_patterns (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → GPtrArray of TopsheetBalanceRow by key, from rollups kept in the same transaction as the entries */
DexFuture *topsheet_store_balance            (TopsheetStore                 *self,
                                              gint64                         project_id,
                                              TopsheetBalanceBy              by);
/* → TopsheetActuals (boxed, TOPSHEET_TYPE_ACTUALS) */
DexFuture *topsheet_store_get_actuals        (TopsheetStore                 *self,
                                              gint64                         project_id);
/* → guint: rules that were new. Idempotent: a rule that is there is left alone. */
DexFuture *topsheet_store_put_price_rules    (TopsheetStore                 *self,
                                              GPtrArray                     *rules,
                                              const char                    *catalogue_version);
/* → GPtrArray of TopsheetPriceRule */
DexFuture *topsheet_store_list_price_rules   (TopsheetStore                 *self);
/* → TRUE; the earlier one for the same model and conditions stays in the table */
DexFuture *topsheet_store_put_tier_override  (TopsheetStore                 *self,
                                              TopsheetTierOverride          *override);
/* → GPtrArray of TopsheetTierOverride: the latest for each model and conditions, without those that give back to the catalogue */
DexFuture *topsheet_store_list_tier_overrides (TopsheetStore                *self);
/* → TRUE; same project, pair and date replaces nothing: the later recorded one counts */
DexFuture *topsheet_store_put_rates          (TopsheetStore                 *self,
                                              GPtrArray                     *rates);
/* → GPtrArray of TopsheetRate */
DexFuture *topsheet_store_list_rates         (TopsheetStore                 *self,
                                              gint64                         project_id);

#define TOPSHEET_TYPE_ACTUALS           (topsheet_actuals_get_type ())
#define TOPSHEET_TYPE_GENERATION_COUNTS (topsheet_generation_counts_get_type ())
GType topsheet_actuals_get_type           (void) G_GNUC_CONST;
GType topsheet_generation_counts_get_type (void) G_GNUC_CONST;

G_END_DECLS
