/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PLAN_COPY_DIALOG (topsheet_plan_copy_dialog_get_type ())
/**
 * TopsheetPlanCopyDialog:
 *
 * Lists the other projects; the plan of the one that is chosen becomes the draft of the editor, as one edit. Signal: copied (text): it was, and what to say
 * about it; the dialog closes itself.
 */
G_DECLARE_FINAL_TYPE (TopsheetPlanCopyDialog, topsheet_plan_copy_dialog, TOPSHEET, PLAN_COPY_DIALOG, AdwDialog)

AdwDialog *topsheet_plan_copy_dialog_new (TopsheetBudgetEditor *editor);

G_END_DECLS
