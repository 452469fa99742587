/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

static StoreFactory store_factory;
static gpointer store_factory_data;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = topsheet_clock_new_fixed (START_USEC);
  fixture->store = store_factory (fixture->clock, store_factory_data);
  fixture->project = make_project (fixture->store, "Spring campaign");
  fixture->project_id = topsheet_project_get_id (fixture->project);
}

/* Whatever a test did, the library is whole afterwards. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->is_closed)
    {
      verify_good (fixture->store);
      await_done (topsheet_store_close (fixture->store));
    }
  g_clear_object (&fixture->project);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_assert_finalize_object (g_steal_pointer (&fixture->clock));
}

static void
add_tests (const char *backend, const StoreTest *tests)
{
  for (; tests->name != NULL; tests++)
    {
      g_autofree char *path = g_strdup_printf ("/store/%s/%s", backend, tests->name);

      g_test_add (path, Fixture, NULL, set_up, tests->func, tear_down);
    }
}

void
store_conformance_add_tests (const char *backend, StoreFactory factory, gpointer data)
{
  store_factory = factory;
  store_factory_data = data;
  add_tests (backend, store_project_tests);
  add_tests (backend, store_plan_tests);
  add_tests (backend, store_generation_tests);
  add_tests (backend, store_origin_tests);
  add_tests (backend, store_source_tests);
  add_tests (backend, store_search_tests);
  add_tests (backend, store_ledger_tests);
  add_tests (backend, store_price_tests);
}
