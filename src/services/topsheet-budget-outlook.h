/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/** TOPSHEET_OUTLOOK_WEIGHTS: how many points of the curve there are. */
#define TOPSHEET_OUTLOOK_WEIGHTS 96

/**
 * TopsheetBudgetOutlook:
 * @is_certain: no line depends on luck; then only @sentence is of use
 * @sentence: what the buffer is worth, and what is wrong with it where it does not fit
 * @p50: enough in 5 of 10 outcomes, without the buffer
 * @p80: in 8 of 10
 * @p95: in 19 of 20
 * @from: the amount at the first weight
 * @to: the amount behind the last
 * @weights: how likely, the largest is 1
 *
 * What a plan may come to.
 */
typedef struct
{
  gboolean      is_certain;
  char         *sentence;
  TopsheetMoney p50;
  TopsheetMoney p80;
  TopsheetMoney p95;
  TopsheetMoney from;
  TopsheetMoney to;
  double        weights[TOPSHEET_OUTLOOK_WEIGHTS];
} TopsheetBudgetOutlook;
#define TOPSHEET_TYPE_BUDGET_OUTLOOK (topsheet_budget_outlook_get_type ())
GType                  topsheet_budget_outlook_get_type (void) G_GNUC_CONST;
TopsheetBudgetOutlook *topsheet_budget_outlook_copy     (TopsheetBudgetOutlook *self);
void                   topsheet_budget_outlook_free     (TopsheetBudgetOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetBudgetOutlook, topsheet_budget_outlook_free)

/* → TopsheetBudgetOutlook (boxed), computed in a worker. @plan: priced already; @subtotal: what its lines come to */
DexFuture             *topsheet_budget_outlook_find     (TopsheetSession       *session,
                                                         TopsheetBudgetPlan    *plan,
                                                         const TopsheetMoney   *subtotal);

G_END_DECLS
