/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/topsheet-budget-service.h"
#include "services/topsheet-plan-templates.h"
#include "services/topsheet-project-service.h"

/* Every line that a model makes has a price and no line a formula that fails; only people's time and services wait for the person's own prices. */
static void
check_lines (TopsheetBudgetView *view)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (view->plan));

  g_assert_cmpuint (g_list_model_get_n_items (lines), >, 4);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      TopsheetDecimal count = topsheet_budget_line_get_count (line);

      g_assert_cmpstr (topsheet_budget_line_get_formula_error (line), ==, NULL);
      g_assert_cmpint (topsheet_decimal_sign (&count), >, 0);
      if (topsheet_budget_line_get_model_id (line) != NULL)
        g_assert_cmpstr (topsheet_budget_line_get_unpriced_why (line), ==, NULL);
      else
        g_assert_null (topsheet_budget_line_get_priced_amount (line));
    }
}

static void
test_each (Fixture *self, gconstpointer data)
{
  guint n_templates;
  const TopsheetPlanTemplate *templates = topsheet_plan_templates_list (&n_templates);

  g_assert_cmpuint (n_templates, ==, 4);
  for (guint i = 0; i < n_templates; i++)
    {
      g_autoptr (TopsheetProject) project = topsheet_project_new (templates[i].title, "USD");
      g_autoptr (TopsheetProject) added = NULL;
      g_autoptr (TopsheetBudgetView) view = NULL;

      added = await_object (topsheet_project_service_add (self->session, project, templates[i].id));
      view = await_boxed (topsheet_budget_service_load (self->session, topsheet_project_get_id (added), 0));
      check_lines (view);
      g_assert_cmpint (view->totals.subtotal.nanos, >, 0);
    }
}

/* 100 requests a day for 30 days of 3,500 tokens in and 220 out at 0.10 and 0.40 USD a million: 3,000 × 0.000438 = 1.314 */
static void
test_requests (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetProject) project = topsheet_project_new ("Assistant", "USD");
  g_autoptr (TopsheetProject) added = await_object (topsheet_project_service_add (self->session, project,
                                                                                  "llm-assistant"));
  g_autoptr (TopsheetBudgetView) view = await_boxed (topsheet_budget_service_load (self->session,
                                                                                   topsheet_project_get_id (added), 0));
  g_autoptr (TopsheetBudgetLine) line =
    g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (view->plan)), 2);

  g_assert_cmpint (topsheet_budget_line_get_priced_amount (line)->nanos, ==, 1314000000);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_plan_templates_build ("opera", 1, "EUR", &error));
  g_assert_nonnull (strstr (error->message, "commercial-60s"));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/templates/each", Fixture, NULL, fixture_set_up, test_each, fixture_tear_down);
  g_test_add ("/services/templates/requests", Fixture, NULL, fixture_set_up, test_requests, fixture_tear_down);
  g_test_add ("/services/templates/unknown", Fixture, NULL, fixture_set_up, test_unknown, fixture_tear_down);
  return fixture_run ();
}
