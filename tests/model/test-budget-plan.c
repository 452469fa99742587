/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-account.h"
#include "model/topsheet-budget-plan.h"

static void
test_defaults (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (3, "EUR");
  TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (plan);

  g_assert_cmpint (percent.mantissa, ==, 25);
  g_assert_cmpuint (topsheet_budget_plan_get_version (plan), ==, 1);
  g_assert_cmpint (topsheet_budget_plan_get_buffer_base (plan), ==, TOPSHEET_BUFFER_BASE_SUBTOTAL);
  g_assert_false (topsheet_budget_plan_is_approved (plan));
  g_assert_null (topsheet_budget_plan_get_limit (plan));
}

static void
test_unit_price (void)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION,
                                                                  TOPSHEET_ACCOUNT_PRODUCTION, "Hero");
  TopsheetDecimal zero = TOPSHEET_DECIMAL_ZERO, price;
  g_autofree char *text = NULL;

  g_assert_false (topsheet_budget_line_get_unit_price (line, &price));
  /* A price of nothing that was typed is not "no price". */
  topsheet_budget_line_set_unit_price (line, &zero, "USD");
  g_assert_true (topsheet_budget_line_get_unit_price (line, &price));
  g_assert_cmpint (price.mantissa, ==, 0);
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (line), ==, "USD");
  g_object_get (line, "unit-price", &text, NULL);
  g_assert_cmpstr (text, ==, "0");
  topsheet_budget_line_set_unit_price (line, NULL, NULL);
  g_assert_false (topsheet_budget_line_get_unit_price (line, NULL));
  g_assert_null (topsheet_budget_line_get_price_currency (line));
}

static void
test_copy (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (3, "EUR");
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_POST, TOPSHEET_ACCOUNT_STORAGE,
                                                                  "Archive");
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("months=6", NULL);
  TopsheetMoney limit = topsheet_money (5, "EUR"), amount = topsheet_money (7, "EUR");
  TopsheetDecimal price = { 4, 3 }, copied_price;
  g_autoptr (TopsheetBudgetPlan) copy = NULL;
  g_autoptr (TopsheetBudgetLine) copied = NULL;

  g_object_set (line, "id", (gint64) 11, "usage", usage, "unit", TOPSHEET_UNIT_GB_MONTH, "note", "cold", NULL);
  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (12));
  topsheet_budget_line_set_unit_price (line, &price, "USD");
  topsheet_budget_line_set_priced (line, &amount, &amount, "2026-08-21", "typed", NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  topsheet_budget_plan_set_limit (plan, &limit);
  topsheet_budget_plan_set_buffer_percent (plan, topsheet_decimal_from_int (20));
  g_object_set (plan, "id", (gint64) 2, "approved-at-usec", (gint64) 9, "approved-by", "Ada", "hash", "00", NULL);

  copy = topsheet_budget_plan_copy (plan);
  copied = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (copy)), 0);
  g_assert_false (topsheet_budget_plan_is_approved (copy));
  g_assert_null (topsheet_budget_plan_get_hash (copy));
  g_assert_cmpint (topsheet_budget_plan_get_id (copy), ==, 0);
  g_assert_cmpint (topsheet_budget_plan_get_limit (copy)->nanos, ==, 5);
  g_assert_cmpint (topsheet_budget_plan_get_buffer_percent (copy).mantissa, ==, 20);
  g_assert_true (copied != line);
  g_assert_cmpint (topsheet_budget_line_get_id (copied), ==, 0);
  g_assert_cmpint (topsheet_budget_line_get_count (copied).mantissa, ==, 12);
  g_assert_true (topsheet_budget_line_get_unit_price (copied, &copied_price));
  g_assert_cmpint (topsheet_decimal_compare (&copied_price, &price), ==, 0);
  g_assert_cmpint (topsheet_budget_line_get_priced_amount (copied)->nanos, ==, 7);
  /* What a copy changes is its own. */
  topsheet_usage_set_quantity (topsheet_budget_line_get_usage (copied), "months", topsheet_decimal_from_int (1));
  g_assert_true (topsheet_usage_get_quantity (usage, "months", &price));
  g_assert_cmpint (price.mantissa, ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/budget-plan/defaults", test_defaults);
  g_test_add_func ("/budget-plan/unit-price", test_unit_price);
  g_test_add_func ("/budget-plan/copy", test_copy);

  return g_test_run ();
}
