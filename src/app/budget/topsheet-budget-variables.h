/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_VARIABLES (topsheet_budget_variables_get_type ())
/**
 * TopsheetBudgetVariables:
 *
 * The variables of the plan as a line of chips above the form: name and value, which is edited in place, and one to add another.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetVariables, topsheet_budget_variables, TOPSHEET, BUDGET_VARIABLES, GtkWidget)

void topsheet_budget_variables_set_editor (TopsheetBudgetVariables *self,
                                           TopsheetBudgetEditor    *editor);

G_END_DECLS
