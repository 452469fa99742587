/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-phase-chart.h"
#include "report/topsheet-report-page.h"

G_BEGIN_DECLS

/**
 * TopsheetPhaseAxis:
 *
 * The scale of the bars: amounts in nano-units onto the drawing.
 */
typedef struct
{
  gint64 low, high; /* what the axis must show, low ≤ 0 ≤ high */
  gint64 step;      /* 1, 2, 2.5 or 5 × 10ⁿ; never finer than the currency's minor unit */
  double x0;        /* where @low stands */
  double scale;     /* width of one nano-unit */
} TopsheetPhaseAxis;

/* The least step with at most five of them between @low and @high; @minor is the finest one, in nano-units. */
gint64              topsheet_phase_axis_find_step (gint64                    low,
                                                   gint64                    high,
                                                   gint64                    minor);
double              topsheet_phase_axis_get_x     (const TopsheetPhaseAxis  *self,
                                                   gint64                    nanos);

/* The drawing with its origin at the top left. (transfer full) */
TopsheetReportPage *topsheet_phase_chart_lay_out  (const TopsheetPhaseChart *self,
                                                   PangoContext             *context,
                                                   const TopsheetChartTheme *theme,
                                                   double                    width,
                                                   double                    height);

/* What the rows of the chart are: phases with a plan or a cost; one of them alone is told by the total. */
guint               topsheet_phase_chart_list_phases (const TopsheetPhaseChart *self,
                                                      TopsheetPhase             phases[TOPSHEET_N_PHASES]);
/* TRUE when nothing was spent, committed or forecast. */
gboolean            topsheet_phase_chart_has_no_cost (const TopsheetPhaseChart *self);

G_END_DECLS
