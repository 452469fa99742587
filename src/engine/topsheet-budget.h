/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "model/topsheet-account.h"
#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * TopsheetBudgetTotals:
 *
 * What a plan comes to, all in the plan's currency. Unpriced lines are in no sum; @unpriced counts them.
 */
typedef struct
{
  TopsheetMoney subtotal;                       /* Σ lines */
  TopsheetMoney buffer;                         /* buffer percent of its base */
  TopsheetMoney buffer_base;
  TopsheetMoney total;                          /* subtotal + buffer */
  TopsheetMoney compute;                        /* accounts 1000–3000, against the hard API limit */
  TopsheetMoney by_phase[TOPSHEET_N_PHASES];
  TopsheetMoney by_account[TOPSHEET_N_ACCOUNTS]; /* in the order of topsheet_account_list() */
  gboolean      has_headroom;                   /* a limit is set */
  TopsheetMoney headroom;                       /* limit − total, negative = over */
  gboolean      has_api_headroom;
  TopsheetMoney api_headroom;                   /* api limit − compute */
  guint         unpriced;
  gboolean      buffer_is_unusual;              /* outside 20–30 % */
} TopsheetBudgetTotals;

/**
 * topsheet_budget_compute:
 * @catalogue: (nullable): prices
 * @rates: (element-type TopsheetRate) (nullable): the project's rates
 *
 * Prices every line (topsheet_budget_line_set_priced()) and adds up. 500 lines take a few milliseconds: fast enough for every key typed.
 *
 * A line is its count × its unit price: the typed one, or what one generation (the line's `usage`; one of its unit where there is none) costs by the
 * catalogue; converted by the rate of @at_usec and rounded once, half to even, to a nano. The buffer is percent × base, rounded likewise: amounts here
 * are exact, and cents are made where they are printed. Unpriced lines say why in `unpriced-why`.
 *
 * Returns: %FALSE when an amount or sum overflows, or a limit is in another currency than the plan
 */
gboolean topsheet_budget_compute     (TopsheetBudgetPlan   *plan,
                                      TopsheetCatalogue    *catalogue,
                                      GPtrArray            *rates,
                                      gint64                at_usec,
                                      TopsheetBudgetTotals *totals,
                                      GError              **error);
/* Adds up what lines are priced with already, as topsheet_budget_compute() does. */
gboolean topsheet_budget_add_up      (TopsheetBudgetPlan   *plan,
                                      TopsheetBudgetTotals *totals,
                                      GError              **error);

G_END_DECLS
