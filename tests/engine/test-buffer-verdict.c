/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-budget-risk.h"
#include "engine/topsheet-buffer-verdict.h"

#include <stdlib.h>
#include <string.h>

/* A line of which @wanted finals are needed at @rate, priced as the engine does: wanted ÷ rate × unit. */
static void
add_line (TopsheetBudgetPlan *plan, const char *wanted, const char *rate, gint64 unit_nanos, gint64 amount_nanos)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, 2000, "Shots");
  const TopsheetMoney unit = topsheet_money (unit_nanos, "USD"), amount = topsheet_money (amount_nanos, "USD");

  if (strchr (rate, '/') != NULL)
    g_object_set (line, "wanted", wanted, "accepted-seen", (guint) atoi (rate), "attempts-seen",
                  (guint) atoi (strchr (rate, '/') + 1), NULL);
  else
    g_object_set (line, "wanted", wanted, "acceptance", rate, NULL);
  topsheet_budget_line_set_priced (line, &unit, &amount, NULL, NULL, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
}

static TopsheetBufferVerdict
judge (TopsheetBudgetPlan *plan, gint64 percent, gint64 subtotal_nanos, char **sentence)
{
  const TopsheetMoney subtotal = topsheet_money (subtotal_nanos, "USD");
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetDistribution) risk = topsheet_budget_get_risk (plan, &error);

  g_assert_no_error (error);
  topsheet_budget_plan_set_buffer_percent (plan, topsheet_decimal_from_int (percent));
  return topsheet_buffer_judge (plan, risk, &subtotal, sentence);
}

/* 24 images and 12 clips: 18.5 % over the mean cover 8 of 10 outcomes, 41.3 % 19 of 20. */
static void
test_middle (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "USD");
  g_autofree char *enough = NULL, *little = NULL, *more = NULL;

  add_line (plan, "24", "0.35", 134000000, G_GINT64_CONSTANT (9188571429));
  add_line (plan, "12", "0.2", 1250000000, G_GINT64_CONSTANT (75000000000));
  g_assert_cmpint (judge (plan, 25, G_GINT64_CONSTANT (84188571429), &enough), ==, TOPSHEET_BUFFER_ENOUGH);
  g_assert_null (enough);
  g_assert_cmpint (judge (plan, 10, G_GINT64_CONSTANT (84188571429), &little), ==, TOPSHEET_BUFFER_TOO_LITTLE);
  g_assert_cmpstr (little, ==,
                   "It is too little: 8 of 10 outcomes need 19 %. Low acceptance rates make the number of attempts uncertain.");
  g_assert_cmpint (judge (plan, 60, G_GINT64_CONSTANT (84188571429), &more), ==, TOPSHEET_BUFFER_MORE_THAN_NEEDED);
  g_assert_cmpstr (more, ==, "It is more than luck asks for: 42 % already covers 19 of 20 outcomes.");
}

/* 3 images and 2 clips at the same rates: 41.3 % for 8 of 10, 113.3 % for 19 of 20. A flat quarter is too little. */
static void
test_few_finals (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "USD");
  g_autofree char *sentence = NULL;

  add_line (plan, "3", "0.35", 134000000, 1148571429);
  add_line (plan, "2", "0.2", 1250000000, G_GINT64_CONSTANT (12500000000));
  g_assert_cmpint (judge (plan, 25, G_GINT64_CONSTANT (13648571429), &sentence), ==, TOPSHEET_BUFFER_TOO_LITTLE);
  g_assert_cmpstr (sentence, ==,
                   "It is too little: 8 of 10 outcomes need 42 %. Few finals carry most of the cost, so their luck does not even out.");
}

static void
test_few_attempts (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "USD");
  g_autofree char *sentence = NULL;

  /* Seen 4 of 10: P80 of 24 finals is 82 attempts; 24 × 12 ÷ 5 = 57.6 are planned. */
  add_line (plan, "24", "4/10", 1000000000, G_GINT64_CONSTANT (57600000000));
  g_assert_cmpint (judge (plan, 25, G_GINT64_CONSTANT (57600000000), &sentence), ==, TOPSHEET_BUFFER_TOO_LITTLE);
  g_assert_cmpstr (sentence, ==,
                   "It is too little: 8 of 10 outcomes need 43 %. Most of the cost hangs on acceptance rates that were measured on few attempts.");
}

static void
test_certain (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "USD");
  g_autofree char *sentence = NULL;

  g_assert_cmpint (judge (plan, 25, 1000000000, &sentence), ==, TOPSHEET_BUFFER_UNKNOWN);
  g_assert_null (sentence);
  g_assert_null (topsheet_buffer_verdict_get_nick (TOPSHEET_BUFFER_UNKNOWN));
  g_assert_cmpstr (topsheet_buffer_verdict_get_nick (TOPSHEET_BUFFER_TOO_LITTLE), ==, "too-little");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/buffer-verdict/middle", test_middle);
  g_test_add_func ("/buffer-verdict/few-finals", test_few_finals);
  g_test_add_func ("/buffer-verdict/few-attempts", test_few_attempts);
  g_test_add_func ("/buffer-verdict/certain", test_certain);
  return g_test_run ();
}
