/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"
#include "app/budget/topsheet-number-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_DETAILS (topsheet_budget_details_get_type ())
/**
 * TopsheetBudgetDetails:
 *
 * All there is to say about one line: model and its choices, price, account, unit, note. Below a row of the form, or with name and count in a dialog where
 * there is no room for a row.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetDetails, topsheet_budget_details, TOPSHEET, BUDGET_DETAILS, GtkWidget)

GtkWidget *topsheet_budget_details_new    (TopsheetBudgetEditor *editor,
                                           TopsheetBudgetLine   *line,
                                           gboolean              with_name);
/* What was typed as a count, into the line. A formula or a number goes before what is wanted, so that is taken away. */
void       topsheet_budget_details_take_count (TopsheetBudgetLine  *line,
                                               TopsheetNumberEntry *entry);

G_END_DECLS
