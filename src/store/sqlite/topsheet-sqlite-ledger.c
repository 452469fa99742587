/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-chain.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-posting.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* Kinds and states are the numbers of TopsheetEntryKind and TopsheetEntryState; topsheet-sqlite-chain.c holds the former to them. */
#define STATE_COLUMN                                                                                                                             \
  "CASE WHEN kind = 0 THEN iif (EXISTS (SELECT 1 FROM ledger_entry AS later WHERE later.refers_to = ledger_entry.id AND later.kind = 1), 4, 0) " \
  "WHEN kind = 1 THEN 4 "                                                                                                                        \
  "WHEN kind = 4 THEN 1 "                                                                                                                        \
  "WHEN EXISTS (SELECT 1 FROM ledger_entry AS later WHERE later.refers_to = ledger_entry.id AND later.kind = 4) THEN 3 "                         \
  "WHEN kind = 6 THEN 2 "                                                                                                                        \
  "WHEN amount_nanos IS NULL THEN 5 "                                                                                                            \
  "WHEN EXISTS (SELECT 1 FROM ledger_entry AS later WHERE later.refers_to = ledger_entry.id AND later.kind = 6) THEN 2 "                         \
  "ELSE 1 END"

G_STATIC_ASSERT (TOPSHEET_ENTRY_STATE_RESERVED == 0 && TOPSHEET_ENTRY_STATE_SETTLED == 1 &&
                 TOPSHEET_ENTRY_STATE_INVOICED == 2);
G_STATIC_ASSERT (TOPSHEET_ENTRY_STATE_REVERSED == 3 && TOPSHEET_ENTRY_STATE_RELEASED == 4 &&
                 TOPSHEET_ENTRY_STATE_UNPRICED == 5);

enum
{
  COLUMN_HASH = TOPSHEET_CHAIN_N_COLUMNS,
  COLUMN_STATE,
};

static TopsheetLedgerEntry *
read_entry (TopsheetSqliteStatement *row, GError **error)
{
  g_autofree char *hash = topsheet_sqlite_statement_get_hex (row, COLUMN_HASH);
  const char *unit_name = topsheet_sqlite_statement_get_text (row, 13);
  TopsheetUnit unit = TOPSHEET_UNIT_NONE;
  TopsheetDecimal quantity;
  TopsheetMoney amount, billed;
  gboolean has_amount = topsheet_sqlite_statement_get_money (row, 15, topsheet_sqlite_statement_get_text (row, 14),
                                                             &amount);
  gboolean has_billed = topsheet_sqlite_statement_get_money (row, 16, topsheet_sqlite_statement_get_text (row, 17),
                                                             &billed);

  if (!topsheet_sqlite_statement_get_decimal (row, 12, &quantity, error))
    return NULL;
  topsheet_unit_from_name (unit_name, &unit);

  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_LEDGER_ENTRY,
                       "id", topsheet_sqlite_statement_get_int64 (row, 0),
                       "project-id", topsheet_sqlite_statement_get_int64 (row, 1),
                       "kind", (int) topsheet_sqlite_statement_get_int64 (row, 2),
                       "environment", (int) topsheet_sqlite_statement_get_int64 (row, 3),
                       "account", (guint) topsheet_sqlite_statement_get_int64 (row, 4),
                       "phase", (int) topsheet_sqlite_statement_get_int64 (row, 5),
                       "what", topsheet_sqlite_statement_get_text (row, 6),
                       "generation-id", topsheet_sqlite_statement_get_int64 (row, 7),
                       "version-id", topsheet_sqlite_statement_get_text (row, 8),
                       "provider", topsheet_sqlite_statement_get_text (row, 9),
                       "model", topsheet_sqlite_statement_get_text (row, 10),
                       "member", topsheet_sqlite_statement_get_text (row, 11),
                       "quantity", topsheet_sqlite_statement_get_text (row, 12),
                       "unit", (int) unit,
                       "amount", has_amount ? &amount : NULL,
                       "billed", has_billed ? &billed : NULL,
                       "rate", topsheet_sqlite_statement_get_text (row, 18),
                       "price-source", topsheet_sqlite_statement_get_text (row, 19),
                       "posted-at-usec", topsheet_sqlite_statement_get_int64 (row, 20),
                       "recorded-at-usec", topsheet_sqlite_statement_get_int64 (row, 21),
                       "refers-to", topsheet_sqlite_statement_get_int64 (row, 22),
                       "reason", topsheet_sqlite_statement_get_text (row, 23),
                       "cumulative-nanos", topsheet_sqlite_statement_get_int64 (row, 24),
                       "hash", hash,
                       "state", (int) topsheet_sqlite_statement_get_int64 (row, COLUMN_STATE),
                       NULL);
  /* clang-format on */
}

static gboolean
add_entry_to (TopsheetSqliteStatement *statement, gint64 id, GPtrArray *entries, GError **error)
{
  TopsheetLedgerEntry *entry;

  topsheet_sqlite_statement_reset (statement);
  topsheet_sqlite_statement_add_int64 (statement, id);
  if (!topsheet_sqlite_statement_next (statement, error))
    return topsheet_sqlite_statement_is_good (statement);

  entry = read_entry (statement, error);
  if (entry == NULL)
    return FALSE;
  g_ptr_array_add (entries, entry);
  return TRUE;
}

GPtrArray *
topsheet_sqlite_load_entry_list (TopsheetSqliteConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_full (ids->len, g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection,
                                                                                 "SELECT " TOPSHEET_CHAIN_COLUMNS
                                                                                 ", hash, " STATE_COLUMN
                                                                                 " FROM ledger_entry WHERE id = ?");

  for (guint i = 0; i < ids->len; i++)
    if (!add_entry_to (statement, g_array_index (ids, gint64, i), entries, error))
      return NULL;
  return g_steal_pointer (&entries);
}

TopsheetLedgerEntry *
topsheet_sqlite_load_entry (TopsheetSqliteConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) entries = NULL;

  g_array_append_val (ids, id);
  entries = topsheet_sqlite_load_entry_list (connection, ids, error);
  if (entries == NULL)
    return NULL;
  if (entries->len > 0)
    return g_object_ref (g_ptr_array_index (entries, 0));

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
               _("There is no entry %" PRId64 " in this library."), id);
  return NULL;
}

static gboolean
answer_with_entries (TopsheetSqliteConnection *connection, GArray *ids, GValue *result, GError **error)
{
  GPtrArray *entries = topsheet_sqlite_load_entry_list (connection, ids, error);

  if (entries == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, entries);
  return TRUE;
}

static gboolean
post_entries_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  g_autoptr (TopsheetSqlitePosting) posting = topsheet_sqlite_posting_new (connection, error);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), arguments->entries->len);

  return posting != NULL && topsheet_sqlite_posting_add_all (posting, arguments->entries, ids, error) &&
         answer_with_entries (connection, ids, result, error);
}

static gboolean
check_reversible (TopsheetLedgerEntry *entry, GError **error)
{
  TopsheetEntryKind kind = topsheet_ledger_entry_get_kind (entry);
  const char *sentence = NULL;

  if (kind == TOPSHEET_ENTRY_REVERSAL)
    sentence = _("A reversal cannot be reversed. Nothing was posted; post the charge again.");
  else if (kind == TOPSHEET_ENTRY_RESERVATION || kind == TOPSHEET_ENTRY_RELEASE)
    sentence = _("A reservation is given back by releasing it, not by reversing. Nothing was posted.");
  else if (topsheet_ledger_entry_get_state (entry) == TOPSHEET_ENTRY_STATE_REVERSED)
    sentence = _("The entry was reversed already. Nothing was posted.");
  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
negate (TopsheetSqliteDraft *draft, TopsheetMoney *amount, TopsheetMoney *billed, GError **error)
{
  TopsheetDecimal zero = TOPSHEET_DECIMAL_ZERO;

  if (draft->amount != NULL && !topsheet_money_negate (draft->amount, amount, error))
    return FALSE;
  if (draft->billed != NULL && !topsheet_money_negate (draft->billed, billed, error))
    return FALSE;
  if (!topsheet_decimal_subtract (&zero, &draft->quantity, &draft->quantity, error))
    return FALSE;

  draft->amount = draft->amount != NULL ? amount : NULL;
  draft->billed = draft->billed != NULL ? billed : NULL;
  return TRUE;
}

static gboolean
reverse_entry_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  g_autoptr (TopsheetLedgerEntry) original = topsheet_sqlite_load_entry (connection, arguments->id, error);
  g_autoptr (TopsheetSqlitePosting) posting = NULL;
  TopsheetLedgerEntry *reversal;
  TopsheetSqliteDraft draft;
  TopsheetMoney amount, billed;
  gint64 id;

  if (original == NULL || !check_reversible (original, error))
    return FALSE;
  topsheet_sqlite_draft_from (&draft, original);
  draft.kind = TOPSHEET_ENTRY_REVERSAL;
  draft.is_reversal = TRUE;
  draft.refers_to = arguments->id;
  draft.reason = arguments->text;
  draft.member = arguments->other_text != NULL ? arguments->other_text : draft.member;
  draft.posted_at_usec = 0;
  posting = topsheet_sqlite_posting_new (connection, error);
  if (posting == NULL || !negate (&draft, &amount, &billed, error) ||
      !topsheet_sqlite_posting_add (posting, &draft, &id, error))
    return FALSE;

  reversal = topsheet_sqlite_load_entry (connection, id, error);
  if (reversal == NULL)
    return FALSE;
  g_value_init (result, TOPSHEET_TYPE_LEDGER_ENTRY);
  g_value_take_object (result, reversal);
  return TRUE;
}

static void
entry_query_free (gpointer data)
{
  TopsheetEntryQuery *query = data;

  g_free ((char *) query->text);
  g_free (query);
}

/* "50%_off" as a pattern for LIKE … ESCAPE '\' */
static char *
pattern_of (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

static char *
entry_query_sql (const TopsheetEntryQuery *query, guint n_words)
{
  GString *sql = g_string_new ("SELECT id FROM ledger_entry WHERE project_id = ?");
  guint n_conditions = 1 + (query->since_usec != 0) + (query->until_usec != 0) + (query->account != 0) +
                       (query->phase >= 0);

  if (query->since_usec != 0)
    g_string_append (sql, " AND posted_at_usec >= ?");
  if (query->until_usec != 0)
    g_string_append (sql, " AND posted_at_usec < ?");
  if (query->account != 0)
    g_string_append (sql, " AND account = ?");
  if (query->phase >= 0)
    g_string_append (sql, " AND phase = ?");
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (sql,
                            " AND (what LIKE ?%1$u ESCAPE '\\' OR model LIKE ?%1$u ESCAPE '\\' OR provider LIKE ?%1$u ESCAPE '\\' "
                            "OR version_id LIKE ?%1$u ESCAPE '\\')",
                            n_conditions + i + 1);
  g_string_append (sql, query->oldest_first ? " ORDER BY id" : " ORDER BY id DESC");
  return g_string_free (sql, FALSE);
}

static gboolean
query_entries_work (TopsheetSqliteConnection *connection,
                    TopsheetSqliteArguments *arguments,
                    GValue *result,
                    GError **error)
{
  const TopsheetEntryQuery *query = arguments->query;
  guint n_words = arguments->strings != NULL ? g_strv_length (arguments->strings) : 0;
  g_autofree char *sql = entry_query_sql (query, n_words);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, sql);

  topsheet_sqlite_statement_add_int64 (statement, query->project_id);
  if (query->since_usec != 0)
    topsheet_sqlite_statement_add_int64 (statement, query->since_usec);
  if (query->until_usec != 0)
    topsheet_sqlite_statement_add_int64 (statement, query->until_usec);
  if (query->account != 0)
    topsheet_sqlite_statement_add_int64 (statement, query->account);
  if (query->phase >= 0)
    topsheet_sqlite_statement_add_int64 (statement, query->phase);
  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *pattern = pattern_of (arguments->strings[i]);

      topsheet_sqlite_statement_add_text (statement, pattern);
    }
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
load_entries_work (TopsheetSqliteConnection *connection,
                   TopsheetSqliteArguments *arguments,
                   GValue *result,
                   GError **error)
{
  return answer_with_entries (connection, arguments->ids, result, error);
}

DexFuture *
topsheet_sqlite_post_entries (TopsheetSqliteWorker *worker, GPtrArray *entries)
{
  return topsheet_sqlite_worker_write (worker, post_entries_work,
                                       (TopsheetSqliteArguments) { .entries = topsheet_sqlite_ref_objects (entries) });
}

DexFuture *
topsheet_sqlite_reverse_entry (TopsheetSqliteWorker *worker, gint64 entry_id, const char *reason, const char *member)
{
  return topsheet_sqlite_worker_write (worker, reverse_entry_work,
                                       (TopsheetSqliteArguments) { .id = entry_id,
                                                                   .text = g_strdup (reason),
                                                                   .other_text = g_strdup (member) });
}

/* NULL when there are none. */
static GStrv
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return NULL;

  parts = g_strsplit_set (text, " \t\n\r", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

DexFuture *
topsheet_sqlite_query_entries (TopsheetSqliteWorker *worker, const TopsheetEntryQuery *query)
{
  TopsheetEntryQuery *copy = g_memdup2 (query, sizeof *query);

  copy->text = g_strdup (query->text);
  return topsheet_sqlite_worker_read (worker, query_entries_work,
                                      (TopsheetSqliteArguments) {
                                        .query = copy,
                                        .free_query = entry_query_free,
                                        .strings = split_words (query->text),
                                      });
}

DexFuture *
topsheet_sqlite_load_entries (TopsheetSqliteWorker *worker, GArray *ids)
{
  return topsheet_sqlite_worker_read (worker, load_entries_work,
                                      (TopsheetSqliteArguments) { .ids = g_array_copy (ids) });
}
