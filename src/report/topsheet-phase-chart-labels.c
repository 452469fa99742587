/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-phase-drawing.h"

#include "base/topsheet-text.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

#define TOTAL_BAR TOPSHEET_PHASE_TOTAL_BAR
#define LABEL_GAP TOPSHEET_PHASE_LABEL_GAP

void
topsheet_phase_drawing_take (TopsheetPhaseDrawing *self, double x, double baseline, double width)
{
  TopsheetPhaseBox box = { x, baseline - 5.7 * self->s, width, 7.3 * self->s };

  g_array_append_val (self->taken, box);
}

void
topsheet_phase_drawing_block (TopsheetPhaseDrawing *self, double x, double y, double height)
{
  TopsheetPhaseBox box = { x - 0.55, y, 1.1, height };

  g_array_append_val (self->taken, box);
}

static gboolean
is_free (TopsheetPhaseDrawing *self, double x, double baseline, double width)
{
  TopsheetPhaseBox box = { x - 1, baseline - 5.7 * self->s - 1, width + 2, 7.3 * self->s + 2 };

  if (x < self->names - 0.1 || x + width > self->width + 0.1)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const TopsheetPhaseBox *other = &g_array_index (self->taken, TopsheetPhaseBox, i);

      if (box.x < other->x + other->width && other->x < box.x + box.width && box.y < other->y + other->height &&
          other->y < box.y + box.height)
        return FALSE;
    }
  return TRUE;
}

void
topsheet_phase_drawing_add_label (TopsheetPhaseDrawing *self,
                                  const char *text,
                                  const TopsheetColor *color,
                                  double x,
                                  double baseline,
                                  gboolean over,
                                  gboolean halo)
{
  double shift = over ? 9 * self->s : 0;
  TopsheetPageItem *item;

  if (over)
    topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_TRIANGLE, color, x, baseline - 5.3 * self->s,
                                    5.6 * self->s, 5.2 * self->s);
  item = topsheet_report_page_add_label (self->page, topsheet_typeset (self->context, &self->label, text), &self->label,
                                         color, x + shift, baseline, TOPSHEET_ALIGN_LEFT);
  item->halo = halo;
  item->ground = self->theme->bg;
}

/* Tries the places in order; what finds none is left out. */
void
topsheet_phase_drawing_place (TopsheetPhaseDrawing *self,
                              const char *text,
                              const TopsheetColor *color,
                              gboolean over,
                              const double *xs,
                              const double *baselines,
                              guint n)
{
  double width = topsheet_phase_drawing_measure (self, &self->label, text) + (over ? 9 * self->s : 0);

  for (guint i = 0; i < n; i++)
    {
      if (!is_free (self, xs[i], baselines[i], width))
        continue;
      topsheet_phase_drawing_add_label (self, text, color, xs[i], baselines[i], over, TRUE);
      topsheet_phase_drawing_take (self, xs[i], baselines[i], width);
      return;
    }
}

/* Inside its part where it fits, else above, else below. */
static void
name_part (TopsheetPhaseDrawing *self, const TopsheetPhaseSegment *segment, const char *form, gint64 plan)
{
  const TopsheetColor *inside = segment->kind == 0 ? &self->theme->bg : &self->theme->ink;
  g_autofree char *amount = topsheet_phase_drawing_print_amount (self, segment->to - segment->from);
  g_autofree char *text = topsheet_report_fill (form, "x", amount, NULL);
  double width = topsheet_phase_drawing_measure (self, &self->label, text), s = self->s;
  double from = topsheet_phase_axis_get_x (&self->axis, segment->from);
  double to = topsheet_phase_axis_get_x (&self->axis, segment->to);
  gint64 under = plan > segment->from && plan < segment->to ? plan : segment->to;
  double end = topsheet_phase_axis_get_x (&self->axis, under);
  double above = self->total_y - (TOTAL_BAR / 2 + 3.9) * s, below = self->total_y + (TOTAL_BAR / 2 + 10.4) * s;
  gboolean solid = segment->kind == 0 && segment->to > plan && segment->from < plan;

  /* The hatch would run through the letters, and a solid part must be of one colour. */
  if (segment->kind != 1 && !solid && end - from >= width + 8 * s &&
      is_free (self, from + 4.5 * s, self->total_y + 2.7 * s, width))
    {
      topsheet_phase_drawing_add_label (self, text, inside, from + 4.5 * s, self->total_y + 2.7 * s, FALSE, FALSE);
      topsheet_phase_drawing_take (self, from + 4.5 * s, self->total_y + 2.7 * s, width);
      return;
    }
  topsheet_phase_drawing_place (self, text, &self->theme->ink, FALSE,
                                (double[]) { to - 2 * s - width, from + 2 * s, to - 2 * s - width, from + 2 * s },
                                (double[]) { above, above, below, below }, 4);
}

static void
name_parts (TopsheetPhaseDrawing *self)
{
  static const char * const forms[] = { N_("actual {x}"), N_("committed {x}"), N_("to complete {x}") };
  static const char * const credits[] = { N_("credit {x}"), N_("released {x}"), N_("credit expected {x}") };
  const TopsheetCostRow *row = &self->cost->total;
  TopsheetPhaseSegment segments[3];
  guint n = topsheet_phase_list_segments (row, segments);
  gboolean done[3] = { FALSE, FALSE, FALSE };

  /* The largest first, so that the smallest is dropped. */
  for (guint i = 0; i < n; i++)
    {
      int best = -1;

      for (guint j = 0; j < n; j++)
        if (!done[j] && (best < 0 || segments[j].to - segments[j].from > segments[best].to - segments[best].from))
          best = (int) j;
      done[best] = TRUE;
      name_part (self, &segments[best], _((segments[best].to <= 0 ? credits : forms)[segments[best].kind]),
                 row->has_plan ? row->plan.nanos : G_MAXINT64);
    }
}

static void
name_unpriced (TopsheetPhaseDrawing *self, double end, double above, double below)
{
  double s = self->s, middle = self->total_y + 2.7 * s;
  g_autofree char *count = topsheet_text_format_count (self->cost->unpriced);
  g_autofree char *text = topsheet_report_fill (ngettext ("+ {n} unpriced", "+ {n} unpriced", self->cost->unpriced),
                                                "n", count, NULL);
  double width = topsheet_phase_drawing_measure (self, &self->label, text);

  topsheet_phase_drawing_place (self, text, &self->theme->ink, FALSE,
                                (double[]) { end + LABEL_GAP * s, end + LABEL_GAP * s, end - width, self->names,
                                             self->names },
                                (double[]) { middle, below, above, below, above }, 5);
}

static void
name_variance (TopsheetPhaseDrawing *self, double end, double above, double below)
{
  const TopsheetCostRow *row = &self->cost->total;
  double s = self->s, middle = self->total_y + 2.7 * s;
  gboolean over;
  g_autofree char *text = topsheet_phase_drawing_print_variance (self, row, &over);
  double width = topsheet_phase_drawing_measure (self, &self->label, text) + (over ? 9 * s : 0);

  topsheet_phase_drawing_place (self, text, over ? &self->theme->over : &self->theme->ink2, over,
                                (double[]) { end - width, end + LABEL_GAP * s, end - width, self->names },
                                (double[]) { below, middle, above, below }, 4);
}

static void
name_plan (TopsheetPhaseDrawing *self, double above, double below)
{
  double s = self->s, x = topsheet_phase_axis_get_x (&self->axis, self->cost->total.plan.nanos);
  g_autofree char *amount = topsheet_phase_drawing_print_amount (self, self->cost->total.plan.nanos);
  g_autofree char *text = topsheet_report_fill (_("plan {x}"), "x", amount, NULL);
  double width = topsheet_phase_drawing_measure (self, &self->label, text);

  topsheet_phase_drawing_place (self, text, &self->theme->ink, FALSE,
                                (double[]) { x - 4.5 * s - width, x + 4.5 * s, x - 4.5 * s - width, x + 4.5 * s },
                                (double[]) { above, above, below, below }, 4);
}

/* The row of the total is the key: difference and plan first, then the parts, then what is not known. */
void
topsheet_phase_drawing_name_total (TopsheetPhaseDrawing *self)
{
  double s = self->s, above = self->total_y - (TOTAL_BAR / 2 + 3.9) * s;
  double below = self->total_y + (TOTAL_BAR / 2 + 10.4) * s, end;
  gboolean has_bars = topsheet_phase_drawing_has_bars (self);
  gint64 low, high;

  topsheet_phase_get_extent (&self->cost->total, has_bars, &low, &high);
  end = topsheet_phase_axis_get_x (&self->axis, high);
  if (has_bars)
    name_variance (self, end, above, below);
  if (self->cost->total.has_plan)
    name_plan (self, above, below);
  if (has_bars)
    name_parts (self);
  if (self->cost->unpriced > 0)
    name_unpriced (self, end, above, below);
}
