/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-budget.h"

#include "engine/topsheet-budget-count.h"
#include "engine/topsheet-budget-price.h"

/* A buffer outside of this share of the plan deserves a second look (PRODUCT A 1). */
#define USUAL_BUFFER_MIN 20
#define USUAL_BUFFER_MAX 30

static void
totals_init (TopsheetBudgetTotals *totals, const char *currency)
{
  TopsheetMoney nothing = topsheet_money (0, currency);

  *totals = (TopsheetBudgetTotals) {
    .subtotal = nothing,
    .buffer = nothing,
    .buffer_base = nothing,
    .total = nothing,
    .compute = nothing,
    .headroom = nothing,
    .api_headroom = nothing,
  };
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    totals->by_phase[i] = nothing;
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    totals->by_account[i] = nothing;
}

static gboolean
accumulate (TopsheetMoney *sum, const TopsheetMoney *amount, GError **error)
{
  return topsheet_money_add (sum, amount, sum, error);
}

static gboolean
add_line (TopsheetBudgetTotals *totals, TopsheetBudgetLine *line, GError **error)
{
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
  const guint *accounts = topsheet_account_list ();
  guint account = topsheet_budget_line_get_account (line);

  if (amount == NULL)
    {
      totals->unpriced++;
      return TRUE;
    }
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    if (accounts[i] == account && !accumulate (&totals->by_account[i], amount, error))
      return FALSE;

  return accumulate (&totals->subtotal, amount, error) &&
         accumulate (&totals->by_phase[topsheet_budget_line_get_phase (line)], amount, error) &&
         (!topsheet_account_is_compute (account) || accumulate (&totals->compute, amount, error));
}

static gboolean
add_buffer (TopsheetBudgetTotals *totals, TopsheetBudgetPlan *plan, GError **error)
{
  TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (plan), hundredth = { 1, 2 }, factor;
  TopsheetDecimal min = topsheet_decimal_from_int (USUAL_BUFFER_MIN),
                  max = topsheet_decimal_from_int (USUAL_BUFFER_MAX);

  totals->buffer_is_unusual = topsheet_decimal_compare (&percent, &min) < 0 ||
                              topsheet_decimal_compare (&percent, &max) > 0;
  totals->buffer_base = topsheet_budget_plan_get_buffer_base (plan) == TOPSHEET_BUFFER_BASE_COMPUTE ? totals->compute
                                                                                                    : totals->subtotal;
  return topsheet_decimal_multiply (&percent, &hundredth, &factor, error) &&
         topsheet_money_scale (&totals->buffer_base, &factor, NULL, &totals->buffer, error) &&
         topsheet_money_add (&totals->subtotal, &totals->buffer, &totals->total, error);
}

static gboolean
compute_headroom (const TopsheetMoney *limit,
                  const TopsheetMoney *spent,
                  gboolean *has_headroom,
                  TopsheetMoney *headroom,
                  GError **error)
{
  *has_headroom = limit != NULL;
  return limit == NULL || topsheet_money_subtract (limit, spent, headroom, error);
}

gboolean
topsheet_budget_add_up (TopsheetBudgetPlan *plan, TopsheetBudgetTotals *totals, GError **error)
{
  GListModel *lines;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), FALSE);
  g_return_val_if_fail (totals != NULL, FALSE);

  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  totals_init (totals, topsheet_budget_plan_get_currency (plan));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      if (!add_line (totals, line, error))
        return FALSE;
    }

  return add_buffer (totals, plan, error) &&
         compute_headroom (topsheet_budget_plan_get_limit (plan), &totals->total, &totals->has_headroom,
                           &totals->headroom, error) &&
         compute_headroom (topsheet_budget_plan_get_api_limit (plan), &totals->compute, &totals->has_api_headroom,
                           &totals->api_headroom, error);
}

gboolean
topsheet_budget_compute (TopsheetBudgetPlan *plan,
                         TopsheetCatalogue *catalogue,
                         GPtrArray *rates,
                         gint64 at_usec,
                         TopsheetBudgetTotals *totals,
                         GError **error)
{
  g_autoptr (TopsheetFormulaScope) scope = NULL;
  const char *currency;
  GListModel *lines;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), FALSE);
  g_return_val_if_fail (catalogue == NULL || TOPSHEET_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (totals != NULL, FALSE);

  currency = topsheet_budget_plan_get_currency (plan);
  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  scope = topsheet_formula_scope_new (G_LIST_MODEL (topsheet_budget_plan_get_variables (plan)));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      topsheet_budget_count_line (line, scope);
      if (!topsheet_budget_price_line (line, currency, catalogue, rates, at_usec, error))
        return FALSE;
    }
  return topsheet_budget_add_up (plan, totals, error);
}
