/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-recount.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

/* Columns of TOPSHEET_CHAIN_COLUMNS that matter here. */
enum
{
  COLUMN_PROJECT = 1,
  COLUMN_KIND = 2,
  COLUMN_ACCOUNT = 4,
  COLUMN_PHASE = 5,
  COLUMN_PROVIDER = 9,
  COLUMN_MODEL = 10,
  COLUMN_MEMBER = 11,
  COLUMN_AMOUNT = 15,
  COLUMN_POSTED_AT = 20,
  COLUMN_REFERS_TO = 22,
  COLUMN_CUMULATIVE = 24,
};

typedef struct
{
  gint64 entries;
  gint64 unpriced;
  gint64 amount_nanos;
  gint64 committed_nanos;
} Sums;

struct _TopsheetSqliteRecount
{
  TopsheetSqliteConnection *connection;
  GHashTable *cumulative; /* project id → gint64 */
  GHashTable *sums;       /* dimensions as text → Sums */
  GByteArray *kinds;      /* of the entries so far, by id - 1 */
  GString *key;
};

TopsheetSqliteRecount *
topsheet_sqlite_recount_new (TopsheetSqliteConnection *connection)
{
  TopsheetSqliteRecount *self = g_new0 (TopsheetSqliteRecount, 1);

  self->connection = connection;
  self->cumulative = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_byte_array_new ();
  self->key = g_string_new (NULL);
  return self;
}

void
topsheet_sqlite_recount_free (TopsheetSqliteRecount *self)
{
  g_hash_table_unref (self->cumulative);
  g_hash_table_unref (self->sums);
  g_byte_array_unref (self->kinds);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static void
append_text (GString *key, TopsheetSqliteStatement *row, int column)
{
  const char *text = topsheet_sqlite_statement_get_text (row, column);

  /* With its length before it a text cannot run into the next one. */
  g_string_append_printf (key, "\x1f%" G_GSIZE_FORMAT ":", text != NULL ? strlen (text) : 0);
  if (text != NULL)
    g_string_append (key, text);
}

/* @columns: of the account, phase, provider, model and member */
static void
append_dimensions (GString *key, TopsheetSqliteStatement *row, const int *columns)
{
  g_string_append_printf (key, "\x1f%" G_GINT64_FORMAT "\x1f%" G_GINT64_FORMAT,
                          topsheet_sqlite_statement_get_int64 (row, columns[0]),
                          topsheet_sqlite_statement_get_int64 (row, columns[1]));
  for (int i = 2; i < 5; i++)
    append_text (key, row, columns[i]);
}

static gint64
day_of (gint64 usec)
{
  gint64 seconds = (usec - ((usec % G_USEC_PER_SEC) + G_USEC_PER_SEC) % G_USEC_PER_SEC) / G_USEC_PER_SEC;

  return (seconds - ((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY) / SECONDS_PER_DAY;
}

/* What is given back counts where it was taken, on the day it was given back. */
static gboolean
make_key (TopsheetSqliteRecount *self, TopsheetSqliteStatement *row, gboolean is_given_back)
{
  static const int own[] = { COLUMN_ACCOUNT, COLUMN_PHASE, COLUMN_PROVIDER, COLUMN_MODEL, COLUMN_MEMBER };
  static const int of_original[] = { 0, 1, 2, 3, 4 };
  g_autoptr (TopsheetSqliteStatement) original = NULL;

  g_string_printf (self->key, "%" G_GINT64_FORMAT "\x1f%" G_GINT64_FORMAT,
                   topsheet_sqlite_statement_get_int64 (row, COLUMN_PROJECT),
                   day_of (topsheet_sqlite_statement_get_int64 (row, COLUMN_POSTED_AT)));
  if (!is_given_back)
    {
      append_dimensions (self->key, row, own);
      return TRUE;
    }

  original =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT account, phase, provider, model, member FROM ledger_entry WHERE id = ?");
  topsheet_sqlite_statement_add_int64 (original, topsheet_sqlite_statement_get_int64 (row, COLUMN_REFERS_TO));
  if (!topsheet_sqlite_statement_next (original, NULL))
    return FALSE;
  append_dimensions (self->key, original, of_original);
  return TRUE;
}

static void
add_to_sums (TopsheetSqliteRecount *self, const Sums *entry)
{
  Sums *sums = g_hash_table_lookup (self->sums, self->key->str);

  if (sums == NULL)
    {
      sums = g_new0 (Sums, 1);
      g_hash_table_insert (self->sums, g_strdup (self->key->str), sums);
    }
  sums->entries += 1;
  sums->unpriced += entry->unpriced;
  /* Cannot overflow where the cumulative sum of the project did not; where it did, the entry was reported. */
  sums->amount_nanos = (gint64) ((guint64) sums->amount_nanos + (guint64) entry->amount_nanos);
  sums->committed_nanos = (gint64) ((guint64) sums->committed_nanos + (guint64) entry->committed_nanos);
}

static gboolean
check_cumulative (TopsheetSqliteRecount *self, TopsheetSqliteStatement *row, const Sums *entry)
{
  gint64 project_id = topsheet_sqlite_statement_get_int64 (row, COLUMN_PROJECT);
  gint64 *sum = g_hash_table_lookup (self->cumulative, &project_id);

  if (sum == NULL)
    {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (self->cumulative, g_memdup2 (&project_id, sizeof project_id), sum);
    }
  if (__builtin_add_overflow (*sum, entry->amount_nanos, sum) ||
      __builtin_add_overflow (*sum, entry->committed_nanos, sum))
    return FALSE;
  return *sum == topsheet_sqlite_statement_get_int64 (row, COLUMN_CUMULATIVE);
}

static Sums
sums_of (TopsheetSqliteStatement *row, TopsheetEntryKind kind, gboolean is_reversal)
{
  gboolean is_priced = !topsheet_sqlite_statement_is_null (row, COLUMN_AMOUNT);
  gint64 nanos = topsheet_sqlite_statement_get_int64 (row, COLUMN_AMOUNT);

  if (kind == TOPSHEET_ENTRY_RESERVATION || kind == TOPSHEET_ENTRY_RELEASE)
    return (Sums) { .committed_nanos = nanos };
  if (kind == TOPSHEET_ENTRY_INVOICE)
    return (Sums) { 0 };
  return (Sums) { .amount_nanos = nanos, .unpriced = is_priced ? 0 : is_reversal ? -1 : 1 };
}

gboolean
topsheet_sqlite_recount_add (TopsheetSqliteRecount *self, TopsheetSqliteStatement *row)
{
  guint8 kind = (guint8) topsheet_sqlite_statement_get_int64 (row, COLUMN_KIND);
  gint64 refers_to = topsheet_sqlite_statement_get_int64 (row, COLUMN_REFERS_TO);
  gboolean is_reversal = kind == TOPSHEET_ENTRY_REVERSAL;
  gboolean is_given_back = is_reversal || kind == TOPSHEET_ENTRY_RELEASE;
  Sums entry;

  g_byte_array_append (self->kinds, &kind, 1);
  if (is_given_back && (refers_to < 1 || refers_to >= self->kinds->len))
    return FALSE;
  entry = sums_of (row, is_reversal ? self->kinds->data[refers_to - 1] : kind, is_reversal);
  if (!check_cumulative (self, row, &entry) || !make_key (self, row, is_given_back))
    return FALSE;

  add_to_sums (self, &entry);
  return TRUE;
}

gboolean
topsheet_sqlite_recount_matches (TopsheetSqliteRecount *self, GError **error)
{
  static const int columns[] = { 2, 3, 4, 5, 6 };
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT project_id, day, account, phase, provider, model, member, entries, unpriced, amount_nanos, committed_nanos FROM ledger_rollup");
  guint n_rows = 0;

  for (; topsheet_sqlite_statement_next (statement, error); n_rows++)
    {
      const Sums *sums;

      g_string_printf (self->key, "%" G_GINT64_FORMAT "\x1f%" G_GINT64_FORMAT,
                       topsheet_sqlite_statement_get_int64 (statement, 0),
                       topsheet_sqlite_statement_get_int64 (statement, 1));
      append_dimensions (self->key, statement, columns);
      sums = g_hash_table_lookup (self->sums, self->key->str);
      if (sums == NULL || sums->entries != topsheet_sqlite_statement_get_int64 (statement, 7) ||
          sums->unpriced != topsheet_sqlite_statement_get_int64 (statement, 8) ||
          sums->amount_nanos != topsheet_sqlite_statement_get_int64 (statement, 9) ||
          sums->committed_nanos != topsheet_sqlite_statement_get_int64 (statement, 10))
        return FALSE;
    }
  return topsheet_sqlite_statement_is_good (statement) && n_rows == g_hash_table_size (self->sums);
}
