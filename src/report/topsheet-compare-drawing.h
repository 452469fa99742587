/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-chart-theme.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Strokes, dots and words that the two painters of a comparison share. */
typedef struct
{
  cairo_t                  *cr;
  PangoContext             *context;
  const TopsheetChartTheme *theme;
  double                    scale;
} TopsheetCompareDrawing;

void   topsheet_compare_drawing_use     (TopsheetCompareDrawing *self,
                                         const TopsheetColor    *color);
double topsheet_compare_drawing_measure (TopsheetCompareDrawing *self,
                                         const char             *text,
                                         gboolean                bold);
/* @align: 0 starts at @x, 0.5 is centred on it, 1 ends there. The ground shows around the letters. */
void   topsheet_compare_drawing_write   (TopsheetCompareDrawing *self,
                                         const char             *text,
                                         const TopsheetColor    *color,
                                         gboolean                bold,
                                         double                  x,
                                         double                  baseline,
                                         double                  align);
void   topsheet_compare_drawing_stroke  (TopsheetCompareDrawing *self,
                                         const TopsheetColor    *color,
                                         double                  stroke,
                                         double                  x1,
                                         double                  y1,
                                         double                  x2,
                                         double                  y2);
void   topsheet_compare_drawing_dot     (TopsheetCompareDrawing *self,
                                         double                  x,
                                         double                  y,
                                         double                  radius,
                                         const TopsheetColor    *fill,
                                         const TopsheetColor    *edge);

G_END_DECLS
