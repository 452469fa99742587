/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-data.h"
#include "report/topsheet-report-document.h"
#include "report/topsheet-report-page.h"

G_BEGIN_DECLS

/**
 * TopsheetReportOutline:
 *
 * An entry of the outline: a section and where it begins.
 */
typedef struct
{
  char  *title;
  guint  page;
  double y;
} TopsheetReportOutline;

/**
 * TopsheetReportBuilder:
 *
 * A report while it is being laid out: the grid of report/README §2, the page at hand and the cursor on it.
 */
typedef struct
{
  TopsheetReportData *data;
  PangoContext       *context;
  TopsheetChartTheme  theme;
  double              page_width, page_height;
  double              left, width;      /* of the content */
  double              body_top;
  double              body_bottom;      /* above the notes of the page at hand */
  GPtrArray          *pages;            /* (element-type TopsheetReportPage) */
  GPtrArray          *titles;           /* (element-type utf8) of the pages */
  GArray             *outline;          /* (element-type TopsheetReportOutline) */
  TopsheetReportPage *page;             /* the last of @pages */
  double              y;                /* cursor */
  PangoLayout        *notes;            /* of the page at hand */
} TopsheetReportBuilder;

TopsheetReportBuilder *topsheet_report_builder_new           (TopsheetReportData          *data,
                                                              PangoContext                *context,
                                                              TopsheetPaper                paper);
void                   topsheet_report_builder_free          (TopsheetReportBuilder       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetReportBuilder, topsheet_report_builder_free)

/* Begins a page; @notes (nullable) stand at its end, @outline says whether it begins a section. */
void                   topsheet_report_builder_begin_page    (TopsheetReportBuilder       *self,
                                                              const char                  *title,
                                                              const char                  *notes,
                                                              gboolean                     outline);
/* Begins a page of the same section; its title says "continued" and is an artifact. */
void                   topsheet_report_builder_continue_page (TopsheetReportBuilder       *self);
/* Puts running heads and feet on all pages. */
void                   topsheet_report_builder_finish        (TopsheetReportBuilder       *self);
/* Left edge of column @column (from 0) and width of @n_columns. */
double                 topsheet_report_builder_get_x         (TopsheetReportBuilder       *self,
                                                              guint                        column);
double                 topsheet_report_builder_get_span      (TopsheetReportBuilder       *self,
                                                              guint                        n_columns);
/* A paragraph at the cursor, in a tag of its own; moves the cursor below it. */
void                   topsheet_report_builder_add_paragraph (TopsheetReportBuilder       *self,
                                                              const char                  *tag,
                                                              const TopsheetTextStyle     *style,
                                                              const TopsheetColor         *color,
                                                              const char                  *text,
                                                              double                       width,
                                                              guint                        max_lines);
/* The title of a section and its lead. */
void                   topsheet_report_builder_add_title     (TopsheetReportBuilder       *self,
                                                              const char                  *title,
                                                              const char                  *lead);
/* A second-level heading; at least @room points must follow on the page. */
void                   topsheet_report_builder_add_heading   (TopsheetReportBuilder       *self,
                                                              const char                  *heading,
                                                              double                       room);
/* "**Term** text", with a mark in front when @mark is given, in columns that begin at @x; the cursor moves below. */
void                   topsheet_report_builder_add_item      (TopsheetReportBuilder       *self,
                                                              const char                  *mark,
                                                              const char                  *term,
                                                              const char                  *text,
                                                              double                       x,
                                                              double                       width);

/**
 * TopsheetKeyFigure:
 * @over: the note is about being over and is printed so, with ▲
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *note;
  gboolean    over;
  gboolean    has_mark;
  TopsheetPageMark mark;
} TopsheetKeyFigure;

/* Up to four key figures between two hairlines. */
void                   topsheet_report_builder_add_figures   (TopsheetReportBuilder       *self,
                                                              const TopsheetKeyFigure     *figures,
                                                              guint                        n_figures);

/* The pages. */
void                   topsheet_page_top_sheet_lay_out       (TopsheetReportBuilder       *builder);
void                   topsheet_page_decisions_lay_out       (TopsheetReportBuilder       *builder);
void                   topsheet_page_assumptions_lay_out     (TopsheetReportBuilder       *builder);

G_END_DECLS
