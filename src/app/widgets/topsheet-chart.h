/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-cost-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CHART (topsheet_chart_get_type ())
/**
 * TopsheetChart:
 *
 * The bars by phase on screen, painted by the same code as the report, in the colours of the light, dark or high-contrast style. Its accessible
 * description is the generated sentence.
 *
 * Properties (read-only): sentence (nullable).
 */
G_DECLARE_FINAL_TYPE (TopsheetChart, topsheet_chart, TOPSHEET, CHART, GtkWidget)

GtkWidget  *topsheet_chart_new          (void);
/* @cost is copied. */
void        topsheet_chart_set_phases   (TopsheetChart            *self,
                                         const TopsheetCostReport *cost,
                                         const char               *currency);
/* (transfer none) (nullable) */
const char *topsheet_chart_get_sentence (TopsheetChart            *self);

G_END_DECLS
