/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-line.h"
#include "model/topsheet-plan-variable.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_PLAN (topsheet_budget_plan_get_type ())
/**
 * TopsheetBudgetPlan:
 *
 * A version of a project's budget. The newest version is a draft until it is approved; an approved one is frozen, and the next
 * save makes version n + 1. Properties: id, project-id, version (1…), name (nullable: what people call this version), currency, buffer-percent (decimal, default 25), buffer-base, limit and
 * api-limit (TopsheetMoney, nullable; they are the project's, carried for JSON), saved-at-usec, approved-at-usec (0 = draft), approved-by (nullable),
 * hash (hex of the approved content, nullable).
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetPlan, topsheet_budget_plan, TOPSHEET, BUDGET_PLAN, GObject)

TopsheetBudgetPlan  *topsheet_budget_plan_new                  (gint64              project_id,
                                                                const char         *currency);
gint64               topsheet_budget_plan_get_id               (TopsheetBudgetPlan *self);
gint64               topsheet_budget_plan_get_project_id       (TopsheetBudgetPlan *self);
guint                topsheet_budget_plan_get_version          (TopsheetBudgetPlan *self);
/* (nullable) */
const char          *topsheet_budget_plan_get_name             (TopsheetBudgetPlan *self);
const char          *topsheet_budget_plan_get_currency         (TopsheetBudgetPlan *self);
TopsheetDecimal      topsheet_budget_plan_get_buffer_percent   (TopsheetBudgetPlan *self);
TopsheetBufferBase   topsheet_budget_plan_get_buffer_base      (TopsheetBudgetPlan *self);
const TopsheetMoney *topsheet_budget_plan_get_limit            (TopsheetBudgetPlan *self);
const TopsheetMoney *topsheet_budget_plan_get_api_limit        (TopsheetBudgetPlan *self);
gint64               topsheet_budget_plan_get_saved_at_usec    (TopsheetBudgetPlan *self);
gint64               topsheet_budget_plan_get_approved_at_usec (TopsheetBudgetPlan *self);
const char          *topsheet_budget_plan_get_approved_by      (TopsheetBudgetPlan *self);
const char          *topsheet_budget_plan_get_hash             (TopsheetBudgetPlan *self);
gboolean             topsheet_budget_plan_is_approved          (TopsheetBudgetPlan *self);
/* The lines in order: a GListStore of TopsheetBudgetLine. (transfer none) */
GListStore          *topsheet_budget_plan_get_lines            (TopsheetBudgetPlan *self);
/* What formulas of lines may name, in order: a GListStore of TopsheetPlanVariable. (transfer none) */
GListStore          *topsheet_budget_plan_get_variables        (TopsheetBudgetPlan *self);
void                 topsheet_budget_plan_set_buffer_percent   (TopsheetBudgetPlan *self,
                                                                TopsheetDecimal     percent);
void                 topsheet_budget_plan_set_limit            (TopsheetBudgetPlan  *self,
                                                                const TopsheetMoney *limit);
void                 topsheet_budget_plan_set_api_limit        (TopsheetBudgetPlan  *self,
                                                                const TopsheetMoney *api_limit);
/* A draft with the same lines (id 0, not approved). (transfer full) */
TopsheetBudgetPlan  *topsheet_budget_plan_copy                 (TopsheetBudgetPlan *self);

G_END_DECLS
