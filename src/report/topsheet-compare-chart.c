/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-chart.h"

#include "base/topsheet-money.h"
#include "base/topsheet-text.h"
#include "report/topsheet-compare-drawing.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 156.0
#define BELOW 26.0
#define ABOVE 8.0
#define MAX_STEPS 5
#define FAR_AWAY 20
#define MAX_DRAWN_STEPS 400

double
topsheet_compare_chart_find_end (double break_even, double now)
{
  const gboolean near = break_even > 0 && (now <= 0 || break_even <= FAR_AWAY * now);
  const double end = MAX (near ? 1.7 * break_even : 0, 1.2 * now);

  return end > 0 ? end : 1;
}

static double
get_scale (double text_scale)
{
  return text_scale > 0 ? text_scale : 1;
}

double
topsheet_compare_chart_measure (const TopsheetCompareChart *self, double width)
{
  g_return_val_if_fail (self != NULL, 0);

  return (HEIGHT + BELOW) * get_scale (self->text_scale);
}

/* 1, 2, 2.5 or 5 × 10ⁿ, at most five of them; whole where the axis counts things. */
static double
find_step (double range, gboolean whole)
{
  static const double mantissas[] = { 1, 2, 2.5, 5 };

  for (double power = pow (10, floor (log10 (range)) - 1);; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        const double step = mantissas[i] * power;

        if (step * MAX_STEPS >= range * (1 - 1e-9) && (!whole || fabs (step - round (step)) < 1e-9))
          return step;
      }
}

typedef struct
{
  TopsheetCompareDrawing base;
  const TopsheetCompareChart *chart;
  double left, right, top, bottom;
  double max; /* amount at the top */
  double step;
} Plot;

/* How often the line has stepped up before @quantity: the quantity that fills a step still stands on it. */
static double
count_steps (const TopsheetCompareLine *of, double quantity)
{
  return of->tread > 0 && quantity > of->tread ? ceil (quantity / of->tread - 1e-9) - 1 : 0;
}

static double
amount_after (const TopsheetCompareChart *chart, guint line, double quantity, double steps)
{
  const TopsheetCompareLine *of = &chart->lines[line];

  return of->at_low + (of->at_high - of->at_low) * (quantity - chart->low) / (chart->high - chart->low) +
         of->rise * steps;
}

static double
amount_of (const TopsheetCompareChart *chart, guint line, double quantity)
{
  return amount_after (chart, line, quantity, count_steps (&chart->lines[line], quantity));
}

static double
amount_at (const Plot *self, guint line, double quantity)
{
  return amount_of (self->chart, line, quantity);
}

static double
get_x (const Plot *self, double quantity)
{
  return self->left +
         (self->right - self->left) * (quantity - self->chart->low) / (self->chart->high - self->chart->low);
}

static double
get_y (const Plot *self, double amount)
{
  return self->bottom - (self->bottom - self->top) * amount / self->max;
}

static char *
print_amount (const Plot *self, double amount)
{
  const TopsheetMoney money = topsheet_money ((gint64) llround (amount * 1e9), self->chart->currency);

  return topsheet_money_format (&money, self->step >= 1 ? TOPSHEET_MONEY_FORMAT_WHOLE : TOPSHEET_MONEY_FORMAT_SYMBOL);
}

static void
lay_out (Plot *self, double width, double height)
{
  const TopsheetCompareChart *chart = self->chart;
  double widest = 0, most = 0;

  for (guint i = 0; i < 2; i++)
    most = MAX (most, MAX (chart->lines[i].at_low, amount_of (chart, i, chart->high)));
  self->step = find_step (most > 0 ? most : 1, FALSE);
  self->max = ceil ((most > 0 ? most : 1) / self->step - 1e-9) * self->step;
  for (double tick = 0; tick <= self->max * (1 + 1e-9); tick += self->step)
    {
      g_autofree char *text = print_amount (self, tick);

      widest = MAX (widest, topsheet_compare_drawing_measure (&self->base, text, FALSE));
    }
  self->left = widest + 6 * self->base.scale;
  self->right = width - 2 * self->base.scale;
  self->top = ABOVE * self->base.scale;
  self->bottom = height - BELOW * self->base.scale;
}

static void
draw_axes (Plot *self)
{
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double step = find_step (self->chart->high - self->chart->low, TRUE);
  double last = -1e9;

  for (double tick = 0; tick <= self->max * (1 + 1e-9); tick += self->step)
    {
      const double y = get_y (self, tick);
      g_autofree char *text = print_amount (self, tick);

      topsheet_compare_drawing_stroke (&self->base, tick > 0 ? &theme->grid : &theme->ink2, 0.5, self->left, y,
                                       self->right, y);
      topsheet_compare_drawing_write (&self->base, text, &theme->ink2, FALSE, self->left - 6 * s, y + 2.6 * s, 1);
    }
  for (double tick = ceil (self->chart->low / step) * step; tick <= self->chart->high * (1 + 1e-9); tick += step)
    {
      g_autofree char *text = topsheet_text_format_count ((gint64) llround (tick));
      const double half = topsheet_compare_drawing_measure (&self->base, text, FALSE) / 2;
      const double x = MIN (get_x (self, tick), self->right - half);

      if (x - half < last + 6 * s)
        continue;
      topsheet_compare_drawing_write (&self->base, text, &theme->ink2, FALSE, x, self->bottom + 11 * s, 0.5);
      last = x + half;
    }
  topsheet_compare_drawing_write (&self->base, self->chart->axis_title, &theme->ink2, FALSE,
                                  (self->left + self->right) / 2, self->bottom + 22 * s, 0.5);
}

static gboolean
shows_break_even (const Plot *self)
{
  return self->chart->has_break_even && self->chart->break_even > self->chart->low &&
         self->chart->break_even < self->chart->high;
}

/* From @from to @to along the line, up at each step. */
static void
trace (Plot *self, guint line, double from, double to)
{
  const TopsheetCompareLine *of = &self->chart->lines[line];
  const double low = count_steps (of, from), high = count_steps (of, to);

  cairo_line_to (self->base.cr, get_x (self, from), get_y (self, amount_at (self, line, from)));
  /* More steps than the drawing has points look like a slope, and are drawn as one. */
  for (double i = 0; i < high - low && high - low <= MAX_DRAWN_STEPS; i++)
    {
      const double step = low + i + 1;
      const double x = get_x (self, step * of->tread);
      const double below = get_y (self, amount_after (self->chart, line, step * of->tread, step - 1));
      const double above = get_y (self, amount_after (self->chart, line, step * of->tread, step));

      cairo_line_to (self->base.cr, x, below);
      cairo_line_to (self->base.cr, x, above);
    }
  cairo_line_to (self->base.cr, get_x (self, to), get_y (self, amount_at (self, line, to)));
}

/* Pale between the lines wherever the first one is cheaper: below the second and above the first. */
static void
draw_saving (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  cairo_t *cr = self->base.cr;

  cairo_save (cr);
  cairo_new_path (cr);
  trace (self, 1, chart->low, chart->high);
  cairo_line_to (cr, get_x (self, chart->high), self->bottom);
  cairo_line_to (cr, get_x (self, chart->low), self->bottom);
  cairo_close_path (cr);
  cairo_clip (cr);
  trace (self, 0, chart->low, chart->high);
  cairo_line_to (cr, get_x (self, chart->high), self->top);
  cairo_line_to (cr, get_x (self, chart->low), self->top);
  cairo_close_path (cr);
  topsheet_compare_drawing_use (&self->base, &self->base.theme->band);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* How low a name has to stand to be below all of its line: a staircase may step up above it. */
static double
find_foot (Plot *self, guint line)
{
  const TopsheetCompareChart *chart = self->chart;
  const double room = topsheet_compare_drawing_measure (&self->base, chart->lines[line].name, TRUE);
  const double share = CLAMP (room / (self->right - self->left), 0, 1);
  const double from = chart->high - (chart->high - chart->low) * share;

  return get_y (self, chart->lines[line].tread > 0
                        ? MIN (amount_at (self, line, from), amount_at (self, line, chart->high))
                        : amount_at (self, line, chart->high));
}

static void
draw_lines (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double dash[] = { 5 * s, 2 * s };

  for (guint i = 0; i < 2; i++)
    {
      const TopsheetColor *color = i == 0 ? &theme->actual : &theme->plan;
      const double y = find_foot (self, i);
      const gboolean above = amount_at (self, i, chart->high) >= amount_at (self, 1 - i, chart->high);
      /* A steep line would run through a label right above its end: it stands left of it. */
      const double at = chart->high - (chart->high - chart->low) * (above ? 0.04 : 0);
      const double at_y = get_y (self, amount_at (self, i, at));

      cairo_set_dash (self->base.cr, dash, i == 0 ? 0 : 2, 0);
      topsheet_compare_drawing_use (&self->base, color);
      cairo_set_line_width (self->base.cr, 1.7 * s * theme->stroke_scale);
      cairo_new_path (self->base.cr);
      trace (self, i, chart->low, chart->high);
      cairo_stroke (self->base.cr);
      cairo_set_dash (self->base.cr, NULL, 0, 0);
      if (above && at_y - 5 * s > self->top + 6 * s)
        topsheet_compare_drawing_write (&self->base, chart->lines[i].name, color, TRUE, get_x (self, at) - 4 * s,
                                        at_y - 4 * s, 1);
      else
        topsheet_compare_drawing_write (&self->base, chart->lines[i].name, color, TRUE,
                                        above ? get_x (self, at) - 22 * s : self->right,
                                        above ? self->top + 6 * s : MIN (y + 11 * s, self->bottom - 3 * s), 1);
    }
}

static void
draw_break_even (Plot *self)
{
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double x = get_x (self, self->chart->break_even);
  const double y = get_y (self, amount_at (self, 0, self->chart->break_even));
  const double dots[] = { 1 * s, 2 * s };

  cairo_set_dash (self->base.cr, dots, 2, 0);
  topsheet_compare_drawing_stroke (&self->base, &theme->ink2, 0.5, x, y, x, self->bottom);
  cairo_set_dash (self->base.cr, NULL, 0, 0);
  topsheet_compare_drawing_dot (&self->base, x, y, 3 * s, &theme->bg, &theme->ink);
  /* Right of its place, under the lines, where there is no room left of it. */
  if (x - 5 * s - topsheet_compare_drawing_measure (&self->base, self->chart->break_even_label, TRUE) < 0)
    topsheet_compare_drawing_write (&self->base, self->chart->break_even_label, &theme->ink, TRUE, x + 5 * s,
                                    self->bottom - 4 * s, 0);
  else
    topsheet_compare_drawing_write (&self->base, self->chart->break_even_label, &theme->ink, TRUE, x - 5 * s,
                                    MAX (y - 8 * s, self->top + 6 * s), 1);
}

/* Too far away to be drawn: named at the edge it lies behind. */
static void
name_far_break_even (Plot *self)
{
  g_autofree char *text = g_strconcat (self->chart->break_even_label, " →", NULL);

  topsheet_compare_drawing_write (&self->base, text, &self->base.theme->ink2, FALSE, self->right,
                                  (self->top + self->bottom) / 2 + 24 * self->base.scale, 1);
}

static void
draw_now (Plot *self)
{
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double x = get_x (self, self->chart->now);
  const double first = get_y (self, amount_at (self, 0, self->chart->now));
  const double second = get_y (self, amount_at (self, 1, self->chart->now));
  /* Right below the upper line, where the band is widest; in the middle where there is no room for that. */
  const double under = fabs (first - second) > 34 * s ? MIN (first, second) + 14 * s : (first + second) / 2;
  const double middle = CLAMP (under, self->top + 20 * s, self->bottom - 20 * s);
  const double room = MAX (topsheet_compare_drawing_measure (&self->base, self->chart->gap, TRUE),
                           topsheet_compare_drawing_measure (&self->base, self->chart->gap_note, FALSE));
  const gboolean flip = x + 7 * s + room > self->right;
  const double text_x = x + (flip ? -5 : 5) * s;

  topsheet_compare_drawing_stroke (&self->base, &theme->ink, 0.7, x, first, x, second);
  topsheet_compare_drawing_dot (&self->base, x, first, 2.2 * s, &theme->actual, &theme->bg);
  topsheet_compare_drawing_dot (&self->base, x, second, 2.2 * s, &theme->plan, &theme->bg);
  topsheet_compare_drawing_write (&self->base, self->chart->gap, &theme->ink, TRUE, text_x, middle, flip ? 1 : 0);
  topsheet_compare_drawing_write (&self->base, self->chart->gap_note, &theme->ink2, FALSE, text_x, middle + 10 * s,
                                  flip ? 1 : 0);
}

void
topsheet_compare_chart_draw (const TopsheetCompareChart *self,
                             cairo_t *cr,
                             PangoContext *context,
                             const TopsheetChartTheme *theme,
                             double width,
                             double height)
{
  Plot plot = { .base = { cr, context, theme, get_scale (self->text_scale) }, .chart = self };

  g_return_if_fail (self->high > self->low);
  g_return_if_fail (cr != NULL && theme != NULL && PANGO_IS_CONTEXT (context));

  cairo_save (cr);
  lay_out (&plot, width, height);
  draw_saving (&plot);
  draw_axes (&plot);
  draw_lines (&plot);
  if (self->now >= self->low && self->now <= self->high)
    draw_now (&plot);
  if (shows_break_even (&plot))
    draw_break_even (&plot);
  else if (self->has_break_even && self->break_even >= self->high)
    name_far_break_even (&plot);
  cairo_restore (cr);
}

char *
topsheet_compare_chart_describe (const TopsheetCompareChart *self)
{
  g_autofree char *now = NULL;
  g_autofree char *crossing = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  now = self->now_text != NULL ? g_strdup (self->now_text) : topsheet_text_format_count ((gint64) llround (self->now));
  crossing = self->break_even_text != NULL ? g_strdup (self->break_even_text)
                                           : topsheet_text_format_count ((gint64) llround (self->break_even));
  if (!self->has_break_even)
    return topsheet_report_fill (_("{first} and {second} do not cross. At {now} {axis} the difference is {gap}."),
                                 "first", self->lines[0].name, "second", self->lines[1].name, "now", now, "axis",
                                 self->axis_title, "gap", self->gap, NULL);
  return topsheet_report_fill (_("{first} and {second} cross at {crossing} {axis}. At {now} the difference is {gap}."),
                               "first", self->lines[0].name, "second", self->lines[1].name, "crossing", crossing,
                               "axis", self->axis_title, "now", now, "gap", self->gap, NULL);
}
