/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-phase-drawing.h"

#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

/* Measures for labels of 7.5; everything is multiplied by the scale of the text. */
#define FIRST 15.4
#define PITCH 22.0
#define BAR 10.0
#define TICK 3.0
#define TO_RULE 12.8
#define TO_TOTAL 20.4
#define ALONE 24.0
#define TOTAL_BAR TOPSHEET_PHASE_TOTAL_BAR
#define TO_AXIS 27.0
#define NAMES_LEAST 0.142
#define NAMES_MOST 0.36
#define NAME_GAP 12.0
#define LABEL_GAP TOPSHEET_PHASE_LABEL_GAP

/* A piece of a bar that is wholly under or wholly over plan. */
static void
draw_piece (TopsheetPhaseDrawing *self, const TopsheetPhaseSegment *piece, gboolean over, double y, double bar)
{
  const TopsheetChartTheme *theme = self->theme;
  double x = topsheet_phase_axis_get_x (&self->axis, piece->from);
  double width = topsheet_phase_axis_get_x (&self->axis, piece->to) - x;
  const TopsheetColor *strong = over ? &theme->over : piece->kind == 2 ? &theme->fc : &theme->actual;
  const TopsheetColor *pale = over ? &theme->overbg : piece->kind == 2 ? &theme->fcbg : &theme->commbg;
  double stroke = theme->stroke_scale * self->s;
  TopsheetPageItem *item;

  topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_FILL, piece->kind == 0 ? strong : pale, x, y - bar / 2,
                                  width, bar);
  if (piece->kind == 0)
    return;

  if (piece->kind == 1)
    {
      item = topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_HATCH, strong, x, y - bar / 2, width, bar);
      item->stroke = 0.6 * stroke;
      item->dash[0] = (theme->stroke_scale > 1 ? 4 : 3) * self->s;
    }
  item = topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_OUTLINE, strong, x, y - bar / 2 + 0.25, width,
                                         bar - 0.5);
  item->stroke = 0.5 * stroke;
  if (piece->kind == 2 && !over)
    {
      item->dash[0] = 2 * self->s;
      item->dash[1] = 1.6 * self->s;
    }
}

/* A bar that ends open: part of the cost is not known. */
static void
open_end (TopsheetPhaseDrawing *self, gint64 end, double y, double bar)
{
  double x = topsheet_phase_axis_get_x (&self->axis, end);

  topsheet_report_page_add_shape (self->page, TOPSHEET_PAGE_ITEM_FILL, &self->theme->bg, x - 1, y - bar / 2 - 0.5, 2.2,
                                  bar + 1);
}

static void
draw_tick (TopsheetPhaseDrawing *self, double x, double y, double bar)
{
  double top = y - bar / 2 - TICK * self->s, height = bar + 2 * TICK * self->s;

  topsheet_phase_drawing_add_stroke (self, &self->theme->plan, 1.1, x, top, 0, height);
  topsheet_phase_drawing_block (self, x, top, height);
}

static void
draw_bar (TopsheetPhaseDrawing *self, const TopsheetCostRow *row, double y, double bar)
{
  TopsheetPhaseSegment segments[3];
  guint n = topsheet_phase_drawing_has_bars (self) ? topsheet_phase_list_segments (row, segments) : 0;
  gint64 plan = row->has_plan ? row->plan.nanos : G_MAXINT64, end = 0;

  for (guint i = 0; i < n; i++)
    {
      TopsheetPhaseSegment under = segments[i], over = segments[i];

      under.to = MIN (under.to, MAX (plan, under.from));
      over.from = MAX (over.from, under.to);
      if (under.to > under.from)
        draw_piece (self, &under, FALSE, y, bar);
      if (over.to > over.from)
        draw_piece (self, &over, TRUE, y, bar);
      end = MAX (end, segments[i].to);
    }
  if (row == &self->cost->total && self->cost->unpriced > 0)
    open_end (self, end, y, bar);
  if (row->has_plan && plan != 0)
    draw_tick (self, topsheet_phase_axis_get_x (&self->axis, plan), y, bar);
}

static void
draw_name (TopsheetPhaseDrawing *self, const TopsheetTextStyle *style, const char *name, double y)
{
  PangoLayout *layout = topsheet_typeset (self->context, style, name);

  topsheet_layout_set_width (layout, self->names - 4 * self->s, 1);
  topsheet_report_page_add_label (self->page, layout, style, &self->theme->ink, 0, y + 2.7 * self->s,
                                  TOPSHEET_ALIGN_LEFT);
}

static void
draw_row (TopsheetPhaseDrawing *self, TopsheetPhase phase, double y)
{
  const TopsheetCostRow *row = &self->cost->phases[phase];
  gint64 low, high;
  gboolean over;
  g_autofree char *text = topsheet_phase_drawing_print_variance (self, row, &over);
  double x;

  draw_name (self, &self->label, topsheet_phase_get_title (phase), y);
  draw_bar (self, row, y, BAR * self->s);
  if (!topsheet_phase_drawing_has_bars (self))
    return;

  topsheet_phase_get_extent (row, TRUE, &low, &high);
  x = topsheet_phase_axis_get_x (&self->axis, high) + LABEL_GAP * self->s;
  topsheet_phase_drawing_add_label (self, text, over ? &self->theme->over : &self->theme->ink2, x, y + 2.7 * self->s,
                                    over, TRUE);
  topsheet_phase_drawing_take (self, x, y + 2.7 * self->s,
                               topsheet_phase_drawing_measure (self, &self->label, text) + (over ? 9 * self->s : 0));
}

/* Through the total row only. */
static void
draw_limit (TopsheetPhaseDrawing *self)
{
  double s = self->s, top = self->n_phases > 0 ? self->total_y - (TO_TOTAL + 10) * s : 4 * s;
  double x = topsheet_phase_axis_get_x (&self->axis, self->cost->limit.nanos);
  g_autofree char *amount = NULL, *text = NULL;
  double width, baseline = top + 5.5 * s;

  if (!self->cost->has_limit)
    return;

  amount = topsheet_phase_drawing_print_amount (self, self->cost->limit.nanos);
  text = topsheet_report_fill (_("limit {x}"), "x", amount, NULL);
  width = topsheet_phase_drawing_measure (self, &self->label, text);
  topsheet_phase_drawing_add_stroke (self, &self->theme->ink, 1.1, x, top, 0, self->axis_y - top);
  topsheet_phase_drawing_block (self, x, top, self->axis_y - top);
  topsheet_phase_drawing_place (self, text, &self->theme->ink, FALSE,
                                (double[]) { x - 4.5 * s - width, x + 4.5 * s, x - 4.5 * s - width, x + 4.5 * s },
                                (double[]) { baseline, baseline, self->axis_y - 3 * s, self->axis_y - 3 * s }, 4);
}

static void
draw_total (TopsheetPhaseDrawing *self)
{
  if (self->n_phases > 0)
    topsheet_phase_drawing_add_stroke (self, &self->theme->hair, 0.5, 0, self->total_y - TO_TOTAL * self->s,
                                       self->width, 0);
  draw_name (self, &self->bold, _("Total"), self->total_y);
  draw_bar (self, &self->cost->total, self->total_y, TOTAL_BAR * self->s);
  draw_limit (self);
  topsheet_phase_drawing_name_total (self);
}

static double
find_names_width (TopsheetPhaseDrawing *self)
{
  double width = topsheet_phase_drawing_measure (self, &self->bold, _("Total"));

  for (guint i = 0; i < self->n_phases; i++)
    width = MAX (width, topsheet_phase_drawing_measure (self, &self->label, topsheet_phase_get_title (self->phases[i])));

  return MIN (MAX (width + NAME_GAP * self->s, NAMES_LEAST * self->width), NAMES_MOST * self->width);
}

static void
draw_nothing (TopsheetPhaseDrawing *self, double x, double y)
{
  PangoLayout *layout = topsheet_typeset (self->context, &self->label, _("No entries yet."));
  TopsheetPageItem *item = topsheet_report_page_add_label (self->page, layout, &self->label, &self->theme->ink2,
                                                           x - topsheet_layout_get_width (layout) / 2,
                                                           y + 2.7 * self->s, TOPSHEET_ALIGN_LEFT);

  item->halo = TRUE;
  item->ground = self->theme->bg;
}

static void
draw (TopsheetPhaseDrawing *self)
{
  double s = self->s;

  if (!self->cost->has_plan && !topsheet_phase_drawing_has_bars (self))
    {
      draw_nothing (self, self->width / 2, self->height / 2);
      return;
    }

  self->n_phases = topsheet_phase_chart_list_phases (self->chart, self->phases);
  self->names = find_names_width (self);
  self->total_y = (self->n_phases > 0 ? FIRST + PITCH * (self->n_phases - 1) + TO_RULE + TO_TOTAL : ALONE) * s;
  self->axis_y = self->total_y + TO_AXIS * s;
  topsheet_phase_drawing_find_axis (self);
  topsheet_phase_drawing_add_axis (self);
  for (guint i = 0; i < self->n_phases; i++)
    draw_row (self, self->phases[i], (FIRST + PITCH * i) * s);
  draw_total (self);
  if (!topsheet_phase_drawing_has_bars (self))
    draw_nothing (self, (self->names + self->width) / 2,
                  self->n_phases > 0 ? (FIRST + PITCH * (self->n_phases - 1) / 2) * s : self->total_y);
}

TopsheetReportPage *
topsheet_phase_chart_lay_out (const TopsheetPhaseChart *self,
                              PangoContext *context,
                              const TopsheetChartTheme *theme,
                              double width,
                              double height)
{
  TopsheetPhaseDrawing drawing = { self, self->cost, context, theme };

  drawing.page = topsheet_report_page_new ();
  drawing.label = topsheet_style_label;
  drawing.bold = topsheet_style_label_bold;
  drawing.width = width;
  drawing.height = height;
  drawing.s = self->text_scale > 0 ? self->text_scale : 1;
  drawing.label.size *= drawing.s;
  drawing.bold.size *= drawing.s;
  drawing.label.leading *= drawing.s;
  drawing.bold.leading *= drawing.s;
  drawing.taken = g_array_new (FALSE, FALSE, sizeof (TopsheetPhaseBox));
  draw (&drawing);
  g_array_unref (drawing.taken);

  return drawing.page;
}
