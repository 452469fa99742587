/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cache keeps, what it lets go, and what it does not try again. */
#include "media/topsheet-thumbnail-cache.h"

#include "topsheet-fixture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <utime.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct
{
  char *folder;
  char *path;
  TopsheetThumbnailCache *cache;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = NULL;

  fixture->folder = g_dir_make_tmp ("topsheet-keeping-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "picture", NULL);
  cache = g_build_filename (fixture->folder, "cache", NULL);
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
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GByteArray *
make_png (guint width, guint height, gboolean has_alpha)
{
  GByteArray *png = fixture_png_begin (width, height, has_alpha);

  fixture_png_pixels (png, width, height, has_alpha);
  fixture_png_end (png);
  return png;
}

static glong
read_peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static char *
make_sha (guint n)
{
  return g_strdup_printf ("%02x%062x", n * 7 % 256, n);
}

static gboolean
is_kept (Fixture *fixture, guint n)
{
  g_autofree char *folder = NULL;
  g_autofree char *sha = make_sha (n);
  g_autofree char *path = NULL;

  g_object_get (fixture->cache, "folder", &folder, NULL);
  path = g_strdup_printf ("%s/%.2s/%s-256.jpg", folder, sha, sha);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* As if thumbnail @n had been used so many hours ago. */
static void
set_age (Fixture *fixture, guint n, guint hours)
{
  g_autofree char *folder = NULL;
  g_autofree char *sha = make_sha (n);
  g_autofree char *path = NULL;
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - (gint64) hours * 3600;

  g_object_get (fixture->cache, "folder", &folder, NULL);
  path = g_strdup_printf ("%s/%.2s/%s-256.jpg", folder, sha, sha);
  g_assert_cmpint (g_utime (path, &(struct utimbuf) { then, then }), ==, 0);
}

static GdkPixbuf *
load_one (Fixture *fixture, guint n)
{
  g_autofree char *sha = make_sha (n);
  g_autoptr (GBytes) bytes = topsheet_thumbnail_cache_lookup (fixture->cache, sha, TOPSHEET_THUMBNAIL_NORMAL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  g_assert_nonnull (pixbuf);
  return pixbuf;
}

static gsize
ensure_one (Fixture *fixture, guint n)
{
  g_autofree char *sha = make_sha (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = topsheet_thumbnail_cache_ensure (fixture->cache, sha, fixture->path,
                                                              TOPSHEET_THUMBNAIL_NORMAL, NULL, &error);

  g_assert_no_error (error);
  return g_bytes_get_size (bytes);
}

/* What was used longest ago goes first, in a thread of its own, and what was only looked up counts as used. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = make_png (300, 200, FALSE);
  guint n_kept = 0;
  gsize size;

  g_assert_cmpuint (topsheet_thumbnail_cache_get_limit (fixture->cache), ==, 2147483648);
  fixture_save (png, fixture->path);
  for (guint i = 0; i < 20; i++)
    {
      size = ensure_one (fixture, i);
      set_age (fixture, i, 100 - i);
    }
  topsheet_thumbnail_cache_settle (fixture->cache);
  for (guint i = 0; i < 20; i++)
    g_assert_true (is_kept (fixture, i));
  ensure_one (fixture, 0);
  topsheet_thumbnail_cache_set_limit (fixture->cache, 10 * size);
  ensure_one (fixture, 20);
  topsheet_thumbnail_cache_settle (fixture->cache);
  for (guint i = 0; i < 21; i++)
    n_kept += is_kept (fixture, i);
  g_assert_cmpuint (n_kept, <=, 10);
  g_assert_cmpuint (n_kept, >=, 8);
  g_assert_true (is_kept (fixture, 0));
  g_assert_true (is_kept (fixture, 20));
  g_assert_true (is_kept (fixture, 19));
  for (guint i = 1; i < 11; i++)
    g_assert_false (is_kept (fixture, i));
  /* What went is made again. */
  g_assert_cmpuint (ensure_one (fixture, 1), ==, size);
}

/* Files that are not ours stay, whatever the limit. */
static void
test_limit_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = make_png (300, 200, FALSE);
  g_autofree char *folder = NULL;
  g_autofree char *other = NULL;

  g_object_get (fixture->cache, "folder", &folder, NULL);
  fixture_save (png, fixture->path);
  ensure_one (fixture, 0);
  other = g_build_filename (folder, "letter.jpg", NULL);
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  topsheet_thumbnail_cache_set_limit (fixture->cache, 1);
  ensure_one (fixture, 1);
  topsheet_thumbnail_cache_settle (fixture->cache);
  g_assert_false (is_kept (fixture, 0));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* The folder goes while the program runs. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = make_png (300, 200, FALSE);
  g_autofree char *folder = NULL;
  gsize size;

  g_object_get (fixture->cache, "folder", &folder, NULL);
  fixture_save (png, fixture->path);
  size = ensure_one (fixture, 0);
  remove_all (folder);
  g_assert_cmpuint (ensure_one (fixture, 0), ==, size);
  g_assert_true (is_kept (fixture, 0));
}

/* What cannot be decoded is told at once the second time, and the file is not even opened. What is not there is looked for again. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = fixture_png_begin (500, 500, FALSE);
  g_autoptr (GByteArray) good = make_png (300, 200, FALSE);
  g_autofree char *sha = make_sha (1);
  g_autoptr (GError) error = NULL;

  g_assert_false (topsheet_thumbnail_cache_check_failed (fixture->cache, SHA, NULL));
  fixture_png_chunk (png, "IDAT", "not zlib", 8);
  fixture_png_end (png);
  fixture_save (png, fixture->path);
  g_assert_null (topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path, 256, NULL, NULL));
  g_assert_true (topsheet_thumbnail_cache_check_failed (fixture->cache, SHA, NULL));
  g_unlink (fixture->path);
  g_assert_null (topsheet_thumbnail_cache_ensure (fixture->cache, SHA, fixture->path, 512, NULL, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
  g_assert_null (topsheet_thumbnail_cache_ensure (fixture->cache, sha, fixture->path, 256, NULL, NULL));
  g_assert_false (topsheet_thumbnail_cache_check_failed (fixture->cache, sha, NULL));
  fixture_save (good, fixture->path);
  g_assert_cmpuint (ensure_one (fixture, 1), >, 0);
}

/* The largest pictures there are, within 200 MB. The limit is far below what unpacking them takes: 800 MB. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  enum
  {
    SIDE = 16384
  };
  g_autoptr (GConverter) deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, deflate);
  g_autofree guint8 *row = g_malloc0 (1 + 3 * SIDE);
  g_autoptr (GByteArray) png = fixture_png_begin (SIDE, SIDE, FALSE);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  glong before, after;

  for (guint x = 0; x < SIDE; x++)
    row[1 + 3 * x + (x < SIDE / 2 ? 0 : 2)] = 255;
  for (guint y = 0; y < SIDE; y++)
    g_assert_true (g_output_stream_write_all (packed, row, 1 + 3 * SIDE, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  fixture_png_chunk (png, "IDAT", g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                     g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  fixture_png_end (png);
  fixture_save (png, fixture->path);
  before = read_peak_kilobytes ();
  g_assert_cmpuint (ensure_one (fixture, 1), >, 0);
  after = read_peak_kilobytes ();
  pixbuf = load_one (fixture, 1);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 256);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 256);
  g_assert_cmpuint (gdk_pixbuf_get_pixels (pixbuf)[0], >, 200);
  g_assert_cmpuint (gdk_pixbuf_get_pixels (pixbuf)[3 * 255 + 2], >, 200);
  g_test_message ("%ld kB more", after - before);
  g_assert_cmpint (after - before, <, 200 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/media/thumbnail-keeping/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/media/thumbnail-keeping/limit-others", Fixture, NULL, set_up, test_limit_others, tear_down);
  g_test_add ("/media/thumbnail-keeping/lost", Fixture, NULL, set_up, test_lost, tear_down);
  g_test_add ("/media/thumbnail-keeping/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/media/thumbnail-keeping/large", Fixture, NULL, set_up, test_large, tear_down);
  return g_test_run ();
}
