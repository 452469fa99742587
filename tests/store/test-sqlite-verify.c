/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include "store/sqlite/topsheet-sqlite-chain.h"

#include <string.h>

#define N_ENTRIES 12

/* A copy of a library that nobody guards any more, open behind the store's back. */
typedef struct
{
  char *path;
  sqlite3 *db;
  TopsheetStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = sqlite_test_make_library ();
  fixture->store = sqlite_test_open (fixture->path);
  fixture->db = sqlite_test_raw (fixture->path);
  sqlite_test_run (fixture->db,
                   "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; DROP TRIGGER ledger_entry_stays; "
                   "DROP TRIGGER ledger_entry_kept; DROP TRIGGER decision_stays; DROP TRIGGER decision_kept");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sqlite3_close (fixture->db);
  sqlite_test_close (fixture->store);
  g_free (fixture->path);
}

static void
expect_bad (Fixture *fixture, gint64 entry_id, const char *what)
{
  g_autoptr (TopsheetVerification) verification = await_boxed (topsheet_store_verify (fixture->store));

  if (verification->ok || verification->first_bad_entry != entry_id)
    g_error ("%s: expected entry %" G_GINT64_FORMAT ", found %" G_GINT64_FORMAT " (%s)", what, entry_id,
             verification->first_bad_entry, verification->message);
  g_assert_nonnull (verification->message);
}

/* Puts @value into a column of an entry; FALSE when the table would not have it. */
static gboolean
put (Fixture *fixture, const char *column, gint64 entry_id, const sqlite3_value *value)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE ledger_entry SET %s = ? WHERE id = ?", column);
  sqlite3_stmt *statement = NULL;
  int result;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_value (statement, 1, value);
  sqlite3_bind_int64 (statement, 2, entry_id);
  result = sqlite3_step (statement);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static sqlite3_value *
get (Fixture *fixture, const char *sql, gint64 argument)
{
  sqlite3_stmt *statement = NULL;
  sqlite3_value *value;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, argument);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_value_dup (sqlite3_column_value (statement, 0));
  sqlite3_finalize (statement);
  return value;
}

static sqlite3_value *
value_of_int64 (Fixture *fixture, gint64 number)
{
  return get (fixture, "SELECT ?", number);
}

/* @value with one byte of it changed; a missing value becomes one. NULL behind the last byte. */
static sqlite3_value *
alter_byte (Fixture *fixture, sqlite3_value *value, guint n, guint8 mask)
{
  int type = sqlite3_value_type (value);
  g_autofree guint8 *bytes = NULL;
  sqlite3_stmt *statement = NULL;
  sqlite3_value *altered;
  int length;

  if (type == SQLITE_NULL)
    return n == 0 ? value_of_int64 (fixture, mask) : NULL;
  if (type == SQLITE_INTEGER)
    return n < sizeof (gint64) ? value_of_int64 (fixture, sqlite3_value_int64 (value) ^ ((gint64) mask << (8 * n)))
                               : NULL;

  length = sqlite3_value_bytes (value);
  if (n >= (guint) length)
    return NULL;
  bytes = g_memdup2 (sqlite3_value_blob (value), (gsize) length);
  bytes[n] ^= mask;
  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db, "SELECT ?", -1, &statement, NULL), ==, SQLITE_OK);
  if (type == SQLITE_TEXT)
    sqlite3_bind_text (statement, 1, (const char *) bytes, length, SQLITE_TRANSIENT);
  else
    sqlite3_bind_blob (statement, 1, bytes, length, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  altered = sqlite3_value_dup (sqlite3_column_value (statement, 0));
  sqlite3_finalize (statement);
  return altered;
}

static void
put_back (Fixture *fixture,
          const char *column,
          gint64 entry_id,
          const sqlite3_value *altered,
          const sqlite3_value *original)
{
  gint64 now_id = g_str_equal (column, "id") ? sqlite3_value_int64 ((sqlite3_value *) altered) : entry_id;

  g_assert_true (put (fixture, column, now_id, original));
}

/* Every byte of one column of one entry; the number of bytes that could be altered. */
static guint
alter_column (Fixture *fixture, const char *column, gint64 entry_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM ledger_entry WHERE id = ?", column);
  sqlite3_value *original = get (fixture, sql, entry_id);
  guint n_altered = 0;
  sqlite3_value *altered;

  for (guint n = 0; (altered = alter_byte (fixture, original, n, (guint8) (1u << (n + entry_id) % 8))) != NULL; n++)
    {
      if (put (fixture, column, entry_id, altered))
        {
          expect_bad (fixture, entry_id, column);
          put_back (fixture, column, entry_id, altered, original);
          n_altered++;
        }
      sqlite3_value_free (altered);
    }
  sqlite3_value_free (original);
  return n_altered;
}

static void
test_every_byte (Fixture *fixture, gconstpointer data)
{
  static const gint64 entries[] = { 1, 5, N_ENTRIES };
  g_auto (GStrv) columns = g_strsplit (TOPSHEET_CHAIN_COLUMNS ", hash", ", ", -1);

  g_assert_cmpuint (g_strv_length (columns), ==, TOPSHEET_CHAIN_N_COLUMNS + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      guint n_altered = 0;

      for (guint column = 0; columns[column] != NULL; column++)
        n_altered += alter_column (fixture, columns[column], entries[i]);
      g_test_message ("entry %" G_GINT64_FORMAT ": %u bytes altered, each found", entries[i], n_altered);
      g_assert_cmpuint (n_altered, >, 150);
    }
  g_assert_cmpuint (verify_good (fixture->store), ==, N_ENTRIES);
}

static void
test_cut_and_swapped (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 first_bad;
  } cases[] = {
    { "DELETE FROM ledger_entry WHERE id = 7", 7 },
    { "DELETE FROM ledger_entry WHERE id >= 11", 11 },
    { "DELETE FROM ledger_entry", 1 },
    { "UPDATE ledger_entry SET id = id + 1 WHERE id = 12", 12 },
    { "UPDATE ledger_entry SET id = -id WHERE id = 12", 12 },
    { "UPDATE ledger_entry SET id = 0 WHERE id = 4", 4 },
    { "UPDATE ledger_entry SET id = 99 WHERE id = 9; UPDATE ledger_entry SET id = 9 WHERE id = 10; UPDATE ledger_entry SET id = 10 WHERE id = 99",
      9 },
    { "UPDATE ledger_entry SET amount_nanos = NULL WHERE id = 1", 1 },
    { "UPDATE ledger_entry SET reason = '' WHERE id = 10", 10 },
    { "UPDATE ledger_entry SET what = cast ('Generation' || char (0) || 'x' AS TEXT) WHERE id = 6", 6 },
    { "UPDATE ledger_entry SET hash = zeroblob (32) WHERE id = 12", 12 },
    { "UPDATE ledger_entry SET hash = zeroblob (0) WHERE id = 2", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sqlite_test_run (fixture->db, "BEGIN");
      sqlite_test_run (fixture->db, cases[i].sql);
      sqlite_test_run (fixture->db, "COMMIT");
      expect_bad (fixture, cases[i].first_bad, cases[i].sql);

      /* A fresh library for the next one. */
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
    }
}

static void
test_what_stands_beside (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *change;
    const char *back;
  } cases[] = {
    { "UPDATE ledger_rollup SET amount_nanos = amount_nanos + 1",
      "UPDATE ledger_rollup SET amount_nanos = amount_nanos - 1" },
    { "UPDATE ledger_rollup SET committed_nanos = committed_nanos + 1",
      "UPDATE ledger_rollup SET committed_nanos = committed_nanos - 1" },
    { "UPDATE ledger_rollup SET unpriced = unpriced + 1", "UPDATE ledger_rollup SET unpriced = unpriced - 1" },
    { "UPDATE ledger_rollup SET day = day + 1", "UPDATE ledger_rollup SET day = day - 1" },
    { "UPDATE generation_count SET n = n + 1 WHERE decision = 1",
      "UPDATE generation_count SET n = n - 1 WHERE decision = 1" },
    { "UPDATE deliverable SET accepted = accepted + 1", "UPDATE deliverable SET accepted = accepted - 1" },
    { "UPDATE deliverable SET generations = generations + 1", "UPDATE deliverable SET generations = generations - 1" },
    { "UPDATE generation SET decision = 3 WHERE id = 1", "UPDATE generation SET decision = 1 WHERE id = 1" },
    { "UPDATE decision SET kind = 3 WHERE id = 2", "UPDATE decision SET kind = 2 WHERE id = 2" },
    { "UPDATE generation SET cost_nanos = 5 WHERE id = 2", "UPDATE generation SET cost_nanos = NULL WHERE id = 2" },
    { "UPDATE generation SET entry_id = 2 WHERE id = 1", "UPDATE generation SET entry_id = 1 WHERE id = 1" },
    { "UPDATE generation SET entry_id = 77 WHERE id = 1", "UPDATE generation SET entry_id = 1 WHERE id = 1" },
    { "UPDATE deliverable SET code = 'SH011'", "UPDATE deliverable SET code = 'SH010'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sqlite_test_run (fixture->db, cases[i].change);
      expect_bad (fixture, 0, cases[i].change);
      sqlite_test_run (fixture->db, cases[i].back);
      verify_good (fixture->store);
    }
}

/* The triggers and checks of the file itself, for programs that do not know the rules. */
static void
test_guards (void)
{
  static const char * const refused[] = {
    "UPDATE ledger_entry SET amount_nanos = 1 WHERE id = 1",
    "DELETE FROM ledger_entry WHERE id = 12",
    "INSERT INTO ledger_entry SELECT 14, project_id, kind, environment, account, phase, what, generation_id, version_id, provider, model, member, "
    "quantity, unit, currency, amount_nanos, billed_nanos, billed_currency, rate, price_source, posted_at_usec, recorded_at_usec, NULL, reason, "
    "cumulative_nanos, hash FROM ledger_entry WHERE id = 1",
    "REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE id = 3",
    "UPDATE decision SET kind = 0",
    "DELETE FROM decision",
    "UPDATE generation SET sha256 = NULL",
    "UPDATE generation SET parameters = '{}'",
    "DELETE FROM generation",
    "UPDATE project SET currency = 'USD'",
    "UPDATE project SET phase = 9",
    "UPDATE project SET limit_nanos = 'much'",
    "UPDATE price_rule SET price = '0'",
    "DELETE FROM price_rule",
    "UPDATE budget_plan SET buffer_percent = '0'",
    "DELETE FROM budget_plan",
    "UPDATE budget_line SET quantity = '0'",
    "DELETE FROM budget_line",
    "INSERT INTO budget_line (id, plan_id, position, phase, account, quantity, unit) SELECT 99, plan_id, 99, phase, account, quantity, unit FROM budget_line",
    "UPDATE budget_line SET formula = '1'",
    "UPDATE budget_variable SET value = '0'",
    "DELETE FROM budget_variable",
    "INSERT INTO budget_variable SELECT plan_id, 99, 'other', value, unit FROM budget_variable",
    "INSERT INTO deliverable (project_id, code) VALUES (99, 'SH010')",
  };
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "EUR");
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_EXPLORATION, 1000, "Line");
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new ("fps", "24", NULL);
  g_autoptr (GPtrArray) rules =
    list_of (topsheet_price_rule_new ("a/b", "image", (TopsheetDecimal) { 1, 2 }, 1, TOPSHEET_UNIT_IMAGE, "USD"), NULL);
  sqlite3 *db;

  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  await_done (topsheet_store_save_plan (store, plan));
  await_done (topsheet_store_approve_plan (store, 1, "Ada"));
  g_assert_cmpuint (await_uint (topsheet_store_put_price_rules (store, rules, NULL)), ==, 1);
  db = sqlite_test_raw (path);
  sqlite_test_run (db, "PRAGMA foreign_keys = ON");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      int result = sqlite3_exec (db, refused[i], NULL, NULL, NULL);

      if ((result & 0xff) != SQLITE_CONSTRAINT)
        g_error ("%s: %d %s", refused[i], result, sqlite3_errmsg (db));
    }
  sqlite3_close (db);
  g_assert_cmpuint (verify_good (store), ==, N_ENTRIES);
  sqlite_test_close (store);
}

/* Most of a small library is empty space, which is not worth altering. */
static gsize
pick_written_byte (GRand *random, const char *bytes, gsize length)
{
  gsize position;

  do
    position = (gsize) g_rand_int_range (random, 0, (gint32) length);
  while (bytes[position] == '\0');
  return position;
}

/* One byte of the file, anywhere: either it is found, or the ledger says the same as before. */
static void
test_bytes_of_the_file (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *altered = sqlite_test_new_path ();
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  sqlite3 *db = sqlite_test_raw (path);
  guint n_refused = 0, n_found = 0, n_harmless = 0;
  gsize length;

  expected = sqlite_test_dump_entries (db);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);
      gsize position = pick_written_byte (random, bytes, length);
      char original = bytes[position];
      g_autoptr (GError) error = NULL;
      g_autoptr (DexFuture) opening = NULL;
      const GValue *opened;

      bytes[position] = (char) (original ^ (1 << g_rand_int_range (random, 0, 8)));
      g_assert_true (g_file_set_contents_full (altered, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      bytes[position] = original;
      opening = topsheet_sqlite_store_open (altered, TOPSHEET_SQLITE_OPEN, clock);
      opened = await_value (opening, &error);
      if (opened == NULL)
        {
          g_assert_cmpint (error->domain, ==, TOPSHEET_STORE_ERROR);
          n_refused++;
        }
      else
        {
          TopsheetStore *store = g_value_dup_object (opened);
          g_autoptr (TopsheetVerification) verification = await_boxed (topsheet_store_verify (store));

          await_done (topsheet_store_close (store));
          g_object_unref (store);
          n_found += verification->ok ? 0 : 1;
          if (verification->ok)
            {
              g_autofree char *found = NULL;

              db = sqlite_test_raw (altered);
              found = sqlite_test_dump_entries (db);
              sqlite3_close (db);
              g_assert_cmpstr (found, ==, expected);
              n_harmless++;
            }
        }
    }
  g_test_message ("%u bytes made the file unreadable, %u were found, %u changed nothing", n_refused, n_found,
                  n_harmless);
  g_assert_cmpuint (n_found, >, 0);
}

static void
add_tests (void)
{
  g_test_add ("/store/sqlite-verify/every-byte", Fixture, NULL, set_up, test_every_byte, tear_down);
  g_test_add ("/store/sqlite-verify/cut-and-swapped", Fixture, NULL, set_up, test_cut_and_swapped, tear_down);
  g_test_add ("/store/sqlite-verify/what-stands-beside", Fixture, NULL, set_up, test_what_stands_beside, tear_down);
  g_test_add_func ("/store/sqlite-verify/guards", test_guards);
  g_test_add_func ("/store/sqlite-verify/bytes-of-the-file", test_bytes_of_the_file);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
