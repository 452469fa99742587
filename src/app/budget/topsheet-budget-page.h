/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_BUDGET_PAGE (topsheet_budget_page_get_type ())
/**
 * TopsheetBudgetPage:
 *
 * The producer's form. The total stands beside it, or below it where the window is narrow, and changes with every keystroke.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetPage, topsheet_budget_page, TOPSHEET, BUDGET_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_budget_page_new   (TopsheetSession    *session,
                                               TopsheetProject    *project,
                                               TopsheetUndoStack  *undo);
/* → TRUE when all that was typed is in the library */
DexFuture         *topsheet_budget_page_flush (TopsheetBudgetPage *self);

G_END_DECLS
