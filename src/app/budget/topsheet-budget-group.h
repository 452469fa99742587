/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TopsheetBudgetGroupKind:
 *
 * Generation by phase, then people (account 6000), then all other accounts.
 */
typedef enum
{
  TOPSHEET_BUDGET_GROUP_EXPLORATION,
  TOPSHEET_BUDGET_GROUP_PRODUCTION,
  TOPSHEET_BUDGET_GROUP_ITERATION,
  TOPSHEET_BUDGET_GROUP_POST,
  TOPSHEET_BUDGET_GROUP_PEOPLE,
  TOPSHEET_BUDGET_GROUP_SERVICES,
} TopsheetBudgetGroupKind;
#define TOPSHEET_N_BUDGET_GROUPS (TOPSHEET_BUDGET_GROUP_SERVICES + 1)

#define TOPSHEET_TYPE_BUDGET_GROUP (topsheet_budget_group_get_type ())
/**
 * TopsheetBudgetGroup:
 *
 * A group of lines with a disclosure triangle, its sum, and Add Line. Rows exist only while it is open.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetGroup, topsheet_budget_group, TOPSHEET, BUDGET_GROUP, GtkWidget)

GtkWidget *topsheet_budget_group_new          (TopsheetBudgetEditor    *editor,
                                               TopsheetBudgetGroupKind  kind);
/* After the editor has another plan. */
void       topsheet_budget_group_reload       (TopsheetBudgetGroup     *self);
guint      topsheet_budget_group_get_n_lines  (TopsheetBudgetGroup     *self);
/* The list its rows are in. (transfer none) */
GtkListBox *topsheet_budget_group_get_list   (TopsheetBudgetGroup     *self);
gboolean   topsheet_budget_group_get_expanded (TopsheetBudgetGroup     *self);
void       topsheet_budget_group_set_expanded (TopsheetBudgetGroup     *self,
                                               gboolean                 expanded);
void       topsheet_budget_group_set_compact  (TopsheetBudgetGroup     *self,
                                               gboolean                 compact);
/* Opens the group and puts the cursor into the line; FALSE when it is in another group. */
gboolean   topsheet_budget_group_edit_line    (TopsheetBudgetGroup     *self,
                                               TopsheetBudgetLine      *line);
/* The group a line belongs to. */
TopsheetBudgetGroupKind topsheet_budget_group_of (TopsheetBudgetLine   *line);

G_END_DECLS
