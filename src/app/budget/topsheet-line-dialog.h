/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All about one line, for windows that are too narrow for a row of the form. */
AdwDialog *topsheet_line_dialog_new (TopsheetBudgetEditor *editor,
                                     TopsheetBudgetLine   *line);

G_END_DECLS
