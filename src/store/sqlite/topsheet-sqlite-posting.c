/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-posting.h"

#include "model/topsheet-account.h"
#include "store/sqlite/topsheet-sqlite-chain.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct
{
  gint64 id;
  char currency[4];
  gint64 cumulative_nanos;
} Project;

/* What a release or a reversal takes its place in the sums from. */
typedef struct
{
  TopsheetEntryKind kind;
  gint64 project_id;
  guint account;
  TopsheetPhase phase;
  char *provider;
  char *model;
  char *member;
  gboolean is_priced;
  gint64 amount_nanos;
} Original;

/* What an entry adds to the sums. */
typedef struct
{
  gint64 amount_nanos;
  gint64 committed_nanos;
  int unpriced;
} Effect;

struct _TopsheetSqlitePosting
{
  TopsheetSqliteConnection *connection;
  TopsheetSqliteChain *chain;
  gint64 last_id;
  GHashTable *projects; /* id → Project */
};

static void
original_clear (Original *self)
{
  g_free (self->provider);
  g_free (self->model);
  g_free (self->member);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Original, original_clear)

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

static Project *
find_project (TopsheetSqlitePosting *self, gint64 id, GError **error)
{
  Project *project = g_hash_table_lookup (self->projects, &id);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (project != NULL)
    return project;

  statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT currency, (SELECT cumulative_nanos FROM ledger_entry WHERE project_id = project.id ORDER BY id DESC LIMIT 1) "
                                   "FROM project WHERE id = ?");
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_next (statement, error))
    {
      if (topsheet_sqlite_statement_is_good (statement))
        g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                             _("The project of an entry is not in this library. Nothing was posted."));
      return NULL;
    }
  project = g_new0 (Project, 1);
  project->id = id;
  g_strlcpy (project->currency, topsheet_sqlite_statement_get_text (statement, 0), sizeof project->currency);
  project->cumulative_nanos = topsheet_sqlite_statement_get_int64 (statement, 1);
  g_hash_table_insert (self->projects, &project->id, project);
  if (!topsheet_sqlite_touch_project (self->connection, id, error))
    return NULL;
  return project;
}

static gboolean
find_original (TopsheetSqlitePosting *self, gint64 id, Original *out, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT kind, project_id, account, phase, provider, model, member, amount_nanos FROM ledger_entry WHERE id = ?");

  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_next (statement, error))
    {
      if (topsheet_sqlite_statement_is_good (statement))
        g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                     _("There is no entry %" PRId64 " to refer to. Nothing was posted."), id);
      return FALSE;
    }
  out->kind = (TopsheetEntryKind) topsheet_sqlite_statement_get_int64 (statement, 0);
  out->project_id = topsheet_sqlite_statement_get_int64 (statement, 1);
  out->account = (guint) topsheet_sqlite_statement_get_int64 (statement, 2);
  out->phase = (TopsheetPhase) topsheet_sqlite_statement_get_int64 (statement, 3);
  out->provider = g_strdup (topsheet_sqlite_statement_get_text (statement, 4));
  out->model = g_strdup (topsheet_sqlite_statement_get_text (statement, 5));
  out->member = g_strdup (topsheet_sqlite_statement_get_text (statement, 6));
  out->is_priced = !topsheet_sqlite_statement_is_null (statement, 7);
  out->amount_nanos = topsheet_sqlite_statement_get_int64 (statement, 7);
  return TRUE;
}

static gboolean
is_given_back (TopsheetSqlitePosting *self, gint64 id, gboolean *out, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT 1 FROM ledger_entry WHERE refers_to = ? AND kind IN (1, 4)");

  topsheet_sqlite_statement_add_int64 (statement, id);
  *out = topsheet_sqlite_statement_next (statement, error);
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
check_release (TopsheetSqlitePosting *self, const TopsheetSqliteDraft *draft, const Original *original, GError **error)
{
  gboolean given_back;

  if (original->kind != TOPSHEET_ENTRY_RESERVATION)
    return refuse (error, _("Only a reservation can be released. Nothing was posted."));
  if (!is_given_back (self, draft->refers_to, &given_back, error))
    return FALSE;
  if (given_back)
    return refuse (error, _("The reservation was released already. Nothing was posted."));
  if ((draft->amount != NULL) != original->is_priced ||
      (draft->amount != NULL && draft->amount->nanos != -original->amount_nanos))
    return refuse (error, _("A release gives back exactly what was reserved. Nothing was posted."));
  return TRUE;
}

static gboolean
check_reference (TopsheetSqlitePosting *self, const TopsheetSqliteDraft *draft, Original *original, GError **error)
{
  if (draft->kind == TOPSHEET_ENTRY_REVERSAL && !draft->is_reversal)
    return refuse (error, _("An entry is taken back by reversing it, not by posting a reversal. Nothing was posted."));
  if (draft->refers_to == 0)
    return draft->kind != TOPSHEET_ENTRY_RELEASE ||
           refuse (error, _("A release must name its reservation. Nothing was posted."));
  if (!find_original (self, draft->refers_to, original, error))
    return FALSE;
  if (original->project_id != draft->project_id)
    return refuse (error, _("An entry can only refer to an entry of the same project. Nothing was posted."));

  return draft->kind != TOPSHEET_ENTRY_RELEASE || check_release (self, draft, original, error);
}

static gboolean
check_amount (const TopsheetSqliteDraft *draft, const Project *project, GError **error)
{
  if (draft->account < 1 || draft->account > 9999)
    return refuse (error, _("An entry needs an account between 1 and 9999. Nothing was posted."));
  if (draft->kind == TOPSHEET_ENTRY_RESERVATION && (draft->amount == NULL || draft->amount->nanos < 0))
    return refuse (error, _("A reservation needs an amount that is known and not negative. Nothing was posted."));
  if (draft->amount == NULL || strcmp (draft->amount->currency, project->currency) == 0)
    return TRUE;

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
               _("An amount in %s cannot be posted to a project that counts in %s. Nothing was posted; enter an exchange rate first."),
               draft->amount->currency, project->currency);
  return FALSE;
}

/* What is reserved is committed, what is invoiced informs, the rest is spent; taking back undoes what the original did. */
static Effect
find_effect (const TopsheetSqliteDraft *draft, const Original *original)
{
  TopsheetEntryKind kind = draft->kind == TOPSHEET_ENTRY_REVERSAL ? original->kind : draft->kind;
  gint64 nanos = draft->amount != NULL ? draft->amount->nanos : 0;
  int unpriced = draft->amount == NULL ? 1 : 0;

  switch (kind)
    {
    case TOPSHEET_ENTRY_RESERVATION:
    case TOPSHEET_ENTRY_RELEASE:
      return (Effect) { .committed_nanos = nanos };
    case TOPSHEET_ENTRY_INVOICE:
      return (Effect) { 0 };
    case TOPSHEET_ENTRY_CHARGE:
    case TOPSHEET_ENTRY_ADJUSTMENT:
    case TOPSHEET_ENTRY_PURCHASE:
    case TOPSHEET_ENTRY_REVERSAL:
    default:
      return (Effect) { .amount_nanos = nanos,
                        .unpriced = draft->kind == TOPSHEET_ENTRY_REVERSAL ? -unpriced : unpriced };
    }
}

static gint64
day_of (gint64 usec)
{
  return usec / USEC_PER_DAY - (usec % USEC_PER_DAY < 0 ? 1 : 0);
}

static gboolean
add_to_rollup (TopsheetSqlitePosting *self,
               const TopsheetSqliteDraft *draft,
               const Original *original,
               const Effect *effect,
               gint64 posted_at_usec,
               GError **error)
{
  gboolean back = draft->kind == TOPSHEET_ENTRY_RELEASE || draft->kind == TOPSHEET_ENTRY_REVERSAL;
  const char *provider = back ? original->provider : draft->provider;
  const char *model = back ? original->model : draft->model;
  const char *member = back ? original->member : draft->member;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "INSERT INTO ledger_rollup VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?) "
                                   "ON CONFLICT DO UPDATE SET entries = entries + 1, unpriced = unpriced + excluded.unpriced, "
                                   "amount_nanos = amount_nanos + excluded.amount_nanos, committed_nanos = committed_nanos + excluded.committed_nanos");

  topsheet_sqlite_statement_add_int64 (statement, draft->project_id);
  topsheet_sqlite_statement_add_int64 (statement, back ? original->account : draft->account);
  topsheet_sqlite_statement_add_int64 (statement, back ? original->phase : draft->phase);
  topsheet_sqlite_statement_add_text (statement, provider != NULL ? provider : "");
  topsheet_sqlite_statement_add_text (statement, model != NULL ? model : "");
  topsheet_sqlite_statement_add_text (statement, member != NULL ? member : "");
  topsheet_sqlite_statement_add_int64 (statement, day_of (posted_at_usec));
  topsheet_sqlite_statement_add_int64 (statement, effect->unpriced);
  topsheet_sqlite_statement_add_int64 (statement, effect->amount_nanos);
  topsheet_sqlite_statement_add_int64 (statement, effect->committed_nanos);
  return topsheet_sqlite_statement_run (statement, error);
}

/* A column goes to the row and to the hash in one step, so that they cannot differ. */
static void
put_int64 (TopsheetSqlitePosting *self, TopsheetSqliteStatement *statement, gint64 value)
{
  topsheet_sqlite_statement_add_int64 (statement, value);
  topsheet_sqlite_chain_add_int64 (self->chain, value);
}

static void
put_text (TopsheetSqlitePosting *self, TopsheetSqliteStatement *statement, const char *value)
{
  topsheet_sqlite_statement_add_text (statement, value);
  if (value != NULL)
    topsheet_sqlite_chain_add_text (self->chain, value, strlen (value));
  else
    topsheet_sqlite_chain_add_null (self->chain);
}

static void
put_id (TopsheetSqlitePosting *self, TopsheetSqliteStatement *statement, gint64 value)
{
  if (value != 0)
    put_int64 (self, statement, value);
  else
    put_text (self, statement, NULL);
}

static void
put_nanos (TopsheetSqlitePosting *self, TopsheetSqliteStatement *statement, const TopsheetMoney *value)
{
  if (value != NULL)
    put_int64 (self, statement, value->nanos);
  else
    put_text (self, statement, NULL);
}

static void
put_entry (TopsheetSqlitePosting *self,
           TopsheetSqliteStatement *statement,
           const TopsheetSqliteDraft *draft,
           const Project *project,
           gint64 now_usec)
{
  g_autofree char *quantity = topsheet_decimal_print (&draft->quantity);

  put_int64 (self, statement, self->last_id + 1);
  put_int64 (self, statement, draft->project_id);
  put_int64 (self, statement, draft->kind);
  put_int64 (self, statement, draft->environment);
  put_int64 (self, statement, draft->account);
  put_int64 (self, statement, draft->phase);
  put_text (self, statement, draft->what);
  put_id (self, statement, draft->generation_id);
  put_text (self, statement, draft->version_id);
  put_text (self, statement, draft->provider);
  put_text (self, statement, draft->model);
  put_text (self, statement, draft->member);
  put_text (self, statement, quantity);
  put_text (self, statement, topsheet_unit_get_name (draft->unit));
  put_text (self, statement, project->currency);
  put_nanos (self, statement, draft->amount);
  put_nanos (self, statement, draft->billed);
  put_text (self, statement, draft->billed != NULL ? draft->billed->currency : NULL);
  put_text (self, statement, draft->rate);
  put_text (self, statement, draft->price_source);
  put_int64 (self, statement, draft->posted_at_usec > 0 ? draft->posted_at_usec : now_usec);
  put_int64 (self, statement, now_usec);
  put_id (self, statement, draft->refers_to);
  put_text (self, statement, draft->reason);
  put_int64 (self, statement, project->cumulative_nanos);
  topsheet_sqlite_statement_add_blob (statement, topsheet_sqlite_chain_close (self->chain), TOPSHEET_CHAIN_HASH_BYTES);
}

/* A charge for computing is what its generation cost, unless it has one that stands. */
static gboolean
link_generation (TopsheetSqlitePosting *self, const TopsheetSqliteDraft *draft, gint64 entry_id, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (draft->keeps_generation || draft->generation_id == 0 || draft->kind != TOPSHEET_ENTRY_CHARGE ||
      !topsheet_account_is_compute (draft->account))
    return TRUE;

  statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "UPDATE generation SET cost_nanos = ?, entry_id = ? WHERE id = ? AND project_id = ? AND (entry_id IS NULL "
                                   "OR EXISTS (SELECT 1 FROM ledger_entry WHERE refers_to = generation.entry_id AND kind = 4))");
  topsheet_sqlite_statement_add_money (statement, draft->amount);
  topsheet_sqlite_statement_add_int64 (statement, entry_id);
  topsheet_sqlite_statement_add_int64 (statement, draft->generation_id);
  topsheet_sqlite_statement_add_int64 (statement, draft->project_id);
  self->connection->touched |= TOPSHEET_CHANGE_GENERATION;
  return topsheet_sqlite_statement_run (statement, error);
}

TopsheetSqlitePosting *
topsheet_sqlite_posting_new (TopsheetSqliteConnection *connection, GError **error)
{
  TopsheetSqlitePosting *self = NULL;
  const guint8 *hash = NULL;
  gint64 last_id = 0;
  gsize length = 0;
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT id, hash FROM ledger_entry ORDER BY id DESC LIMIT 1");

  if (topsheet_sqlite_statement_next (statement, error))
    {
      last_id = topsheet_sqlite_statement_get_int64 (statement, 0);
      hash = topsheet_sqlite_statement_get_blob (statement, 1, &length);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return NULL;

  self = g_new0 (TopsheetSqlitePosting, 1);
  self->connection = connection;
  self->last_id = last_id;
  self->chain = topsheet_sqlite_chain_new (length == TOPSHEET_CHAIN_HASH_BYTES ? hash : NULL);
  self->projects = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

void
topsheet_sqlite_posting_free (TopsheetSqlitePosting *self)
{
  topsheet_sqlite_chain_free (self->chain);
  g_hash_table_unref (self->projects);
  g_free (self);
}

void
topsheet_sqlite_draft_from (TopsheetSqliteDraft *draft, TopsheetLedgerEntry *entry)
{
  *draft = (TopsheetSqliteDraft) {
    .project_id = topsheet_ledger_entry_get_project_id (entry),
    .kind = topsheet_ledger_entry_get_kind (entry),
    .environment = topsheet_ledger_entry_get_environment (entry),
    .account = topsheet_ledger_entry_get_account (entry),
    .phase = topsheet_ledger_entry_get_phase (entry),
    .what = topsheet_ledger_entry_get_what (entry),
    .generation_id = topsheet_ledger_entry_get_generation_id (entry),
    .version_id = topsheet_ledger_entry_get_version_id (entry),
    .provider = topsheet_ledger_entry_get_provider (entry),
    .model = topsheet_ledger_entry_get_model (entry),
    .member = topsheet_ledger_entry_get_member (entry),
    .quantity = topsheet_ledger_entry_get_quantity (entry),
    .unit = topsheet_ledger_entry_get_unit (entry),
    .amount = topsheet_ledger_entry_get_amount (entry),
    .billed = topsheet_ledger_entry_get_billed (entry),
    .rate = topsheet_ledger_entry_get_rate (entry),
    .price_source = topsheet_ledger_entry_get_price_source (entry),
    .posted_at_usec = topsheet_ledger_entry_get_posted_at_usec (entry),
    .refers_to = topsheet_ledger_entry_get_refers_to (entry),
    .reason = topsheet_ledger_entry_get_reason (entry),
  };
}

gboolean
topsheet_sqlite_posting_add (TopsheetSqlitePosting *self,
                             const TopsheetSqliteDraft *draft,
                             gint64 *entry_id,
                             GError **error)
{
  g_auto (Original) original = { 0 };
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  gint64 now_usec = topsheet_sqlite_connection_now (self->connection);
  Project *project = find_project (self, draft->project_id, error);
  Effect effect;

  if (project == NULL || !check_amount (draft, project, error) || !check_reference (self, draft, &original, error))
    return FALSE;
  effect = find_effect (draft, &original);
  if (__builtin_add_overflow (project->cumulative_nanos, effect.amount_nanos, &project->cumulative_nanos) ||
      __builtin_add_overflow (project->cumulative_nanos, effect.committed_nanos, &project->cumulative_nanos))
    return refuse (error, _("The sum of the project would become larger than can be counted. Nothing was posted."));

  statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "INSERT INTO ledger_entry (" TOPSHEET_CHAIN_COLUMNS ", hash) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  put_entry (self, statement, draft, project, now_usec);
  if (!topsheet_sqlite_statement_run (statement, error) ||
      !add_to_rollup (self, draft, &original, &effect, draft->posted_at_usec > 0 ? draft->posted_at_usec : now_usec,
                      error))
    return FALSE;
  self->last_id++;
  if (entry_id != NULL)
    *entry_id = self->last_id;
  self->connection->touched |= TOPSHEET_CHANGE_LEDGER;
  return link_generation (self, draft, self->last_id, error);
}

gboolean
topsheet_sqlite_posting_add_all (TopsheetSqlitePosting *self, GPtrArray *entries, GArray *ids, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      TopsheetSqliteDraft draft;
      gint64 id;

      topsheet_sqlite_draft_from (&draft, g_ptr_array_index (entries, i));
      if (!topsheet_sqlite_posting_add (self, &draft, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}
