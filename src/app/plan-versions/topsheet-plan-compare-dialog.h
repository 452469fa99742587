/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PLAN_COMPARE_DIALOG (topsheet_plan_compare_dialog_get_type ())
/**
 * TopsheetPlanCompareDialog:
 *
 * The version on screen beside one to three others that are chosen first: a column per version, older ones first, and what the last differs by from the
 * first. Narrow windows stack the columns.
 */
G_DECLARE_FINAL_TYPE (TopsheetPlanCompareDialog, topsheet_plan_compare_dialog, TOPSHEET, PLAN_COMPARE_DIALOG, AdwDialog)

/* @plans: (element-type TopsheetBudgetPlan): all versions, newest first, their lines are not needed */
AdwDialog *topsheet_plan_compare_dialog_new (TopsheetBudgetEditor *editor,
                                             GPtrArray            *plans);

G_END_DECLS
