/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-picture-reader.h"

#include "media/topsheet-media-file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 301
#define HEIGHT 203

/* What was handed out, laid out as the area. */
typedef struct
{
  guint32 *pixels;
  guint width;
  guint height;
  guint y;
  guint n_rows;
} Canvas;

static char *folder;

static void
row_cb (gpointer data, guint y, const guint32 *pixels)
{
  Canvas *canvas = data;

  g_assert_cmpuint (y, ==, canvas->y + canvas->n_rows);
  g_assert_cmpuint (canvas->n_rows, <, canvas->height);
  memcpy (canvas->pixels + (gsize) canvas->n_rows++ * canvas->width, pixels, sizeof (guint32) * canvas->width);
}

static Canvas
read_area (const char *path, guint level, TopsheetPictureArea area)
{
  Canvas canvas = { g_new0 (guint32, (gsize) area.width * area.height), area.width, area.height, area.y, 0 };
  g_autoptr (GError) error = NULL;

  topsheet_picture_read (path, level, &area, row_cb, &canvas, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (canvas.n_rows, ==, area.height);
  return canvas;
}

static void
paint (GdkPixbuf *pixbuf)
{
  guint channels = (guint) gdk_pixbuf_get_n_channels (pixbuf);

  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      {
        guint8 *p = gdk_pixbuf_get_pixels (pixbuf) + y * (guint) gdk_pixbuf_get_rowstride (pixbuf) + x * channels;

        p[0] = (guint8) (x * 255 / WIDTH);
        p[1] = (guint8) (y * 255 / HEIGHT);
        p[2] = (guint8) ((x + y) / 4);
        if (channels == 4)
          p[3] = x < WIDTH / 2 ? 255 : 0;
      }
}

static char *
save (const char *name, const char *type, gboolean alpha)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, WIDTH, HEIGHT);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  paint (pixbuf);
  if (g_str_equal (type, "jpeg"))
    gdk_pixbuf_save (pixbuf, path, type, &error, "quality", "95", NULL);
  else
    gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);
  return path;
}

static guint
channel (guint32 pixel, guint i)
{
  return pixel >> (16 - 8 * i) & 0xff;
}

/* Each pixel of the level is the mean of what gdk-pixbuf says about the pixels below it, up to @tolerance. */
static void
check_means (const char *path, guint level, TopsheetPictureArea area, int tolerance)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (path, NULL);
  Canvas canvas = read_area (path, level, area);
  guint channels = (guint) gdk_pixbuf_get_n_channels (pixbuf), side = 1u << level;

  for (guint y = 0; y < area.height; y++)
    for (guint x = 0; x < area.width; x++)
      for (guint i = 0; i < 3; i++)
        {
          guint sum = 0, n = 0;

          for (guint v = (area.y + y) * side; v < MIN ((area.y + y + 1) * side, HEIGHT); v++)
            for (guint u = (area.x + x) * side; u < MIN ((area.x + x + 1) * side, WIDTH); u++, n++)
              sum += gdk_pixbuf_read_pixels (pixbuf)[v * (guint) gdk_pixbuf_get_rowstride (pixbuf) + u * channels + i];
          g_assert_cmpint (abs ((int) channel (canvas.pixels[y * area.width + x], i) - (int) (sum / n)), <=, tolerance);
        }
  g_free (canvas.pixels);
}

static void
test_levels (void)
{
  g_assert_cmpuint (topsheet_picture_level_length (16384, 4), ==, 1024);
  g_assert_cmpuint (topsheet_picture_level_length (301, 2), ==, 76);
  g_assert_cmpuint (topsheet_picture_choose_level (1), ==, 0);
  g_assert_cmpuint (topsheet_picture_choose_level (4), ==, 0);
  g_assert_cmpuint (topsheet_picture_choose_level (0.51), ==, 0);
  g_assert_cmpuint (topsheet_picture_choose_level (0.5), ==, 1);
  g_assert_cmpuint (topsheet_picture_choose_level (0.05), ==, 4);
  g_assert_cmpuint (topsheet_picture_choose_level (0.00001), ==, TOPSHEET_PICTURE_MAX_LEVEL);
}

static void
test_png (void)
{
  g_autofree char *path = save ("a.png", "png", FALSE);
  TopsheetPictureInfo info;

  g_assert_true (topsheet_picture_probe (path, &info, NULL));
  g_assert_cmpuint (info.width, ==, WIDTH);
  g_assert_cmpuint (info.height, ==, HEIGHT);
  g_assert_false (info.has_alpha);
  check_means (path, 0, (TopsheetPictureArea) { 0, 0, WIDTH, HEIGHT }, 0);
  check_means (path, 0, (TopsheetPictureArea) { 40, 30, 100, 50 }, 0);
  check_means (path, 2, (TopsheetPictureArea) { 0, 0, 76, 51 }, 1);
  check_means (path, 3, (TopsheetPictureArea) { 30, 20, 8, 6 }, 1);
}

static void
test_jpeg (void)
{
  g_autofree char *path = save ("a.jpg", "jpeg", FALSE);

  check_means (path, 0, (TopsheetPictureArea) { 0, 0, WIDTH, HEIGHT }, 4);
  check_means (path, 0, (TopsheetPictureArea) { 37, 91, 120, 64 }, 4);
  check_means (path, 1, (TopsheetPictureArea) { 0, 0, 151, 102 }, 6);
  check_means (path, 2, (TopsheetPictureArea) { 10, 20, 40, 20 }, 6);
  check_means (path, 5, (TopsheetPictureArea) { 0, 0, 10, 7 }, 8);
}

/* What is transparent has no colour, and none of it comes into the mean. */
static void
test_alpha (void)
{
  g_autofree char *path = save ("b.png", "png", TRUE);
  TopsheetPictureInfo info;
  Canvas canvas;

  g_assert_true (topsheet_picture_probe (path, &info, NULL));
  g_assert_true (info.has_alpha);
  canvas = read_area (path, 1, (TopsheetPictureArea) { 0, 50, 151, 1 });
  g_assert_cmphex (canvas.pixels[10] >> 24, ==, 0xff);
  g_assert_cmphex (canvas.pixels[140], ==, 0);
  g_free (canvas.pixels);
}

static void
test_bad (void)
{
  g_autofree char *path = save ("c.png", "png", FALSE), *bytes = NULL, *text = g_build_filename (folder, "t.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Canvas canvas = { g_new0 (guint32, WIDTH * HEIGHT), WIDTH, HEIGHT, 0, 0 };
  gsize length;
  TopsheetPictureInfo info;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length / 2, NULL));
  g_assert_false (topsheet_picture_read (path, 0, NULL, row_cb, &canvas, NULL, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  g_assert_false (topsheet_picture_probe (text, &info, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_cancellable_cancel (cancellable);
  canvas.n_rows = 0;
  g_assert_false (topsheet_picture_read (path, 0, NULL, row_cb, &canvas, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (canvas.n_rows, ==, 0);
  g_clear_error (&error);
  g_assert_false (topsheet_picture_probe ("/nowhere/at/all.png", &info, &error));
  g_assert_nonnull (error);
  g_free (canvas.pixels);
}

/* The level that has enough pixels, as a whole; the same that comes row by row. */
static void
test_whole (void)
{
  g_autofree char *path = save ("w.png", "png", FALSE);

  for (guint max_edge = 0; max_edge <= 200; max_edge += 50)
    {
      const guint LEVELS[] = { 0, 2, 1, 1, 0 };
      guint level = LEVELS[max_edge / 50], width = 0, height = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = topsheet_picture_read_whole (path, max_edge, &width, &height, NULL, &error);
      Canvas canvas;

      g_assert_no_error (error);
      g_assert_cmpuint (width, ==, topsheet_picture_level_length (WIDTH, level));
      g_assert_cmpuint (height, ==, topsheet_picture_level_length (HEIGHT, level));
      canvas = read_area (path, level, (TopsheetPictureArea) { 0, 0, width, height });
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), canvas.pixels,
                       sizeof (guint32) * width * height);
      g_free (canvas.pixels);
    }
  g_assert_null (topsheet_picture_read_whole ("/nowhere", 0, &(guint) { 0 }, &(guint) { 0 }, NULL, NULL));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("topsheet-reader-XXXXXX", NULL);
  g_test_add_func ("/picture-reader/levels", test_levels);
  g_test_add_func ("/picture-reader/png", test_png);
  g_test_add_func ("/picture-reader/jpeg", test_jpeg);
  g_test_add_func ("/picture-reader/alpha", test_alpha);
  g_test_add_func ("/picture-reader/bad", test_bad);
  g_test_add_func ("/picture-reader/whole", test_whole);
  status = g_test_run ();
  for (const char * const *name = (const char * const[]) { "a.png", "a.jpg", "b.png", "c.png", "t.png", "w.png", NULL };
       *name; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
