/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-phase-drawing.h"

#include "base/topsheet-text.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

#define LABEL_GAP TOPSHEET_PHASE_LABEL_GAP
#define RIGHT_MARGIN 4.7
#define AXIS_LABEL 10.0

gint64
topsheet_phase_axis_find_step (gint64 low, gint64 high, gint64 minor)
{
  static const guint mantissas[] = { 10, 20, 25, 50 };
  /* Tens of a nano-unit, so that 2.5 is whole. */
  unsigned __int128 range = ((unsigned __int128) (high - low)) * 10, power = 1;

  g_return_val_if_fail (high >= low && minor > 0, 1);

  for (;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        unsigned __int128 step = power * mantissas[i];
        /* Labels of whole units have no decimals, so 2.5 and its like wait for 25. */
        unsigned __int128 unit = step >= (unsigned __int128) TOPSHEET_NANOS_PER_UNIT * 10
                                   ? (unsigned __int128) TOPSHEET_NANOS_PER_UNIT * 10
                                   : (unsigned __int128) minor * 10;

        if (step * 5 >= range && step % unit == 0)
          return (gint64) (step / 10);
      }
}

double
topsheet_phase_axis_get_x (const TopsheetPhaseAxis *self, gint64 nanos)
{
  return self->x0 + ((double) nanos - (double) self->low) * self->scale;
}

double
topsheet_phase_drawing_measure (TopsheetPhaseDrawing *self, const TopsheetTextStyle *style, const char *text)
{
  g_autoptr (PangoLayout) layout = topsheet_typeset (self->context, style, text);

  return topsheet_layout_get_width (layout);
}

/* Amounts in labels: with cents in the report, in whole units on screen. */
char *
topsheet_phase_drawing_print_amount (TopsheetPhaseDrawing *self, gint64 nanos)
{
  TopsheetMoney money = topsheet_money (nanos, self->chart->currency);

  if (self->chart->with_cents)
    return topsheet_report_amount_absolute (&money);

  money = topsheet_money_round (&money, 0);
  return topsheet_text_format_count (ABS (money.nanos / TOPSHEET_NANOS_PER_UNIT));
}

/* The text at the end of a bar; @over says that it is in the colour of over and has a ▲. */
char *
topsheet_phase_drawing_print_variance (TopsheetPhaseDrawing *self, const TopsheetCostRow *row, gboolean *over)
{
  g_autofree char *amount = NULL;

  *over = row->has_plan && row->variance.nanos < 0;
  if (!row->has_plan)
    return topsheet_phase_drawing_print_amount (self, row->at_completion.nanos);

  amount = topsheet_phase_drawing_print_amount (self, row->variance.nanos);
  if (row->variance.nanos == 0)
    return g_steal_pointer (&amount);
  return topsheet_report_fill (*over ? _("{d} over plan") : _("{d} under plan"), "d", amount, NULL);
}

guint
topsheet_phase_list_segments (const TopsheetCostRow *row, TopsheetPhaseSegment segments[3])
{
  const gint64 values[3] = { row->actual.nanos, row->committed.nanos, row->to_complete.nanos };
  gint64 end = 0, credit = 0;
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      if (values[i] > 0)
        {
          segments[n++] = (TopsheetPhaseSegment) { end, end + values[i], i };
          end += values[i];
        }
      else if (values[i] < 0)
        {
          /* Credits stand left of zero. */
          segments[n++] = (TopsheetPhaseSegment) { credit + values[i], credit, i };
          credit += values[i];
        }
    }
  return n;
}

void
topsheet_phase_get_extent (const TopsheetCostRow *row, gboolean with_bars, gint64 *low, gint64 *high)
{
  TopsheetPhaseSegment segments[3];
  guint n = with_bars ? topsheet_phase_list_segments (row, segments) : 0;

  *low = *high = 0;
  for (guint i = 0; i < n; i++)
    {
      *low = MIN (*low, segments[i].from);
      *high = MAX (*high, segments[i].to);
    }
  if (row->has_plan)
    {
      *low = MIN (*low, row->plan.nanos);
      *high = MAX (*high, row->plan.nanos);
    }
}

gboolean
topsheet_phase_drawing_has_bars (TopsheetPhaseDrawing *self)
{
  return !topsheet_phase_chart_has_no_cost (self->chart);
}

/* The scale is as large as it can be while the text at the end of each bar has room right of it. */
void
topsheet_phase_drawing_find_axis (TopsheetPhaseDrawing *self)
{
  gint64 low, high;
  guint digits = topsheet_currency_get_digits (self->chart->currency);
  gint64 minor = TOPSHEET_NANOS_PER_UNIT;
  double right = self->width - RIGHT_MARGIN * self->s;

  for (; digits > 0 && minor > 1; digits--)
    minor /= 10;

  topsheet_phase_get_extent (&self->cost->total, topsheet_phase_drawing_has_bars (self), &low, &high);
  if (self->cost->has_limit)
    high = MAX (high, self->cost->limit.nanos);
  for (guint i = 0; i < self->n_phases; i++)
    {
      gint64 from, to;

      topsheet_phase_get_extent (&self->cost->phases[self->phases[i]], topsheet_phase_drawing_has_bars (self), &from,
                                 &to);
      low = MIN (low, from);
      high = MAX (high, to);
    }
  if (high == low)
    high = low + minor;

  self->axis = (TopsheetPhaseAxis) { low, high, topsheet_phase_axis_find_step (low, high, minor), self->names, 0 };
  self->axis.scale = (right - self->names) / ((double) high - (double) low);
  for (guint i = 0; topsheet_phase_drawing_has_bars (self) && i < self->n_phases; i++)
    {
      const TopsheetCostRow *row = &self->cost->phases[self->phases[i]];
      gboolean over;
      g_autofree char *text = topsheet_phase_drawing_print_variance (self, row, &over);
      double room = right - self->names - (LABEL_GAP + (over ? 9 : 0)) * self->s -
                    topsheet_phase_drawing_measure (self, &self->label, text);
      gint64 from, to;

      topsheet_phase_get_extent (row, TRUE, &from, &to);
      if (to > low)
        self->axis.scale = MIN (self->axis.scale, room / ((double) to - (double) low));
    }
}

void
topsheet_phase_drawing_add_stroke (TopsheetPhaseDrawing *self,
                                   const TopsheetColor *color,
                                   double stroke,
                                   double x,
                                   double y,
                                   double width,
                                   double height)
{
  topsheet_report_page_add_rule (self->page, color, stroke * self->theme->stroke_scale * self->s, x, y, width, height);
}

static char *
print_tick (TopsheetPhaseDrawing *self, gint64 nanos)
{
  TopsheetMoney money = topsheet_money (nanos, self->chart->currency);
  g_autofree char *number = NULL;

  if (self->axis.step % TOPSHEET_NANOS_PER_UNIT != 0)
    return topsheet_report_amount (&money);

  number = topsheet_text_format_count (ABS (nanos / TOPSHEET_NANOS_PER_UNIT));
  return g_strconcat (nanos < 0 ? "−" : "", number, NULL);
}

void
topsheet_phase_drawing_add_axis (TopsheetPhaseDrawing *self)
{
  const TopsheetPhaseAxis *axis = &self->axis;
  double top = 1.5 * self->s, last = -1e9;
  gint64 first = axis->low / axis->step * axis->step;

  for (gint64 tick = first; tick <= axis->high; tick += axis->step)
    {
      double x = topsheet_phase_axis_get_x (axis, tick);

      if (tick < axis->low)
        continue;
      topsheet_phase_drawing_add_stroke (self, tick == 0 ? &self->theme->ink2 : &self->theme->grid, 0.5, x, top, 0,
                                         self->axis_y - top);
    }
  for (gint64 tick = first; tick <= axis->high; tick += axis->step)
    {
      double x = topsheet_phase_axis_get_x (axis, tick), width;
      g_autofree char *text = NULL;

      if (tick < axis->low)
        continue;
      text = print_tick (self, tick);
      width = topsheet_phase_drawing_measure (self, &self->label, text);
      x = CLAMP (x - width / 2, 0, self->width - width);
      if (x < last + 4 * self->s)
        continue;
      topsheet_report_page_add_label (self->page, topsheet_typeset (self->context, &self->label, text), &self->label,
                                      &self->theme->ink2, x, self->axis_y + AXIS_LABEL * self->s, TOPSHEET_ALIGN_LEFT);
      last = x + width;
    }
}
