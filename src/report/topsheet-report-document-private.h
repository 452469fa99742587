/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-builder.h"
#include "report/topsheet-report-document.h"

G_BEGIN_DECLS

/* What the writer of the PDF and the tests of the layout look at: the pages with their items. (transfer none) */
TopsheetReportBuilder *topsheet_report_document_get_layout (TopsheetReportDocument *self);

G_END_DECLS
