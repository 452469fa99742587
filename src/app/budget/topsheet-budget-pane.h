/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_PANE (topsheet_budget_pane_get_type ())
/**
 * TopsheetBudgetPane:
 *
 * What the plan comes to, with every keystroke: total, difference to the baseline, room under both limits, phases, and what has no price.
 *
 * Signals: show-unpriced.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetPane, topsheet_budget_pane, TOPSHEET, BUDGET_PANE, GtkWidget)

void  topsheet_budget_pane_set_editor (TopsheetBudgetPane         *self,
                                       TopsheetBudgetEditor       *editor);
/* "€356.05 below the limit" / "€12.00 over the limit"; NULL without a limit. (transfer full) (nullable) */
char *topsheet_budget_room_text       (const TopsheetBudgetTotals *totals);
/* "1 line has no price"; NULL when all have one. (transfer full) (nullable) */
char *topsheet_budget_unpriced_text   (const TopsheetBudgetTotals *totals);

G_END_DECLS
