/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topsheet-fixture.h"

#include <string.h>

#define INFOTEXT "a cat\nSteps: 20, Sampler: Euler, Seed: 5, Size: 64x48"

static GByteArray *
make_exif (gboolean with_header)
{
  FixtureExif *exif = fixture_exif_new (FALSE);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) block = NULL;

  fixture_exif_comment (exif, INFOTEXT, TRUE);
  block = fixture_exif_finish (exif);
  if (with_header)
    g_byte_array_append (out, (const guint8 *) "Exif\0\0", 6);
  g_byte_array_append (out, block->data, block->len);
  return out;
}

static void
check (TopsheetMediaFile *file, gboolean has_text)
{
  g_assert_cmpstr (topsheet_media_file_get_format (file), ==, "webp");
  g_assert_cmpuint (topsheet_media_file_get_width (file), ==, 61);
  g_assert_cmpuint (topsheet_media_file_get_height (file), ==, 47);
  g_assert_cmpstr (topsheet_parameters_get_prompt (topsheet_media_file_get_parameters (file)), ==,
                   has_text ? "a cat" : NULL);
}

/* Lossy, lossless; with and without EXIF, with and without the header that older writers put before it. */
static void
test_stills (void)
{
  for (guint kind = 0; kind < 6; kind++)
    {
      g_autoptr (GByteArray) exif = kind >= 2 ? make_exif (kind >= 4) : NULL;
      g_autoptr (TopsheetMediaFile) file = fixture_read_take (fixture_webp (61, 47, kind % 2 == 1, exif));

      check (file, exif != NULL);
      g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 1);
      g_assert_cmpfloat (topsheet_media_file_get_duration_s (file), ==, 0);
    }
}

static void
test_animation (void)
{
  g_autoptr (GByteArray) exif = make_exif (TRUE);
  g_autoptr (TopsheetMediaFile) file = fixture_read_take (fixture_webp_frames (61, 47, 5, exif));

  check (file, TRUE);
  g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 5);
  g_assert_cmpfloat_with_epsilon (topsheet_media_file_get_duration_s (file), 0.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (topsheet_media_file_get_fps (file), 25, 1e-9);
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) exif = make_exif (FALSE);
  g_autoptr (GByteArray) whole = fixture_webp (61, 47, FALSE, exif);

  for (guint length = 4; length < whole->len; length++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (cut, whole->data, length);
      g_assert_null (fixture_read (cut, &error));
      g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
    }
}

static void
assert_broken (GByteArray *bytes)
{
  g_autoptr (GByteArray) owned = bytes;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_read (owned, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
}

static void
test_damaged (void)
{
  GByteArray *bad_size = fixture_webp (61, 47, FALSE, NULL);
  GByteArray *bad_frame = fixture_webp (61, 47, FALSE, NULL);
  GByteArray *empty = g_byte_array_new ();
  GByteArray *only_canvas = g_byte_array_new ();
  GByteArray *no_canvas = fixture_webp_frames (61, 47, 2, NULL);

  memcpy (bad_size->data + 16, "\xFF\xFF\xFF\xFF", 4);
  assert_broken (bad_size);
  bad_frame->data[23] = 0;
  assert_broken (bad_frame);
  g_byte_array_append (empty, (const guint8 *) "RIFF\4\0\0\0WEBP", 12);
  assert_broken (empty);
  g_byte_array_append (only_canvas, (const guint8 *) "RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\1\0\0\1\0", 30);
  assert_broken (only_canvas);
  memcpy (no_canvas->data + 12, "junk", 4);
  assert_broken (no_canvas);
}

static void
test_size_limit (void)
{
  g_autoptr (GByteArray) exif = make_exif (FALSE);
  g_autoptr (GByteArray) webp = fixture_webp (61, 47, FALSE, exif);
  g_autoptr (GError) error = NULL;

  memset (webp->data + 24, 0xFF, 6);
  g_assert_null (fixture_read (webp, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/riff/stills", test_stills);
  g_test_add_func ("/media/riff/animation", test_animation);
  g_test_add_func ("/media/riff/truncated", test_truncated);
  g_test_add_func ("/media/riff/damaged", test_damaged);
  g_test_add_func ("/media/riff/size-limit", test_size_limit);
  return g_test_run ();
}
