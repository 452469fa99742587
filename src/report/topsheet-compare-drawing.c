/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-drawing.h"

#include "report/topsheet-report-type.h"

#include <math.h>
#include <pango/pangocairo.h>

#define HALO 2.6

static PangoLayout *
set_text (TopsheetCompareDrawing *self, const char *text, gboolean bold)
{
  TopsheetTextStyle style = bold ? topsheet_style_label_bold : topsheet_style_label;

  style.size *= self->scale;
  style.leading *= self->scale;
  style.tracking *= self->scale;
  /* No two numbers stand below each other in these, and the hyphens of names would be as wide as figures. */
  style.tabular = FALSE;
  return topsheet_typeset (self->context, &style, text != NULL ? text : "");
}

void
topsheet_compare_drawing_use (TopsheetCompareDrawing *self, const TopsheetColor *color)
{
  cairo_set_source_rgb (self->cr, color->red, color->green, color->blue);
}

double
topsheet_compare_drawing_measure (TopsheetCompareDrawing *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = set_text (self, text, bold);

  return topsheet_layout_get_width (layout);
}

void
topsheet_compare_drawing_write (TopsheetCompareDrawing *self,
                                const char *text,
                                const TopsheetColor *color,
                                gboolean bold,
                                double x,
                                double baseline,
                                double align)
{
  g_autoptr (PangoLayout) layout = set_text (self, text, bold);

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x - align * topsheet_layout_get_width (layout),
                 baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_layout_path (self->cr, layout);
  topsheet_compare_drawing_use (self, &self->theme->bg);
  cairo_set_line_width (self->cr, HALO * self->scale);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  topsheet_compare_drawing_use (self, color);
  cairo_move_to (self->cr, x - align * topsheet_layout_get_width (layout),
                 baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (self->cr, layout);
  cairo_restore (self->cr);
}

void
topsheet_compare_drawing_stroke (TopsheetCompareDrawing *self,
                                 const TopsheetColor *color,
                                 double stroke,
                                 double x1,
                                 double y1,
                                 double x2,
                                 double y2)
{
  topsheet_compare_drawing_use (self, color);
  cairo_set_line_width (self->cr, stroke * self->scale * self->theme->stroke_scale);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

void
topsheet_compare_drawing_dot (TopsheetCompareDrawing *self,
                              double x,
                              double y,
                              double radius,
                              const TopsheetColor *fill,
                              const TopsheetColor *edge)
{
  cairo_new_path (self->cr);
  cairo_arc (self->cr, x, y, radius, 0, 2 * G_PI);
  topsheet_compare_drawing_use (self, fill);
  cairo_fill_preserve (self->cr);
  topsheet_compare_drawing_use (self, edge);
  cairo_set_line_width (self->cr, 1.1 * self->scale * self->theme->stroke_scale);
  cairo_stroke (self->cr);
}
