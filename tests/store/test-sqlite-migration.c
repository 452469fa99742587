/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include "store/sqlite/topsheet-sqlite-schema.h"

#include <glib/gstdio.h>

/* Hash of the newest entry of the frozen library. */
#define FROZEN_1_HEAD "887d2bc3885b670db61a08aa64caf2255705274996c56c2016beb02f1d5078ac"

/* Unpacks a frozen library; the path. */
static char *
unpack (const char *name)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  char *path = sqlite_test_new_path ();
  gsize length;

  g_file_get_contents (packed, &bytes, &length, &error);
  g_assert_no_error (error);
  memory = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  stream = g_converter_input_stream_new (memory, converter);
  g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output)),
                       (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)), NULL);
  return path;
}

/* What the libraries of schema 1 say, whatever the newest schema is. */
static void
test_frozen_1 (void)
{
  g_autofree char *path = unpack ("schema-1.db.gz");
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (TopsheetLibraryInfo) info = await_boxed (topsheet_store_get_info (store));
  g_autoptr (TopsheetProject) project = await_object (topsheet_store_get_project (store, "Spring campaign"));
  gint64 project_id = topsheet_project_get_id (project);
  g_autoptr (TopsheetGeneration) generation = await_object (topsheet_store_find_generation (store, project_id,
                                                                                            "SH010_v002"));
  g_autoptr (TopsheetBudgetPlan) first = await_object (topsheet_store_load_plan (store, project_id, 1));
  g_autoptr (TopsheetBudgetPlan) newest = await_object (topsheet_store_load_plan (store, project_id, 0));
  g_autoptr (GPtrArray) rules = await_array (topsheet_store_list_price_rules (store));
  g_autoptr (GPtrArray) rates = await_array (topsheet_store_list_rates (store, project_id));
  TopsheetActuals *actuals = await_boxed (topsheet_store_get_actuals (store, project_id));
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("decision:edit has:prompt \"red fox\"", START_USEC);
  TopsheetGenerationQuery query = { .project_id = project_id, .phase = -1, .search = search };
  g_autoptr (GArray) found = NULL;

  g_assert_cmpuint (info->schema_version, ==, TOPSHEET_SQLITE_SCHEMA_VERSION);
  g_assert_cmpstr (info->head, ==, FROZEN_1_HEAD);
  g_assert_cmpuint (verify_good (store), ==, 10);
  g_assert_cmpint (topsheet_project_get_limit (project)->nanos, ==, 750 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_cmpint (topsheet_project_get_phase (project), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpint (topsheet_generation_get_decision (generation), ==, TOPSHEET_DECISION_EDIT);
  g_assert_cmpstr (topsheet_parameters_get_prompt (topsheet_generation_get_parameters (generation)), ==,
                   "a red fox, zażółć");
  g_assert_null (topsheet_generation_get_cost (generation));
  g_assert_true (topsheet_budget_plan_is_approved (first));
  g_assert_cmpuint (topsheet_budget_plan_get_version (newest), ==, 2);
  g_assert_cmpuint (rules->len, ==, 1);
  g_assert_cmpuint (rates->len, ==, 1);
  g_assert_cmpint (actuals->actual[TOPSHEET_PHASE_EXPLORATION].nanos, ==, G_GINT64_CONSTANT (80705000000));
  g_boxed_free (TOPSHEET_TYPE_ACTUALS, actuals);
  found = await_ids (topsheet_store_query_generations (store, &query));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, topsheet_generation_get_id (generation));

  /* And it is worked on as before. */
  post_charges (store, project_id, 1);
  g_assert_cmpuint (verify_good (store), ==, 11);
  sqlite_test_close (store);
}

/* Those of schema 2 have names and variables of plans; what a library says about tiers is new. */
static void
test_frozen_2 (void)
{
  static const char * const conditions[] = { "resolution=4k", NULL };
  g_autofree char *path = unpack ("schema-2.db.gz");
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (TopsheetLibraryInfo) info = await_boxed (topsheet_store_get_info (store));
  g_autoptr (TopsheetBudgetPlan) newest = await_object (topsheet_store_load_plan (store, 1, 0));
  g_autoptr (TopsheetTierOverride) override = topsheet_tier_override_new ("bfl/flux-2-pro", conditions,
                                                                          TOPSHEET_TIER_HERO, 0);
  g_autoptr (GPtrArray) rules = await_array (topsheet_store_list_price_rules (store));
  g_autoptr (GPtrArray) none = await_array (topsheet_store_list_tier_overrides (store));
  g_autoptr (GPtrArray) some = NULL;
  g_autofree char *name = NULL;

  g_object_get (newest, "name", &name, NULL);
  g_assert_cmpuint (info->schema_version, ==, TOPSHEET_SQLITE_SCHEMA_VERSION);
  g_assert_cmpstr (info->head, ==, FROZEN_1_HEAD);
  g_assert_cmpuint (verify_good (store), ==, 10);
  g_assert_cmpstr (name, ==, "After the meeting");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_variables (newest))), ==, 1);
  g_assert_cmpuint (rules->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);

  await_done (topsheet_store_put_tier_override (store, override));
  some = await_array (topsheet_store_list_tier_overrides (store));
  g_assert_cmpuint (some->len, ==, 1);
  post_charges (store, 1, 1);
  g_assert_cmpuint (verify_good (store), ==, 11);
  sqlite_test_close (store);
}

static TopsheetSqliteConnection *
connect_writer (const char *path)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);
  g_autoptr (GError) error = NULL;
  TopsheetSqliteConnection *connection = topsheet_sqlite_connection_open (path, TOPSHEET_SQLITE_WRITER, clock, &error);

  g_assert_no_error (error);
  return connection;
}

/* Those of the program that lead to schema 4. */
static GStrv
load_steps (void)
{
  static const char * const names[] = { "0001-library", "0002-budget-drivers", "0003-tier-overrides", "0004-search" };
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/topsheet/Topsheet/migrations/%s.sql", names[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert_nonnull (bytes);
      g_strv_builder_take (steps, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
  return g_strv_builder_end (steps);
}

/* Those of schema 4 were asked for with a seed: the same ones are found again, except where a picture may have gone in unseen. */
static void
test_schema_4 (void)
{
  static const char add[] =
    "INSERT INTO generation (project_id, deliverable_id, deliverable, version, phase, model_id, parameters, recorded_at_usec, ordered_at_usec) "
    "SELECT project_id, deliverable_id, deliverable, version + %d, phase, 'bfl/flux-2-pro', '%s', 1, 1 FROM generation ORDER BY id LIMIT 1";
  static const char * const parameters[] = {
    "{\"prompt\":\"a  fox\",\"seed\":\"42\",\"cfg\":\"7.0\"}",
    "{\"cfg\":\"7\",\"seed\":\"42\",\"prompt\":\"a fox\"}",
    "{\"prompt\":\"a fox\",\"seed\":\"-1\",\"cfg\":\"7\"}",
    "{\"prompt\":\"a fox\",\"seed\":\"42\",\"cfg\":\"7\",\"denoise\":\"0.5\"}",
    "{\"prompt\":\"a fox\",\"seed\":\"42\",\"cfg\":\"7\",\"tool\":\"ComfyUI\"}",
  };
  g_autofree char *path = unpack ("schema-2.db.gz");
  g_auto (GStrv) steps = load_steps ();
  TopsheetSqliteConnection *connection = connect_writer (path);
  g_autoptr (GError) error = NULL;
  TopsheetStore *store;
  sqlite3 *db;

  g_assert_true (topsheet_sqlite_schema_migrate (connection, (const char * const *) steps, 4, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autofree char *sql = g_strdup_printf (add, 100 + (int) i, parameters[i]);

      g_assert_true (topsheet_sqlite_connection_run (connection, sql, &error));
      g_assert_no_error (error);
    }
  topsheet_sqlite_connection_close (connection);
  store = sqlite_test_open (path);
  sqlite_test_close (store);
  db = sqlite_test_raw (path);
  g_assert_cmpint (sqlite_test_number (db, "PRAGMA user_version"), ==, TOPSHEET_SQLITE_SCHEMA_VERSION);
  g_assert_cmpint (sqlite_test_number (db,
                                       "SELECT count (*) FROM generation WHERE version > 100 AND configuration IS NOT NULL"),
                   ==, 2);
  g_assert_cmpint (sqlite_test_number (db, "SELECT count (*) FROM generation WHERE duplicate_of IS NOT NULL"), ==, 1);
  g_assert_cmpint (sqlite_test_number (db, "SELECT second.version - first.version FROM generation AS second "
                                           "JOIN generation AS first ON first.id = second.duplicate_of"),
                   ==, 1);
  sqlite3_close (db);
}

/* What follows the schema of this program: its own steps are never run again. */
static GStrv
follow (const char *first, const char *second)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();

  for (guint i = 0; i < TOPSHEET_SQLITE_SCHEMA_VERSION; i++)
    g_strv_builder_add (steps, "never run: the library has it already");
  g_strv_builder_add_many (steps, first, second, NULL);
  return g_strv_builder_end (steps);
}

static void
test_steps (void)
{
  g_auto (GStrv) later = follow ("CREATE TABLE second (id INTEGER PRIMARY KEY) STRICT; INSERT INTO second VALUES (7)",
                                 "ALTER TABLE second ADD COLUMN word TEXT");
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *copy = g_strdup_printf ("%s.backup-v%d", path, TOPSHEET_SQLITE_SCHEMA_VERSION);
  TopsheetSqliteConnection *connection = connect_writer (path);
  g_autoptr (GError) error = NULL;
  TopsheetStore *store;
  sqlite3 *db;

  g_assert_true (topsheet_sqlite_schema_migrate (connection, (const char * const *) later, g_strv_length (later),
                                                 &error));
  g_assert_no_error (error);
  topsheet_sqlite_connection_close (connection);
  db = sqlite_test_raw (path);
  g_assert_cmpint (sqlite_test_number (db, "PRAGMA user_version"), ==, TOPSHEET_SQLITE_SCHEMA_VERSION + 2);
  g_assert_cmpint (sqlite_test_number (db, "SELECT id FROM second WHERE word IS NULL"), ==, 7);
  sqlite3_close (db);

  /* What it was like before stands beside it. */
  store = sqlite_test_open (copy);
  g_assert_cmpuint (verify_good (store), ==, 12);
  sqlite_test_close (store);
}

static void
test_step_that_fails (void)
{
  g_auto (GStrv) broken = follow ("CREATE TABLE second (id INTEGER PRIMARY KEY) STRICT",
                                  "CREATE TABLE third (id); INSERT INTO nowhere VALUES (1)");
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetSqliteConnection *connection = connect_writer (path);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  /* Each step is whole or not there; the number says how far it came. */
  g_assert_false (topsheet_sqlite_schema_migrate (connection, (const char * const *) broken, g_strv_length (broken),
                                                  &error));
  g_assert_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED);
  topsheet_sqlite_connection_close (connection);
  db = sqlite_test_raw (path);
  g_assert_cmpint (sqlite_test_number (db, "PRAGMA user_version"), ==, TOPSHEET_SQLITE_SCHEMA_VERSION + 1);
  g_assert_cmpint (sqlite_test_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'second'"), ==, 1);
  g_assert_cmpint (sqlite_test_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'third'"), ==, 0);
  sqlite3_close (db);
}

/* The rule of topsheet-sqlite-store.h: readers never write and never checkpoint, whatever they are told. */
static void
test_reader_cannot_write (void)
{
  static const char * const attempts[] = {
    "INSERT INTO project (name, currency, phase, created_at_usec, active_at_usec) VALUES ('x', 'EUR', 0, 1, 1)",
    "DELETE FROM revision",
    "PRAGMA user_version = 9",
    "CREATE TABLE x (id)",
    "CREATE TEMP TABLE x (id)",
    "BEGIN IMMEDIATE",
    "PRAGMA query_only = OFF; UPDATE revision SET n = 99",
    "PRAGMA journal_mode = DELETE; DELETE FROM revision",
    "VACUUM",
  };
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);
  g_autoptr (GError) error = NULL;
  TopsheetSqliteConnection *writer = connect_writer (path);
  TopsheetSqliteConnection *reader;
  GStatBuf before, after;

  g_assert_true (topsheet_sqlite_connection_run (writer, "UPDATE revision SET n = n + 1", &error));
  reader = topsheet_sqlite_connection_open (path, TOPSHEET_SQLITE_READER, clock, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      if (sqlite3_exec (reader->db, attempts[i], NULL, NULL, NULL) == SQLITE_OK)
        g_error ("a reader could: %s", attempts[i]);
      sqlite3_exec (reader->db, "ROLLBACK", NULL, NULL, NULL);
    }

  /* Neither when asked to, nor by closing as the last one: the log stays what it was. */
  g_assert_cmpint (g_stat (wal, &before), ==, 0);
  g_assert_cmpint (before.st_size, >, 0);
  g_assert_cmpint (sqlite3_wal_checkpoint_v2 (reader->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL), !=, SQLITE_OK);
  topsheet_sqlite_connection_close (writer);
  topsheet_sqlite_connection_close (reader);
  g_assert_cmpint (g_stat (wal, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, before.st_size);
}

static void
test_backup (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *copy = sqlite_test_new_path ();
  g_autofree char *nowhere = sqlite_test_path ("no/such/folder.db");
  TopsheetStore *store = sqlite_test_open (path);
  TopsheetStore *other;
  DexFuture *backup;

  /* While somebody writes: the copy is of one moment, and nobody waits for it. */
  post_charges (store, 1, 2000);
  backup = topsheet_store_backup (store, copy);
  for (int i = 0; i < 20; i++)
    post_charges (store, 1, 1);
  await_done (backup);
  other = sqlite_test_open (copy);
  g_assert_cmpuint (verify_good (other), >=, 2012);

  /* Over an older copy, but not over the library itself, nor over one that is being worked on. */
  post_charges (other, 1, 1);
  await_error (topsheet_store_backup (store, copy), TOPSHEET_STORE_ERROR_REFUSED);
  sqlite_test_close (other);
  await_done (topsheet_store_backup (store, copy));
  await_error (topsheet_store_backup (store, path), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_backup (store, nowhere), TOPSHEET_STORE_ERROR_FAILED);
  other = sqlite_test_open (copy);
  g_assert_cmpuint (verify_good (other), ==, 2032);
  sqlite_test_close (other);
  sqlite_test_close (store);
}

static void
add_tests (void)
{
  g_test_add_func ("/store/sqlite-migration/frozen-1", test_frozen_1);
  g_test_add_func ("/store/sqlite-migration/frozen-2", test_frozen_2);
  g_test_add_func ("/store/sqlite-migration/schema-4", test_schema_4);
  g_test_add_func ("/store/sqlite-migration/steps", test_steps);
  g_test_add_func ("/store/sqlite-migration/step-that-fails", test_step_that_fails);
  g_test_add_func ("/store/sqlite-connection/reader-cannot-write", test_reader_cannot_write);
  g_test_add_func ("/store/sqlite-backup/while-writing", test_backup);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
