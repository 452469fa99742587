/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-chart.h"

#include "base/topsheet-money.h"
#include "base/topsheet-text.h"
#include "report/topsheet-compare-drawing.h"
#include "report/topsheet-compare-labels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 156.0
#define BELOW 26.0
#define ABOVE 8.0
#define MAX_STEPS 5
#define FAR_AWAY 20
#define MAX_DRAWN_STEPS 400
/* Of a label: height, where its letters stand, room around them. */
#define LINE 10.0
#define BASELINE 7.6
#define PAD 2.0
/* Places along a line where its name may stand, and looks at the line at each. */
#define N_PLACES 12
#define N_HEIGHTS 5
#define N_LOOKS 16

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
  TopsheetCompareLabels labels;
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
  TopsheetCompareBox room;

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
  room = (TopsheetCompareBox) { self->left, self->top - 6 * self->base.scale, MAX (self->right - self->left, 1),
                                MAX (self->bottom - self->top + 5 * self->base.scale, 1) };
  topsheet_compare_labels_init (&self->labels, &room, 1.5 * self->base.scale);
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

static gboolean
shows_now (const Plot *self)
{
  return self->chart->now >= self->chart->low && self->chart->now <= self->chart->high;
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

static void
draw_lines (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double dash[] = { 5 * s, 2 * s };

  for (guint i = 0; i < 2; i++)
    {
      cairo_set_dash (self->base.cr, dash, i == 0 ? 0 : 2, 0);
      topsheet_compare_drawing_use (&self->base, i == 0 ? &theme->actual : &theme->plan);
      cairo_set_line_width (self->base.cr, 1.7 * s * theme->stroke_scale);
      cairo_new_path (self->base.cr);
      trace (self, i, chart->low, chart->high);
      cairo_stroke (self->base.cr);
      cairo_set_dash (self->base.cr, NULL, 0, 0);
    }
}

/* What is drawn of a line stays to be seen. */
static void
avoid_line (Plot *self, guint line)
{
  cairo_path_t *path;

  cairo_new_path (self->base.cr);
  trace (self, line, self->chart->low, self->chart->high);
  path = cairo_copy_path_flat (self->base.cr);
  cairo_new_path (self->base.cr);
  topsheet_compare_labels_avoid_path (&self->labels, path);
  cairo_path_destroy (path);
}

static void
draw_marks (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  const TopsheetChartTheme *theme = self->base.theme;
  const double s = self->base.scale;
  const double dots[] = { 1 * s, 2 * s };

  if (shows_now (self))
    {
      const double x = get_x (self, chart->now);
      const double first = get_y (self, amount_at (self, 0, chart->now));
      const double second = get_y (self, amount_at (self, 1, chart->now));

      topsheet_compare_drawing_stroke (&self->base, &theme->ink, 0.7, x, first, x, second);
      topsheet_compare_drawing_dot (&self->base, x, first, 2.2 * s, &theme->actual, &theme->bg);
      topsheet_compare_drawing_dot (&self->base, x, second, 2.2 * s, &theme->plan, &theme->bg);
      topsheet_compare_labels_avoid_line (&self->labels, x, first, x, second);
    }
  if (shows_break_even (self))
    {
      const double x = get_x (self, chart->break_even);
      const double y = get_y (self, amount_at (self, 0, chart->break_even));
      const TopsheetCompareBox ring = { x - 4 * s, y - 4 * s, 8 * s, 8 * s };

      cairo_set_dash (self->base.cr, dots, 2, 0);
      topsheet_compare_drawing_stroke (&self->base, &theme->ink2, 0.5, x, y, x, self->bottom);
      cairo_set_dash (self->base.cr, NULL, 0, 0);
      topsheet_compare_drawing_dot (&self->base, x, y, 3 * s, &theme->bg, &theme->ink);
      topsheet_compare_labels_avoid_line (&self->labels, x, y, x, self->bottom);
      topsheet_compare_labels_avoid_box (&self->labels, &ring);
    }
}

/* From a label to what it belongs to, where it had to go elsewhere. */
static void
draw_leader (Plot *self, const TopsheetCompareBox *box, double x, double y)
{
  const double s = self->base.scale;
  double near_x, near_y;

  if (topsheet_compare_box_distance (box, x, y, &near_x, &near_y) > 8 * s)
    topsheet_compare_drawing_stroke (&self->base, &self->base.theme->ink2, 0.5, near_x, near_y, x, y);
}

static double
measure_label (Plot *self, const char *text, gboolean bold)
{
  return topsheet_compare_drawing_measure (&self->base, text, bold) + 2 * PAD * self->base.scale;
}

/* @align: 0 from the left end of the box, 1 to the right one */
static void
write_label (Plot *self,
             const TopsheetCompareBox *box,
             guint line,
             const char *text,
             const TopsheetColor *color,
             gboolean bold,
             double align)
{
  const double s = self->base.scale;

  topsheet_compare_drawing_write (&self->base, text, color, bold,
                                  align > 0 ? box->x + box->width - PAD * s : box->x + PAD * s,
                                  box->y + (line * LINE + BASELINE) * s, align);
}

/* Beside the mark, from below its upper end on: right of it where there is room. */
static void
name_now (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  const double s = self->base.scale;
  const double x = get_x (self, chart->now);
  const double first = get_y (self, amount_at (self, 0, chart->now));
  const double second = get_y (self, amount_at (self, 1, chart->now));
  const double upper = MIN (first, second), lower = MAX (first, second);
  const gboolean wide = measure_label (self, chart->gap_note, FALSE) > (self->right - self->left) / 2;
  g_auto (GStrv) note = topsheet_compare_labels_split (chart->gap_note, wide ? 2 : 1);
  const double height = (1 + g_strv_length (note)) * LINE * s;
  TopsheetCompareBox wanted[2 * N_HEIGHTS], box;
  double width = measure_label (self, chart->gap, TRUE), align;

  for (guint i = 0; note[i] != NULL; i++)
    width = MAX (width, measure_label (self, note[i], FALSE));
  for (guint i = 0; i < 2 * N_HEIGHTS; i++)
    {
      const double share = (double) (i % N_HEIGHTS) / (N_HEIGHTS - 1);
      const double y = upper + 4 * s + MAX (lower - upper - height - 8 * s, 0) * share;

      wanted[i] = (TopsheetCompareBox) { i < N_HEIGHTS ? x + 3 * s : x - 3 * s - width, y, width, height };
    }
  if (!topsheet_compare_labels_place (&self->labels, wanted, G_N_ELEMENTS (wanted), x, (upper + lower) / 2, &box))
    draw_leader (self, &box, x, CLAMP (box.y + height / 2, upper, lower));
  align = box.x + box.width < x ? 1 : 0;
  write_label (self, &box, 0, chart->gap, &self->base.theme->ink, TRUE, align);
  for (guint i = 0; note[i] != NULL; i++)
    write_label (self, &box, i + 1, note[i], &self->base.theme->ink2, FALSE, align);
}

static void
name_break_even (Plot *self)
{
  const TopsheetCompareChart *chart = self->chart;
  const double s = self->base.scale;
  const double x = get_x (self, chart->break_even);
  const double y = get_y (self, amount_at (self, 0, chart->break_even));
  const double width = measure_label (self, chart->break_even_label, TRUE), height = LINE * s;
  const TopsheetCompareBox wanted[] = {
    { x - 3 * s - width, y - 5 * s - height, width, height },
    { x + 3 * s, y + 5 * s, width, height },
    { x - 3 * s - width, y + 5 * s, width, height },
    { x + 3 * s, y - 5 * s - height, width, height },
  };
  TopsheetCompareBox box;

  if (!topsheet_compare_labels_place (&self->labels, wanted, G_N_ELEMENTS (wanted), x, y, &box))
    draw_leader (self, &box, x, y);
  write_label (self, &box, 0, chart->break_even_label, &self->base.theme->ink, TRUE, 0);
}

/* Too far away to be drawn: named at the edge it lies behind. */
static void
name_far_break_even (Plot *self)
{
  g_autofree char *text = g_strconcat (self->chart->break_even_label, " →", NULL);
  const double s = self->base.scale;
  const double width = measure_label (self, text, FALSE);
  const double y = (self->top + self->bottom) / 2 + 20 * s;
  const TopsheetCompareBox wanted = { self->right - width, y, width, LINE * s };
  TopsheetCompareBox box;

  topsheet_compare_labels_place (&self->labels, &wanted, 1, self->right, y, &box);
  write_label (self, &box, 0, text, &self->base.theme->ink2, FALSE, 0);
}

/* How high, or how low, a line comes between two places. */
static double
find_extreme (const Plot *self, guint line, double from_x, double to_x, gboolean top)
{
  const TopsheetCompareChart *chart = self->chart;
  double extreme = top ? HUGE_VAL : -HUGE_VAL;

  for (guint i = 0; i <= N_LOOKS; i++)
    {
      const double x = from_x + (to_x - from_x) * i / N_LOOKS;
      const double share = CLAMP ((x - self->left) / (self->right - self->left), 0, 1);
      const double y = get_y (self, amount_at (self, line, chart->low + (chart->high - chart->low) * share));

      extreme = top ? MIN (extreme, y) : MAX (extreme, y);
    }
  return extreme;
}

/* Along its line, from the end on: outside of the two first. */
static void
name_line (Plot *self, guint line)
{
  const TopsheetCompareChart *chart = self->chart;
  const double s = self->base.scale;
  const double width = measure_label (self, chart->lines[line].name, TRUE), height = LINE * s;
  const gboolean above = amount_at (self, line, chart->high) >= amount_at (self, 1 - line, chart->high);
  const double end_y = get_y (self, amount_at (self, line, chart->high));
  TopsheetCompareBox wanted[2 * N_PLACES], box;

  for (guint i = 0; i < 2 * N_PLACES; i++)
    {
      const gboolean over = i < N_PLACES ? above : !above;
      const double x = self->right - width - (self->right - self->left - width) * (i % N_PLACES) / N_PLACES;
      const double y = find_extreme (self, line, x, x + width, over);

      wanted[i] = (TopsheetCompareBox) { x, over ? y - height - 2 * s : y + 2 * s, width, height };
    }
  topsheet_compare_labels_place (&self->labels, wanted, G_N_ELEMENTS (wanted), self->right, end_y, &box);
  write_label (self, &box, 0, chart->lines[line].name, line == 0 ? &self->base.theme->actual : &self->base.theme->plan,
               TRUE, 0);
}

/* Names stay with their lines; what stands at a mark finds a place along it. */
static void
draw_labels (Plot *self)
{
  for (guint i = 0; i < 2; i++)
    name_line (self, i);
  if (shows_now (self))
    name_now (self);
  if (shows_break_even (self))
    name_break_even (self);
  if (self->chart->has_break_even && self->chart->break_even >= self->chart->high)
    name_far_break_even (self);
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
  avoid_line (&plot, 0);
  avoid_line (&plot, 1);
  draw_marks (&plot);
  draw_labels (&plot);
  topsheet_compare_labels_clear (&plot.labels);
  cairo_restore (cr);
}
