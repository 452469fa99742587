/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-phase-chart-layout.h"

G_BEGIN_DECLS

/* The chart of phases while it is being drawn; shared by its three parts: axis, bars, labels. */

#define TOPSHEET_PHASE_TOTAL_BAR 13.3
#define TOPSHEET_PHASE_LABEL_GAP 6.4

/**
 * TopsheetPhaseSegment:
 * @kind: 0 actual, 1 committed, 2 to complete
 *
 * A part of a bar, from one amount to another in nano-units.
 */
typedef struct
{
  gint64 from, to;
  guint  kind;
} TopsheetPhaseSegment;

typedef struct
{
  double x, y, width, height;
} TopsheetPhaseBox;

typedef struct
{
  const TopsheetPhaseChart *chart;
  const TopsheetCostReport *cost;
  PangoContext             *context;
  const TopsheetChartTheme *theme;
  TopsheetReportPage       *page;
  TopsheetTextStyle         label, bold;
  TopsheetPhase             phases[TOPSHEET_N_PHASES];
  guint                     n_phases;
  double                    width, height;
  double                    s;               /* scale of the text */
  double                    names;           /* width of their column */
  double                    total_y, axis_y; /* middle of the bar of the total, end of the grid */
  TopsheetPhaseAxis         axis;
  GArray                   *taken;           /* (element-type TopsheetPhaseBox) boxes of the labels that have a place */
} TopsheetPhaseDrawing;

/* Axis and amounts. */
guint  topsheet_phase_list_segments           (const TopsheetCostRow      *row,
                                               TopsheetPhaseSegment        segments[3]);
void   topsheet_phase_get_extent              (const TopsheetCostRow      *row,
                                               gboolean                    with_bars,
                                               gint64                     *low,
                                               gint64                     *high);
double topsheet_phase_drawing_measure         (TopsheetPhaseDrawing       *self,
                                               const TopsheetTextStyle    *style,
                                               const char                 *text);
char  *topsheet_phase_drawing_print_amount    (TopsheetPhaseDrawing       *self,
                                               gint64                      nanos);
char  *topsheet_phase_drawing_print_variance  (TopsheetPhaseDrawing       *self,
                                               const TopsheetCostRow      *row,
                                               gboolean                   *over);
/* FALSE when only the plan is known, which is no bar. */
gboolean topsheet_phase_drawing_has_bars      (TopsheetPhaseDrawing       *self);
void   topsheet_phase_drawing_find_axis       (TopsheetPhaseDrawing       *self);
void   topsheet_phase_drawing_add_axis        (TopsheetPhaseDrawing       *self);
void   topsheet_phase_drawing_add_stroke      (TopsheetPhaseDrawing       *self,
                                               const TopsheetColor        *color,
                                               double                      stroke,
                                               double                      x,
                                               double                      y,
                                               double                      width,
                                               double                      height);

/* Labels. */
void   topsheet_phase_drawing_take            (TopsheetPhaseDrawing       *self,
                                               double                      x,
                                               double                      baseline,
                                               double                      width);
/* A line that no label may cross. */
void   topsheet_phase_drawing_block           (TopsheetPhaseDrawing       *self,
                                               double                      x,
                                               double                      y,
                                               double                      height);
void   topsheet_phase_drawing_add_label       (TopsheetPhaseDrawing       *self,
                                               const char                 *text,
                                               const TopsheetColor        *color,
                                               double                      x,
                                               double                      baseline,
                                               gboolean                    over,
                                               gboolean                    halo);
/* In the first of @n places where it touches no other label; nowhere when there is none. */
void   topsheet_phase_drawing_place           (TopsheetPhaseDrawing       *self,
                                               const char                 *text,
                                               const TopsheetColor        *color,
                                               gboolean                    over,
                                               const double               *xs,
                                               const double               *baselines,
                                               guint                       n);
void   topsheet_phase_drawing_name_total      (TopsheetPhaseDrawing       *self);

G_END_DECLS
