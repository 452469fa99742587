/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"

G_BEGIN_DECLS

/**
 * TopsheetPriceMove:
 * @what: a provider ("openai") or a model id ("openai/gpt-image-1"); a model goes before its provider
 * @factor: what its prices are multiplied with, ≥ 0: 2 doubles them
 */
typedef struct
{
  const char      *what;
  TopsheetDecimal  factor;
} TopsheetPriceMove;

/**
 * TopsheetPriceShock:
 * @before: what the plan comes to
 * @after: what it would come to
 * @changed: lines whose price changes
 * @unpriced: lines that the changes are about and that have no price; they are in neither sum
 * @has_limit_factor: whether a limit is set and the changed prices count against it
 * @limit_factor: by how much all prices that change could rise together until the limit is reached, to six digits; below 1 it is exceeded already
 * @has_api_limit_factor: the same for the hard API limit, as is the next
 *
 * What a change of prices does to a plan. Nothing that was posted changes, and neither does the plan.
 */
typedef struct
{
  TopsheetBudgetTotals before;
  TopsheetBudgetTotals after;
  guint                changed;
  guint                unpriced;
  gboolean             has_limit_factor;
  TopsheetDecimal      limit_factor;
  gboolean             has_api_limit_factor;
  TopsheetDecimal      api_limit_factor;
} TopsheetPriceShock;

/**
 * topsheet_price_shock_compute:
 * @plan: left as it is but for the computed properties of its lines
 * @catalogue: (nullable): prices
 * @rates: (element-type TopsheetRate) (nullable): the project's rates
 * @changes: (array length=n_changes): each @what at most once
 *
 * Multiplies what lines with a model come to. Lines without a model (people, storage) stay.
 * The limit is reached at 1 + headroom ÷ what the plan comes to more when the prices double.
 *
 * Returns: %FALSE as topsheet_budget_compute(), with %TOPSHEET_ERROR_INVALID for a factor below zero
 */
gboolean topsheet_price_shock_compute (TopsheetBudgetPlan        *plan,
                                       TopsheetCatalogue         *catalogue,
                                       GPtrArray                 *rates,
                                       gint64                     at_usec,
                                       const TopsheetPriceMove *changes,
                                       guint                      n_changes,
                                       TopsheetPriceShock        *out,
                                       GError                   **error);

G_END_DECLS
