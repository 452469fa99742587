/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The other process of the tests: it writes to a library while somebody else does, is killed while it writes, runs out of space, or may not
 * write at all.
 *
 * Usage: store-child post LIBRARY TRANSACTIONS ENTRIES   ids of acknowledged entries to standard output, as eight bytes each; 0 = for ever
 *        store-child stay LIBRARY TRANSACTIONS ENTRIES   the same, then waits to be killed
 *        store-child lock LIBRARY                        holds the lock until standard input ends
 *        store-child full LIBRARY                        fills a file system of limited size; exit 0 when nothing was lost
 *        store-child read-only LIBRARY                   opens as somebody who may not write; exit 0 when it was refused
 */
#include "store-fixture.h"

#include "store/sqlite/topsheet-sqlite-lock.h"
#include "store/sqlite/topsheet-sqlite-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define NOBODY 65534

static TopsheetStore *
open_library (const char *path)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();

  return await_object (topsheet_sqlite_store_open (path, TOPSHEET_SQLITE_OPEN, clock));
}

static void
acknowledge (gint64 id)
{
  g_assert_cmpint (write (STDOUT_FILENO, &id, sizeof id), ==, sizeof id);
}

static GPtrArray *
make_charges (guint n)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, make_charge (1, 1000));
  return entries;
}

static void
post (const char *path, guint n_transactions, guint n_entries, gboolean stay)
{
  g_autoptr (TopsheetStore) store = open_library (path);
  g_autoptr (GPtrArray) entries = make_charges (n_entries);

  for (guint i = 0; i < n_transactions || n_transactions == 0; i++)
    {
      g_autoptr (GPtrArray) posted = await_array (topsheet_store_post_entries (store, entries));

      acknowledge (topsheet_ledger_entry_get_id (g_ptr_array_index (posted, n_entries - 1)));
    }
  while (stay)
    pause ();
  await_done (topsheet_store_close (store));
}

static void
hold_lock (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetSqliteLock) lock = topsheet_sqlite_lock_new (path, &error);
  char byte;

  g_assert_no_error (error);
  g_assert_true (topsheet_sqlite_lock_acquire (lock, 1000, &error));
  acknowledge (1);
  g_assert_cmpint (read (STDIN_FILENO, &byte, 1), ==, 0);
  topsheet_sqlite_lock_release (lock);
}

static rlim_t
limit_file_size (const char *path)
{
  struct rlimit limit;
  GStatBuf info;
  rlim_t before;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  before = limit.rlim_cur;
  limit.rlim_cur = (rlim_t) info.st_size + 200 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  return before;
}

static void
fill_disk (const char *path)
{
  g_autoptr (TopsheetStore) store = open_library (path);
  g_autoptr (GPtrArray) entries = make_charges (20);
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  rlim_t before;
  guint64 n_acknowledged = verify_good (store);

  signal (SIGXFSZ, SIG_IGN);
  before = limit_file_size (path);
  while (error == NULL)
    {
      g_autoptr (DexFuture) future = topsheet_store_post_entries (store, entries);

      if (await_value (future, &error) != NULL)
        n_acknowledged += entries->len;
      g_assert_cmpuint (n_acknowledged, <, 100000);
    }
  g_assert_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "room"));

  /* Nothing was lost, reading goes on, and writing does when there is room again. */
  g_assert_cmpuint (verify_good (store), ==, n_acknowledged);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  await_done (topsheet_store_post_entries (store, entries));
  g_assert_cmpuint (verify_good (store), ==, n_acknowledged + entries->len);
  await_done (topsheet_store_close (store));
}

static void
open_without_rights (const char *path)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *new_path = g_build_filename (folder, "new.db", NULL);

  if (geteuid () == 0)
    g_assert_cmpint (setreuid (NOBODY, NOBODY), ==, 0);
  await_error (topsheet_sqlite_store_open (path, TOPSHEET_SQLITE_OPEN, clock), TOPSHEET_STORE_ERROR_READ_ONLY);
  await_error (topsheet_sqlite_store_open (new_path, TOPSHEET_SQLITE_CREATE, clock), TOPSHEET_STORE_ERROR_READ_ONLY);
}

int
main (int argc, char *argv[])
{
  g_assert_cmpint (argc, >=, 3);
  dex_init ();

  if (g_str_equal (argv[1], "post") || g_str_equal (argv[1], "stay"))
    post (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]), g_str_equal (argv[1], "stay"));
  else if (g_str_equal (argv[1], "lock"))
    hold_lock (argv[2]);
  else if (g_str_equal (argv[1], "full"))
    fill_disk (argv[2]);
  else if (g_str_equal (argv[1], "read-only"))
    open_without_rights (argv[2]);
  else
    return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
