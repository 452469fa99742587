/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_ROW (topsheet_budget_row_get_type ())
/**
 * TopsheetBudgetRow:
 *
 * A line of the form: name and model, count, unit price with its date, amount, and everything else below when it is opened. Compact, it keeps name, one caption
 * and the amount, and opens as a dialog.
 *
 * Signals: added (TopsheetBudgetLine): a line that should have the focus now.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetRow, topsheet_budget_row, TOPSHEET, BUDGET_ROW, GtkListBoxRow)

GtkWidget          *topsheet_budget_row_new         (TopsheetBudgetEditor *editor,
                                                     TopsheetBudgetLine   *line);
TopsheetBudgetLine *topsheet_budget_row_get_line    (TopsheetBudgetRow    *self);
void                topsheet_budget_row_set_compact (TopsheetBudgetRow    *self,
                                                     gboolean              compact);
/* Puts the cursor into the name; compact, opens the dialog. */
void                topsheet_budget_row_edit        (TopsheetBudgetRow    *self);
/* Shows or hides the details; compact, opens the dialog. */
void                topsheet_budget_row_toggle      (TopsheetBudgetRow    *self);

G_END_DECLS
