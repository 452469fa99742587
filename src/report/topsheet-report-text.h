/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-data.h"

G_BEGIN_DECLS

/* The sentences of a report (report/README §9): whole, translatable, with named places, so that word order is the translator's. */

/* @form with each {name} replaced by its value: name, value, …, NULL. (transfer full) */
char    *topsheet_report_fill             (const char               *form,
                                           ...) G_GNUC_NULL_TERMINATED;
/* "12,496.36" (transfer full) */
char    *topsheet_report_amount           (const TopsheetMoney      *money);
/* The same without its sign, for "{d} over plan". (transfer full) */
char    *topsheet_report_amount_absolute  (const TopsheetMoney      *money);
/* "EUR 382.00" without its sign, for sentences. (transfer full) */
char    *topsheet_report_amount_code      (const TopsheetMoney      *money);
/* "–" for nothing, else as topsheet_report_amount(). (transfer full) */
char    *topsheet_report_cell             (const TopsheetMoney      *money);
/* "2026-10-05" (transfer full) */
char    *topsheet_report_iso_date         (gint64                    usec);
/* "Plan v3", or "Plan v3, draft" (transfer full) */
char    *topsheet_report_plan_name        (TopsheetReportData       *data);
/* What is not priced, said before anything else; NULL when all is priced. (transfer full) */
char    *topsheet_report_unpriced_lead    (TopsheetReportData       *data);
/* The first sentence of the top sheet, without the unpriced. (transfer full) */
char    *topsheet_report_verdict          (TopsheetReportData       *data);
/* "14 of 24 finals are accepted. 81 % of 1,620 tries were rejected, 53 are undecided." (transfer full) */
char    *topsheet_report_decisions_lead   (TopsheetReportData       *data);
/* "Plan v3, approved 2026-10-05 · ledger to entry 1,872, head 3029 81aa 7bbc" (transfer full) */
char    *topsheet_report_foot             (TopsheetReportData       *data);
/* The shares of @counts in their sum, in tenths of a percent, rounded so that they add up to 1,000; all 0 without a sum. */
void     topsheet_report_share            (const guint64            *counts,
                                           guint                     n_counts,
                                           guint                    *tenths);
/* Two sentences beside each other. (transfer full) */
char    *topsheet_report_join             (const char               *first,
                                           const char               *second);
guint64  topsheet_report_count_tries      (TopsheetReportData       *data);

G_END_DECLS
