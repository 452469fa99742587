/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-cache.h"

#include "topsheet-fixture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct
{
  char *folder;
  char *path;
  char *kept;
  TopsheetThumbnailCache *cache;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = NULL;

  fixture->folder = g_dir_make_tmp ("topsheet-thumbnails-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "picture", NULL);
  cache = g_build_filename (fixture->folder, "cache", NULL);
  fixture->kept = g_build_filename (cache, "01", SHA "-256.jpg", NULL);
  fixture->cache = topsheet_thumbnail_cache_new (cache);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->cache);
  remove_all (fixture->folder);
  g_free (fixture->kept);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  return pixbuf;
}

static GdkPixbuf *
ensure (Fixture *fixture, GByteArray *picture, guint size)
{
  g_autoptr (GByteArray) owned = picture;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (owned != NULL)
    fixture_save (owned, fixture->path);
  bytes = topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path, size, NULL, &error);
  g_assert_no_error (error);
  return decode (bytes);
}

static const guint8 *
pixel_at (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
         x * gdk_pixbuf_get_n_channels (pixbuf);
}

/* Red at the left, blue at the right. */
static void
assert_gradient (GdkPixbuf *pixbuf)
{
  int right = gdk_pixbuf_get_width (pixbuf) - 2, y = gdk_pixbuf_get_height (pixbuf) / 2;

  g_assert_cmpuint (pixel_at (pixbuf, 1, y)[0], >, 200);
  g_assert_cmpuint (pixel_at (pixbuf, 1, y)[2], <, 60);
  g_assert_cmpuint (pixel_at (pixbuf, right, y)[0], <, 60);
  g_assert_cmpuint (pixel_at (pixbuf, right, y)[2], >, 200);
}

static GByteArray *
make_png (guint width, guint height, gboolean has_alpha)
{
  GByteArray *png = fixture_png_begin (width, height, has_alpha);

  fixture_png_pixels (png, width, height, has_alpha);
  fixture_png_end (png);
  return png;
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  GByteArray *pictures[] = { make_png (1024, 512, FALSE), fixture_jpeg (1024, 512),
                             fixture_webp (1024, 512, FALSE, NULL), fixture_webp_frames (1024, 512, 3, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GdkPixbuf) normal = ensure (fixture, pictures[i], TOPSHEET_THUMBNAIL_NORMAL);
      g_autoptr (GdkPixbuf) large = ensure (fixture, NULL, TOPSHEET_THUMBNAIL_LARGE);

      g_assert_cmpint (gdk_pixbuf_get_width (normal), ==, 256);
      g_assert_cmpint (gdk_pixbuf_get_height (normal), ==, 128);
      g_assert_cmpint (gdk_pixbuf_get_width (large), ==, 512);
      assert_gradient (normal);
      assert_gradient (large);
      g_assert_cmpint (g_unlink (fixture->kept), ==, 0);
    }
}

static void
test_small_stays_small (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) small = ensure (fixture, make_png (30, 20, FALSE), TOPSHEET_THUMBNAIL_NORMAL);

  g_assert_cmpint (gdk_pixbuf_get_width (small), ==, 30);
  g_assert_cmpint (gdk_pixbuf_get_height (small), ==, 20);
}

/* One pixel high must not become none. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) narrow = ensure (fixture, make_png (5000, 1, FALSE), TOPSHEET_THUMBNAIL_NORMAL);

  g_assert_cmpint (gdk_pixbuf_get_width (narrow), ==, 256);
  g_assert_cmpint (gdk_pixbuf_get_height (narrow), ==, 1);
}

/* The transparent half is neither black nor white: subjects of both colours stay visible. */
static void
test_transparent (Fixture *fixture, gconstpointer data)
{
  GByteArray *pictures[] = { make_png (512, 256, TRUE), fixture_webp (512, 256, TRUE, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GdkPixbuf) pixbuf = ensure (fixture, pictures[i], TOPSHEET_THUMBNAIL_NORMAL);
      const guint8 *clear = pixel_at (pixbuf, 4, 60);

      for (guint c = 0; c < 3; c++)
        {
          g_assert_cmpuint (clear[c], >, 0x80);
          g_assert_cmpuint (clear[c], <, 0xA4);
        }
      g_assert_cmpuint (pixel_at (pixbuf, 250, 60)[2], >, 200);
      g_assert_cmpint (g_unlink (fixture->kept), ==, 0);
    }
}

static GByteArray *
make_turned (guint orientation, gboolean is_webp)
{
  FixtureExif *exif = fixture_exif_new (TRUE);
  g_autoptr (GByteArray) block = NULL;
  const guint8 value[] = { 0, (guint8) orientation };
  GByteArray *jpeg;

  fixture_exif_add (exif, FALSE, 0x0112, 3, value, 2);
  block = fixture_exif_finish (exif);
  if (is_webp)
    return fixture_webp (512, 256, FALSE, block);
  jpeg = fixture_jpeg (512, 256);
  g_byte_array_prepend (block, (const guint8 *) "Exif\0\0", 6);
  fixture_jpeg_segment (jpeg, 0xE1, block->data, block->len);
  return jpeg;
}

/* Where the red edge of the stored picture, its left one, is after turning. */
static void
test_orientation (Fixture *fixture, gconstpointer data)
{
  static const char RED_EDGE[] = { 0, 'l', 'r', 'r', 'l', 't', 't', 'b', 'b' };

  for (guint i = 0; i < 16; i++)
    {
      guint orientation = i % 8 + 1;
      g_autoptr (GdkPixbuf) pixbuf = ensure (fixture, make_turned (orientation, i >= 8), TOPSHEET_THUMBNAIL_NORMAL);
      int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
      const guint8 *pixel = RED_EDGE[orientation] == 'l'   ? pixel_at (pixbuf, 1, height / 2)
                            : RED_EDGE[orientation] == 'r' ? pixel_at (pixbuf, width - 2, height / 2)
                            : RED_EDGE[orientation] == 't' ? pixel_at (pixbuf, width / 2, 1)
                                                           : pixel_at (pixbuf, width / 2, height - 2);

      g_assert_cmpint (width, ==, orientation < 5 ? 256 : 128);
      g_assert_cmpuint (pixel[0], >, 200);
      g_assert_cmpuint (pixel[2], <, 60);
      g_assert_cmpint (g_unlink (fixture->kept), ==, 0);
    }
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = topsheet_thumbnail_cache_lookup (fixture->cache, SHA, TOPSHEET_THUMBNAIL_NORMAL);
  g_autoptr (GdkPixbuf) first = ensure (fixture, make_png (600, 300, FALSE), TOPSHEET_THUMBNAIL_NORMAL);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_null (none);
  /* The picture itself is not needed any more. */
  g_unlink (fixture->path);
  kept = topsheet_thumbnail_cache_lookup (fixture->cache, SHA, TOPSHEET_THUMBNAIL_NORMAL);
  again = topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path, TOPSHEET_THUMBNAIL_NORMAL, NULL, NULL);
  g_assert_nonnull (kept);
  g_assert_true (g_bytes_equal (kept, again));
}

/* Whatever became of the kept file, a good one takes its place. */
static void
test_corrupt (Fixture *fixture, gconstpointer data)
{
  static const char * const CONTENTS[] = { "", "not a JPEG", "\xFF\xD8 cut" };
  g_autoptr (GdkPixbuf) first = ensure (fixture, make_png (600, 300, FALSE), TOPSHEET_THUMBNAIL_NORMAL);
  g_autofree char *zeros = g_malloc0 (5000);

  for (guint i = 0; i <= G_N_ELEMENTS (CONTENTS); i++)
    {
      gboolean is_zeros = i == G_N_ELEMENTS (CONTENTS);
      g_autoptr (GBytes) kept = NULL;
      g_autoptr (GdkPixbuf) again = NULL;

      g_assert_true (g_file_set_contents (fixture->kept, is_zeros ? zeros : CONTENTS[i], is_zeros ? 5000 : -1, NULL));
      kept = topsheet_thumbnail_cache_lookup (fixture->cache, SHA, TOPSHEET_THUMBNAIL_NORMAL);
      g_assert_null (kept);
      again = ensure (fixture, NULL, TOPSHEET_THUMBNAIL_NORMAL);
      g_assert_cmpint (gdk_pixbuf_get_width (again), ==, 256);
    }
}

static void
assert_refused (Fixture *fixture, GByteArray *picture, const char *sha256, int code)
{
  g_autoptr (GByteArray) owned = picture;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (TopsheetThumbnailCache) cache = NULL;

  /* A new one: what failed once is not tried again. */
  g_object_get (fixture->cache, "folder", &folder, NULL);
  cache = topsheet_thumbnail_cache_new (folder);
  fixture_save (owned, fixture->path);
  g_assert_null (topsheet_thumbnail_cache_ensure (cache, sha256, fixture->path, TOPSHEET_THUMBNAIL_NORMAL, NULL,
                                                  &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, code);
  g_assert_false (g_file_test (fixture->kept, G_FILE_TEST_EXISTS));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GByteArray *huge = fixture_png_begin (40000, 40000, FALSE);
  GByteArray *cut = fixture_png_begin (20000, 20000, FALSE);
  GByteArray *pixels = fixture_png_begin (500, 500, FALSE);
  GByteArray *webp = fixture_webp (500, 500, FALSE, NULL);

  fixture_png_pixels (huge, 8, 8, FALSE);
  fixture_png_end (huge);
  assert_refused (fixture, huge, SHA, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
  /* As many pixels as are taken, but not there. */
  fixture_png_pixels (cut, 8, 8, FALSE);
  fixture_png_end (cut);
  assert_refused (fixture, cut, SHA, TOPSHEET_MEDIA_ERROR_BROKEN);
  /* Whole chunks, but no pixels that could be unpacked. */
  fixture_png_chunk (pixels, "IDAT", "not zlib", 8);
  fixture_png_end (pixels);
  assert_refused (fixture, pixels, SHA, TOPSHEET_MEDIA_ERROR_BROKEN);
  memset (webp->data + 30, 0xFF, webp->len - 30);
  assert_refused (fixture, webp, SHA, TOPSHEET_MEDIA_ERROR_BROKEN);
  /* What is no hash never becomes a path. */
  assert_refused (fixture, make_png (8, 8, FALSE), "../../../etc/passwd", TOPSHEET_MEDIA_ERROR_UNREADABLE);
  assert_refused (fixture, make_png (8, 8, FALSE), NULL, TOPSHEET_MEDIA_ERROR_UNREADABLE);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = make_png (600, 300, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_save (png, fixture->path);
  g_cancellable_cancel (cancellable);
  g_assert_null (topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path, 256, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A folder that cannot be written costs the keeping, not the picture. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetThumbnailCache) cache = topsheet_thumbnail_cache_new ("/proc/nowhere");
  g_autoptr (GByteArray) png = make_png (600, 300, FALSE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  fixture_save (png, fixture->path);
  bytes = topsheet_thumbnail_cache_ensure (cache, SHA, fixture->path, 256, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

static gpointer
ensure_often (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GBytes) bytes = topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path,
                                                                  TOPSHEET_THUMBNAIL_NORMAL, NULL, NULL);

      g_assert_nonnull (bytes);
      g_unlink (fixture->kept);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = make_png (300, 200, FALSE);
  GThread *threads[4];

  fixture_save (png, fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ensure", ensure_often, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/media/thumbnail-cache/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/media/thumbnail-cache/small", Fixture, NULL, set_up, test_small_stays_small, tear_down);
  g_test_add ("/media/thumbnail-cache/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/media/thumbnail-cache/transparent", Fixture, NULL, set_up, test_transparent, tear_down);
  g_test_add ("/media/thumbnail-cache/orientation", Fixture, NULL, set_up, test_orientation, tear_down);
  g_test_add ("/media/thumbnail-cache/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/media/thumbnail-cache/corrupt", Fixture, NULL, set_up, test_corrupt, tear_down);
  g_test_add ("/media/thumbnail-cache/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/media/thumbnail-cache/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/media/thumbnail-cache/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/media/thumbnail-cache/threads", Fixture, NULL, set_up, test_threads, tear_down);
  return g_test_run ();
}
