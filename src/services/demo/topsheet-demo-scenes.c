/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-scenes.h"

#include <math.h>

typedef struct
{
  guint32 top, middle, bottom, light, far, near, snow, shade;
} Palette;

static const Palette dawns[] = {
  { 0x46629f, 0xe7a6a0, 0xffe3c4, 0xffd9a0, 0x7d8fb3, 0x34486e, 0xf3f4fa, 0xbfc9e0 },
  { 0x5b7fb8, 0xf2b8b0, 0xffeed2, 0xffe2a8, 0x8ea2c4, 0x3e5682, 0xf6f4f6, 0xc9cfe2 },
  { 0x3d4f86, 0xd98a94, 0xffcfa4, 0xffc47c, 0x6b78a4, 0x2b3a5e, 0xeff0f8, 0xb3bedb },
  { 0x6fa3b8, 0xf0c3b4, 0xfdeadb, 0xfff0c2, 0x86aab8, 0x3b6478, 0xf5f8f8, 0xbdd3dc },
};

static const Palette nights[] = {
  { 0x0b1b33, 0x123c54, 0x1c5a66, 0x4fe3b0, 0x15303f, 0x0a1826, 0x2b5566, 0x0e2433 },
  { 0x0a1430, 0x15345e, 0x1f5f7a, 0x58d8d8, 0x14284a, 0x0a1326, 0x28506e, 0x0c1d36 },
  { 0x111338, 0x253068, 0x2c6a86, 0x7be0a8, 0x1c2450, 0x0d1130, 0x30507c, 0x131c40 },
};

static const Palette days[] = {
  { 0xa9c7d6, 0xcfe0e6, 0xeef3f3, 0xffffff, 0x7fa0a8, 0x24454c, 0xf4f8f8, 0xb9ced4 },
  { 0x9bb9cf, 0xc9d9e4, 0xf0f2f4, 0xfffbe8, 0x6c8ba2, 0x1f3b50, 0xf2f6fa, 0xb2c6d8 },
  { 0xb9d3cd, 0xd8e8e2, 0xf4f6f0, 0xfffdf0, 0x76998f, 0x1f463d, 0xf4f8f5, 0xb6cfc6 },
};

static const Palette *
pick (TopsheetDemoCanvas *canvas, const Palette *palettes, guint count)
{
  return &palettes[g_rand_int_range (canvas->rand, 0, (gint32) count)];
}

#define PICK(canvas, palettes) pick (canvas, palettes, G_N_ELEMENTS (palettes))
#define RANDOM(from, to) topsheet_demo_canvas_random (canvas, from, to)

static void
draw_ridge_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, dawns);

  topsheet_demo_canvas_sky (canvas, p->top, p->middle, p->bottom);
  topsheet_demo_canvas_sun (canvas, RANDOM (0.3, 0.7), RANDOM (0.42, 0.56), RANDOM (0.045, 0.07), p->light);
  topsheet_demo_canvas_ridge (canvas, 0.66, 0.34, 5, topsheet_demo_mix (p->far, p->middle, 0.5), 0.5);
  topsheet_demo_canvas_ridge (canvas, 0.76, 0.3, 4, p->far, 0.75);
  topsheet_demo_canvas_ridge (canvas, 0.92, 0.3, 3, p->near, 0.9);
}

static void
draw_tracks_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, dawns);
  double bend = RANDOM (-0.25, 0.25);

  topsheet_demo_canvas_sky (canvas, p->top, p->middle, p->bottom);
  topsheet_demo_canvas_sun (canvas, RANDOM (0.15, 0.85), RANDOM (0.2, 0.32), RANDOM (0.05, 0.08), p->light);
  topsheet_demo_canvas_ridge (canvas, 0.46, 0.22, 6, p->far, 0.6);
  topsheet_demo_canvas_field (canvas, 0.44, 0.04, p->snow, p->shade);
  topsheet_demo_canvas_color (canvas, topsheet_demo_mix (p->shade, p->near, 0.35), 0.8);
  /* Footprints grow towards the camera along a bent line. */
  for (guint i = 0; i < 22; i++)
    {
      double t = i / 21.0;
      double y = 0.52 + 0.46 * t * t;
      double x = 0.5 + bend * sin (t * 2.6) + (i % 2 == 0 ? -0.012 : 0.012) * (0.4 + t * 1.6);

      cairo_save (canvas->cr);
      cairo_translate (canvas->cr, x * canvas->width, y * canvas->height);
      cairo_scale (canvas->cr, 1 + t * 5.5, 0.7 + t * 3.5);
      cairo_arc (canvas->cr, 0, 0, 1.5, 0, 2 * G_PI);
      cairo_restore (canvas->cr);
      cairo_fill (canvas->cr);
    }
  topsheet_demo_canvas_hiker (canvas, 0.5, 0.53, RANDOM (0.1, 0.14), limbs);
}

static void
draw_summit_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, dawns);
  double x = RANDOM (0.44, 0.58);
  double top = RANDOM (0.5, 0.56);

  topsheet_demo_canvas_sky (canvas, p->top, p->middle, p->bottom);
  topsheet_demo_canvas_sun (canvas, RANDOM (0.58, 0.72), RANDOM (0.24, 0.36), RANDOM (0.07, 0.1), p->light);
  topsheet_demo_canvas_ridge (canvas, 0.72, 0.26, 5, topsheet_demo_mix (p->far, p->bottom, 0.45), 0.5);
  topsheet_demo_canvas_ridge (canvas, 0.84, 0.2, 4, p->far, 0.6);
  topsheet_demo_canvas_color (canvas, p->near, 1);
  cairo_move_to (canvas->cr, 0, canvas->height);
  cairo_line_to (canvas->cr, 0, canvas->height * RANDOM (0.8, 0.88));
  cairo_line_to (canvas->cr, (x - 0.2) * canvas->width, canvas->height * (top + 0.14));
  cairo_line_to (canvas->cr, (x - 0.05) * canvas->width, canvas->height * top);
  cairo_line_to (canvas->cr, (x + 0.07) * canvas->width, canvas->height * (top + 0.01));
  cairo_line_to (canvas->cr, (x + 0.24) * canvas->width, canvas->height * (top + 0.17));
  cairo_line_to (canvas->cr, canvas->width, canvas->height * RANDOM (0.84, 0.92));
  cairo_line_to (canvas->cr, canvas->width, canvas->height);
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, p->snow, 0.85);
  cairo_move_to (canvas->cr, (x - 0.05) * canvas->width, canvas->height * top);
  cairo_line_to (canvas->cr, (x + 0.02) * canvas->width, canvas->height * (top + 0.1));
  cairo_line_to (canvas->cr, (x - 0.12) * canvas->width, canvas->height * (top + 0.26));
  cairo_line_to (canvas->cr, (x - 0.2) * canvas->width, canvas->height * (top + 0.14));
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_hiker (canvas, x, top + 0.01, RANDOM (0.16, 0.2), limbs);
}

/* A curtain of light: many thin strips that fade upwards and downwards from a waving line. */
static void
draw_curtain (TopsheetDemoCanvas *canvas, guint32 color, double base, double height)
{
  double phase = RANDOM (0, 2 * G_PI);
  double waves = RANDOM (1.2, 2.6);
  guint strips = (guint) (canvas->width / 4);

  for (guint i = 0; i < strips; i++)
    {
      double t = (double) i / strips;
      double y = (base + 0.07 * sin (phase + t * waves * 2 * G_PI) + 0.02 * sin (phase * 3 + t * 23)) * canvas->height;
      double reach = height * canvas->height * (0.7 + 0.3 * sin (phase * 2 + t * 17));
      cairo_pattern_t *pattern = cairo_pattern_create_linear (0, y - reach, 0, y + reach * 0.25);

      cairo_pattern_add_color_stop_rgba (pattern, 0, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                                         (color & 0xff) / 255.0, 0);
      cairo_pattern_add_color_stop_rgba (pattern, 0.8, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                                         (color & 0xff) / 255.0, 0.42);
      cairo_pattern_add_color_stop_rgba (pattern, 1, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                                         (color & 0xff) / 255.0, 0);
      cairo_set_source (canvas->cr, pattern);
      cairo_rectangle (canvas->cr, t * canvas->width, y - reach, canvas->width / strips + 1, reach * 1.25);
      cairo_fill (canvas->cr);
      cairo_pattern_destroy (pattern);
    }
}

static void
draw_aurora_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, nights);
  double shore = RANDOM (0.6, 0.66);
  cairo_pattern_t *half;

  cairo_push_group (canvas->cr);
  topsheet_demo_canvas_sky (canvas, p->top, p->middle, p->bottom);
  topsheet_demo_canvas_stars (canvas, 90, 0.5);
  draw_curtain (canvas, p->light, RANDOM (0.3, 0.38), 0.34);
  draw_curtain (canvas, topsheet_demo_mix (p->light, 0x6a8cff, 0.45), RANDOM (0.38, 0.46), 0.26);
  topsheet_demo_canvas_ridge (canvas, shore - 0.01, 0.24, 6, p->far, 0.15);
  half = cairo_pop_group (canvas->cr);
  cairo_set_source (canvas->cr, half);
  cairo_paint (canvas->cr);
  /* The frozen lake mirrors what is above the shore. */
  cairo_save (canvas->cr);
  cairo_rectangle (canvas->cr, 0, shore * canvas->height, canvas->width, canvas->height);
  cairo_clip (canvas->cr);
  cairo_translate (canvas->cr, 0, 2 * shore * canvas->height);
  cairo_scale (canvas->cr, 1, -1);
  cairo_set_source (canvas->cr, half);
  cairo_paint (canvas->cr);
  cairo_restore (canvas->cr);
  cairo_pattern_destroy (half);
  topsheet_demo_canvas_color (canvas, p->near, 0.35);
  cairo_rectangle (canvas->cr, 0, shore * canvas->height, canvas->width, canvas->height);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_field (canvas, 0.93, 0.02, p->near, p->near);
  for (guint i = 0; i < 4; i++)
    topsheet_demo_canvas_tree (canvas, RANDOM (0.02, 0.2), 0.96, RANDOM (0.2, 0.36), p->near);
  topsheet_demo_canvas_hiker (canvas, RANDOM (0.3, 0.45), 0.95, RANDOM (0.12, 0.16), limbs);
}

static void
draw_zip_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  guint32 light = topsheet_demo_mix (canvas->jacket, 0xffffff, 0.12);
  guint32 dark = topsheet_demo_mix (canvas->jacket, 0x200804, 0.45);
  double w = canvas->width;
  double h = canvas->height;
  double tilt = RANDOM (-0.12, 0.12);
  double pull = RANDOM (0.3, 0.6) * h;

  topsheet_demo_canvas_sky (canvas, light, canvas->jacket, dark);
  cairo_translate (canvas->cr, w * RANDOM (0.42, 0.56), 0);
  cairo_rotate (canvas->cr, tilt);
  /* Quilted seams run away from the zip on both sides. */
  cairo_set_line_width (canvas->cr, h * 0.006);
  for (int i = -2; i < 14; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        topsheet_demo_canvas_color (canvas, dark, 0.55);
        cairo_move_to (canvas->cr, side * w * 0.05, i * h * 0.1);
        cairo_curve_to (canvas->cr, side * w * 0.2, i * h * 0.1 + h * 0.05, side * w * 0.4, i * h * 0.1 - h * 0.02,
                        side * w * 0.8, i * h * 0.1 + h * 0.06);
        cairo_stroke (canvas->cr);
      }
  topsheet_demo_canvas_color (canvas, 0x1c1613, 1);
  cairo_rectangle (canvas->cr, -w * 0.032, -h, w * 0.064, h * 3);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, 0xb9bcc2, 1);
  for (double y = -h * 0.3; y < h * 1.4; y += h * 0.022)
    {
      cairo_rectangle (canvas->cr, -w * 0.014, y, w * 0.013, h * 0.012);
      cairo_rectangle (canvas->cr, w * 0.001, y + h * 0.011, w * 0.013, h * 0.012);
    }
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, 0xe4e6ea, 1);
  cairo_rectangle (canvas->cr, -w * 0.024, pull, w * 0.048, h * 0.09);
  cairo_rectangle (canvas->cr, -w * 0.012, pull + h * 0.08, w * 0.024, h * 0.14);
  cairo_fill (canvas->cr);
  cairo_identity_matrix (canvas->cr);
  topsheet_demo_canvas_snow (canvas, 40);
}

static void
draw_forest_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, days);

  topsheet_demo_canvas_sky (canvas, p->top, p->middle, p->bottom);
  topsheet_demo_canvas_sun (canvas, RANDOM (0.4, 0.6), RANDOM (0.2, 0.34), RANDOM (0.07, 0.11), p->light);
  for (guint i = 0; i < 16; i++)
    topsheet_demo_canvas_tree (canvas, (i + RANDOM (0, 0.9)) / 16, 0.7, RANDOM (0.26, 0.46),
                               topsheet_demo_mix (p->far, p->middle, 0.35));
  topsheet_demo_canvas_field (canvas, 0.66, 0.02, p->snow, p->shade);
  for (guint i = 0; i < 5; i++)
    {
      topsheet_demo_canvas_tree (canvas, RANDOM (-0.02, 0.3), RANDOM (0.76, 0.9), RANDOM (0.5, 0.8),
                                 topsheet_demo_mix (p->near, p->far, RANDOM (0, 0.35)));
      topsheet_demo_canvas_tree (canvas, RANDOM (0.7, 1.02), RANDOM (0.76, 0.9), RANDOM (0.5, 0.8),
                                 topsheet_demo_mix (p->near, p->far, RANDOM (0, 0.35)));
    }
  topsheet_demo_canvas_hiker (canvas, RANDOM (0.42, 0.58), 0.82, RANDOM (0.16, 0.2), limbs);
  topsheet_demo_canvas_snow (canvas, 120);
}

static void
draw_cabin_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, nights);
  double x = RANDOM (0.5, 0.62) * canvas->width;
  double y = 0.78 * canvas->height;
  double s = RANDOM (0.26, 0.32) * canvas->height;

  topsheet_demo_canvas_sky (canvas, p->top, topsheet_demo_mix (p->middle, 0x8a6a9a, 0.35),
                            topsheet_demo_mix (p->bottom, 0xe8a27c, 0.5));
  topsheet_demo_canvas_stars (canvas, 50, 0.4);
  topsheet_demo_canvas_ridge (canvas, 0.66, 0.26, 5, p->far, 0.25);
  for (guint i = 0; i < 9; i++)
    topsheet_demo_canvas_tree (canvas, RANDOM (0, 1), 0.74, RANDOM (0.2, 0.36), p->near);
  topsheet_demo_canvas_field (canvas, 0.72, 0.03, topsheet_demo_mix (p->snow, 0xffffff, 0.45), p->shade);
  topsheet_demo_canvas_sun (canvas, x / canvas->width, (y - s * 0.4) / canvas->height, 0.02, 0xffc46a);
  topsheet_demo_canvas_color (canvas, 0x3a2620, 1);
  cairo_rectangle (canvas->cr, x - s * 0.7, y - s * 0.75, s * 1.4, s * 0.75);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, topsheet_demo_mix (p->snow, 0xffffff, 0.6), 1);
  cairo_move_to (canvas->cr, x - s * 0.9, y - s * 0.7);
  cairo_line_to (canvas->cr, x, y - s * 1.35);
  cairo_line_to (canvas->cr, x + s * 0.9, y - s * 0.7);
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, 0xffd98a, 1);
  cairo_rectangle (canvas->cr, x - s * 0.48, y - s * 0.52, s * 0.3, s * 0.28);
  cairo_rectangle (canvas->cr, x + s * 0.16, y - s * 0.52, s * 0.3, s * 0.28);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_hiker (canvas, RANDOM (0.22, 0.36), 0.86, RANDOM (0.14, 0.18), limbs);
  topsheet_demo_canvas_snow (canvas, 70);
}

static void
draw_jacket (TopsheetDemoCanvas *canvas, double x, double y, double s)
{
  static const double outline[][2] = {
    { -0.16, -0.5 }, { -0.34, -0.42 }, { -0.52, 0.3 }, { -0.38, 0.36 }, { -0.27, -0.08 }, { -0.28, 0.5 },
    { 0.28, 0.5 },   { 0.27, -0.08 },  { 0.38, 0.36 }, { 0.52, 0.3 },   { 0.34, -0.42 },  { 0.16, -0.5 },
  };
  guint32 dark = topsheet_demo_mix (canvas->jacket, 0x100604, 0.4);

  topsheet_demo_canvas_color (canvas, canvas->jacket, 1);
  for (guint i = 0; i < G_N_ELEMENTS (outline); i++)
    cairo_line_to (canvas->cr, x + outline[i][0] * s, y + outline[i][1] * s);
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
  topsheet_demo_canvas_color (canvas, dark, 0.8);
  cairo_set_line_width (canvas->cr, s * 0.008);
  for (guint i = 0; i < 6; i++)
    {
      cairo_move_to (canvas->cr, x - s * 0.275, y + s * (-0.22 + i * 0.12));
      cairo_curve_to (canvas->cr, x - s * 0.1, y + s * (-0.19 + i * 0.12), x + s * 0.1, y + s * (-0.19 + i * 0.12),
                      x + s * 0.275, y + s * (-0.22 + i * 0.12));
      cairo_stroke (canvas->cr);
    }
  cairo_rectangle (canvas->cr, x - s * 0.012, y - s * 0.46, s * 0.024, s * 0.96);
  cairo_fill (canvas->cr);
  cairo_move_to (canvas->cr, x - s * 0.16, y - s * 0.5);
  cairo_curve_to (canvas->cr, x - s * 0.1, y - s * 0.66, x + s * 0.1, y - s * 0.66, x + s * 0.16, y - s * 0.5);
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
}

static void
draw_product_scene (TopsheetDemoCanvas *canvas, guint limbs)
{
  const Palette *p = PICK (canvas, days);
  double size = MIN (canvas->height * 0.74, canvas->width * 0.7);
  double x = RANDOM (0.46, 0.54) * canvas->width;
  double y = 0.52 * canvas->height;

  topsheet_demo_canvas_sky (canvas, topsheet_demo_mix (p->top, p->near, 0.35), p->middle, p->bottom);
  topsheet_demo_canvas_ridge (canvas, 0.82, 0.3, 4, topsheet_demo_mix (p->far, p->bottom, 0.65), 0.4);
  topsheet_demo_canvas_field (canvas, 0.84, 0.02, p->snow, p->shade);
  topsheet_demo_canvas_color (canvas, 0x000000, 0.18);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, x, y + size * 0.56);
  cairo_scale (canvas->cr, 1, 0.12);
  cairo_arc (canvas->cr, 0, 0, size * 0.42, 0, 2 * G_PI);
  cairo_restore (canvas->cr);
  cairo_fill (canvas->cr);
  draw_jacket (canvas, x, y, size);
  topsheet_demo_canvas_snow (canvas, 60);
}

void
topsheet_demo_scene_draw (TopsheetDemoCanvas *canvas, TopsheetDemoScene scene, guint limbs)
{
  static void (* const painters[]) (TopsheetDemoCanvas *, guint) = {
    [TOPSHEET_DEMO_SCENE_RIDGE] = draw_ridge_scene,   [TOPSHEET_DEMO_SCENE_TRACKS] = draw_tracks_scene,
    [TOPSHEET_DEMO_SCENE_SUMMIT] = draw_summit_scene, [TOPSHEET_DEMO_SCENE_AURORA] = draw_aurora_scene,
    [TOPSHEET_DEMO_SCENE_ZIP] = draw_zip_scene,       [TOPSHEET_DEMO_SCENE_FOREST] = draw_forest_scene,
    [TOPSHEET_DEMO_SCENE_CABIN] = draw_cabin_scene,   [TOPSHEET_DEMO_SCENE_PRODUCT] = draw_product_scene,
  };

  g_return_if_fail ((guint) scene < G_N_ELEMENTS (painters));

  painters[scene](canvas, limbs);
}
