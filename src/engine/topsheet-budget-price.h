/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/* Prices one line in @currency with topsheet_budget_line_set_priced(). Private to the budget. FALSE only on overflow. */
gboolean topsheet_budget_price_line (TopsheetBudgetLine *line,
                                     const char         *currency,
                                     TopsheetCatalogue  *catalogue,
                                     GPtrArray          *rates,
                                     gint64              at_usec,
                                     GError            **error);

G_END_DECLS
