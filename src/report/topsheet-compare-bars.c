/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-chart.h"

#include "report/topsheet-compare-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define PITCH 17.0
#define BAR 9.0
#define GAP 4.0
#define NAMES 0.30
/* Narrower than this, names stand above the bars: beside them there would be room for no bar. */
#define NARROW 240.0
#define NAME_LINE 12.0

static int
compare_width (gconstpointer a, gconstpointer b)
{
  const TopsheetCompareBar *first = a, *second = b;
  const double first_width = fabs (first->high - first->low), second_width = fabs (second->high - second->low);

  if (second_width > first_width || second_width < first_width)
    return second_width > first_width ? 1 : -1;

  /* Of two that go on and on, the one that comes down further. */
  return first->low < second->low ? -1 : first->low > second->low ? 1 : 0;
}

void
topsheet_compare_bars_sort (TopsheetCompareBar *bars, guint n_bars)
{
  g_return_if_fail (bars != NULL || n_bars == 0);

  if (n_bars > 1)
    qsort (bars, n_bars, sizeof *bars, compare_width);
}

static double
get_scale (const TopsheetCompareBars *self)
{
  return self->text_scale > 0 ? self->text_scale : 1;
}

static gboolean
is_narrow (const TopsheetCompareBars *self, double width)
{
  return width < NARROW * get_scale (self);
}

/* From bar to bar. */
static double
get_pitch (const TopsheetCompareBars *self, double width)
{
  return PITCH + (is_narrow (self, width) ? NAME_LINE : 0);
}

double
topsheet_compare_bars_measure (const TopsheetCompareBars *self, double width)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bars * get_pitch (self, width) * get_scale (self);
}

/* What stands beside an end of a bar: "2 h 12,788" before it, "27,759 8 h" behind it. */
static double
measure_end (TopsheetCompareDrawing *drawing, const char *value, const char *change)
{
  return topsheet_compare_drawing_measure (drawing, value, FALSE) +
         topsheet_compare_drawing_measure (drawing, change, FALSE) + 3 * GAP * drawing->scale;
}

typedef struct
{
  double left, middle, scale;
  double right;        /* where a bar ends whose end is never reached */
  double pitch, above; /* from bar to bar; of it, the name above the bar */
} Place;

static Place
find_place (const TopsheetCompareBars *self, TopsheetCompareDrawing *drawing, double width)
{
  double names = 0, before = 0, behind = 0, room_before = 0, room_behind = 0;
  gboolean never = FALSE;
  Place place;

  for (guint i = 0; i < self->n_bars; i++)
    {
      const TopsheetCompareBar *bar = &self->bars[i];

      names = MAX (names, topsheet_compare_drawing_measure (drawing, bar->name, FALSE));
      before = MAX (before, self->centre - MIN (bar->low, bar->high));
      if (isfinite (bar->high))
        behind = MAX (behind, bar->high - self->centre);
      else
        never = TRUE;
      room_before = MAX (room_before, measure_end (drawing, bar->low_label, bar->low_change));
      room_behind = MAX (room_behind, measure_end (drawing, bar->high_label, bar->high_change));
    }
  /* A bar that has no end goes further than those that have one. */
  if (never)
    behind = MAX (1.25 * behind, before > 0 ? before : 1);
  place.pitch = get_pitch (self, width) * drawing->scale;
  place.above = place.pitch - PITCH * drawing->scale;
  place.left = place.above > 0 ? 0 : MIN (names, width * NAMES) + GAP * drawing->scale;
  place.scale = MAX (width - place.left - room_before - room_behind, 1) / MAX (before + behind, 1e-9);
  place.middle = place.left + room_before + before * place.scale;
  place.right = place.middle + behind * place.scale;
  return place;
}

/* A bar that goes on and on. */
static void
trace_arrow (TopsheetCompareDrawing *drawing, double from, double to, double top)
{
  const double height = BAR * drawing->scale;
  const double shoulder = MAX (to - height / 2, from);

  cairo_move_to (drawing->cr, from, top);
  cairo_line_to (drawing->cr, shoulder, top);
  cairo_line_to (drawing->cr, to, top + height / 2);
  cairo_line_to (drawing->cr, shoulder, top + height);
  cairo_line_to (drawing->cr, from, top + height);
  cairo_close_path (drawing->cr);
}

static void
draw_bar (const TopsheetCompareBars *self, TopsheetCompareDrawing *drawing, const Place *place, guint n)
{
  const TopsheetCompareBar *bar = &self->bars[n];
  const TopsheetChartTheme *theme = drawing->theme;
  const double s = drawing->scale;
  const double row = n * place->pitch + place->above;
  const double top = row + (PITCH - BAR) / 2 * s;
  const double baseline = row + PITCH / 2 * s + 2.7 * s;
  const double from = place->middle + (MIN (bar->low, bar->high) - self->centre) * place->scale;
  const gboolean ends = isfinite (bar->high);
  const double to = ends ? place->middle + (MAX (bar->low, bar->high) - self->centre) * place->scale : place->right;
  const double value_x = from - GAP * s;

  topsheet_compare_drawing_use (drawing, &theme->actual);
  cairo_rectangle (drawing->cr, from, top, place->middle - from, BAR * s);
  cairo_fill (drawing->cr);
  topsheet_compare_drawing_use (drawing, &theme->tint);
  if (ends)
    cairo_rectangle (drawing->cr, place->middle, top, to - place->middle, BAR * s);
  else
    trace_arrow (drawing, place->middle, to, top);
  cairo_fill (drawing->cr);
  topsheet_compare_drawing_write (drawing, bar->name, &theme->ink, FALSE, 0, place->above > 0 ? row - 1 * s : baseline,
                                  0);
  topsheet_compare_drawing_write (drawing, bar->low_label, &theme->ink, FALSE, value_x, baseline, 1);
  topsheet_compare_drawing_write (drawing, bar->low_change, &theme->ink2, FALSE,
                                  value_x - topsheet_compare_drawing_measure (drawing, bar->low_label, FALSE) - GAP * s,
                                  baseline, 1);
  topsheet_compare_drawing_write (drawing, bar->high_label, &theme->ink, FALSE, to + GAP * s, baseline, 0);
  topsheet_compare_drawing_write (drawing, bar->high_change, &theme->ink2, FALSE,
                                  to + 2 * GAP * s + topsheet_compare_drawing_measure (drawing, bar->high_label, FALSE),
                                  baseline, 0);
}

void
topsheet_compare_bars_draw (const TopsheetCompareBars *self,
                            cairo_t *cr,
                            PangoContext *context,
                            const TopsheetChartTheme *theme,
                            double width,
                            double height)
{
  TopsheetCompareDrawing drawing = { cr, context, theme, get_scale (self) };
  Place place;

  g_return_if_fail (cr != NULL && theme != NULL && PANGO_IS_CONTEXT (context));

  cairo_save (cr);
  place = find_place (self, &drawing, width);
  for (guint i = 0; i < self->n_bars; i++)
    {
      draw_bar (self, &drawing, &place, i);
      topsheet_compare_drawing_stroke (&drawing, &theme->ink, 0.7, place.middle, i * place.pitch + place.above,
                                       place.middle, (i + 1) * place.pitch);
    }
  cairo_restore (cr);
}
