/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_TERMS (topsheet_budget_terms_get_type ())
/**
 * TopsheetBudgetTerms:
 *
 * What stands below the lines: buffer, both limits, and the exchange rates that the lines need.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetTerms, topsheet_budget_terms, TOPSHEET, BUDGET_TERMS, GtkWidget)

void topsheet_budget_terms_set_editor (TopsheetBudgetTerms  *self,
                                       TopsheetBudgetEditor *editor);
/* Without the buttons beside the buffer, for 360 pixels. */
void topsheet_budget_terms_set_compact (TopsheetBudgetTerms *self,
                                        gboolean             compact);

G_END_DECLS
