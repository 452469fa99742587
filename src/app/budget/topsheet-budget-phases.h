/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_PHASES (topsheet_budget_phases_get_type ())
/**
 * TopsheetBudgetPhases:
 *
 * The plan by phase: a bar of people, generation and the rest for each, the buffer as an outline; or the same as a table.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetPhases, topsheet_budget_phases, TOPSHEET, BUDGET_PHASES, GtkWidget)

void topsheet_budget_phases_show (TopsheetBudgetPhases       *self,
                                  TopsheetBudgetPlan         *plan,
                                  const TopsheetBudgetTotals *totals);

G_END_DECLS
