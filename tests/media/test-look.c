/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media/topsheet-look.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

/* Waves with @seed in their pace, @light brighter. */
static GBytes *
draw (int width, int height, int seed, int light, const char *format)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int channel = 0; channel < 3; channel++)
        {
          double wave = sin ((double) x / width * (5 + seed)) * cos ((double) y / height * (7 - seed) + channel);

          pixels[y * gdk_pixbuf_get_rowstride (pixbuf) + 3 * x + channel] =
            seed < 0 ? 90 : (guint8) CLAMP (120 + light + 80 * wave, 0, 255);
        }
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static guint64
read_look (GBytes *picture)
{
  g_autoptr (GError) error = NULL;
  guint64 look = 0;

  g_assert_true (topsheet_look_read (picture, &look, &error));
  g_assert_no_error (error);
  return look;
}

static void
test_alike (void)
{
  g_autoptr (GBytes) picture = draw (320, 240, 1, 0, "png"), packed = draw (320, 240, 1, 0, "jpeg");
  g_autoptr (GBytes) small = draw (160, 120, 1, 0, "jpeg"), bright = draw (320, 240, 1, 20, "png");
  g_autoptr (GBytes) other = draw (320, 240, 4, 0, "png");
  guint64 look = read_look (picture);

  g_assert_cmpuint (topsheet_look_get_difference (look, read_look (packed)), <=, TOPSHEET_LOOK_ALIKE);
  g_assert_cmpuint (topsheet_look_get_difference (look, read_look (small)), <=, TOPSHEET_LOOK_ALIKE);
  g_assert_cmpuint (topsheet_look_get_difference (look, read_look (bright)), <=, TOPSHEET_LOOK_ALIKE);
  g_assert_cmpuint (topsheet_look_get_difference (look, read_look (other)), >, TOPSHEET_LOOK_ALIKE);
}

static void
test_difference (void)
{
  g_assert_cmpuint (topsheet_look_get_difference (0, 0), ==, 0);
  g_assert_cmpuint (topsheet_look_get_difference (0, G_MAXUINT64), ==, 64);
  g_assert_cmpuint (topsheet_look_get_difference (0x5, 0x6), ==, 2);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) even = draw (64, 64, -1, 0, "jpeg"), text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GError) error = NULL;
  guint64 look = 7;

  g_assert_false (topsheet_look_read (even, &look, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_false (topsheet_look_read (text, &look, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (look, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/look/alike", test_alike);
  g_test_add_func ("/look/difference", test_difference);
  g_test_add_func ("/look/refused", test_refused);
  return g_test_run ();
}
