/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>

#define N_COPIES 200
#define N_TRANSACTIONS 60
#define SECTOR 512

/* A library as a power cut leaves it: the file, and a log of N_TRANSACTIONS transactions that was never put to rest. */
typedef struct
{
  char *file;
  gsize file_length;
  char *log;
  gsize log_length;
  GPtrArray *hashes; /* of the entries in order */
} Cut;

static void
cut_clear (Cut *self)
{
  g_free (self->file);
  g_free (self->log);
  g_ptr_array_unref (self->hashes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cut, cut_clear)

static void
write_copy (const Cut *cut, const char *path, gsize log_length)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *index_path = g_strconcat (path, "-shm", NULL);

  g_unlink (index_path);
  g_assert_true (g_file_set_contents_full (path, cut->file, (gssize) cut->file_length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  g_assert_true (g_file_set_contents_full (log_path, cut->log, (gssize) log_length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
}

static GPtrArray *
load_all (TopsheetStore *store, guint64 n_entries)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= (gint64) n_entries; id++)
    g_array_append_val (ids, id);
  return await_array (topsheet_store_load_entries (store, ids));
}

static void
make_cut (Cut *cut)
{
  g_autofree char *path = sqlite_test_make_library ();
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = sqlite_test_new_path ();
  g_autofree char *number = g_strdup_printf ("%d", N_TRANSACTIONS);
  g_autoptr (GSubprocess) child = sqlite_test_child ("stay", path, number, "2", NULL);
  TopsheetStore *store;

  for (int i = 0; i < N_TRANSACTIONS; i++)
    g_assert_cmpint (sqlite_test_read_id (child), ==, 12 + 2 * (i + 1));
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_file_get_contents (path, &cut->file, &cut->file_length, NULL));
  g_assert_true (g_file_get_contents (log_path, &cut->log, &cut->log_length, NULL));
  g_assert_cmpuint (cut->log_length, >, N_TRANSACTIONS * 4096);

  write_copy (cut, copy, cut->log_length);
  store = sqlite_test_open (copy);
  g_assert_cmpuint (verify_good (store), ==, 12 + 2 * N_TRANSACTIONS);
  {
    g_autoptr (GPtrArray) entries = load_all (store, 12 + 2 * N_TRANSACTIONS);

    cut->hashes = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < entries->len; i++)
      g_ptr_array_add (cut->hashes, g_strdup (topsheet_ledger_entry_get_hash (g_ptr_array_index (entries, i))));
  }
  sqlite_test_close (store);
}

/* What is left is the beginning of what there was: whole transactions, the same entries. */
static guint64
check_prefix (const Cut *cut, const char *path)
{
  TopsheetStore *store = sqlite_test_open (path);
  guint64 n_entries = verify_good (store);
  g_autoptr (GPtrArray) entries = load_all (store, n_entries);

  g_assert_cmpuint (n_entries, >=, 12);
  g_assert_cmpuint (n_entries, <=, cut->hashes->len);
  g_assert_cmpuint (n_entries % 2, ==, 0);
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpstr (topsheet_ledger_entry_get_hash (g_ptr_array_index (entries, i)), ==,
                     g_ptr_array_index (cut->hashes, i));

  /* And it goes on from there. */
  post_charges (store, 1, 1);
  g_assert_cmpuint (verify_good (store), ==, n_entries + 1);
  sqlite_test_close (store);
  return n_entries;
}

static void
test_power_cuts (void)
{
  g_autofree char *path = sqlite_test_new_path ();
  g_autoptr (GRand) random = g_rand_new_with_seed (200);
  g_autoptr (GHashTable) prefixes = g_hash_table_new (NULL, NULL);
  g_auto (Cut) cut = { 0 };

  make_cut (&cut);
  for (int i = 0; i < N_COPIES; i++)
    {
      gsize log_length = cut.log_length;
      gsize sector = (gsize) g_rand_int_range (random, 0, (gint32) (cut.log_length / SECTOR)) * SECTOR;
      char saved[SECTOR];

      memcpy (saved, cut.log + sector, SECTOR);
      if (i % 2 == 0)
        log_length = (gsize) g_rand_int_range (random, 0, (gint32) cut.log_length);
      else
        memset (cut.log + sector, 0, SECTOR);
      write_copy (&cut, path, log_length);
      memcpy (cut.log + sector, saved, SECTOR);
      g_hash_table_add (prefixes, GSIZE_TO_POINTER (check_prefix (&cut, path)));
    }
  g_test_message ("%d damaged logs, %u different lengths, each opened whole", N_COPIES, g_hash_table_size (prefixes));
  g_assert_cmpuint (g_hash_table_size (prefixes), >, 30);
}

static void
add_tests (void)
{
  g_test_add_func ("/store/sqlite-damage/power-cuts", test_power_cuts);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
