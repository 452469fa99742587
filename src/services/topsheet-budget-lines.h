/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-budget-service.h"

G_BEGIN_DECLS

/* → TopsheetBudgetView; puts copies of @lines (element-type TopsheetBudgetLine) behind those of the newest plan and saves it as the draft: the next version after an approved one, the
 * first where there is none. A plan that cannot be added up is refused, and nothing of it is kept. */
DexFuture *topsheet_budget_lines_append (TopsheetSession *session,
                                         TopsheetProject *project,
                                         GPtrArray       *lines);

G_END_DECLS
