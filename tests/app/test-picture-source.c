/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-source.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <png.h>

#define N_PICTURES 12
#define LARGE_WIDTH 6000
#define LARGE_HEIGHT 5000

static char *folder;
static char *paths[N_PICTURES];
static char *large;

static void
make_small (guint i)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autofree char *name = g_strdup_printf ("%u.png", i);

  paths[i] = g_build_filename (folder, name, NULL);
  gdk_pixbuf_fill (pixbuf, 0x102030ff + (i << 24));
  g_assert_true (gdk_pixbuf_save (pixbuf, paths[i], "png", NULL, NULL));
}

/* Row by row, as it is read. */
static void
make_large (void)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  g_autofree guint8 *row = g_malloc0 (LARGE_WIDTH * 3);
  FILE *file;

  large = g_build_filename (folder, "large.png", NULL);
  file = g_fopen (large, "wb");
  png_init_io (png, file);
  png_set_IHDR (png, info, LARGE_WIDTH, LARGE_HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 1);
  png_write_info (png, info);
  for (guint y = 0; y < LARGE_HEIGHT; y++)
    {
      for (guint x = 0; x < LARGE_WIDTH; x++)
        row[3 * x] = (guint8) (x / 24 + y / 24);
      png_write_row (png, row);
    }
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  fclose (file);
}

static TopsheetPictureWant
want_whole (const char *path, guint urgency)
{
  return (TopsheetPictureWant) { .path = path,
                                 .level = TOPSHEET_PICTURE_LEVEL_FOR_BOX,
                                 .box_width = 400,
                                 .box_height = 300,
                                 .urgency = urgency };
}

static void
settle (TopsheetPictureSource *source)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (topsheet_picture_source_is_busy (source) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (topsheet_picture_source_is_busy (source));
}

/* One that is seen and its two neighbours: walking along the list decodes each picture once, and never one more. */
static void
test_bounded (void)
{
  g_autoptr (TopsheetPictureSource) source = topsheet_picture_source_new ();

  for (guint i = 0; i < N_PICTURES; i++)
    {
      TopsheetPictureWant seen = want_whole (paths[i], 0), ahead[2];
      guint n = 0;

      if (i + 1 < N_PICTURES)
        ahead[n++] = want_whole (paths[i + 1], 1);
      if (i > 0)
        ahead[n++] = want_whole (paths[i - 1], 2);
      topsheet_picture_source_want (source, paths, &seen, 1);
      topsheet_picture_source_want (source, source, ahead, n);
      settle (source);
      g_assert_nonnull (topsheet_picture_source_peek (source, paths[i], 0, 0, 0));
      g_assert_cmpuint (topsheet_picture_source_get_n_begun (source), ==, MIN (i + 2, N_PICTURES));
    }
  g_assert_cmpuint (topsheet_picture_source_get_n_dropped (source), ==, 0);
}

/* Leafing faster than anything can be decoded: what was passed over is not decoded, and a pass that runs ends early. */
static void
test_dropped (void)
{
  g_autoptr (TopsheetPictureSource) source = topsheet_picture_source_new ();
  TopsheetPictureWant want = { .path = large, .level = 0, .end_x = 6, .end_y = 5 };
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  topsheet_picture_source_want (source, source, &want, 1);
  while (topsheet_picture_source_get_n_begun (source) == 0 && g_get_monotonic_time () < end)
    g_usleep (100);
  for (guint i = 0; i < N_PICTURES; i++)
    {
      want = want_whole (paths[i], 0);
      topsheet_picture_source_want (source, source, &want, 1);
    }
  settle (source);
  g_assert_cmpuint (topsheet_picture_source_get_n_dropped (source), >=, 1);
  /* The large one, the last one, and at most what the two workers had begun between. */
  g_assert_cmpuint (topsheet_picture_source_get_n_begun (source), <=, 6);
  g_assert_nonnull (topsheet_picture_source_peek (source, paths[N_PICTURES - 1], 0, 0, 0));
  g_assert_null (topsheet_picture_source_peek (source, large, 0, 5, 4));
}

/* Of thirty megapixels only the four that can be seen are kept, and the limit holds for what is not seen any more. */
static void
test_tiles (void)
{
  g_autoptr (TopsheetPictureSource) source = topsheet_picture_source_new ();
  const gsize tile = TOPSHEET_PICTURE_TILE * TOPSHEET_PICTURE_TILE * 4;
  TopsheetPictureWant want = { .path = large, .level = 0, .first_x = 1, .first_y = 1, .end_x = 3, .end_y = 3 };
  guint width, height;

  topsheet_picture_source_set_limit (source, 6 * tile);
  topsheet_picture_source_want (source, source, &want, 1);
  settle (source);
  g_assert_true (topsheet_picture_source_get_size (source, large, &width, &height, NULL));
  g_assert_cmpuint (width, ==, LARGE_WIDTH);
  g_assert_cmpuint (topsheet_picture_source_get_bytes (source), ==, 4 * tile);
  g_assert_null (topsheet_picture_source_peek (source, large, 0, 0, 0));
  g_assert_nonnull (topsheet_picture_source_peek (source, large, 0, 2, 2));
  for (guint y = 0; y < 4; y++)
    {
      want.first_y = y;
      want.end_y = y + 2;
      topsheet_picture_source_want (source, source, &want, 1);
      settle (source);
      g_assert_cmpuint (topsheet_picture_source_get_bytes (source), <=, 6 * tile);
      g_assert_nonnull (topsheet_picture_source_peek (source, large, 0, 1, y));
    }
  /* Edge tiles are smaller. */
  want = (TopsheetPictureWant) { .path = large, .level = 0, .first_x = 5, .first_y = 4, .end_x = 6, .end_y = 5 };
  topsheet_picture_source_want (source, source, &want, 1);
  settle (source);
  g_assert_cmpint (gdk_texture_get_width (topsheet_picture_source_peek (source, large, 0, 5, 4)), ==,
                   LARGE_WIDTH - 5 * TOPSHEET_PICTURE_TILE);
}

static void
test_error (void)
{
  g_autoptr (TopsheetPictureSource) source = topsheet_picture_source_new ();
  TopsheetPictureWant want = want_whole ("/nowhere/at/all.png", 0);

  topsheet_picture_source_want (source, source, &want, 1);
  settle (source);
  g_assert_nonnull (topsheet_picture_source_get_error (source, want.path));
  /* It is not tried again and again. */
  topsheet_picture_source_want (source, source, &want, 1);
  settle (source);
  g_assert_cmpuint (topsheet_picture_source_get_n_begun (source), ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("topsheet-source-XXXXXX", NULL);
  for (guint i = 0; i < N_PICTURES; i++)
    make_small (i);
  make_large ();
  g_test_add_func ("/picture-source/bounded", test_bounded);
  g_test_add_func ("/picture-source/dropped", test_dropped);
  g_test_add_func ("/picture-source/tiles", test_tiles);
  g_test_add_func ("/picture-source/error", test_error);
  status = g_test_run ();
  for (guint i = 0; i < N_PICTURES; i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
    }
  g_unlink (large);
  g_free (large);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
