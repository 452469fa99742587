/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-budget-outlook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_CURVE (topsheet_budget_curve_get_type ())
/**
 * TopsheetBudgetCurve:
 *
 * How likely a plan comes to what: a curve whose part that plan and buffer cover is filled, with the limit where it lies within.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetCurve, topsheet_budget_curve, TOPSHEET, BUDGET_CURVE, GtkWidget)

/* @total: plan and buffer. @limit: (nullable) */
void topsheet_budget_curve_show (TopsheetBudgetCurve         *self,
                                 const TopsheetBudgetOutlook *outlook,
                                 const TopsheetMoney         *total,
                                 const TopsheetMoney         *limit);

G_END_DECLS
