/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "base/topsheet-error.h"
#include "services/topsheet-plan-versions.h"

static const char plan_json[] =
  "{ \"currency\": \"EUR\", \"name\": \"First\", \"variables\": [ { \"name\": \"shots\", \"value\": \"12\" } ], \"lines\": ["
  " { \"phase\": \"exploration\", \"name\": \"Sketches\", \"model\": \"bfl/flux-2-klein-4b\", \"quantities\": { \"images\": 1 },"
  "   \"select\": { \"width\": \"1024\", \"height\": \"1024\" }, \"formula\": \"shots * 2\", \"count\": 1 },"
  " { \"phase\": \"production\", \"account\": 6000, \"name\": \"Review\", \"count\": \"8\", \"unit\": \"hour\", \"unit_price\": \"55\" },"
  " { \"phase\": \"production\", \"account\": 6000, \"name\": \"Grade\", \"count\": \"1\", \"unit\": \"hour\", \"unit_price\": \"90\", \"price_currency\": \"GBP\" } ] }";

static gint64
project_id (Fixture *self)
{
  return topsheet_project_get_id (self->project);
}

static void
import (Fixture *self)
{
  g_autoptr (GBytes) json = g_bytes_new_static (plan_json, strlen (plan_json));
  g_autoptr (TopsheetBudgetView) view = await_boxed (topsheet_budget_service_import (self->session, self->project,
                                                                                     json));

  g_assert_nonnull (view);
}

/* Saves the newest plan with @count hours of review. */
static void
edit (Fixture *self, const char *count)
{
  g_autoptr (TopsheetBudgetPlan) plan = await_object (topsheet_store_load_plan (self->store, project_id (self), 0));
  g_autoptr (TopsheetBudgetPlan) copy = topsheet_budget_plan_copy (plan);
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (copy)), 1);

  g_object_set (line, "count", count, NULL);
  await_done (topsheet_store_save_plan (self->store, copy));
}

static void
assert_version (GPtrArray *versions, guint i, guint number, gboolean newest, gboolean baseline, gboolean stale)
{
  TopsheetPlanVersion *version = g_ptr_array_index (versions, i);

  g_assert_cmpuint (topsheet_budget_plan_get_version (version->plan), ==, number);
  g_assert_cmpint (version->is_newest, ==, newest);
  g_assert_cmpint (version->is_baseline, ==, baseline);
  g_assert_cmpint (version->is_stale, ==, stale);
}

static void
test_stale (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  g_autoptr (GPtrArray) approved = NULL, same = NULL, changed = NULL, again = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  import (self);
  await_done (topsheet_store_approve_plan (self->store, project_id (self), "Ada"));
  approved = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  g_assert_cmpuint (approved->len, ==, 1);
  assert_version (approved, 0, 1, TRUE, TRUE, FALSE);

  /* A draft that says the same leaves the approval as it is, another one does not. */
  edit (self, "8");
  same = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  assert_version (same, 0, 2, TRUE, FALSE, FALSE);
  assert_version (same, 1, 1, FALSE, TRUE, FALSE);
  edit (self, "9");
  changed = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  assert_version (changed, 1, 1, FALSE, TRUE, TRUE);

  await_done (topsheet_store_approve_plan (self->store, project_id (self), "Ada"));
  again = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  assert_version (again, 0, 2, TRUE, TRUE, FALSE);
  assert_version (again, 1, 1, FALSE, FALSE, FALSE);
}

static void
test_compare (Fixture *self, gconstpointer data)
{
  const guint versions[] = { 1, 2 }, missing[] = { 1, 7 }, twice[] = { 1, 1 };
  g_autoptr (TopsheetPlanDiff) diff = NULL;
  g_autoptr (GError) not_found = NULL, named_twice = NULL;

  import (self);
  fixture_add_rate (self);
  await_done (topsheet_store_keep_plan (self->store, project_id (self), "Before"));
  edit (self, "10");
  diff = await_boxed (topsheet_plan_versions_compare (self->session, project_id (self), versions, 2));
  g_assert_cmpuint (topsheet_plan_diff_n_changed (diff), ==, 1);
  /* 2 × 55; the line in pounds has no price in either, and is the same */
  g_assert_cmpint (diff->subtotal.difference[1].nanos, ==, 110 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_true (diff->subtotal.has_difference[1]);
  g_assert_cmpuint (diff->subtotal.unpriced[1], ==, 1);

  not_found = await_error (topsheet_plan_versions_compare (self->session, project_id (self), missing, 2));
  g_assert_error (not_found, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND);
  named_twice = await_error (topsheet_plan_versions_compare (self->session, project_id (self), twice, 2));
  g_assert_error (named_twice, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetProject) made = topsheet_project_new ("Dollars", "USD");
  g_autoptr (TopsheetProject) other = await_object (topsheet_store_add_project (self->store, made));
  g_autoptr (TopsheetBudgetView) view = NULL;
  g_autoptr (TopsheetBudgetLine) review = NULL, sketches = NULL, grade = NULL;
  g_auto (GStrv) missing = NULL;
  GListModel *lines;

  import (self);
  view = await_boxed (topsheet_plan_versions_copy (self->session, other, project_id (self), 0));
  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (view->plan));
  sketches = g_list_model_get_item (lines, 0);
  review = g_list_model_get_item (lines, 1);
  grade = g_list_model_get_item (lines, 2);

  g_assert_cmpstr (topsheet_budget_plan_get_currency (view->plan), ==, "USD");
  g_assert_null (topsheet_budget_plan_get_name (view->plan));
  g_assert_cmpint (topsheet_budget_plan_get_project_id (view->plan), ==, topsheet_project_get_id (other));
  /* Prices stay in their currency: 55 euros an hour are not 55 dollars. */
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (review), ==, "EUR");
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (grade), ==, "GBP");
  g_assert_null (topsheet_budget_line_get_priced_amount (review));
  /* Formulas and variables come along: 12 × 2 × 0.016 dollars need no rate. */
  g_assert_cmpstr (topsheet_budget_line_get_formula (sketches), ==, "shots * 2");
  g_assert_cmpint (topsheet_budget_line_get_priced_amount (sketches)->nanos, ==, G_GINT64_CONSTANT (360000000));
  g_assert_cmpuint (view->totals.unpriced, ==, 2);
  missing = topsheet_plan_list_missing_rates (view->plan, topsheet_session_get_catalogue (self->session), view->rates,
                                              FIXTURE_NOW_USEC);
  g_assert_true (g_strv_equal ((const char * const *) missing, (const char *[]) { "EUR", "GBP", NULL }));
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetBudgetView) view = NULL;
  g_autoptr (TopsheetBudgetPlan) first = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  import (self);
  await_done (topsheet_store_approve_plan (self->store, project_id (self), "Ada"));
  edit (self, "20");
  view = await_boxed (topsheet_plan_versions_restore (self->session, self->project, 1));
  g_assert_cmpuint (topsheet_budget_plan_get_version (view->plan), ==, 2);
  g_assert_false (topsheet_budget_plan_is_approved (view->plan));
  versions = await_boxed (topsheet_plan_versions_list (self->session, project_id (self)));
  g_assert_cmpuint (versions->len, ==, 2);
  assert_version (versions, 1, 1, FALSE, TRUE, FALSE);
  first = await_object (topsheet_store_load_plan (self->store, project_id (self), 1));
  g_assert_cmpstr (topsheet_budget_plan_get_name (first), ==, "First");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/plan-versions/stale", Fixture, NULL, fixture_set_up, test_stale, fixture_tear_down);
  g_test_add ("/services/plan-versions/compare", Fixture, NULL, fixture_set_up, test_compare, fixture_tear_down);
  g_test_add ("/services/plan-versions/copy", Fixture, NULL, fixture_set_up, test_copy, fixture_tear_down);
  g_test_add ("/services/plan-versions/restore", Fixture, NULL, fixture_set_up, test_restore, fixture_tear_down);
  return fixture_run ();
}
