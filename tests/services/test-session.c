/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/topsheet-worker-pool.h"

static void
test_catalogue (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = await_boxed (topsheet_store_list_price_rules (self->store));
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->len, >, 100);
  g_assert_cmpstr (topsheet_catalogue_resolve (topsheet_session_get_catalogue (self->session), "flux-2-pro", &error),
                   ==, "bfl/flux-2-pro");
  g_assert_no_error (error);
  /* A second opening finds everything there and adds nothing. */
  fixture_reopen (self);
  after = await_boxed (topsheet_store_list_price_rules (self->store));
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_nonnull (topsheet_catalogue_resolve (topsheet_session_get_catalogue (self->session), "bfl/flux-2-pro",
                                                &error));
}

/* Opening a library that has the prices writes nothing: the file stays as it is. */
static void
test_opening_writes_nothing (Fixture *self, gconstpointer data)
{
  TopsheetLibraryInfo *before = await_boxed (topsheet_store_get_info (self->store));
  TopsheetLibraryInfo *after;
  g_autofree char *kept = NULL;
  g_autofree char *now = NULL;
  gsize kept_length, now_length;

  await_done (topsheet_session_close (self->session));
  g_assert_true (g_file_get_contents (self->library, &kept, &kept_length, NULL));
  g_clear_object (&self->session);
  self->session = await_object (topsheet_session_open (self->library, FALSE, self->clock));
  self->store = topsheet_session_get_store (self->session);
  after = await_boxed (topsheet_store_get_info (self->store));
  g_assert_true (g_file_get_contents (self->library, &now, &now_length, NULL));
  g_assert_cmpmem (kept, kept_length, now, now_length);
  g_assert_cmpuint (before->entries, ==, after->entries);
  topsheet_library_info_free (before);
  topsheet_library_info_free (after);
}

static void
test_addresses (void)
{
  g_autoptr (GError) address = await_error (topsheet_session_open ("postgresql://studio/library", TRUE, NULL));
  g_autoptr (GError) missing = await_error (topsheet_session_open ("/nowhere/at/all.db", FALSE, NULL));

  g_assert_error (address, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (address->message, "postgresql://studio/library"));
  g_assert_true (missing->domain == TOPSHEET_STORE_ERROR);
}

static void
test_default_location (void)
{
  g_autofree char *own = NULL;
  g_autofree char *told = NULL;

  g_unsetenv ("TOPSHEET_LIBRARY");
  own = topsheet_session_default_location ();
  g_assert_true (g_str_has_prefix (own, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (own, "/topsheet/library.db"));
  g_setenv ("TOPSHEET_LIBRARY", "/studio/library.db", TRUE);
  told = topsheet_session_default_location ();
  g_assert_cmpstr (told, ==, "/studio/library.db");
  g_unsetenv ("TOPSHEET_LIBRARY");
}

static void
test_member (Fixture *self, gconstpointer data)
{
  const char *member = topsheet_session_get_member (self->session);

  g_assert_nonnull (member);
  g_assert_true (g_utf8_validate (member, -1, NULL));
  g_assert_cmpstr (topsheet_session_get_location (self->session), ==, self->library);
}

static int running;
static int most;

static DexFuture *
count_work (gpointer data)
{
  int now = g_atomic_int_add (&running, 1) + 1;

  while (TRUE)
    {
      int seen = g_atomic_int_get (&most);

      if (now <= seen || g_atomic_int_compare_and_exchange (&most, seen, now))
        break;
    }
  g_usleep (2000);
  g_atomic_int_add (&running, -1);
  return dex_future_new_for_int (GPOINTER_TO_INT (data));
}

static void
test_workers (void)
{
  g_autoptr (TopsheetWorkerPool) pool = topsheet_worker_pool_new (3);
  g_autoptr (TopsheetWorkerPool) own = topsheet_worker_pool_new (0);
  DexFuture *futures[40];

  g_assert_cmpuint (topsheet_worker_pool_get_threads (pool), ==, 3);
  g_assert_cmpuint (topsheet_worker_pool_get_threads (own), >=, 1);
  g_assert_cmpuint (topsheet_worker_pool_get_threads (own), <=, 4);
  for (int i = 0; i < 40; i++)
    futures[i] = topsheet_worker_pool_run (pool, count_work, GINT_TO_POINTER (i), NULL);
  for (int i = 0; i < 40; i++)
    await_done (futures[i]);
  g_assert_cmpint (most, <=, 3);
  g_assert_cmpint (most, >, 0);
  g_assert_cmpint (running, ==, 0);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/session/catalogue", Fixture, NULL, fixture_set_up, test_catalogue, fixture_tear_down);
  g_test_add ("/services/session/opening-writes-nothing", Fixture, NULL, fixture_set_up, test_opening_writes_nothing,
              fixture_tear_down);
  g_test_add ("/services/session/member", Fixture, NULL, fixture_set_up, test_member, fixture_tear_down);
  g_test_add_func ("/services/session/addresses", test_addresses);
  g_test_add_func ("/services/session/default-location", test_default_location);
  g_test_add_func ("/services/worker-pool", test_workers);
  return fixture_run ();
}
