/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "engine/topsheet-plan-diff.h"
#include "services/topsheet-budget-service.h"

G_BEGIN_DECLS

/**
 * TopsheetSaveState:
 *
 * Whether the draft on screen is the draft in the library.
 */
typedef enum
{
  TOPSHEET_SAVE_LOADING,
  TOPSHEET_SAVE_SAVED,
  TOPSHEET_SAVE_UNSAVED,
  TOPSHEET_SAVE_SAVING,
  TOPSHEET_SAVE_FAILED,
} TopsheetSaveState;

#define TOPSHEET_TYPE_BUDGET_EDITOR (topsheet_budget_editor_get_type ())
/**
 * TopsheetBudgetEditor:
 *
 * The plan that is being edited: every edit is priced at once, can be undone, and is saved a moment later. A view changes the plan's objects and
 * then says so with topsheet_budget_editor_commit().
 *
 * Signals: changed: lines, totals or saving changed; loaded: there is another plan object; removed
 * (TopsheetBudgetLine): a line was removed and could be brought back by undo.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetEditor, topsheet_budget_editor, TOPSHEET, BUDGET_EDITOR, GObject)

TopsheetBudgetEditor       *topsheet_budget_editor_new           (TopsheetSession      *session,
                                                                  TopsheetProject      *project,
                                                                  TopsheetUndoStack    *undo);
/* Reads the newest plan, or begins an empty draft. */
void                        topsheet_budget_editor_load          (TopsheetBudgetEditor *self);
TopsheetSession            *topsheet_budget_editor_get_session   (TopsheetBudgetEditor *self);
TopsheetProject            *topsheet_budget_editor_get_project   (TopsheetBudgetEditor *self);
/* (transfer none) (nullable) until it is loaded */
TopsheetBudgetPlan         *topsheet_budget_editor_get_plan      (TopsheetBudgetEditor *self);
const TopsheetBudgetTotals *topsheet_budget_editor_get_totals    (TopsheetBudgetEditor *self);
/* (element-type TopsheetRate) */
GPtrArray                  *topsheet_budget_editor_get_rates     (TopsheetBudgetEditor *self);
/* The newest approved version before this one, priced, and what it comes to; NULL when there is none or an old version is on screen. (transfer none) */
TopsheetBudgetPlan         *topsheet_budget_editor_get_baseline  (TopsheetBudgetEditor *self,
                                                                  const TopsheetBudgetTotals **totals);
/* The baseline and the plan on screen; %NULL when there is no baseline or the plan is approved itself. (transfer full) (nullable) */
TopsheetPlanDiff           *topsheet_budget_editor_compare_baseline (TopsheetBudgetEditor *self);
/* Shows an old version in place of the draft, which stays and goes on being saved; nothing can be committed meanwhile. @plan %NULL: back to the draft. */
void                        topsheet_budget_editor_view          (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetPlan   *plan,
                                                                  GPtrArray            *rates);
gboolean                    topsheet_budget_editor_is_viewing    (TopsheetBudgetEditor *self);
TopsheetSaveState           topsheet_budget_editor_get_state     (TopsheetBudgetEditor *self);
/* Why loading, pricing or saving failed. (transfer none) (nullable) */
const GError               *topsheet_budget_editor_get_error     (TopsheetBudgetEditor *self);
/**
 * topsheet_budget_editor_commit:
 * @line: (nullable): the line that was changed, %NULL for the rest of the plan or its order
 * @title: what was done, for Undo
 * @merge: (nullable): edits with the same line and key that follow each other are one act
 */
void                        topsheet_budget_editor_commit        (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetLine   *line,
                                                                  const char           *title,
                                                                  const char           *merge);
/* A line behind @after (%NULL: at the end), already committed. (transfer none) */
TopsheetBudgetLine         *topsheet_budget_editor_add_line      (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetLine   *after,
                                                                  TopsheetPhase         phase,
                                                                  guint                 account);
TopsheetBudgetLine         *topsheet_budget_editor_duplicate     (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetLine   *line);
void                        topsheet_budget_editor_remove        (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetLine   *line);
/* Before or behind @other. */
void                        topsheet_budget_editor_move          (TopsheetBudgetEditor *self,
                                                                  TopsheetBudgetLine   *line,
                                                                  TopsheetBudgetLine   *other,
                                                                  gboolean              behind);
/* From today on, by the member of the session. */
void                        topsheet_budget_editor_set_rate      (TopsheetBudgetEditor  *self,
                                                                  const char            *from,
                                                                  const TopsheetDecimal *rate);
/* The rate in force; FALSE when there is none. */
gboolean                    topsheet_budget_editor_get_rate      (TopsheetBudgetEditor *self,
                                                                  const char           *from,
                                                                  TopsheetDecimal      *out);
/* Currencies other than the plan's that lines are priced in, NULL-terminated. (transfer full) */
GStrv                       topsheet_budget_editor_list_foreign  (TopsheetBudgetEditor *self);
/* → TRUE when what is on screen is in the library */
DexFuture                  *topsheet_budget_editor_flush         (TopsheetBudgetEditor *self);
/* Saves, then freezes the plan. → TopsheetBudgetPlan */
DexFuture                  *topsheet_budget_editor_approve       (TopsheetBudgetEditor *self);
/* A plan as JSON in place of the draft. → TopsheetBudgetView */
DexFuture                  *topsheet_budget_editor_import        (TopsheetBudgetEditor *self,
                                                                  GBytes               *json);

G_END_DECLS
