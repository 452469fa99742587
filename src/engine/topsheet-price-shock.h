/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"

G_BEGIN_DECLS

/**
 * TopsheetPriceShock:
 * @who: a provider ("openai") or a model ("bfl/flux-2-pro", or its name alone); a model goes before its provider
 * @factor: what its prices are multiplied with, ≥ 0
 * @n_lines: (out): lines that it changed
 * @n_unpriced: (out): lines that it would change and that have no price
 *
 * "What if they double their prices?"
 */
typedef struct
{
  const char      *who;
  TopsheetDecimal  factor;
  guint            n_lines;
  guint            n_unpriced;
} TopsheetPriceShock;

/**
 * TopsheetPriceShockResult:
 * @before: the plan as it is
 * @after: with the changed prices
 * @difference: @after − @before, the buffer with it
 * @has_break: whether a part of the change, or more of it, brings the total to the limit
 * @break_share: how much of it: 0.5 is half of the change, 1 all of it, 3 three times it; to six digits
 * @has_api_break: the same for the hard API limit
 * @api_break_share: likewise
 *
 * With one factor F the limit is reached where prices are multiplied with 1 + @break_share × (F − 1).
 */
typedef struct
{
  TopsheetBudgetTotals before;
  TopsheetBudgetTotals after;
  TopsheetMoney        difference;
  gboolean             has_break;
  TopsheetDecimal      break_share;
  gboolean             has_api_break;
  TopsheetDecimal      api_break_share;
} TopsheetPriceShockResult;

/**
 * topsheet_price_shock_compute:
 * @plan: is not changed
 * @shocks: (array length=n_shocks)
 *
 * A what-if on the prices of a plan: those of the catalogue and those that were typed for a model alike. What is in the ledger stays what it cost.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID for a factor below zero, or when an amount overflows
 */
gboolean topsheet_price_shock_compute    (TopsheetBudgetPlan        *plan,
                                          TopsheetCatalogue         *catalogue,
                                          GPtrArray                 *rates,
                                          gint64                     at_usec,
                                          TopsheetPriceShock        *shocks,
                                          guint                      n_shocks,
                                          TopsheetPriceShockResult  *out,
                                          GError                   **error);
/* 1 + @share × (@factor − 1), to six digits: the factor that a share of a change is. FALSE on overflow. */
gboolean topsheet_price_shock_get_factor (const TopsheetDecimal     *factor,
                                          const TopsheetDecimal     *share,
                                          TopsheetDecimal           *out,
                                          GError                   **error);

G_END_DECLS
