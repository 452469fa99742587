/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * topsheet_plan_match:
 * @old_lines: (element-type TopsheetBudgetLine)
 * @new_lines: (element-type TopsheetBudgetLine)
 *
 * Finds lines of one plan again in another, by the rules that #TopsheetPlanDiff names. Linear.
 *
 * Returns: (transfer full): for each of @new_lines the index of its old line, or -1
 */
int     *topsheet_plan_match        (GPtrArray          *old_lines,
                                     GPtrArray          *new_lines);
/* In what they differ: TopsheetPlanChanges. Both are priced. */
guint    topsheet_plan_line_compare (TopsheetBudgetLine *before,
                                     TopsheetBudgetLine *after);

G_END_DECLS
