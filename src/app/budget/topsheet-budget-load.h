/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-budget-service.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_LOADED (topsheet_budget_loaded_get_type ())
/**
 * TopsheetBudgetLoaded:
 *
 * The newest plan with its rates (an empty draft when there is none), and the newest approved version before it.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetLoaded, topsheet_budget_loaded, TOPSHEET, BUDGET_LOADED, GObject)

struct _TopsheetBudgetLoaded
{
  GObject               parent_instance;
  TopsheetBudgetPlan   *plan;
  GPtrArray            *rates;           /* (element-type TopsheetRate) */
  TopsheetBudgetPlan   *baseline;        /* (nullable), priced */
  TopsheetBudgetTotals  baseline_totals; /* only with @baseline */
};

/* → TopsheetBudgetLoaded */
DexFuture *topsheet_budget_load (TopsheetSession    *session,
                                 TopsheetProject    *project);
/* A copy of @plan and the rates, as they are now. → TopsheetBudgetPlan */
DexFuture *topsheet_budget_save (TopsheetSession    *session,
                                 TopsheetBudgetPlan *plan,
                                 GPtrArray          *rates);

G_END_DECLS
