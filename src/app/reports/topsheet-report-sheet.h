/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REPORT_SHEET (topsheet_report_sheet_get_type ())
/**
 * TopsheetReportSheet:
 *
 * A page of a report on screen: white in every style, painted by what makes the PDF, and only when it can be seen. What is printed on it is its
 * description for the screen reader.
 */
G_DECLARE_FINAL_TYPE (TopsheetReportSheet, topsheet_report_sheet, TOPSHEET, REPORT_SHEET, GtkWidget)

GtkWidget *topsheet_report_sheet_new          (TopsheetReportDocument *document,
                                               guint                   page);
void       topsheet_report_sheet_set_document (TopsheetReportSheet    *self,
                                               TopsheetReportDocument *document,
                                               guint                   page);
/* Logical pixels a point. */
void       topsheet_report_sheet_set_scale    (TopsheetReportSheet    *self,
                                               double                  scale);

G_END_DECLS
