/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"
#include "engine/topsheet-cost-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A line of @phase that is worked out with @form, behind the last one, and its dialog. */
void       topsheet_cost_form_add        (GtkWidget            *parent,
                                          TopsheetBudgetEditor *editor,
                                          TopsheetPhase         phase,
                                          TopsheetCostForm      form);
/* The terms of a line that has a form; each edit goes into the line at once and can be undone. (transfer floating) */
AdwDialog *topsheet_cost_form_dialog_new (TopsheetBudgetEditor *editor,
                                          TopsheetBudgetLine   *line);

G_END_DECLS
