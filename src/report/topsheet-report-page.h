/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-chart-theme.h"
#include "report/topsheet-report-type.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * TopsheetPageItemKind:
 *
 * What can stand on a page. TAG_BEGIN and TAG_END carry the structure of the PDF and are nothing on screen.
 */
typedef enum
{
  TOPSHEET_PAGE_ITEM_TEXT,
  TOPSHEET_PAGE_ITEM_RULE,
  TOPSHEET_PAGE_ITEM_FILL,
  TOPSHEET_PAGE_ITEM_OUTLINE,
  TOPSHEET_PAGE_ITEM_HATCH,
  TOPSHEET_PAGE_ITEM_TRIANGLE,
  TOPSHEET_PAGE_ITEM_MARK,
  TOPSHEET_PAGE_ITEM_PICTURE,
  TOPSHEET_PAGE_ITEM_TAG_BEGIN,
  TOPSHEET_PAGE_ITEM_TAG_END,
} TopsheetPageItemKind;

/**
 * TopsheetPageMark:
 *
 * The marks of decisions (report/README §6): disc with tick, half disc, ring, cross.
 */
typedef enum
{
  TOPSHEET_PAGE_MARK_ACCEPTED,
  TOPSHEET_PAGE_MARK_EDIT,
  TOPSHEET_PAGE_MARK_UNDECIDED,
  TOPSHEET_PAGE_MARK_REJECTED,
} TopsheetPageMark;

typedef enum
{
  TOPSHEET_ALIGN_LEFT,
  TOPSHEET_ALIGN_CENTER,
  TOPSHEET_ALIGN_RIGHT,
} TopsheetAlign;

/**
 * TopsheetPageItem:
 *
 * One positioned thing. @x, @y, @width, @height are its box in points; of a text, which is always one line, the box of its letters.
 */
typedef struct
{
  TopsheetPageItemKind kind;
  double               x, y, width, height;
  TopsheetColor        color;
  double               stroke;   /* width of a line */
  double               dash[2];  /* on and off; 0 = solid; of a hatch, @dash[0] is the distance along the bar */
  PangoLayout         *layout;
  double               baseline;
  gboolean             continues; /* the paragraph of the item before */
  gboolean             halo;     /* the ground shows around the letters */
  TopsheetColor        ground;
  TopsheetPageMark     mark;
  cairo_surface_t     *picture;
  const char          *tag;      /* interned */
  char                *note;     /* alternative text of a Figure, scope of a TH, what others are read as */
} TopsheetPageItem;

/**
 * TopsheetReportPage:
 *
 * A page, or a drawing that will be put on one: items in the order in which they are painted and read.
 */
typedef struct
{
  GArray *items; /* (element-type TopsheetPageItem) */
} TopsheetReportPage;

TopsheetReportPage *topsheet_report_page_new          (void);
void                topsheet_report_page_free         (TopsheetReportPage       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetReportPage, topsheet_report_page_free)

/* Sets @layout (transfer full) with the top of its first line at @top, inside @width (0: as wide as it is). Returns the bottom of the last line. */
double              topsheet_report_page_add_layout   (TopsheetReportPage       *self,
                                                       PangoLayout              *layout,
                                                       const TopsheetTextStyle  *style,
                                                       const TopsheetColor      *color,
                                                       double                    x,
                                                       double                    top,
                                                       double                    width,
                                                       TopsheetAlign             align);
/* One line with its baseline at @baseline. Returns the item, for a halo; valid until the next one is added. */
TopsheetPageItem   *topsheet_report_page_add_label    (TopsheetReportPage       *self,
                                                       PangoLayout              *layout,
                                                       const TopsheetTextStyle  *style,
                                                       const TopsheetColor      *color,
                                                       double                    x,
                                                       double                    baseline,
                                                       TopsheetAlign             align);
/* A straight line; horizontal or vertical. */
TopsheetPageItem   *topsheet_report_page_add_rule     (TopsheetReportPage       *self,
                                                       const TopsheetColor      *color,
                                                       double                    stroke,
                                                       double                    x,
                                                       double                    y,
                                                       double                    width,
                                                       double                    height);
/* A fill, outline, hatch, triangle or mark in its box. */
TopsheetPageItem   *topsheet_report_page_add_shape    (TopsheetReportPage       *self,
                                                       TopsheetPageItemKind      kind,
                                                       const TopsheetColor      *color,
                                                       double                    x,
                                                       double                    y,
                                                       double                    width,
                                                       double                    height);
void                topsheet_report_page_add_picture  (TopsheetReportPage       *self,
                                                       cairo_surface_t          *picture,
                                                       double                    x,
                                                       double                    y,
                                                       double                    width,
                                                       double                    height);
void                topsheet_report_page_begin_tag    (TopsheetReportPage       *self,
                                                       const char               *tag,
                                                       const char               *note);
void                topsheet_report_page_end_tag      (TopsheetReportPage       *self,
                                                       const char               *tag);
/* Moves the items of @drawing to the end of @self, shifted. */
void                topsheet_report_page_take         (TopsheetReportPage       *self,
                                                       TopsheetReportPage       *drawing,
                                                       double                    x,
                                                       double                    y);
/* @tagged: on a PDF surface, with the structure. */
void                topsheet_report_page_paint        (TopsheetReportPage       *self,
                                                       cairo_t                  *cr,
                                                       gboolean                  tagged);
/* The words in reading order, a line for each text; running heads and other artifacts left out. (transfer full) */
char               *topsheet_report_page_dup_text     (TopsheetReportPage       *self);

G_END_DECLS
