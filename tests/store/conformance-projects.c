/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#include <string.h>

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney limit = topsheet_money (G_GINT64_CONSTANT (12500000000000), "EUR");
  TopsheetMoney api_limit = topsheet_money (1, "EUR");
  g_autoptr (TopsheetProject) project = topsheet_project_new ("Lato „w mieście”", "EUR");
  g_autoptr (TopsheetProject) added = NULL;
  g_autoptr (TopsheetProject) found = NULL;
  g_autofree char *id = NULL;

  g_object_set (project, "client", "ACME", "region", "POL", "producer", "Ada", "limit", &limit, "api-limit", &api_limit,
                NULL);
  added = await_object (topsheet_store_add_project (fixture->store, project));
  g_assert_cmpint (topsheet_project_get_id (added), >, 0);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_project_get_id (added));
  found = await_object (topsheet_store_get_project (fixture->store, id));

  g_assert_cmpstr (topsheet_project_get_name (found), ==, "Lato „w mieście”");
  g_assert_cmpstr (topsheet_project_get_client (found), ==, "ACME");
  g_assert_cmpstr (topsheet_project_get_producer (found), ==, "Ada");
  g_assert_cmpstr (topsheet_project_get_region (found), ==, "POL");
  g_assert_cmpstr (topsheet_project_get_currency (found), ==, "EUR");
  g_assert_cmpint (topsheet_project_get_phase (found), ==, TOPSHEET_PHASE_PLANNING);
  g_assert_cmpint (topsheet_project_get_limit (found)->nanos, ==, limit.nanos);
  g_assert_cmpstr (topsheet_project_get_limit (found)->currency, ==, "EUR");
  g_assert_cmpint (topsheet_project_get_api_limit (found)->nanos, ==, 1);
  g_assert_cmpint (topsheet_project_get_created_at_usec (found), ==, START_USEC);
  g_assert_null (topsheet_project_get_limit (fixture->project));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) same = topsheet_project_new ("Spring campaign", "USD");
  g_autoptr (TopsheetProject) archived = NULL;
  g_autoptr (TopsheetProject) second = NULL;
  g_autoptr (TopsheetProject) found = NULL;

  await_error (topsheet_store_add_project (fixture->store, same), TOPSHEET_STORE_ERROR_EXISTS);
  g_object_set (fixture->project, "archived-at-usec", START_USEC, NULL);
  archived = await_object (topsheet_store_update_project (fixture->store, fixture->project));
  g_assert_cmpint (topsheet_project_get_archived_at_usec (archived), ==, START_USEC);

  /* Only the archive has it: still found. Then the new one is meant. */
  found = await_object (topsheet_store_get_project (fixture->store, "Spring campaign"));
  g_assert_cmpint (topsheet_project_get_id (found), ==, fixture->project_id);
  g_clear_object (&found);
  second = await_object (topsheet_store_add_project (fixture->store, same));
  found = await_object (topsheet_store_get_project (fixture->store, "Spring campaign"));
  g_assert_cmpint (topsheet_project_get_id (found), ==, topsheet_project_get_id (second));

  /* The name is taken when the first one comes back. */
  g_object_set (fixture->project, "archived-at-usec", G_GINT64_CONSTANT (0), NULL);
  await_error (topsheet_store_update_project (fixture->store, fixture->project), TOPSHEET_STORE_ERROR_EXISTS);
  await_error (topsheet_store_get_project (fixture->store, "Autumn"), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_get_project (fixture->store, "999"), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_get_project (fixture->store, ""), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

static void
test_list_by_activity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) autumn = NULL;
  g_autoptr (GPtrArray) projects = NULL;

  topsheet_clock_advance (fixture->clock, G_USEC_PER_SEC);
  autumn = make_project (fixture->store, "Autumn");
  projects = await_array (topsheet_store_list_projects (fixture->store, FALSE));
  g_assert_cmpuint (projects->len, ==, 2);
  g_assert_cmpstr (topsheet_project_get_name (g_ptr_array_index (projects, 0)), ==, "Autumn");
  g_clear_pointer (&projects, g_ptr_array_unref);

  /* Work on a project brings it to the top; an archived one is only shown on request. */
  topsheet_clock_advance (fixture->clock, G_USEC_PER_SEC);
  post_charges (fixture->store, fixture->project_id, 1);
  projects = await_array (topsheet_store_list_projects (fixture->store, FALSE));
  g_assert_cmpstr (topsheet_project_get_name (g_ptr_array_index (projects, 0)), ==, "Spring campaign");
  g_clear_pointer (&projects, g_ptr_array_unref);
  g_object_set (autumn, "archived-at-usec", START_USEC, NULL);
  await_done (topsheet_store_update_project (fixture->store, autumn));
  projects = await_array (topsheet_store_list_projects (fixture->store, FALSE));
  g_assert_cmpuint (projects->len, ==, 1);
  g_clear_pointer (&projects, g_ptr_array_unref);
  projects = await_array (topsheet_store_list_projects (fixture->store, TRUE));
  g_assert_cmpuint (projects->len, ==, 2);
}

static void
test_currency_and_limits (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney dollars = topsheet_money (TOPSHEET_NANOS_PER_UNIT, "USD");
  g_autoptr (TopsheetProject) other = g_object_new (TOPSHEET_TYPE_PROJECT, "id", fixture->project_id, "name",
                                                    "Spring campaign", "currency", "USD", NULL);
  g_autoptr (TopsheetProject) missing = g_object_new (TOPSHEET_TYPE_PROJECT, "id", G_GINT64_CONSTANT (99), "name", "X",
                                                      "currency", "EUR", NULL);
  g_autoptr (TopsheetProject) nameless = g_object_new (TOPSHEET_TYPE_PROJECT, "currency", "EUR", NULL);
  g_autoptr (TopsheetProject) found = NULL;

  await_error (topsheet_store_update_project (fixture->store, other), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_update_project (fixture->store, missing), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_add_project (fixture->store, nameless), TOPSHEET_STORE_ERROR_REFUSED);

  /* A refused half takes the other half back with it. */
  g_object_set (fixture->project, "name", "Renamed", "limit", &dollars, NULL);
  await_error (topsheet_store_update_project (fixture->store, fixture->project), TOPSHEET_STORE_ERROR_REFUSED);
  found = await_object (topsheet_store_get_project (fixture->store, "Spring campaign"));
  g_assert_null (topsheet_project_get_limit (found));
}

static void
test_deliverables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetDeliverable) second = topsheet_deliverable_new (fixture->project_id, "SH020", "Żuraw o świcie");
  g_autoptr (TopsheetDeliverable) first = topsheet_deliverable_new (fixture->project_id, "SH010", NULL);
  g_autoptr (TopsheetDeliverable) bad = g_object_new (TOPSHEET_TYPE_DELIVERABLE, "project-id", fixture->project_id,
                                                      "code", "SH010_v001", NULL);
  g_autoptr (TopsheetDeliverable) homeless = topsheet_deliverable_new (77, "SH010", NULL);
  g_autoptr (TopsheetDeliverable) added = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_object_set (second, "finals", 3u, NULL);
  added = await_object (topsheet_store_add_deliverable (fixture->store, second));
  await_done (topsheet_store_add_deliverable (fixture->store, first));
  await_error (topsheet_store_add_deliverable (fixture->store, first), TOPSHEET_STORE_ERROR_EXISTS);
  await_error (topsheet_store_add_deliverable (fixture->store, bad), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_add_deliverable (fixture->store, homeless), TOPSHEET_STORE_ERROR_NOT_FOUND);

  list = await_array (topsheet_store_list_deliverables (fixture->store, fixture->project_id));
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (topsheet_deliverable_get_code (g_ptr_array_index (list, 0)), ==, "SH010");
  g_assert_cmpstr (topsheet_deliverable_get_code (g_ptr_array_index (list, 1)), ==, "SH020");
  g_assert_cmpstr (topsheet_deliverable_get_name (g_ptr_array_index (list, 1)), ==, "Żuraw o świcie");
  g_assert_cmpuint (topsheet_deliverable_get_finals (g_ptr_array_index (list, 1)), ==, 3);
  g_assert_cmpint (topsheet_deliverable_get_id (added), ==, topsheet_deliverable_get_id (g_ptr_array_index (list, 1)));
}

static void
count_changed_cb (TopsheetStore *store, guint kinds, guint *seen)
{
  *seen |= kinds;
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  guint seen = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_changed_cb), &seen);
  post_charges (fixture->store, fixture->project_id, 1);
  while (seen == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmphex (seen, ==, TOPSHEET_CHANGE_LEDGER);

  /* Reading changes nothing. */
  seen = 0;
  verify_good (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmphex (seen, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->store, &seen);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  DexFuture *last = topsheet_store_list_projects (fixture->store, FALSE);
  DexFuture *closed = topsheet_store_close (fixture->store);
  g_autoptr (TopsheetProject) late = topsheet_project_new ("Late", "EUR");

  /* What was asked for before is answered; what comes later is refused. */
  await_done (last);
  await_done (closed);
  await_error (topsheet_store_list_projects (fixture->store, FALSE), TOPSHEET_STORE_ERROR_FAILED);
  await_error (topsheet_store_add_project (fixture->store, late), TOPSHEET_STORE_ERROR_FAILED);
  await_done (topsheet_store_close (fixture->store));
  fixture->is_closed = TRUE;
}

static void
test_info (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetLibraryInfo) info = await_boxed (topsheet_store_get_info (fixture->store));

  g_assert_nonnull (info->location);
  g_assert_cmpuint (info->schema_version, >=, 1);
  g_assert_cmpuint (info->projects, ==, 1);
  g_assert_cmpuint (info->generations, ==, 0);
  g_assert_cmpuint (info->entries, ==, 0);
  g_assert_cmpuint (info->size_bytes, >, 0);
  g_assert_null (info->head);
  post_charges (fixture->store, fixture->project_id, 3);
  topsheet_library_info_free (g_steal_pointer (&info));
  info = await_boxed (topsheet_store_get_info (fixture->store));
  g_assert_cmpuint (info->entries, ==, 3);
  g_assert_cmpuint (strlen (info->head), ==, 64);
}

const StoreTest store_project_tests[] = {
  { "project/round-trip", test_round_trip },
  { "project/names", test_names },
  { "project/list-by-activity", test_list_by_activity },
  { "project/currency-and-limits", test_currency_and_limits },
  { "deliverable/list", test_deliverables },
  { "library/changed", test_changed },
  { "library/info", test_info },
  { "library/closed", test_closed },
  { NULL },
};
