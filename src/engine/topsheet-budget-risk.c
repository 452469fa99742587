/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-budget-risk.h"

/* Whole finals: half a picture is made as a whole one. 0 when the line is not uncertain, or wants more than is computed with. */
static guint
get_wanted (TopsheetBudgetLine *line)
{
  TopsheetDecimal wanted;
  gint64 whole;

  if (topsheet_budget_line_get_formula (line) != NULL || !topsheet_budget_line_get_wanted (line, &wanted) ||
      !topsheet_decimal_ceil (&wanted, &whole, NULL) || whole < 1 || whole > TOPSHEET_ATTEMPTS_MAX_WANTED)
    return 0;

  return (guint) whole;
}

static gboolean
get_acceptance (TopsheetBudgetLine *line, TopsheetAcceptance *out)
{
  TopsheetDecimal rate;
  guint accepted, attempts;

  if (topsheet_budget_line_get_acceptance (line, &rate))
    {
      g_autofree char *text = topsheet_decimal_print (&rate);

      return topsheet_acceptance_init_known (out, g_ascii_strtod (text, NULL), NULL);
    }
  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  return attempts > 0 && topsheet_acceptance_init_learned (out, accepted, attempts, NULL);
}

TopsheetDistribution *
topsheet_budget_get_risk (TopsheetBudgetPlan *plan, GError **error)
{
  g_autoptr (GArray) uncertain = g_array_new (FALSE, FALSE, sizeof (TopsheetRiskLine));
  GListModel *lines;
  TopsheetMoney fixed;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);

  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  fixed = topsheet_money (0, topsheet_budget_plan_get_currency (plan));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
      const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (line);
      TopsheetRiskLine risk = { .wanted = get_wanted (line) };

      if (amount == NULL)
        continue;
      if (unit != NULL && unit->nanos > 0 && risk.wanted > 0 && get_acceptance (line, &risk.acceptance))
        {
          risk.unit = *unit;
          g_array_append_val (uncertain, risk);
        }
      else if (!topsheet_money_add (&fixed, amount, &fixed, error))
        return NULL;
    }
  return topsheet_distribution_new (&fixed, (const TopsheetRiskLine *) (void *) uncertain->data, uncertain->len, error);
}
