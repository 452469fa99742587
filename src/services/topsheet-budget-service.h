/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetBudgetView:
 *
 * A plan with what it comes to, and what it was computed from.
 */
typedef struct
{
  TopsheetBudgetPlan   *plan;
  TopsheetBudgetTotals  totals;
  GPtrArray            *rates; /* (element-type TopsheetRate) */
} TopsheetBudgetView;
#define TOPSHEET_TYPE_BUDGET_VIEW (topsheet_budget_view_get_type ())
GType               topsheet_budget_view_get_type (void) G_GNUC_CONST;
TopsheetBudgetView *topsheet_budget_view_copy     (TopsheetBudgetView *self);
void                topsheet_budget_view_free     (TopsheetBudgetView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetBudgetView, topsheet_budget_view_free)

/* → TopsheetBudgetView (boxed), computed at the session's now; @version 0 = newest; NOT_FOUND when there is no plan */
DexFuture *topsheet_budget_service_load    (TopsheetSession    *session,
                                            gint64              project_id,
                                            guint               version);
/* Recompute in place, no I/O. */
gboolean   topsheet_budget_service_compute (TopsheetSession    *session,
                                            TopsheetBudgetPlan *plan,
                                            GPtrArray          *rates,
                                            TopsheetBudgetTotals *totals,
                                            GError            **error);
/* → TopsheetBudgetPlan as saved */
DexFuture *topsheet_budget_service_save    (TopsheetSession    *session,
                                            TopsheetBudgetPlan *plan);
/* → TopsheetBudgetView; reads the JSON of docs/plan-schema.json and saves it as the draft, with its rates */
DexFuture *topsheet_budget_service_import  (TopsheetSession    *session,
                                            TopsheetProject    *project,
                                            GBytes             *json);

G_END_DECLS
