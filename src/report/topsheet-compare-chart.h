/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-chart-theme.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * TopsheetCompareLine:
 * @name: written at its end
 * @at_low: amount at the start of the axis, in major units
 * @at_high: amount at its end, without the steps
 * @tread: where it is a staircase, the width of a step; 0 = a straight line
 * @rise: how much it rises at each further step, beside the straight line
 *
 * A line of cost over a quantity. Doubles, for drawing only: the amounts that are read stand in texts made from exact money.
 */
typedef struct
{
  const char *name;
  double      at_low, at_high;
  double      tread, rise;
} TopsheetCompareLine;

/**
 * TopsheetCompareChart:
 * @lines: the first solid, the second dashed
 * @low: start of the axis of quantity
 * @high: its end, greater than @low
 * @axis_title: what the quantity is: "images a month"
 * @currency: of the amounts
 * @break_even: where the lines cross, when @has_break_even; drawn inside the axis, named at its end when it lies beyond
 * @break_even_text, @now_text: (nullable): the numbers as they are read, where they are no whole ones
 * @now: where the studio is now; both lines are marked there and joined
 * @gap: the money between the lines at @now, as text; @gap_note below it
 * @text_scale: size of the labels ÷ 7.5 in units of the drawing; 0 = 1
 *
 * Input of the break-even chart (report/README §8, "Break-even"): pure, same input, same drawing.
 */
typedef struct
{
  TopsheetCompareLine lines[2];
  double              low, high;
  const char         *axis_title;
  const char         *currency;
  gboolean            has_break_even;
  double              break_even;
  const char         *break_even_label;
  const char         *break_even_text;
  const char         *now_text;
  double              now;
  const char         *gap;
  const char         *gap_note;
  double              text_scale;
} TopsheetCompareChart;

/**
 * TopsheetCompareBar:
 *
 * How far one assumption moves the break-even: its places at the low and at the high end, their texts, and what was changed. @high is %INFINITY, and its
 * label "never", where it is not reached at all; the bar then ends in an arrow.
 */
typedef struct
{
  const char *name;
  double      low, high;
  const char *low_label, *high_label;   /* "12,788" */
  const char *low_change, *high_change; /* "2 h" */
} TopsheetCompareBar;

typedef struct
{
  const TopsheetCompareBar *bars; /* in order, see topsheet_compare_bars_sort() */
  guint                     n_bars;
  double                    centre;
  double                    text_scale;
} TopsheetCompareBars;

/* Where the axis should end: 1.7 × the crossing or 1.2 × @now, the greater; a crossing beyond 20 × @now is left out. @break_even ≤ 0 = none. */
double topsheet_compare_chart_find_end (double                      break_even,
                                        double                      now);
double topsheet_compare_chart_measure  (const TopsheetCompareChart *self,
                                        double                      width);
void   topsheet_compare_chart_draw     (const TopsheetCompareChart *self,
                                        cairo_t                    *cr,
                                        PangoContext               *context,
                                        const TopsheetChartTheme   *theme,
                                        double                      width,
                                        double                      height);
/* One or two sentences that say what is drawn, for people who do not see it. (transfer full) */
char  *topsheet_compare_chart_describe (const TopsheetCompareChart *self);

/* Widest first, in place. */
void   topsheet_compare_bars_sort      (TopsheetCompareBar         *bars,
                                        guint                       n_bars);
double topsheet_compare_bars_measure   (const TopsheetCompareBars  *self,
                                        double                      width);
void   topsheet_compare_bars_draw      (const TopsheetCompareBars  *self,
                                        cairo_t                    *cr,
                                        PangoContext               *context,
                                        const TopsheetChartTheme   *theme,
                                        double                      width,
                                        double                      height);
char  *topsheet_compare_bars_describe  (const TopsheetCompareBars  *self);

G_END_DECLS
