/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-formula.h"
#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/* Sets the count of a line: the result of its formula, else wanted ÷ acceptance (two digits after the point, half to even), else what was typed stays.
 * A formula without a result, or with one below zero, leaves the count at 0 and says why in `formula-error`. Private to the budget. */
void     topsheet_budget_count_line     (TopsheetBudgetLine   *line,
                                         TopsheetFormulaScope *scope);
/* The share of attempts that is accepted: as given, else the mean of Beta (1 + accepted, 1 + rejected) of what was measured. FALSE when neither is there. */
gboolean topsheet_budget_get_acceptance (TopsheetBudgetLine   *line,
                                         TopsheetDecimal      *out);

G_END_DECLS
