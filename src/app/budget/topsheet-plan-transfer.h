/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Plans as JSON files (docs/plan-schema.json). Both ask for the file over the window of @from and say in a toast there how it went. */

void topsheet_plan_transfer_import (GtkWidget            *from,
                                    TopsheetBudgetEditor *editor);
void topsheet_plan_transfer_export (GtkWidget            *from,
                                    TopsheetBudgetEditor *editor);

G_END_DECLS
