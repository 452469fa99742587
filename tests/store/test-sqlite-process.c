/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>

#define N_KILLS 40

static void
count_changed_cb (TopsheetStore *store, guint kinds, guint *seen)
{
  *seen |= kinds;
}

/* Two other processes write as fast as they can while this one reads and writes too. */
static void
test_writers_at_once (void)
{
  enum
  {
    N_TRANSACTIONS = 400,
    N_ENTRIES = 3,
    N_OWN = 100
  };
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (GSubprocess) first = sqlite_test_child ("post", path, "400", "3", NULL);
  g_autoptr (GSubprocess) second = sqlite_test_child ("post", path, "400", "3", NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GSubprocess *children[] = { first, second };

  for (int i = 0; i < N_OWN; i++)
    {
      TopsheetActuals *actuals;

      post_charges (store, 1, N_ENTRIES);
      actuals = await_boxed (topsheet_store_get_actuals (store, 1));
      g_assert_cmpint (actuals->actual[TOPSHEET_PHASE_EXPLORATION].nanos, >, 0);
      g_boxed_free (TOPSHEET_TYPE_ACTUALS, actuals);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      guint n = 0;
      gint64 last = 0, id;

      for (; (id = sqlite_test_read_id (children[i])) != 0; n++)
        {
          /* In order, and nobody else's. */
          g_assert_cmpint (id, >, last);
          g_assert_true (g_hash_table_add (ids, g_memdup2 (&id, sizeof id)));
          last = id;
        }
      g_assert_cmpuint (n, ==, N_TRANSACTIONS);
      g_assert_true (g_subprocess_wait_check (children[i], NULL, NULL));
    }
  /* The chain has no gaps, or it would not verify. */
  g_assert_cmpuint (verify_good (store), ==, 12 + N_ENTRIES * (2 * N_TRANSACTIONS + N_OWN));
  sqlite_test_close (store);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
test_change_of_another (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (GSubprocess) child = NULL;
  guint seen = 0;
  gint64 acknowledged_usec;
  gboolean late = FALSE;
  guint timeout;

  g_signal_connect (store, "changed", G_CALLBACK (count_changed_cb), &seen);
  child = sqlite_test_child ("post", path, "1", "1", NULL);
  g_assert_cmpint (sqlite_test_read_id (child), ==, 13);
  acknowledged_usec = g_get_monotonic_time ();
  timeout = g_timeout_add (5000, timeout_cb, &late);
  while (seen == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_test_message ("seen after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - acknowledged_usec) / 1000);
  g_assert_cmphex (seen, ==, TOPSHEET_CHANGE_LEDGER);
  g_assert_cmpint (g_get_monotonic_time () - acknowledged_usec, <, G_USEC_PER_SEC);

  /* One's own change is announced once, not again as somebody else's. */
  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  seen = 0;
  post_charges (store, 1, 1);
  while (seen == 0)
    g_main_context_iteration (NULL, TRUE);
  seen = 0;
  late = FALSE;
  timeout = g_timeout_add (1000, timeout_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_cmphex (seen, ==, 0);
  sqlite_test_close (store);
}

static void
test_lock_timeout (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (GSubprocess) child = sqlite_test_child ("lock", path, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (1, 1), NULL);
  gint64 began_usec;

  g_assert_cmpint (sqlite_test_read_id (child), ==, 1);
  g_object_set (store, "lock-timeout-msec", 200u, NULL);
  began_usec = g_get_monotonic_time ();
  await_error (topsheet_store_post_entries (store, entries), TOPSHEET_STORE_ERROR_FAILED);
  g_assert_cmpint (g_get_monotonic_time () - began_usec, >=, 200 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - began_usec, <, 5 * G_TIME_SPAN_SECOND);

  /* Reading needs no lock. Nothing was written, and writing works as soon as the other lets go. */
  g_assert_cmpuint (verify_good (store), ==, 12);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL));
  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  await_done (topsheet_store_post_entries (store, entries));
  g_assert_cmpuint (verify_good (store), ==, 13);
  sqlite_test_close (store);
}

/* A process that dies with the lock in its hands gives it back. */
static void
test_lock_of_the_dead (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  TopsheetStore *store = sqlite_test_open (path);
  g_autoptr (GSubprocess) child = sqlite_test_child ("lock", path, NULL);

  g_assert_cmpint (sqlite_test_read_id (child), ==, 1);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  post_charges (store, 1, 1);
  sqlite_test_close (store);
}

static void
test_full_disk (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autoptr (GSubprocess) child = sqlite_test_child ("full", path, NULL);
  TopsheetStore *store;

  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  store = sqlite_test_open (path);
  g_assert_cmpuint (verify_good (store), >, 12);
  sqlite_test_close (store);
}

/* Kills the writer somewhere in the middle of its work; the last id it had acknowledged. */
static gint64
write_and_die (const char *path, GRand *random)
{
  g_autoptr (GSubprocess) child = sqlite_test_child ("post", path, "0", "3", NULL);
  guint n_seen = (guint) g_rand_int_range (random, 1, 40);
  gint64 last = 0, id;

  for (guint i = 0; i < n_seen; i++)
    last = sqlite_test_read_id (child);
  g_usleep ((gulong) g_rand_int_range (random, 0, 3000));
  g_subprocess_send_signal (child, SIGKILL);
  while ((id = sqlite_test_read_id (child)) != 0)
    last = id;
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static void
test_kill (void)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autoptr (GRand) random = g_rand_new_with_seed (40);
  guint64 n_entries = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      gint64 acknowledged = write_and_die (path, random);
      TopsheetStore *store = sqlite_test_open (path);

      n_entries = verify_good (store);
      g_assert_cmpuint (n_entries, >=, (guint64) acknowledged);
      /* A transaction is there whole or not at all. */
      g_assert_cmpuint ((n_entries - 12) % 3, ==, 0);
      sqlite_test_close (store);
    }
  g_test_message ("%d writers killed, %" G_GUINT64_FORMAT " entries, none lost", N_KILLS, n_entries);
}

static void
add_tests (void)
{
  g_test_add_func ("/store/sqlite-process/writers-at-once", test_writers_at_once);
  g_test_add_func ("/store/sqlite-process/change-of-another", test_change_of_another);
  g_test_add_func ("/store/sqlite-process/lock-timeout", test_lock_timeout);
  g_test_add_func ("/store/sqlite-process/lock-of-the-dead", test_lock_of_the_dead);
  g_test_add_func ("/store/sqlite-process/full-disk", test_full_disk);
  g_test_add_func ("/store/sqlite-process/kill", test_kill);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
