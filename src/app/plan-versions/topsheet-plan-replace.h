/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

G_BEGIN_DECLS

/* Acts on the whole plan that the window takes back and does again. */

/* What @source says (a version, or a plan of another project) as the draft: one edit, with @title for Undo. Back from an old version first. */
void       topsheet_plan_replace        (TopsheetBudgetEditor *editor,
                                         TopsheetBudgetPlan   *source,
                                         const char           *title);
/* Saves, then keeps the draft under @name, and puts that on @undo. → TRUE */
DexFuture *topsheet_plan_keep           (TopsheetBudgetEditor *editor,
                                         TopsheetUndoStack    *undo,
                                         const char           *name);
/* Saves, then calls @version @name, and puts that on @undo. → TRUE */
DexFuture *topsheet_plan_rename         (TopsheetBudgetEditor *editor,
                                         TopsheetUndoStack    *undo,
                                         guint                 version,
                                         const char           *old_name,
                                         const char           *name);

G_END_DECLS
