/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "base/topsheet-error.h"
#include "services/topsheet-budget-service.h"

static const char plan_json[] =
  "{ \"currency\": \"EUR\", \"buffer_percent\": 25, \"limit\": \"750\", \"rates\": { \"USD\": \"0.86\" }, \"lines\": ["
  " { \"phase\": \"exploration\", \"name\": \"Sketches\", \"model\": \"bfl/flux-2-klein-4b\", \"quantities\": { \"images\": 1 },"
  "   \"select\": { \"width\": \"1024\", \"height\": \"1024\" }, \"count\": 100 },"
  " { \"phase\": \"production\", \"account\": 6000, \"name\": \"Review\", \"count\": \"8\", \"unit\": \"hour\", \"unit_price\": \"55\" } ] }";

static GBytes *
to_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) json = to_bytes (plan_json);
  g_autoptr (TopsheetBudgetView) view = await_boxed (topsheet_budget_service_import (self->session, self->project,
                                                                                     json));
  g_autoptr (TopsheetBudgetView) again = NULL;
  g_autoptr (TopsheetBudgetView) loaded = NULL;

  /* 100 × (0.014 + 1 extra megapixel × 0.001, the second begun) × 0.86 = 1.29; 8 × 55 = 440 */
  g_assert_cmpint (view->totals.subtotal.nanos, ==, G_GINT64_CONSTANT (441290000000));
  g_assert_cmpint (view->totals.buffer.nanos, ==, G_GINT64_CONSTANT (110322500000));
  g_assert_true (view->totals.has_headroom);
  g_assert_cmpint (view->totals.headroom.nanos, ==, G_GINT64_CONSTANT (198387500000));
  g_assert_cmpuint (view->totals.unpriced, ==, 0);
  g_assert_cmpuint (view->rates->len, ==, 1);
  /* The same file again replaces the draft and does not pile up rates. */
  again = await_boxed (topsheet_budget_service_import (self->session, self->project, json));
  g_assert_cmpuint (again->rates->len, ==, 1);
  g_assert_cmpuint (topsheet_budget_plan_get_version (again->plan), ==, 1);
  loaded = await_boxed (topsheet_budget_service_load (self->session, topsheet_project_get_id (self->project), 0));
  g_assert_cmpint (loaded->totals.total.nanos, ==, view->totals.total.nanos);
}

static void
test_limits_stay (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) json =
    to_bytes ("{ \"lines\": [ { \"name\": \"Review\", \"count\": 1, \"unit\": \"hour\", \"unit_price\": 5 } ] }");
  TopsheetMoney limit = topsheet_money (100 * TOPSHEET_NANOS_PER_UNIT, "EUR");
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetProject) now = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;

  topsheet_project_set_limit (self->project, &limit);
  project = await_object (topsheet_store_update_project (self->store, self->project));
  view = await_boxed (topsheet_budget_service_import (self->session, project, json));
  now = await_object (topsheet_store_get_project (self->store, "Test"));
  g_assert_nonnull (topsheet_project_get_limit (now));
  g_assert_cmpint (topsheet_project_get_limit (now)->nanos, ==, limit.nanos);
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) none = await_error (topsheet_budget_service_load (self->session,
                                                                       topsheet_project_get_id (self->project), 0));
  g_autoptr (GBytes) broken = to_bytes ("{ \"lines\": [ { \"name\": ");
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GError) parse = NULL;
  g_autoptr (GError) depth = NULL;

  g_assert_error (none, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND);
  parse = await_error (topsheet_budget_service_import (self->session, self->project, broken));
  g_assert_true (parse->domain == TOPSHEET_ERROR);
  g_test_message ("%s", parse->message);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  nested = g_string_free_to_bytes (g_steal_pointer (&deep));
  depth = await_error (topsheet_budget_service_import (self->session, self->project, nested));
  g_assert_true (depth->domain == TOPSHEET_ERROR);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/budget/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/services/budget/limits-stay", Fixture, NULL, fixture_set_up, test_limits_stay, fixture_tear_down);
  g_test_add ("/services/budget/errors", Fixture, NULL, fixture_set_up, test_errors, fixture_tear_down);
  return fixture_run ();
}
