/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-document.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* → TopsheetReportData: plan, ledger, decisions, thumbnails and prices as of the session's now */
DexFuture *topsheet_report_service_gather     (TopsheetSession         *session,
                                               TopsheetProject         *project);
/* → TopsheetReportDocument, laid out in a worker */
DexFuture *topsheet_report_service_lay_out    (TopsheetReportData      *data,
                                               TopsheetPaper            paper,
                                               TopsheetReportSections   sections);
/* → TRUE; made in a worker, written to a temporary neighbour of @path and renamed */
DexFuture *topsheet_report_service_export_pdf (TopsheetReportDocument  *document,
                                               const char              *path);

G_END_DECLS
