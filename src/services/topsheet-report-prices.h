/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "report/topsheet-report-data.h"

G_BEGIN_DECLS

/**
 * topsheet_report_prices_gather:
 * @plan: (nullable): priced already
 * @by_model: (element-type TopsheetBalanceRow): the ledger's sums by model
 * @assumptions: (element-type TopsheetReportAssumption): filled
 *
 * The prices that the lines of the plan and the models of the ledger lean on at @at_usec, each once, sorted.
 */
void  topsheet_report_prices_gather            (TopsheetCatalogue  *catalogue,
                                                TopsheetBudgetPlan *plan,
                                                GPtrArray          *by_model,
                                                gint64              at_usec,
                                                GPtrArray          *assumptions);
/* "1 USD = 0.86 EUR from 2026-10-01, ECB". (transfer full) */
GStrv topsheet_report_prices_describe_rates    (GPtrArray          *rates);
/* A sentence for every line of the plan and every model of the ledger without a price. (transfer full) */
GStrv topsheet_report_prices_describe_unpriced (TopsheetBudgetPlan *plan,
                                                GPtrArray          *by_model);

G_END_DECLS
