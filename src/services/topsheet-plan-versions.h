/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-plan-diff.h"
#include "services/topsheet-budget-service.h"

G_BEGIN_DECLS

/**
 * TopsheetPlanVersion:
 * @plan: with its lines, priced
 * @totals: what it comes to
 * @is_newest: it is what an edit goes into, or what it begins from
 * @is_baseline: the newest version that is approved: what is spent is measured against it
 * @is_stale: the baseline, and the newest version says something else: the approval is not of what is planned now
 *
 * All versions are priced as of the session's now, so what two of them differ by is what was edited and never a price list that moved in between.
 */
typedef struct
{
  TopsheetBudgetPlan  *plan;
  TopsheetBudgetTotals totals;
  gboolean             is_newest;
  gboolean             is_baseline;
  gboolean             is_stale;
} TopsheetPlanVersion;

/* → GPtrArray of TopsheetPlanVersion, newest first; empty for a project without a plan */
DexFuture          *topsheet_plan_versions_list    (TopsheetSession     *session,
                                                    gint64               project_id);
/* → TopsheetPlanDiff (boxed) of two to four versions of a project, in that order; NOT_FOUND; TOPSHEET_ERROR_INVALID for one that is named twice */
DexFuture          *topsheet_plan_versions_compare (TopsheetSession     *session,
                                                    gint64               project_id,
                                                    const guint         *versions,
                                                    guint                n_versions);
/* → TopsheetBudgetView: version @version (0 = newest) of another project as the draft of @project, see topsheet_plan_adopt(). The draft that was there is replaced. */
DexFuture          *topsheet_plan_versions_copy    (TopsheetSession     *session,
                                                    TopsheetProject     *project,
                                                    gint64               from_project_id,
                                                    guint                version);
/* → TopsheetBudgetView: what version @version says, as the draft; the version itself stays as it is. */
DexFuture          *topsheet_plan_versions_restore (TopsheetSession     *session,
                                                    TopsheetProject     *project,
                                                    guint                version);

/**
 * topsheet_plan_adopt:
 *
 * A draft for @project that says what @plan does: lines, formulas, variables and buffer. Typed prices stay in the currency they were typed in, limits are
 * the project's, and what the draft is called is left open.
 *
 * Returns: (transfer full)
 */
TopsheetBudgetPlan *topsheet_plan_adopt              (TopsheetBudgetPlan *plan,
                                                      TopsheetProject    *project);
/**
 * topsheet_plan_list_missing_rates:
 * @rates: (element-type TopsheetRate)
 *
 * Currencies of lines that have no rate into the plan's at @at_usec, sorted, %NULL-terminated: with them the lines have no price.
 *
 * Returns: (transfer full)
 */
GStrv               topsheet_plan_list_missing_rates (TopsheetBudgetPlan *plan,
                                                      TopsheetCatalogue  *catalogue,
                                                      GPtrArray          *rates,
                                                      gint64              at_usec);

G_END_DECLS
