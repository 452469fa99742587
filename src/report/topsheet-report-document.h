/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-data.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_PAPER_A4,
  TOPSHEET_PAPER_LETTER,
} TopsheetPaper;

typedef enum
{
  TOPSHEET_SECTION_TOP_SHEET = 1 << 0,
  TOPSHEET_SECTION_DECISIONS = 1 << 1,
  TOPSHEET_SECTION_ASSUMPTIONS = 1 << 2,
} TopsheetReportSections;
#define TOPSHEET_SECTION_ALL 0x7

#define TOPSHEET_TYPE_REPORT_DOCUMENT (topsheet_report_document_get_type ())
/**
 * TopsheetReportDocument:
 *
 * A report laid out once, in points, into pages of positioned text, paths and pictures. The same pages are painted on screen, into the PDF and for print.
 * Immutable after creation; may be made and painted in any thread, one at a time.
 */
G_DECLARE_FINAL_TYPE (TopsheetReportDocument, topsheet_report_document, TOPSHEET, REPORT_DOCUMENT, GObject)

TopsheetReportDocument *topsheet_report_document_new            (TopsheetReportData      *data,
                                                                 TopsheetPaper            paper,
                                                                 TopsheetReportSections   sections);
guint                   topsheet_report_document_get_n_pages    (TopsheetReportDocument  *self);
/* Pages a section takes; 0 when it is off. */
guint                   topsheet_report_document_get_section_pages (TopsheetReportDocument *self,
                                                                 TopsheetReportSections   section);
/* In points. */
void                    topsheet_report_document_get_page_size  (TopsheetReportDocument  *self,
                                                                 double                  *width,
                                                                 double                  *height);
/* "Top sheet" (transfer none) */
const char             *topsheet_report_document_get_page_title (TopsheetReportDocument  *self,
                                                                 guint                    page);
/* The words of the page in reading order, for the screen reader. (transfer full) */
char                   *topsheet_report_document_get_page_text  (TopsheetReportDocument  *self,
                                                                 guint                    page);
/* Paints page @page (from 0), one unit = one point. */
void                    topsheet_report_document_draw_page      (TopsheetReportDocument  *self,
                                                                 guint                    page,
                                                                 cairo_t                 *cr);
/**
 * topsheet_report_document_build_pdf:
 *
 * A tagged PDF 1.7 with outline, title, language and the same bytes for the same data.
 *
 * Returns: (transfer full): the file, or %NULL with %G_IO_ERROR
 */
GBytes                 *topsheet_report_document_build_pdf      (TopsheetReportDocument  *self,
                                                                 GError                 **error);

G_END_DECLS
