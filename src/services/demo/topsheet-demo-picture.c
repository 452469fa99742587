/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-picture.h"

#include "services/demo/topsheet-demo-scenes.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static const guint32 jackets[] = { 0xd9531e, 0xe0641f, 0xc8451a };
static const guint32 wrong_jackets[] = { 0x3f6fb5, 0x7a4aa0, 0x4e8a4a };

static gboolean
has_flaw (const TopsheetDemoPicture *self, const char *flaw)
{
  return g_strcmp0 (self->flaw, flaw) == 0;
}

static guint32
pick_jacket (const TopsheetDemoPicture *self, GRand *rand)
{
  gint32 which = g_rand_int_range (rand, 0, G_N_ELEMENTS (jackets));

  return has_flaw (self, "product") ? wrong_jackets[which] : jackets[which];
}

/* A horizon that tilts and a subject that is cut: what "composition" is rejected for. */
static void
tilt (TopsheetDemoCanvas *canvas)
{
  double angle = topsheet_demo_canvas_random (canvas, 0.12, 0.2);

  cairo_translate (canvas->cr, canvas->width / 2, canvas->height / 2);
  cairo_rotate (canvas->cr, g_rand_boolean (canvas->rand) ? angle : -angle);
  cairo_scale (canvas->cr, 1.5, 1.5);
  cairo_translate (canvas->cr, -canvas->width * 0.36, -canvas->height * 0.5);
}

/* Blocks out of place, as a broken decoder leaves them. */
static void
draw_glitch (TopsheetDemoCanvas *canvas, cairo_surface_t *surface)
{
  for (guint i = 0; i < 9; i++)
    {
      double y = topsheet_demo_canvas_random (canvas, 0, canvas->height * 0.95);
      double tall = topsheet_demo_canvas_random (canvas, 0.01, 0.06) * canvas->height;
      double shift = topsheet_demo_canvas_random (canvas, -0.16, 0.16) * canvas->width;

      topsheet_demo_canvas_color (canvas, 0x2a1436, 0.85);
      cairo_rectangle (canvas->cr, shift > 0 ? 0 : canvas->width + shift, y, ABS (shift), tall);
      cairo_fill (canvas->cr);
      topsheet_demo_canvas_color (canvas, i % 2 == 0 ? 0xff2a6d : 0x05d9e8, 0.35);
      cairo_rectangle (canvas->cr, 0, y, canvas->width, tall);
      cairo_fill (canvas->cr);
    }
}

static void
draw_flaw (const TopsheetDemoPicture *self, TopsheetDemoCanvas *canvas, cairo_surface_t *surface)
{
  cairo_identity_matrix (canvas->cr);
  if (has_flaw (self, "light"))
    {
      topsheet_demo_canvas_color (canvas, g_rand_boolean (canvas->rand) ? 0xfff6e0 : 0x101018, 0.58);
      cairo_paint (canvas->cr);
    }
  else if (has_flaw (self, "brief"))
    {
      /* Spring green where winter was asked for. */
      cairo_set_operator (canvas->cr, CAIRO_OPERATOR_HSL_COLOR);
      topsheet_demo_canvas_color (canvas, 0x7fae3c, 0.8);
      cairo_paint (canvas->cr);
      cairo_set_operator (canvas->cr, CAIRO_OPERATOR_OVER);
    }
  else if (has_flaw (self, "technical"))
    draw_glitch (canvas, surface);
}

static void
draw (const TopsheetDemoPicture *self, cairo_surface_t *surface)
{
  guint32 seed[2] = { (guint32) self->seed, (guint32) (self->seed >> 32) };
  g_autoptr (GRand) rand = g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
  TopsheetDemoCanvas canvas = { cairo_create (surface), self->width, self->height, rand, 0 };

  canvas.jacket = pick_jacket (self, rand);
  if (self->sketch)
    cairo_set_antialias (canvas.cr, CAIRO_ANTIALIAS_FAST);
  if (has_flaw (self, "composition"))
    tilt (&canvas);
  topsheet_demo_scene_draw (&canvas, self->scene, has_flaw (self, "anatomy") ? 4 : 2);
  draw_flaw (self, &canvas, surface);
  cairo_destroy (canvas.cr);
}

/* cairo's native-endian 0xXXRRGGBB to bytes. */
static GdkPixbuf *
to_pixbuf (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int rowstride = gdk_pixbuf_get_rowstride (pixbuf);

  for (int y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (const void *) (data + (gsize) y * stride);
      guint8 *to = pixels + (gsize) y * rowstride;

      for (int x = 0; x < width; x++, to += 3)
        {
          to[0] = (guint8) (from[x] >> 16);
          to[1] = (guint8) (from[x] >> 8);
          to[2] = (guint8) from[x];
        }
    }
  return pixbuf;
}

GBytes *
topsheet_demo_picture_make (const TopsheetDemoPicture *self, GError **error)
{
  cairo_surface_t *surface;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  char *buffer = NULL;
  gsize size = 0;

  g_return_val_if_fail (self != NULL && self->width > 0 && self->height > 0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  draw (self, surface);
  cairo_surface_flush (surface);
  pixbuf = to_pixbuf (surface);
  cairo_surface_destroy (surface);
  g_ptr_array_add (keys, g_strdup ("compression"));
  g_ptr_array_add (values, (char *) "1");
  for (guint i = 0; self->text_keys != NULL && self->text_keys[i] != NULL; i++)
    {
      g_ptr_array_add (keys, g_strconcat ("tEXt::", self->text_keys[i], NULL));
      g_ptr_array_add (values, (char *) self->texts[i]);
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (values, NULL);
  if (!gdk_pixbuf_save_to_bufferv (pixbuf, &buffer, &size, "png", (char **) keys->pdata, (char **) values->pdata, error))
    return NULL;
  return g_bytes_new_take (buffer, size);
}
