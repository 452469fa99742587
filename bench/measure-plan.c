/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what a plan takes: "recalculation MS" of 500 lines, "quantiles MS" of 200 lines, and the 80th percentile, which the peer has to find too. */

#include "engine/topsheet-budget-risk.h"
#include "engine/topsheet-budget.h"

#define RUNS 25

/* The same lines as measure-plan.py. */
static TopsheetBudgetPlan *
make_plan (guint n_lines, gboolean with_formulas)
{
  TopsheetBudgetPlan *plan = topsheet_budget_plan_new (1, "USD");
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new ("shots", "12", NULL);

  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, 2000, "Line");
      const TopsheetDecimal price = { 40 + i * 7, 3 };
      g_autofree char *wanted = g_strdup_printf ("%u", 1 + i % 30);
      g_autofree char *acceptance = g_strdup_printf ("0.%u", 1 + i % 9);

      topsheet_budget_line_set_unit_price (line, &price, NULL);
      if (with_formulas && i % 2 == 1)
        g_object_set (line, "formula", "shots * 20 + ceil (shots / 7)", NULL);
      else
        g_object_set (line, "wanted", wanted, "acceptance", acceptance, NULL);
      g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
    }
  return plan;
}

static void
measure_recalculation (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (500, TRUE);
  TopsheetBudgetTotals totals;
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 from = g_get_monotonic_time ();

      topsheet_budget_compute (plan, NULL, NULL, 1, &totals, NULL);
      best = MIN (best, g_get_monotonic_time () - from);
    }
  g_print ("recalculation %.3f\n", (double) best / 1000);
}

static void
measure_quantiles (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (200, FALSE);
  g_autofree char *text = NULL;
  TopsheetBudgetTotals totals;
  TopsheetMoney p80 = topsheet_money (0, "USD");
  gint64 best = G_MAXINT64;

  topsheet_budget_compute (plan, NULL, NULL, 1, &totals, NULL);
  for (guint i = 0; i < RUNS; i++)
    {
      const gint64 from = g_get_monotonic_time ();
      g_autoptr (TopsheetDistribution) risk = topsheet_budget_get_risk (plan, NULL);

      p80 = topsheet_distribution_get_quantile (risk, 0.8);
      best = MIN (best, g_get_monotonic_time () - from);
    }
  text = topsheet_money_print (&p80);
  g_print ("quantiles %.3f\np80 %s\n", (double) best / 1000, text);
}

int
main (void)
{
  measure_recalculation ();
  measure_quantiles ();
  return 0;
}
