/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"

G_BEGIN_DECLS

/** TOPSHEET_PLAN_DIFF_MAX: how many plans are compared at most; four columns are what a person takes in. */
#define TOPSHEET_PLAN_DIFF_MAX 4

/**
 * TopsheetPlanLineStatus:
 * @TOPSHEET_PLAN_LINE_SAME: it is in every plan and says the same
 * @TOPSHEET_PLAN_LINE_CHANGED: it is in the first and the last plan and is not the same in all of them
 * @TOPSHEET_PLAN_LINE_ADDED: the first plan does not have it
 * @TOPSHEET_PLAN_LINE_REMOVED: the first plan has it, the last one does not
 */
typedef enum
{
  TOPSHEET_PLAN_LINE_SAME,
  TOPSHEET_PLAN_LINE_CHANGED,
  TOPSHEET_PLAN_LINE_ADDED,
  TOPSHEET_PLAN_LINE_REMOVED,
} TopsheetPlanLineStatus;

/**
 * TopsheetPlanChanges:
 *
 * In what two states of a line differ. COUNT is the number itself, BASIS how it comes about (typed, formula, wanted); ACCEPTANCE is the typed or the
 * measured rate. UNIT_PRICE is what one costs in the plan's currency, however that is known. AMOUNT differs also where it is unpriced on one side only.
 */
typedef enum
{
  TOPSHEET_PLAN_CHANGE_NAME = 1 << 0,
  TOPSHEET_PLAN_CHANGE_PHASE = 1 << 1,
  TOPSHEET_PLAN_CHANGE_ACCOUNT = 1 << 2,
  TOPSHEET_PLAN_CHANGE_MODEL = 1 << 3,
  TOPSHEET_PLAN_CHANGE_USAGE = 1 << 4,
  TOPSHEET_PLAN_CHANGE_COUNT = 1 << 5,
  TOPSHEET_PLAN_CHANGE_BASIS = 1 << 6,
  TOPSHEET_PLAN_CHANGE_ACCEPTANCE = 1 << 7,
  TOPSHEET_PLAN_CHANGE_UNIT = 1 << 8,
  TOPSHEET_PLAN_CHANGE_UNIT_PRICE = 1 << 9,
  TOPSHEET_PLAN_CHANGE_NOTE = 1 << 10,
  TOPSHEET_PLAN_CHANGE_AMOUNT = 1 << 11,
} TopsheetPlanChanges;
#define TOPSHEET_N_PLAN_CHANGES 12

/**
 * TopsheetPlanDiffRow:
 * @lines: (nullable) per plan: the line, where the plan has it
 * @changes: per plan: in what its line differs from the first plan's (#TopsheetPlanChanges); 0 where one of them does not have it
 * @has_difference: per plan: whether what its amount differs by from the first plan's is known. A line that a plan does not have costs it nothing;
 *   one that is unpriced costs something that nobody knows.
 * @difference: this amount − the first plan's
 */
typedef struct
{
  TopsheetBudgetLine    *lines[TOPSHEET_PLAN_DIFF_MAX];
  TopsheetPlanLineStatus status;
  guint                  changes[TOPSHEET_PLAN_DIFF_MAX];
  gboolean               has_difference[TOPSHEET_PLAN_DIFF_MAX];
  TopsheetMoney          difference[TOPSHEET_PLAN_DIFF_MAX];
} TopsheetPlanDiffRow;

/**
 * TopsheetPlanDiffSum:
 * @amounts: per plan: what its priced lines come to
 * @unpriced: per plan: lines that are not in @amounts
 * @has_difference: per plan: %FALSE when a line that was added, removed, moved or changed against the first plan has no price on one side: then nobody knows
 *   what the sums differ by. A line that is unpriced and the same in both changes nothing between them.
 */
typedef struct
{
  TopsheetMoney amounts[TOPSHEET_PLAN_DIFF_MAX];
  guint         unpriced[TOPSHEET_PLAN_DIFF_MAX];
  gboolean      has_difference[TOPSHEET_PLAN_DIFF_MAX];
  TopsheetMoney difference[TOPSHEET_PLAN_DIFF_MAX];
} TopsheetPlanDiffSum;

/**
 * TopsheetPlanDiff:
 *
 * Two to four plans beside each other; each is set against the first one.
 *
 * Lines have no number that outlives a save, so they are found again by what they say, in this order, each line once, in the order of the plans: the whole content;
 * phase, account, name and model; phase, account and name (another model); name and model (moved to another phase or account); name (both);
 * everything but the name (renamed); phase, account, model and what one generation needs, where there is one such line left on either side (renamed and changed).
 * Names are compared without regard to case and to space around them, and a line without a name is found by the rest. What is left was added or removed.
 */
typedef struct
{
  guint               n_plans;
  TopsheetBudgetPlan *plans[TOPSHEET_PLAN_DIFF_MAX];
  GPtrArray          *rows; /* (element-type TopsheetPlanDiffRow) in the order of the lines, added ones behind the one they follow */
  TopsheetPlanDiffSum by_phase[TOPSHEET_N_PHASES];
  TopsheetPlanDiffSum by_account[TOPSHEET_N_ACCOUNTS]; /* in the order of topsheet_account_list() */
  TopsheetPlanDiffSum subtotal;
  TopsheetPlanDiffSum buffer;
  TopsheetPlanDiffSum total;
  gboolean            buffer_changed;    /* its percentage or its base, anywhere */
  gboolean            variables_changed; /* names, values or units, in whatever order */
} TopsheetPlanDiff;
#define TOPSHEET_TYPE_PLAN_DIFF (topsheet_plan_diff_get_type ())
GType             topsheet_plan_diff_get_type (void) G_GNUC_CONST;

/**
 * topsheet_plan_diff_new:
 * @plans: two to four plans that topsheet_budget_compute() has priced, in the order of the columns; they are kept, and must not be changed
 * @totals: what it found for each
 *
 * Takes time in proportion to the number of lines. All plans are in one currency, as versions of one plan are.
 *
 * Returns: (transfer full): %NULL with %TOPSHEET_ERROR_INVALID when they are not two to four, %TOPSHEET_ERROR_CURRENCY when they are in
 *   different currencies, %TOPSHEET_ERROR_OVERFLOW for a difference that does not fit
 */
TopsheetPlanDiff *topsheet_plan_diff_new      (TopsheetBudgetPlan * const *plans,
                                               const TopsheetBudgetTotals *totals,
                                               guint                       n_plans,
                                               GError                    **error);
TopsheetPlanDiff *topsheet_plan_diff_ref      (TopsheetPlanDiff           *self);
void              topsheet_plan_diff_unref    (TopsheetPlanDiff           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetPlanDiff, topsheet_plan_diff_unref)
/* Whether all plans say the same; the order of lines does not count. */
gboolean          topsheet_plan_diff_is_empty (TopsheetPlanDiff           *self);
/* Rows that are not the same in all plans. */
guint             topsheet_plan_diff_n_changed (TopsheetPlanDiff          *self);
/* The line of the last plan that has it. (transfer none) */
TopsheetBudgetLine *topsheet_plan_diff_row_get_line (const TopsheetPlanDiffRow *self);

/* Stable names: "same", "changed", "added", "removed". (transfer none) */
const char       *topsheet_plan_line_status_get_nick (TopsheetPlanLineStatus self);
/* Stable name of one flag: "name", "phase", …, "unit_price", "amount". (transfer none) */
const char       *topsheet_plan_change_get_nick      (TopsheetPlanChanges    self);

G_END_DECLS
