/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REPORT_VIEW (topsheet_report_view_get_type ())
/**
 * TopsheetReportView:
 *
 * The pages of a report below one another. Properties: page (from 1, the one that is looked at), zoom (logical pixels a point; 0 = as wide as fits, at
 * most 0.84), shown-zoom (read-only).
 */
G_DECLARE_FINAL_TYPE (TopsheetReportView, topsheet_report_view, TOPSHEET, REPORT_VIEW, AdwBin)

GtkWidget              *topsheet_report_view_new            (void);
/* (transfer none) (nullable) */
TopsheetReportDocument *topsheet_report_view_get_document   (TopsheetReportView     *self);
guint                   topsheet_report_view_get_page       (TopsheetReportView     *self);
double                  topsheet_report_view_get_shown_zoom (TopsheetReportView     *self);
/* The place that is looked at stays. */
void                    topsheet_report_view_set_document   (TopsheetReportView     *self,
                                                             TopsheetReportDocument *document);
void                    topsheet_report_view_set_page       (TopsheetReportView     *self,
                                                             guint                   page);
void                    topsheet_report_view_set_zoom       (TopsheetReportView     *self,
                                                             double                  zoom);
/* The next larger (+1) or smaller (−1) step. */
void                    topsheet_report_view_step_zoom      (TopsheetReportView     *self,
                                                             int                     direction);

G_END_DECLS
