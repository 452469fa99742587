/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-chart.h"

#include "report/topsheet-compare-drawing.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define PITCH 17.0
#define BAR 9.0
#define GAP 4.0
#define NAMES 0.30

static int
compare_width (gconstpointer a, gconstpointer b)
{
  const TopsheetCompareBar *first = a, *second = b;
  const double difference = fabs (second->high - second->low) - fabs (first->high - first->low);

  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

void
topsheet_compare_bars_sort (TopsheetCompareBar *bars, guint n_bars)
{
  g_return_if_fail (bars != NULL || n_bars == 0);

  if (n_bars > 1)
    qsort (bars, n_bars, sizeof *bars, compare_width);
}

double
topsheet_compare_bars_measure (const TopsheetCompareBars *self, double width)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bars * PITCH * (self->text_scale > 0 ? self->text_scale : 1);
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
} Place;

static Place
find_place (const TopsheetCompareBars *self, TopsheetCompareDrawing *drawing, double width)
{
  double names = 0, before = 0, behind = 0, room_before = 0, room_behind = 0;
  Place place;

  for (guint i = 0; i < self->n_bars; i++)
    {
      const TopsheetCompareBar *bar = &self->bars[i];

      names = MAX (names, topsheet_compare_drawing_measure (drawing, bar->name, FALSE));
      before = MAX (before, self->centre - MIN (bar->low, bar->high));
      behind = MAX (behind, MAX (bar->low, bar->high) - self->centre);
      room_before = MAX (room_before, measure_end (drawing, bar->low_label, bar->low_change));
      room_behind = MAX (room_behind, measure_end (drawing, bar->high_label, bar->high_change));
    }
  place.left = MIN (names, width * NAMES) + GAP * drawing->scale;
  place.scale = MAX (width - place.left - room_before - room_behind, 1) / MAX (before + behind, 1e-9);
  place.middle = place.left + room_before + before * place.scale;
  return place;
}

static void
draw_bar (const TopsheetCompareBars *self, TopsheetCompareDrawing *drawing, const Place *place, guint n)
{
  const TopsheetCompareBar *bar = &self->bars[n];
  const TopsheetChartTheme *theme = drawing->theme;
  const double s = drawing->scale;
  const double top = n * PITCH * s + (PITCH - BAR) / 2 * s;
  const double baseline = n * PITCH * s + PITCH / 2 * s + 2.7 * s;
  const double from = place->middle + (MIN (bar->low, bar->high) - self->centre) * place->scale;
  const double to = place->middle + (MAX (bar->low, bar->high) - self->centre) * place->scale;
  const double value_x = from - GAP * s;

  topsheet_compare_drawing_use (drawing, &theme->actual);
  cairo_rectangle (drawing->cr, from, top, place->middle - from, BAR * s);
  cairo_fill (drawing->cr);
  topsheet_compare_drawing_use (drawing, &theme->tint);
  cairo_rectangle (drawing->cr, place->middle, top, to - place->middle, BAR * s);
  cairo_fill (drawing->cr);
  topsheet_compare_drawing_write (drawing, bar->name, &theme->ink, FALSE, 0, baseline, 0);
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
  TopsheetCompareDrawing drawing = { cr, context, theme, self->text_scale > 0 ? self->text_scale : 1 };
  Place place;

  g_return_if_fail (cr != NULL && theme != NULL && PANGO_IS_CONTEXT (context));

  cairo_save (cr);
  place = find_place (self, &drawing, width);
  for (guint i = 0; i < self->n_bars; i++)
    draw_bar (self, &drawing, &place, i);
  topsheet_compare_drawing_stroke (&drawing, &theme->ink, 0.7, place.middle, 0, place.middle,
                                   self->n_bars * PITCH * drawing.scale);
  cairo_restore (cr);
}

char *
topsheet_compare_bars_describe (const TopsheetCompareBars *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_bars == 0)
    return g_strdup (_("Nothing moves the break-even."));
  return topsheet_report_fill (_("{name} moves the break-even most: {low} at {low_change}, {high} at {high_change}."),
                               "name", self->bars[0].name, "low", self->bars[0].low_label, "low_change",
                               self->bars[0].low_change, "high", self->bars[0].high_label, "high_change",
                               self->bars[0].high_change, NULL);
}
