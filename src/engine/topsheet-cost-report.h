/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"

G_BEGIN_DECLS

/**
 * TopsheetCostRow:
 *
 * A row of the top sheet. Columns as in production accounting: total = actual + committed; at completion = total + to complete;
 * variance = plan − at completion (negative is over plan).
 */
typedef struct
{
  gboolean      has_plan;
  TopsheetMoney plan;
  TopsheetMoney actual;
  TopsheetMoney committed;
  TopsheetMoney total;
  TopsheetMoney to_complete;
  TopsheetMoney at_completion;
  TopsheetMoney variance;
} TopsheetCostRow;

/**
 * TopsheetActuals:
 *
 * What the ledger says, by phase: sums of charges, purchases, adjustments and reversals; open reservations.
 */
typedef struct
{
  TopsheetMoney actual[TOPSHEET_N_PHASES];
  TopsheetMoney committed[TOPSHEET_N_PHASES];
  guint         entries[TOPSHEET_N_PHASES];
  guint         unpriced[TOPSHEET_N_PHASES];
} TopsheetActuals;

/**
 * TopsheetCostReport:
 *
 * Rows are footed for print: the printed total of a primary column (plan with the buffer, actual, committed, to complete) stays, rounding differences
 * go to the rows with the largest remainders, and derived columns and the subtotal are computed from printed cells, so that every row and column adds up.
 * The buffer has a plan and no cost: what accounts take from it shows in their own variance.
 */
typedef struct
{
  TopsheetCostRow phases[TOPSHEET_N_PHASES]; /* planning is folded into exploration and stays empty */
  TopsheetCostRow subtotal;
  gboolean        has_plan;
  TopsheetMoney   buffer;
  TopsheetCostRow total;                     /* with the buffer in plan */
  gboolean        has_limit;
  TopsheetMoney   limit;
  TopsheetMoney   left_plan;                 /* limit − plan */
  TopsheetMoney   left_at_completion;
  guint           unpriced;                  /* entries without an amount */
} TopsheetCostReport;

/**
 * topsheet_cost_report_compute:
 * @plan: (nullable): the baseline
 * @actuals: what the ledger says
 * @current: the phase that the project is in
 * @limit: (nullable): the project's
 * @digits: after the point in print
 *
 * "To complete" is what the plan of a phase leaves after actual and committed, never below zero, and 0 for phases before @current.
 *
 * Returns: %FALSE when a sum overflows or currencies differ
 */
gboolean topsheet_cost_report_compute  (const TopsheetBudgetTotals *plan,
                                        const TopsheetActuals      *actuals,
                                        TopsheetPhase               current,
                                        const TopsheetMoney        *limit,
                                        const char                 *currency,
                                        guint                       digits,
                                        TopsheetCostReport         *out,
                                        GError                    **error);

/* The same with an estimate to complete of one's own. @to_complete: (array fixed-size=TOPSHEET_N_PHASES) */
gboolean topsheet_cost_report_assemble (const TopsheetBudgetTotals *plan,
                                        const TopsheetActuals      *actuals,
                                        const TopsheetMoney        *to_complete,
                                        const TopsheetMoney        *limit,
                                        const char                 *currency,
                                        guint                       digits,
                                        TopsheetCostReport         *out,
                                        GError                    **error);

/* Footing of one column in place: @rows add up to @total at @digits afterwards. */
void     topsheet_cost_report_foot     (TopsheetMoney              *rows,
                                        guint                       n_rows,
                                        TopsheetMoney              *total,
                                        guint                       digits);

G_END_DECLS
