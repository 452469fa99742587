/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-plan-versions.h"

G_BEGIN_DECLS

/* What versions are called on screen. */

/* "Version 4, Draft": an approved one says so, a draft that is not the newest is kept. (transfer full) */
char *topsheet_plan_version_title    (TopsheetBudgetPlan *plan,
                                      gboolean            is_newest);
/* "Version 3", or "Version 3 · Client round" where it has a name. (transfer full) */
char *topsheet_plan_version_name     (TopsheetBudgetPlan *plan);
/* "Baseline, approved on 12 November by Ada", "Approved on …", "Kept on …", "Draft". (transfer full) */
char *topsheet_plan_version_state    (TopsheetBudgetPlan *plan,
                                      gboolean            is_newest,
                                      gboolean            is_baseline);
/* For a menu, where there is less room: "Version 3 · Client round — Baseline 12 Nov, out of date". (transfer full) */
char *topsheet_plan_version_label    (TopsheetBudgetPlan *plan,
                                      gboolean            is_newest,
                                      gboolean            is_baseline,
                                      gboolean            is_stale);
/* "+€145.00", "−€20.00", "–" for what is not known, "" for nothing. (transfer full) */
char *topsheet_plan_difference_text  (gboolean             is_known,
                                      const TopsheetMoney *difference);
/* In what a line differs: "Count 100 → 120 · Unit price €4.00 → €4.50"; @before or @after %NULL: "Added", "Removed". (transfer full) */
char *topsheet_plan_changes_text     (TopsheetBudgetLine  *before,
                                      TopsheetBudgetLine  *after,
                                      guint                changes);

G_END_DECLS
