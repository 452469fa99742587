/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-distribution.h"
#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * topsheet_budget_get_risk:
 * @plan: computed by topsheet_budget_compute()
 *
 * What the priced lines of a plan may come to, without the buffer. Lines that say what is wanted and how much of it is accepted are uncertain, the
 * others are sure; a line whose count is a formula or typed is sure too. Unpriced lines are left out, as from the totals.
 *
 * Returns: (transfer full) (nullable): %NULL with the error of topsheet_distribution_new()
 */
TopsheetDistribution *topsheet_budget_get_risk (TopsheetBudgetPlan *plan,
                                                GError            **error);

G_END_DECLS
