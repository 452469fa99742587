/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-chain.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-recount.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What each column of an entry must be: Integer or Text, small when it may be NULL. */
static const char column_types[] = "IIIIIItittttTTTiitttIIitI";
G_STATIC_ASSERT (sizeof column_types - 1 == TOPSHEET_CHAIN_N_COLUMNS);

enum
{
  COLUMN_ID = 0,
  COLUMN_HASH = TOPSHEET_CHAIN_N_COLUMNS,
};

typedef struct
{
  const char *sql;     /* gives a row for each disagreement */
  const char *finding; /* N_() */
} Check;

static const Check checks[] = {
  { "SELECT 1 FROM (SELECT project_id, decision, count (*) FROM generation GROUP BY 1, 2 EXCEPT SELECT project_id, decision, n FROM generation_count) "
    "UNION ALL SELECT 1 FROM (SELECT project_id, decision, n FROM generation_count WHERE n > 0 "
    "EXCEPT SELECT project_id, decision, count (*) FROM generation GROUP BY 1, 2) LIMIT 1",
    N_("The counts of generations do not agree with the generations.") },
  { "SELECT 1 FROM deliverable WHERE generations <> (SELECT count (*) FROM generation WHERE deliverable_id = deliverable.id) "
    "OR accepted <> (SELECT count (*) FROM generation WHERE deliverable_id = deliverable.id AND decision = 1) LIMIT 1",
    N_("The counts of a deliverable do not agree with its generations.") },
  { "SELECT 1 FROM generation WHERE decision <> coalesce ((SELECT kind FROM decision WHERE generation_id = generation.id ORDER BY id DESC LIMIT 1), 0) "
    "LIMIT 1",
    N_("What a generation shows as decided is not its newest decision.") },
  { "SELECT 1 FROM generation JOIN ledger_entry ON ledger_entry.id = entry_id WHERE cost_nanos IS NOT amount_nanos "
    "OR generation_id IS NOT generation.id LIMIT 1",
    N_("What a generation shows as its cost is not the amount of its entry.") },
  { "SELECT 1 FROM generation WHERE deliverable IS NOT (SELECT code FROM deliverable WHERE deliverable.id = deliverable_id) LIMIT 1",
    N_("A generation is filed under another code than its deliverable has.") },
};

typedef struct
{
  TopsheetSqliteChain *chain;
  gint64 expected_id;
  guint n_strays; /* entries whose id cannot be one */
  TopsheetSqliteRecount *recount;
} Walk;

static gboolean
add_column (TopsheetSqliteChain *chain, TopsheetSqliteStatement *row, int column)
{
  int type = topsheet_sqlite_statement_get_type (row, column);
  char wanted = column_types[column];
  const guint8 *bytes;
  gsize length;

  if (type == SQLITE_NULL && g_ascii_islower (wanted))
    {
      topsheet_sqlite_chain_add_null (chain);
    }
  else if (type == SQLITE_INTEGER && g_ascii_toupper (wanted) == 'I')
    {
      topsheet_sqlite_chain_add_int64 (chain, topsheet_sqlite_statement_get_int64 (row, column));
    }
  else if (type == SQLITE_TEXT && g_ascii_toupper (wanted) == 'T')
    {
      bytes = topsheet_sqlite_statement_get_blob (row, column, &length);
      topsheet_sqlite_chain_add_text (chain, (const char *) bytes, length);
    }
  else
    {
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_hash (Walk *walk, TopsheetSqliteStatement *row)
{
  const guint8 *stored;
  const guint8 *computed;
  gsize length;

  for (int column = 0; column < TOPSHEET_CHAIN_N_COLUMNS; column++)
    if (!add_column (walk->chain, row, column))
      return FALSE;

  computed = topsheet_sqlite_chain_close (walk->chain);
  stored = topsheet_sqlite_statement_get_blob (row, COLUMN_HASH, &length);
  return topsheet_sqlite_statement_get_type (row, COLUMN_HASH) == SQLITE_BLOB && length == TOPSHEET_CHAIN_HASH_BYTES &&
         memcmp (stored, computed, length) == 0;
}

static void
fail (TopsheetVerification *verification, gint64 entry_id, char *message)
{
  /* What was found first is said first; the entry is named whenever it is known. */
  if (verification->message == NULL || (entry_id != 0 && verification->first_bad_entry == 0))
    g_set_str (&verification->message, message);
  if (verification->first_bad_entry == 0)
    verification->first_bad_entry = entry_id;
  verification->ok = FALSE;
  g_free (message);
}

static void
fail_missing (TopsheetVerification *verification, gint64 id)
{
  fail (verification, id,
        g_strdup_printf (_("Entry %" PRId64
                            " of the ledger is missing. Nothing was changed; restore a backup to get it back."),
                         id));
}

/* FALSE ends the walk: behind a bad entry every hash differs. */
static gboolean
walk_entry (TopsheetSqliteStatement *statement, Walk *walk, TopsheetVerification *verification)
{
  gint64 id = topsheet_sqlite_statement_get_int64 (statement, COLUMN_ID);

  if (id < 1)
    {
      /* Somebody moved it out of the chain. The hole it left is found further on. */
      walk->n_strays++;
      return TRUE;
    }
  if (id != walk->expected_id)
    {
      fail_missing (verification, walk->expected_id);
      return FALSE;
    }
  if (!check_hash (walk, statement) || !topsheet_sqlite_recount_add (walk->recount, statement))
    {
      fail (verification, id,
            g_strdup_printf (_("Entry %" PRId64
                                " of the ledger was altered. Nothing was changed; compare it with a backup."),
                             id));
      return FALSE;
    }
  walk->expected_id++;
  verification->entries++;
  return TRUE;
}

static void
walk_entries (TopsheetSqliteStatement *statement, Walk *walk, TopsheetVerification *verification)
{
  g_autoptr (GError) error = NULL;
  gboolean whole = TRUE;

  while (whole && topsheet_sqlite_statement_next (statement, &error))
    whole = walk_entry (statement, walk, verification);
  if (error != NULL)
    fail (verification, walk->expected_id,
          g_strdup_printf (_("Entry %" PRId64 " of the ledger cannot be read. %s"), walk->expected_id, error->message));
  else if (whole && walk->n_strays > 0)
    fail_missing (verification, walk->expected_id);
}

/* A chain that was cut off at its end is whole as far as it goes; the sums remember how long it was. */
static void
verify_length (TopsheetSqliteConnection *connection, Walk *walk, TopsheetVerification *verification)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "SELECT coalesce (sum (entries), 0) FROM ledger_rollup");

  if (verification->first_bad_entry == 0 && topsheet_sqlite_statement_next (statement, NULL) &&
      topsheet_sqlite_statement_get_int64 (statement, 0) >= walk->expected_id)
    fail_missing (verification, walk->expected_id);
}

static void
verify_chain (TopsheetSqliteConnection *connection, TopsheetVerification *verification)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " TOPSHEET_CHAIN_COLUMNS ", hash FROM ledger_entry NOT INDEXED ORDER BY id");
  g_autoptr (TopsheetSqliteChain) chain = topsheet_sqlite_chain_new (NULL);
  g_autoptr (TopsheetSqliteRecount) recount = topsheet_sqlite_recount_new (connection);
  Walk walk = { .chain = chain, .recount = recount, .expected_id = 1 };
  g_autoptr (GError) error = NULL;

  walk_entries (statement, &walk, verification);
  verify_length (connection, &walk, verification);
  if (verification->first_bad_entry == 0 && !topsheet_sqlite_recount_matches (recount, &error))
    fail (verification, 0,
          error != NULL ? g_strdup (error->message)
                        : g_strdup (_("The entries are whole, but the sums kept beside them do not agree with them. "
                                      "Nothing was changed; restore the last backup.")));
}

static void
verify_file (TopsheetSqliteConnection *connection, TopsheetVerification *verification)
{
  g_autoptr (TopsheetSqliteStatement) integrity = topsheet_sqlite_statement_new (connection,
                                                                                 "PRAGMA integrity_check (1)");
  g_autoptr (TopsheetSqliteStatement) keys = topsheet_sqlite_statement_new (connection, "PRAGMA foreign_key_check");
  g_autoptr (GError) error = NULL;

  if (!topsheet_sqlite_statement_next (integrity, &error))
    fail (verification, 0, g_strdup_printf (_("The file is damaged. %s"), error != NULL ? error->message : ""));
  else if (g_strcmp0 (topsheet_sqlite_statement_get_text (integrity, 0), "ok") != 0)
    fail (verification, 0,
          g_strdup_printf (_("The file is damaged (%s). Nothing was changed; keep a copy of it and restore the last backup."),
                           topsheet_sqlite_statement_get_text (integrity, 0)));
  g_clear_error (&error);
  if (topsheet_sqlite_statement_next (keys, &error))
    fail (verification, 0,
          g_strdup_printf (_("A row of “%s” belongs to nothing. Nothing was changed; restore the last backup."),
                           topsheet_sqlite_statement_get_text (keys, 0)));
  else if (error != NULL)
    fail (verification, 0, g_strdup_printf (_("The file is damaged. %s"), error->message));
}

static void
verify_sums (TopsheetSqliteConnection *connection, TopsheetVerification *verification)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, checks[i].sql);
      g_autoptr (GError) error = NULL;

      if (topsheet_sqlite_statement_next (statement, &error))
        fail (verification, 0,
              g_strdup_printf (_("%s Nothing was changed; restore the last backup."), _(checks[i].finding)));
      else if (error != NULL)
        fail (verification, 0, g_strdup (error->message));
    }
}

static gboolean
verify_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  TopsheetVerification *verification = g_new0 (TopsheetVerification, 1);

  verification->ok = TRUE;
  verify_file (connection, verification);
  verify_chain (connection, verification);
  verify_sums (connection, verification);

  g_value_init (result, TOPSHEET_TYPE_VERIFICATION);
  g_value_take_boxed (result, verification);
  return TRUE;
}

DexFuture *
topsheet_sqlite_verify (TopsheetSqliteWorker *worker)
{
  return topsheet_sqlite_worker_survey (worker, verify_work, (TopsheetSqliteArguments) { 0 });
}
