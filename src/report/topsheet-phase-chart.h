/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-cost-report.h"
#include "report/topsheet-chart-theme.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * TopsheetPhaseChart:
 *
 * Input of the bars by phase (report/README §8, "Bars by phase"): rows that have a name, then the total with the limit. The painter is pure: same input,
 * same drawing, on screen (theme tokens, desktop font) and on paper.
 */
typedef struct
{
  const TopsheetCostReport *cost;
  const char               *currency;
  gboolean                  with_cents; /* report: yes; on screen whole units */
  double                    text_scale; /* size of the labels ÷ 7.5, in units of the drawing; 0 = 1, as on paper. On screen: caption size in px ÷ 7.5 */
} TopsheetPhaseChart;

/* Height the chart needs at this width, in points (in px when text_scale makes labels of so many px). */
double  topsheet_phase_chart_measure  (const TopsheetPhaseChart *self,
                                       double                    width);
void    topsheet_phase_chart_draw     (const TopsheetPhaseChart *self,
                                       cairo_t                  *cr,
                                       PangoContext             *context,
                                       const TopsheetChartTheme *theme,
                                       double                    width,
                                       double                    height);
/* The generated sentence, also the accessible description: "Iteration is the phase furthest over plan, by 455.76." (transfer full) */
char   *topsheet_phase_chart_describe (const TopsheetPhaseChart *self);

G_END_DECLS
