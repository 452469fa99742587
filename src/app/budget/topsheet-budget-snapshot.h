/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * TopsheetBudgetSnapshot:
 *
 * A plan as it stood at one moment. Lines that did not change share their copy with the snapshot before, so taking one costs next to nothing, and
 * restoring one keeps the line objects, and with them the rows on screen and their focus.
 */
typedef struct _TopsheetBudgetSnapshot TopsheetBudgetSnapshot;

/* @before (nullable): the snapshot to share with. @changed (nullable): the line that differs from it. */
TopsheetBudgetSnapshot *topsheet_budget_snapshot_take    (TopsheetBudgetPlan     *plan,
                                                          GPtrArray              *rates,
                                                          TopsheetBudgetSnapshot *before,
                                                          TopsheetBudgetLine     *changed);
TopsheetBudgetSnapshot *topsheet_budget_snapshot_ref     (TopsheetBudgetSnapshot *self);
void                    topsheet_budget_snapshot_unref   (TopsheetBudgetSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetBudgetSnapshot, topsheet_budget_snapshot_unref)
void                    topsheet_budget_snapshot_restore (TopsheetBudgetSnapshot *self,
                                                          TopsheetBudgetPlan     *plan);
/* (element-type TopsheetRate) (transfer none) */
GPtrArray              *topsheet_budget_snapshot_get_rates (TopsheetBudgetSnapshot *self);

G_END_DECLS
