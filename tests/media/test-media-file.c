/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topsheet-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define GIBIBYTE (1024 * 1024 * 1024)
/* Far below the sizes that the files promise; the sanitizers' own memory is in it too. */
#define MAX_GROWTH_KIB (48 * 1024)
/* A bound on work, not a measurement: it holds on slow machines under sanitizers, and no walk of a gibibyte does. */
#define MAX_SECONDS 2

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("topsheet-media-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "picture.gif", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_refused (const char *path, int code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_media_file_read (path, TOPSHEET_MEDIA_HASH, NULL, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = fixture_png ("parameters", "a cat\nSteps: 2, Seed: 1, Size: 8x8");
  g_autoptr (TopsheetMediaFile) file = NULL;
  g_autoptr (TopsheetMediaFile) unhashed = NULL;
  g_autoptr (TopsheetParameters) parameters = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, png->data, png->len);
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  guint width;
  gint64 size, modified;
  GStatBuf status;

  /* The name says GIF; the content decides. */
  fixture_save (png, fixture->path);
  file = topsheet_media_file_read (fixture->path, TOPSHEET_MEDIA_HASH, NULL, NULL);
  unhashed = topsheet_media_file_read (fixture->path, TOPSHEET_MEDIA_DEFAULT, NULL, NULL);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpstr (topsheet_media_file_get_sha256 (file), ==, sha256);
  g_assert_null (topsheet_media_file_get_sha256 (unhashed));
  g_assert_cmpint (topsheet_media_file_get_size_bytes (file), ==, png->len);
  g_assert_cmpint (topsheet_media_file_get_modified_usec (file) / G_USEC_PER_SEC, ==, status.st_mtime);
  g_object_get (file, "path", &path, "format", &format, "width", &width, "size-bytes", &size, "modified-usec",
                &modified, "parameters", &parameters, NULL);
  g_assert_cmpstr (path, ==, fixture->path);
  g_assert_cmpstr (format, ==, "png");
  g_assert_cmpuint (width, ==, 64);
  g_assert_cmpint (size, ==, png->len);
  g_assert_true (parameters == topsheet_media_file_get_parameters (file));
  g_assert_cmpstr (topsheet_parameters_get_seed (parameters), ==, "1");
}

static void
test_without_metadata (void)
{
  g_autoptr (TopsheetMediaFile) file = fixture_read_take (fixture_jpeg (8, 8));

  g_assert_true (topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)));
  g_assert_null (*topsheet_media_file_get_warnings (file));
}

static void
test_other_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *name;
  } FILES[] = {
    { "RIFF\x24\0\0\0AVI LIST", 16, "AVI" },
    { "II*\0\0\0\0\0\0\0\0\0", 12, "TIFF" },
    { "%PDF-1.7\n%abcdef", 16, "PDF" },
    { "8BPS\0\1\0\0\0\0\0\0\0\3", 14, "Photoshop" },
    { "just some text, not a picture", 29, "not a picture" },
    { "x", 1, "not a picture" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, FILES[i].bytes, (gssize) FILES[i].length, NULL));
      assert_refused (fixture->path, TOPSHEET_MEDIA_ERROR_UNKNOWN, FILES[i].name);
    }
}

static void
test_not_files (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->path, TOPSHEET_MEDIA_ERROR_UNREADABLE, "No such file");
  assert_refused (fixture->folder, TOPSHEET_MEDIA_ERROR_UNREADABLE, "folder");
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, TOPSHEET_MEDIA_ERROR_UNREADABLE, "pipe");
  g_unlink (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, TOPSHEET_MEDIA_ERROR_BROKEN, "empty");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) png = fixture_png ("a", "b");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_save (png, fixture->path);
  g_cancellable_cancel (cancellable);
  g_assert_null (topsheet_media_file_read (fixture->path, TOPSHEET_MEDIA_HASH, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_candidates (void)
{
  g_assert_true (topsheet_media_file_is_candidate ("a.png"));
  g_assert_true (topsheet_media_file_is_candidate ("/b/c.d/A.JPEG"));
  g_assert_true (topsheet_media_file_is_candidate ("x.WebP"));
  g_assert_true (topsheet_media_file_is_candidate ("clip.mp4"));
  g_assert_false (topsheet_media_file_is_candidate ("png"));
  g_assert_false (topsheet_media_file_is_candidate ("a.txt"));
  g_assert_false (topsheet_media_file_is_candidate ("a.png.part"));
  g_assert_false (topsheet_media_file_is_candidate ("/b/._a.png"));
  g_assert_false (topsheet_media_file_is_candidate (""));
}

static glong
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A file that begins with @head and claims to be @size long; its bytes are a hole on the disk. */
static void
save_sparse (const char *path, GByteArray *head, goffset size)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, head->data, head->len), ==, head->len);
  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  close (fd);
}

/* Huge files are refused from their headers: quickly, and without memory of their size. */
static void
test_huge (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *type;
    guint32 length;
    guint width;
    int code;
    const char *part;
  } FILES[] = {
    { "tEXt", GIBIBYTE, 8, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB" },
    { "zTXt", GIBIBYTE, 8, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB" },
    { "iTXt", GIBIBYTE, 8, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB" },
    { "eXIf", GIBIBYTE, 8, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB" },
    { "tEXt", 0x7FFFFFFF, 8, TOPSHEET_MEDIA_ERROR_BROKEN, "ends at byte" },
    { "IDAT", GIBIBYTE, 8, TOPSHEET_MEDIA_ERROR_BROKEN, "no chunk begins there" },
    { "IDAT", GIBIBYTE, 100000, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "100000 × 100000" },
  };
  glong before = get_peak_kib ();
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autoptr (GByteArray) png = fixture_png_begin (FILES[i].width, FILES[i].width, FALSE);

      fixture_png_header (png, FILES[i].type, FILES[i].length);
      save_sparse (fixture->path, png, (goffset) GIBIBYTE + 4096);
      assert_refused (fixture->path, FILES[i].code, FILES[i].part);
    }
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  g_assert_cmpint (get_peak_kib () - before, <, MAX_GROWTH_KIB);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First, while the peak is that of the start. */
  g_test_add ("/media/file/huge", Fixture, NULL, set_up, test_huge, tear_down);
  g_test_add ("/media/file/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add_func ("/media/file/without-metadata", test_without_metadata);
  g_test_add ("/media/file/other-formats", Fixture, NULL, set_up, test_other_formats, tear_down);
  g_test_add ("/media/file/not-files", Fixture, NULL, set_up, test_not_files, tear_down);
  g_test_add ("/media/file/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/media/file/candidates", test_candidates);
  return g_test_run ();
}
