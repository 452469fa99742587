/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-canvas.h"

static double
channel (guint32 color, guint shift)
{
  return ((color >> shift) & 0xff) / 255.0;
}

static void
add_stop (cairo_pattern_t *pattern, double offset, guint32 color, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, channel (color, 16), channel (color, 8), channel (color, 0),
                                     alpha);
}

double
topsheet_demo_canvas_random (TopsheetDemoCanvas *self, double from, double to)
{
  return g_rand_double_range (self->rand, from, to);
}

void
topsheet_demo_canvas_color (TopsheetDemoCanvas *self, guint32 color, double alpha)
{
  cairo_set_source_rgba (self->cr, channel (color, 16), channel (color, 8), channel (color, 0), alpha);
}

guint32
topsheet_demo_mix (guint32 a, guint32 b, double share)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double value = channel (a, shift) * (1 - share) + channel (b, shift) * share;

      mixed |= (guint32) (value * 255 + 0.5) << shift;
    }
  return mixed;
}

void
topsheet_demo_canvas_sky (TopsheetDemoCanvas *self, guint32 top, guint32 middle, guint32 bottom)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, 0, self->height);

  add_stop (pattern, 0, top, 1);
  add_stop (pattern, topsheet_demo_canvas_random (self, 0.42, 0.58), middle, 1);
  add_stop (pattern, 1, bottom, 1);
  cairo_set_source (self->cr, pattern);
  cairo_paint (self->cr);
  cairo_pattern_destroy (pattern);
}

void
topsheet_demo_canvas_sun (TopsheetDemoCanvas *self, double x, double y, double radius, guint32 color)
{
  double cx = x * self->width;
  double cy = y * self->height;
  double r = radius * self->height;
  cairo_pattern_t *halo = cairo_pattern_create_radial (cx, cy, r * 0.4, cx, cy, r * 5);

  add_stop (halo, 0, color, 0.75);
  add_stop (halo, 0.35, color, 0.25);
  add_stop (halo, 1, color, 0);
  cairo_set_source (self->cr, halo);
  cairo_rectangle (self->cr, cx - r * 5, cy - r * 5, r * 10, r * 10);
  cairo_fill (self->cr);
  cairo_pattern_destroy (halo);
  topsheet_demo_canvas_color (self, topsheet_demo_mix (color, 0xffffff, 0.55), 1);
  cairo_arc (self->cr, cx, cy, r, 0, 2 * G_PI);
  cairo_fill (self->cr);
}

void
topsheet_demo_canvas_stars (TopsheetDemoCanvas *self, guint count, double down_to)
{
  for (guint i = 0; i < count; i++)
    {
      double size = topsheet_demo_canvas_random (self, 0.4, 1.5);

      topsheet_demo_canvas_color (self, 0xffffff, topsheet_demo_canvas_random (self, 0.25, 0.95));
      cairo_arc (self->cr, topsheet_demo_canvas_random (self, 0, self->width),
                 topsheet_demo_canvas_random (self, 0, self->height * down_to), size, 0, 2 * G_PI);
      cairo_fill (self->cr);
    }
}

/* One peak: its slopes to both sides are broken twice, and the snow ends in a jagged line. */
static void
draw_snow_cap (TopsheetDemoCanvas *self, double x, double y, double reach, double drop)
{
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + reach * 0.5, y + drop);
  cairo_line_to (self->cr, x + reach * 0.2, y + drop * 0.75);
  cairo_line_to (self->cr, x + reach * 0.05, y + drop * 1.15);
  cairo_line_to (self->cr, x - reach * 0.15, y + drop * 0.7);
  cairo_line_to (self->cr, x - reach * 0.5, y + drop);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

void
topsheet_demo_canvas_ridge (TopsheetDemoCanvas *self, double base, double rise, guint peaks, guint32 color, double snow)
{
  double step = self->width / peaks;
  double xs[16];
  double ys[16];

  peaks = MIN (peaks, G_N_ELEMENTS (xs));
  for (guint i = 0; i < peaks; i++)
    {
      xs[i] = (i + topsheet_demo_canvas_random (self, 0.25, 0.75)) * step;
      ys[i] = (base - rise * topsheet_demo_canvas_random (self, 0.45, 1)) * self->height;
    }
  topsheet_demo_canvas_color (self, color, 1);
  cairo_move_to (self->cr, 0, self->height);
  cairo_line_to (self->cr, 0, base * self->height);
  for (guint i = 0; i < peaks; i++)
    {
      double valley = (base + topsheet_demo_canvas_random (self, -0.05, 0.03)) * self->height;

      cairo_line_to (self->cr, xs[i] - step * 0.12, (ys[i] * 2 + valley) / 3);
      cairo_line_to (self->cr, xs[i], ys[i]);
      cairo_line_to (self->cr, xs[i] + step * 0.16, (ys[i] * 2 + valley) / 3);
      cairo_line_to (self->cr, (i + 1) * step, valley);
    }
  cairo_line_to (self->cr, self->width, self->height);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  topsheet_demo_canvas_color (self, topsheet_demo_mix (color, 0xffffff, 0.7), snow);
  for (guint i = 0; snow > 0 && i < peaks; i++)
    draw_snow_cap (self, xs[i], ys[i], step * 0.3, (base * self->height - ys[i]) * 0.3);
}

void
topsheet_demo_canvas_field (TopsheetDemoCanvas *self, double base, double swell, guint32 color, guint32 shade)
{
  double left = (base + topsheet_demo_canvas_random (self, -swell, swell)) * self->height;
  double right = (base + topsheet_demo_canvas_random (self, -swell, swell)) * self->height;
  double lift = topsheet_demo_canvas_random (self, -swell, swell) * self->height;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, base * self->height, 0, self->height);

  add_stop (pattern, 0, color, 1);
  add_stop (pattern, 1, shade, 1);
  cairo_move_to (self->cr, 0, left);
  cairo_curve_to (self->cr, self->width * 0.35, left - lift, self->width * 0.65, right + lift, self->width, right);
  cairo_line_to (self->cr, self->width, self->height);
  cairo_line_to (self->cr, 0, self->height);
  cairo_close_path (self->cr);
  cairo_set_source (self->cr, pattern);
  cairo_fill (self->cr);
  cairo_pattern_destroy (pattern);
}

void
topsheet_demo_canvas_tree (TopsheetDemoCanvas *self, double x, double foot, double height, guint32 color)
{
  double cx = x * self->width;
  double bottom = foot * self->height;
  double tall = height * self->height;

  topsheet_demo_canvas_color (self, color, 1);
  cairo_rectangle (self->cr, cx - tall * 0.025, bottom - tall * 0.14, tall * 0.05, tall * 0.14);
  cairo_fill (self->cr);
  for (guint i = 0; i < 4; i++)
    {
      double top = bottom - tall + tall * 0.19 * i;
      double half = tall * (0.1 + 0.055 * i);

      cairo_move_to (self->cr, cx, top);
      cairo_line_to (self->cr, cx + half, top + tall * 0.33);
      cairo_line_to (self->cr, cx - half, top + tall * 0.33);
      cairo_close_path (self->cr);
      cairo_fill (self->cr);
    }
}

static void
draw_limb (TopsheetDemoCanvas *self, double x0, double y0, double x1, double y1, double thickness)
{
  cairo_set_line_width (self->cr, thickness);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (self->cr, x0, y0);
  cairo_line_to (self->cr, x1, y1);
  cairo_stroke (self->cr);
}

void
topsheet_demo_canvas_hiker (TopsheetDemoCanvas *self, double x, double foot, double height, guint limbs)
{
  double cx = x * self->width;
  double y = foot * self->height;
  double h = height * self->height;
  double lean = topsheet_demo_canvas_random (self, -0.05, 0.05) * h;

  topsheet_demo_canvas_color (self, 0x1d2230, 1);
  for (guint i = 0; i < limbs; i++)
    draw_limb (self, cx + lean * 0.4, y - h * 0.42, cx + (i - (limbs - 1) / 2.0) * h * 0.2, y, h * 0.1);
  topsheet_demo_canvas_color (self, self->jacket, 1);
  draw_limb (self, cx + lean * 0.4, y - h * 0.47, cx + lean, y - h * 0.72, h * 0.25);
  for (guint i = 0; i < limbs; i++)
    draw_limb (self, cx + lean, y - h * 0.72, cx + (i - (limbs - 1) / 2.0) * h * 0.42, y - h * 0.46, h * 0.09);
  topsheet_demo_canvas_color (self, 0xe8c3a0, 1);
  cairo_arc (self->cr, cx + lean * 1.2, y - h * 0.92, h * 0.085, 0, 2 * G_PI);
  cairo_fill (self->cr);
  topsheet_demo_canvas_color (self, 0x20283a, 1);
  cairo_arc (self->cr, cx + lean * 1.2, y - h * 0.94, h * 0.09, G_PI, 2 * G_PI);
  cairo_fill (self->cr);
}

void
topsheet_demo_canvas_snow (TopsheetDemoCanvas *self, guint flakes)
{
  for (guint i = 0; i < flakes; i++)
    {
      topsheet_demo_canvas_color (self, 0xffffff, topsheet_demo_canvas_random (self, 0.3, 0.85));
      cairo_arc (self->cr, topsheet_demo_canvas_random (self, 0, self->width),
                 topsheet_demo_canvas_random (self, 0, self->height), topsheet_demo_canvas_random (self, 0.6, 2.4), 0,
                 2 * G_PI);
      cairo_fill (self->cr);
    }
}
