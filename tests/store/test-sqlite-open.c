/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include "store/sqlite/topsheet-sqlite-schema.h"

#include <glib/gstdio.h>
#include <unistd.h>

static DexFuture *
try_open (const char *path, TopsheetSqliteFlags flags)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);

  return topsheet_sqlite_store_open (path, flags, clock);
}

/* A refusal leaves every byte and every name as it was. */
static void
refuse (const char *path, TopsheetStoreError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean had_lock = g_file_test (lock, G_FILE_TEST_EXISTS);
  gboolean had_wal = g_file_test (wal, G_FILE_TEST_EXISTS);
  gsize length_before = 0, length_after = 0;

  g_file_get_contents (path, &before, &length_before, NULL);
  await_error (try_open (path, TOPSHEET_SQLITE_OPEN), code);
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS) == had_lock);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS) == had_wal);
}

static void
test_create (void)
{
  g_autofree char *folder = sqlite_test_path ("deep");
  g_autofree char *deeper = g_build_filename (folder, "er", NULL);
  g_autofree char *path = g_build_filename (deeper, "ż ó#?%.db", NULL);
  g_autoptr (GDir) dir = NULL;
  TopsheetStore *store;
  const char *name;

  await_error (try_open (path, TOPSHEET_SQLITE_OPEN), TOPSHEET_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  store = sqlite_test_open (path);
  g_object_unref (make_project (store, "Spring campaign"));
  sqlite_test_close (store);

  /* Opening what is there makes nothing new, with or without the flag. */
  store = sqlite_test_open (path);
  g_object_unref (await_object (topsheet_store_get_project (store, "Spring campaign")));
  sqlite_test_close (store);
  await_done (try_open (path, TOPSHEET_SQLITE_OPEN));

  dir = g_dir_open (deeper, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (deeper, name, NULL);

      g_assert_true (g_str_has_prefix (name, "ż ó#?%.db"));
      g_unlink (file);
    }
  g_rmdir (deeper);
  g_rmdir (folder);
}

static void
test_empty_file (void)
{
  g_autofree char *path = sqlite_test_new_path ();

  g_file_set_contents (path, "", 0, NULL);
  refuse (path, TOPSHEET_STORE_ERROR_FOREIGN);
  sqlite_test_close (sqlite_test_open (path));
}

static void
test_foreign (void)
{
  g_autofree char *text = sqlite_test_new_path ();
  g_autofree char *folder = sqlite_test_new_path ();
  g_autofree char *other = sqlite_test_new_path ();
  g_autofree char *other_wal = sqlite_test_new_path ();

  g_file_set_contents (text, "Dear diary, this is no database but long enough to look like one. ", -1, NULL);
  refuse (text, TOPSHEET_STORE_ERROR_FOREIGN);
  await_error (try_open (text, TOPSHEET_SQLITE_CREATE), TOPSHEET_STORE_ERROR_FOREIGN);
  g_mkdir (folder, 0700);
  await_error (try_open (folder, TOPSHEET_SQLITE_OPEN), TOPSHEET_STORE_ERROR_FOREIGN);
  await_error (try_open (folder, TOPSHEET_SQLITE_CREATE), TOPSHEET_STORE_ERROR_FOREIGN);
  sqlite_test_alter (other, "CREATE TABLE photo (id); PRAGMA user_version = 1");
  refuse (other, TOPSHEET_STORE_ERROR_FOREIGN);
  sqlite_test_alter (other_wal,
                     "PRAGMA journal_mode = WAL; PRAGMA application_id = 77; CREATE TABLE photo (id); PRAGMA user_version = 1");
  refuse (other_wal, TOPSHEET_STORE_ERROR_FOREIGN);
}

static void
test_newer (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", TOPSHEET_SQLITE_SCHEMA_VERSION + 1);
  g_autoptr (TopsheetProject) late = topsheet_project_new ("Late", "EUR");
  TopsheetStore *store;

  /* A newer Topsheet comes along while this one has the library open: it reads on, but writes no more. */
  store = sqlite_test_open (path);
  sqlite_test_alter (path, sql);
  await_error (topsheet_store_add_project (store, late), TOPSHEET_STORE_ERROR_NEWER);
  g_object_unref (await_object (topsheet_store_get_project (store, "Spring campaign")));
  sqlite_test_close (store);

  sqlite_test_alter (path, "PRAGMA wal_checkpoint (TRUNCATE)");
  {
    g_autofree char *lock = g_strconcat (path, "-lock", NULL);

    g_unlink (lock);
  }
  refuse (path, TOPSHEET_STORE_ERROR_NEWER);
  await_error (try_open (path, TOPSHEET_SQLITE_CREATE), TOPSHEET_STORE_ERROR_NEWER);
}

static void
test_corrupt (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *bytes = NULL;
  g_autofree char *short_path = sqlite_test_new_path ();
  g_autofree char *bad_path = sqlite_test_new_path ();
  gsize length;

  /* Half a file, as a copy that was interrupted leaves it; and one whose table of tables is gone. */
  g_file_get_contents (path, &bytes, &length, NULL);
  g_file_set_contents (short_path, bytes, (gssize) length / 2, NULL);
  await_error (try_open (short_path, TOPSHEET_SQLITE_OPEN), TOPSHEET_STORE_ERROR_CORRUPT);
  memset (bytes + 100, 0xa5, 3000);
  g_file_set_contents (bad_path, bytes, (gssize) length, NULL);
  await_error (try_open (bad_path, TOPSHEET_SQLITE_OPEN), TOPSHEET_STORE_ERROR_CORRUPT);
}

static void
test_read_only (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *folder = sqlite_test_path ("read-only");
  g_autofree char *copy = g_build_filename (folder, "library.db", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GSubprocess) child = NULL;

  g_mkdir (folder, 0755);
  sqlite_test_copy (path, copy);
  g_chmod (copy, 0444);
  g_chmod (folder, 0555);
  g_chmod (parent, 0755);
  child = sqlite_test_child ("read-only", copy, NULL);
  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  g_chmod (folder, 0755);
  g_unlink (copy);
}

static void
test_link (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *link_path = sqlite_test_new_path ();
  g_autofree char *link_lock = g_strconcat (link_path, "-lock", NULL);
  g_autoptr (TopsheetLibraryInfo) info = NULL;
  TopsheetStore *store;

  /* Everybody locks the same file, whatever the name. */
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  store = sqlite_test_open (link_path);
  info = await_boxed (topsheet_store_get_info (store));
  g_assert_cmpstr (info->location, ==, path);
  sqlite_test_close (store);
  g_assert_false (g_file_test (link_lock, G_FILE_TEST_EXISTS));
}

static void
test_moved (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *moved = sqlite_test_new_path ();
  g_autoptr (TopsheetProject) late = topsheet_project_new ("Late", "EUR");
  TopsheetStore *store = sqlite_test_open (path);

  /* A write that nobody would find again is refused. */
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  await_error (topsheet_store_add_project (store, late), TOPSHEET_STORE_ERROR_FAILED);
  g_assert_cmpint (g_rename (moved, path), ==, 0);
  await_done (topsheet_store_add_project (store, late));
  sqlite_test_close (store);
}

static void
test_left_over_log (void)
{
  g_autofree char *path = sqlite_test_new_path ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = g_strconcat (wal, ".left-over", NULL);
  TopsheetStore *store;

  g_file_set_contents (wal, "the log of a library that is gone", -1, NULL);
  store = sqlite_test_open (path);
  g_assert_cmpuint (verify_good (store), ==, 0);
  sqlite_test_close (store);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* Both stores of one process write: the lock holds between them too. */
static void
test_twice (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *first = sqlite_test_open (path);
  TopsheetStore *second = sqlite_test_open (path);
  g_autoptr (GPtrArray) entries = list_of (make_charge (1, 1), make_charge (1, 2), NULL);
  DexFuture *futures[100];

  for (gsize i = 0; i < G_N_ELEMENTS (futures); i++)
    futures[i] = topsheet_store_post_entries (i % 2 == 0 ? first : second, entries);
  for (gsize i = 0; i < G_N_ELEMENTS (futures); i++)
    await_done (futures[i]);
  g_assert_cmpuint (verify_good (first), ==, 12 + 200);
  g_assert_cmpuint (verify_good (second), ==, 12 + 200);
  sqlite_test_close (first);
  sqlite_test_close (second);
}

static void
test_at_rest (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;
  sqlite3 *db;

  /* Closed means that the file alone is the library. */
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
  db = sqlite_test_raw (path);
  g_assert_cmpint (sqlite_test_number (db, "SELECT count (*) FROM ledger_entry"), ==, 12);
  g_assert_cmpint (sqlite_test_number (db, "PRAGMA application_id"), ==, TOPSHEET_SQLITE_APPLICATION_ID);
  g_assert_cmpint (sqlite_test_number (db, "PRAGMA user_version"), ==, TOPSHEET_SQLITE_SCHEMA_VERSION);
  sqlite3_close (db);
}

/* Dropped without closing: what was queued is done all the same. */
static void
test_dropped (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (GPtrArray) entries = list_of (make_charge (1, 1), NULL);
  DexFuture *last;

  /* By now the writer has let go of the future that brought the store. */
  await_done (topsheet_store_post_entries (store, entries));
  last = topsheet_store_post_entries (store, entries);
  g_assert_finalize_object (store);
  await_done (last);
  store = sqlite_test_open (path);
  g_assert_cmpuint (verify_good (store), ==, 14);
  sqlite_test_close (store);
}

static void
add_tests (void)
{
  g_test_add_func ("/store/sqlite-open/create", test_create);
  g_test_add_func ("/store/sqlite-open/empty-file", test_empty_file);
  g_test_add_func ("/store/sqlite-open/foreign", test_foreign);
  g_test_add_func ("/store/sqlite-open/newer", test_newer);
  g_test_add_func ("/store/sqlite-open/corrupt", test_corrupt);
  g_test_add_func ("/store/sqlite-open/read-only", test_read_only);
  g_test_add_func ("/store/sqlite-open/link", test_link);
  g_test_add_func ("/store/sqlite-open/moved", test_moved);
  g_test_add_func ("/store/sqlite-open/left-over-log", test_left_over_log);
  g_test_add_func ("/store/sqlite-open/twice", test_twice);
  g_test_add_func ("/store/sqlite-open/at-rest", test_at_rest);
  g_test_add_func ("/store/sqlite-open/dropped", test_dropped);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
