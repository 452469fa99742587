/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-compare-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_COMPARE_PLOT (topsheet_compare_plot_get_type ())
/**
 * TopsheetComparePlot:
 *
 * The break-even chart, or the bars of what moves it, on screen in the colours of the light, dark or high-contrast style. The accessible description is
 * the painter's sentence. What it is given is borrowed until it is given something else.
 */
G_DECLARE_FINAL_TYPE (TopsheetComparePlot, topsheet_compare_plot, TOPSHEET, COMPARE_PLOT, GtkWidget)

/* (nullable): draw nothing */
void topsheet_compare_plot_show_chart (TopsheetComparePlot        *self,
                                       const TopsheetCompareChart *chart);
void topsheet_compare_plot_show_bars  (TopsheetComparePlot        *self,
                                       const TopsheetCompareBars  *bars);

G_END_DECLS
