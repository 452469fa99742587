/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetDemoCanvas:
 *
 * A picture of the sample project while it is drawn: the surface, its size in pixels, and the random numbers that vary it. Colours are 0xRRGGBB.
 */
typedef struct
{
  cairo_t *cr;
  double   width, height;
  GRand   *rand;
  guint32  jacket; /* colour of the product */
} TopsheetDemoCanvas;

double topsheet_demo_canvas_random (TopsheetDemoCanvas *self, double from, double to);
void   topsheet_demo_canvas_color  (TopsheetDemoCanvas *self, guint32 color, double alpha);
/* The colour between two. */
guint32 topsheet_demo_mix          (guint32 a, guint32 b, double share);
/* The whole picture from @top over @middle to @bottom. */
void   topsheet_demo_canvas_sky    (TopsheetDemoCanvas *self, guint32 top, guint32 middle, guint32 bottom);
/* A disc with a halo; @x, @y and @radius as shares of the width, the height and the height. */
void   topsheet_demo_canvas_sun    (TopsheetDemoCanvas *self, double x, double y, double radius, guint32 color);
void   topsheet_demo_canvas_stars  (TopsheetDemoCanvas *self, guint count, double down_to);
/* A mountain ridge around @base (share of the height) with peaks up to @rise, filled down to the bottom, with snow on it when @snow > 0. */
void   topsheet_demo_canvas_ridge  (TopsheetDemoCanvas *self, double base, double rise, guint peaks, guint32 color, double snow);
/* A rolling field of snow with @base as a share of the height. */
void   topsheet_demo_canvas_field  (TopsheetDemoCanvas *self, double base, double swell, guint32 color, guint32 shade);
void   topsheet_demo_canvas_tree   (TopsheetDemoCanvas *self, double x, double foot, double height, guint32 color);
/* A person in the jacket; @height as a share of the picture's. @limbs is 2 for everybody but a flawed one. */
void   topsheet_demo_canvas_hiker  (TopsheetDemoCanvas *self, double x, double foot, double height, guint limbs);
void   topsheet_demo_canvas_snow   (TopsheetDemoCanvas *self, guint flakes);

G_END_DECLS
