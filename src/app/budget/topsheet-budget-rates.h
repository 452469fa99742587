/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "model/topsheet-budget-plan.h"
#include "model/topsheet-rate.h"

G_BEGIN_DECLS

/* The newest rate from @from to @to; FALSE when there is none. */
gboolean   topsheet_budget_rates_find         (GPtrArray              *rates,
                                               const char             *from,
                                               const char             *to,
                                               TopsheetDecimal        *out);
/* A copy of @rates with @rate in place of what was said about its pair on its day. (transfer full) */
GPtrArray *topsheet_budget_rates_replace      (GPtrArray              *rates,
                                               TopsheetRate           *rate);
/* Currencies other than the plan's that its lines are priced in, in order, NULL-terminated. (transfer full) */
GStrv      topsheet_budget_rates_list_foreign (TopsheetBudgetPlan     *plan,
                                               TopsheetCatalogue      *catalogue);

G_END_DECLS
