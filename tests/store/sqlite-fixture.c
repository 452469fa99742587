/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include "model/topsheet-account.h"

#include <glib/gstdio.h>
#include <stdarg.h>

static char *folder;
static guint n_libraries;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_unlink (child) != 0)
        g_rmdir (child);
    }
  g_rmdir (folder);
}

int
sqlite_test_main (int argc, char *argv[], void (*add_tests) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  folder = g_dir_make_tmp ("topsheet-store-XXXXXX", NULL);
  g_assert_nonnull (folder);
  add_tests ();
  status = g_test_run ();
  remove_folder ();
  g_clear_pointer (&folder, g_free);
  return status;
}

char *
sqlite_test_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

char *
sqlite_test_new_path (void)
{
  g_autofree char *name = g_strdup_printf ("library-%u.db", ++n_libraries);

  return sqlite_test_path (name);
}

TopsheetStore *
sqlite_test_open (const char *path)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);

  return await_object (topsheet_sqlite_store_open (path, TOPSHEET_SQLITE_CREATE, clock));
}

void
sqlite_test_close (TopsheetStore *store)
{
  await_done (topsheet_store_close (store));
  g_assert_finalize_object (store);
}

static void
post_one (TopsheetStore *store, gint64 project_id, TopsheetEntryKind kind, gint64 nanos, gint64 refers_to)
{
  TopsheetLedgerEntry *entry = make_charge (project_id, nanos);
  g_autoptr (GPtrArray) entries = list_of (entry, NULL);
  TopsheetMoney amount = topsheet_money (nanos, "EUR");
  TopsheetMoney billed = topsheet_money (nanos * 2, "USD");

  g_object_set (entry, "kind", kind, "amount", &amount, "billed", &billed, "rate", "0.5", "price-source",
                "rule 1: list", "refers-to", refers_to, "reason", "because", NULL);
  await_done (topsheet_store_post_entries (store, entries));
}

char *
sqlite_test_make_library (void)
{
  char *path = sqlite_test_new_path ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (TopsheetProject) project = make_project (store, "Spring campaign");
  gint64 project_id = topsheet_project_get_id (project);
  g_autoptr (TopsheetGeneration) first = record_one (store, project_id, "SH010", "a", 30000000);
  g_autoptr (TopsheetGeneration) second = record_one (store, project_id, "SH010", "b", -1);
  g_autoptr (GPtrArray) decisions =
    list_of (topsheet_decision_new (topsheet_generation_get_id (first), TOPSHEET_DECISION_ACCEPTED, NULL, "Ada", 0),
             topsheet_decision_new (topsheet_generation_get_id (second), TOPSHEET_DECISION_REJECTED, "hands", "Ada", 0),
             NULL);

  await_done (topsheet_store_add_decisions (store, decisions, NULL));
  post_one (store, project_id, TOPSHEET_ENTRY_RESERVATION, 500, 0);
  post_one (store, project_id, TOPSHEET_ENTRY_RELEASE, -500, 3);
  post_one (store, project_id, TOPSHEET_ENTRY_ADJUSTMENT, -7, 1);
  post_one (store, project_id, TOPSHEET_ENTRY_PURCHASE, 900, 0);
  post_one (store, project_id, TOPSHEET_ENTRY_INVOICE, 900, 6);
  await_done (topsheet_store_reverse_entry (store, 2, "twice", "Grace"));
  post_charges (store, project_id, 4);
  g_assert_cmpuint (verify_good (store), ==, 12);
  sqlite_test_close (store);
  return path;
}

void
sqlite_test_copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

sqlite3 *
sqlite_test_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  sqlite3_wal_autocheckpoint (db, 0);
  return db;
}

void
sqlite_test_run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

void
sqlite_test_alter (const char *path, const char *sql)
{
  sqlite3 *db = sqlite_test_raw (path);

  sqlite_test_run (db, sql);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

gint64
sqlite_test_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

char *
sqlite_test_dump_entries (sqlite3 *db)
{
  GString *dump = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int result;

  if (sqlite3_prepare_v2 (db, "SELECT * FROM ledger_entry NOT INDEXED ORDER BY id", -1, &statement, NULL) != SQLITE_OK)
    return g_string_free (dump, FALSE);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        g_string_append_printf (dump, "%d:", sqlite3_column_type (statement, i));
        for (int j = 0; j < sqlite3_column_bytes (statement, i); j++)
          g_string_append_printf (dump, "%02x", ((const guint8 *) sqlite3_column_blob (statement, i))[j]);
        g_string_append_c (dump, '\n');
      }
  g_string_append_printf (dump, "%d\n", result);
  sqlite3_finalize (statement);
  return g_string_free (dump, FALSE);
}

GSubprocess *
sqlite_test_child (const char *mode, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GSubprocess *child;
  const char *argument;
  va_list list;

  g_ptr_array_add (arguments, g_test_build_filename (G_TEST_BUILT, "store", "store-child", NULL));
  g_ptr_array_add (arguments, g_strdup (mode));
  va_start (list, mode);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  child = g_subprocess_newv ((const char * const *) arguments->pdata,
                             G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error);
  g_assert_no_error (error);
  return child;
}

gint64
sqlite_test_read_id (GSubprocess *child)
{
  gint64 id = 0;
  gsize n_read = 0;

  g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), &id, sizeof id, &n_read, NULL, NULL);
  return n_read == sizeof id ? id : 0;
}
