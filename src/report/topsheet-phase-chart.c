/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-phase-chart.h"

#include "report/topsheet-phase-chart-layout.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

/* Heights of a drawing with labels of 7.5: to the middle of the first bar, from bar to bar, from the last one over the
 * hairline to the total, below it. */
#define FIRST 15.4
#define PITCH 22.0
#define TO_TOTAL 33.2
#define ALONE 24.0
#define BELOW 39.2
#define EMPTY 28.0

guint
topsheet_phase_chart_list_phases (const TopsheetPhaseChart *self, TopsheetPhase phases[TOPSHEET_N_PHASES])
{
  guint n = 0;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      const TopsheetCostRow *row = &self->cost->phases[i];

      if ((row->has_plan && row->plan.nanos != 0) || row->actual.nanos != 0 || row->committed.nanos != 0 ||
          row->to_complete.nanos != 0)
        phases[n++] = (TopsheetPhase) i;
    }

  return n > 1 ? n : 0;
}

gboolean
topsheet_phase_chart_has_no_cost (const TopsheetPhaseChart *self)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    if (self->cost->phases[i].actual.nanos != 0 || self->cost->phases[i].committed.nanos != 0)
      return FALSE;

  return self->cost->total.actual.nanos == 0 && self->cost->total.committed.nanos == 0;
}

double
topsheet_phase_chart_measure (const TopsheetPhaseChart *self, double width)
{
  TopsheetPhase phases[TOPSHEET_N_PHASES];
  double scale;
  guint n;

  g_return_val_if_fail (self != NULL && self->cost != NULL, 0);

  scale = self->text_scale > 0 ? self->text_scale : 1;
  if (!self->cost->has_plan && topsheet_phase_chart_has_no_cost (self))
    return EMPTY * scale;

  n = topsheet_phase_chart_list_phases (self, phases);
  return ((n > 0 ? FIRST + PITCH * (n - 1) + TO_TOTAL : ALONE) + BELOW) * scale;
}

void
topsheet_phase_chart_draw (const TopsheetPhaseChart *self,
                           cairo_t *cr,
                           PangoContext *context,
                           const TopsheetChartTheme *theme,
                           double width,
                           double height)
{
  g_autoptr (TopsheetReportPage) drawing = NULL;

  g_return_if_fail (self != NULL && self->cost != NULL);
  g_return_if_fail (cr != NULL && theme != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  drawing = topsheet_phase_chart_lay_out (self, context, theme, width, height);
  topsheet_report_page_paint (drawing, cr, FALSE);
}

/* The two phases with the least value of @get, in order; those above @below do not count. */
static guint
find_extremes (const TopsheetCostReport *cost, gint64 (*get) (const TopsheetCostRow *row), guint found[2])
{
  guint n = 0;
  gint64 least = 0;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      gint64 value = get (&cost->phases[i]);

      if (value >= 0 || value > least)
        continue;
      if (value < least)
        n = 0;
      least = value;
      if (n < 2)
        found[n++] = i;
    }
  return n;
}

static gint64
get_variance (const TopsheetCostRow *row)
{
  return row->has_plan ? row->variance.nanos : 0;
}

static gint64
get_negative_cost (const TopsheetCostRow *row)
{
  return -(row->actual.nanos + row->committed.nanos);
}

static gboolean
all_on_plan (const TopsheetCostReport *cost)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    if (cost->phases[i].has_plan && cost->phases[i].variance.nanos != 0)
      return FALSE;
  return TRUE;
}

static char *
describe_without_plan (const TopsheetPhaseChart *self)
{
  guint found[2];
  guint n = find_extremes (self->cost, get_negative_cost, found);
  g_autofree char *amount = NULL;
  TopsheetMoney sum;

  if (n == 0)
    return g_strdup (_("No phase has a cost."));

  sum = self->cost->phases[found[0]].actual;
  sum.nanos += self->cost->phases[found[0]].committed.nanos;
  amount = topsheet_report_amount_absolute (&sum);
  if (n == 1)
    return topsheet_report_fill (_("{phase} is the phase with the highest cost, {x}."), "phase",
                                 topsheet_phase_get_title ((TopsheetPhase) found[0]), "x", amount, NULL);
  return topsheet_report_fill (_("{first} and {second} are the phases with the highest cost, {x} each."), "first",
                               topsheet_phase_get_title ((TopsheetPhase) found[0]), "second",
                               topsheet_phase_get_title ((TopsheetPhase) found[1]), "x", amount, NULL);
}

static char *
describe_nothing (const TopsheetPhaseChart *self)
{
  g_autofree char *amount = topsheet_report_amount_absolute (&self->cost->total.plan);

  if (!self->cost->has_plan)
    return g_strdup (_("No entries yet."));
  return topsheet_report_fill (_("No cost has been recorded; the plan is {x}."), "x", amount, NULL);
}

char *
topsheet_phase_chart_describe (const TopsheetPhaseChart *self)
{
  guint found[2];
  g_autofree char *amount = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && self->cost != NULL, NULL);

  if (topsheet_phase_chart_has_no_cost (self))
    return describe_nothing (self);
  if (!self->cost->has_plan)
    return describe_without_plan (self);

  n = find_extremes (self->cost, get_variance, found);
  if (n == 0)
    return g_strdup (all_on_plan (self->cost) ? _("Every phase is exactly on plan.") : _("No phase is over plan."));

  amount = topsheet_report_amount_absolute (&self->cost->phases[found[0]].variance);
  if (n == 1)
    return topsheet_report_fill (_("{phase} is the phase furthest over plan, by {x}."), "phase",
                                 topsheet_phase_get_title ((TopsheetPhase) found[0]), "x", amount, NULL);
  return topsheet_report_fill (_("{first} and {second} are the phases furthest over plan, by {x} each."), "first",
                               topsheet_phase_get_title ((TopsheetPhase) found[0]), "second",
                               topsheet_phase_get_title ((TopsheetPhase) found[1]), "x", amount, NULL);
}
