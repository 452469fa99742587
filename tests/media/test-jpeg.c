/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topsheet-fixture.h"

#include <string.h>

#define INFOTEXT "a cat\nSteps: 20, Sampler: Euler, Seed: 5, Size: 64x48"

static const char *
get_prompt (TopsheetMediaFile *file)
{
  return topsheet_parameters_get_prompt (topsheet_media_file_get_parameters (file));
}

static void
assert_broken (const guint8 *bytes, gsize length)
{
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (copy, bytes, (guint) length);
  g_assert_null (fixture_read (copy, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "byte"));
}

static void
test_comments (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } COMMENTS[] = {
    { INFOTEXT, sizeof INFOTEXT - 1 },
    { "parameters\0" INFOTEXT, sizeof ("parameters\0" INFOTEXT) - 1 },
    { INFOTEXT "\0\0", sizeof INFOTEXT + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (COMMENTS); i++)
    {
      GByteArray *jpeg = fixture_jpeg (64, 48);
      g_autoptr (TopsheetMediaFile) file = NULL;

      fixture_jpeg_segment (jpeg, 0xFE, "made by hand", 12);
      fixture_jpeg_segment (jpeg, 0xFE, COMMENTS[i].bytes, COMMENTS[i].length);
      file = fixture_read_take (jpeg);
      g_assert_cmpstr (topsheet_media_file_get_format (file), ==, "jpeg");
      g_assert_cmpuint (topsheet_media_file_get_width (file), ==, 64);
      g_assert_cmpuint (topsheet_media_file_get_height (file), ==, 48);
      g_assert_cmpstr (get_prompt (file), ==, "a cat");
    }
}

/* "prompt: {…}" in a comment is what converters make of PNG texts. */
static void
test_labelled_comment (void)
{
  static const char GRAPH[] =
    "prompt: {\"3\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 5, \"steps\": 20, \"cfg\": 7, "
    "\"model\": 1}}}";
  GByteArray *jpeg = fixture_jpeg (64, 48);
  g_autoptr (TopsheetMediaFile) file = NULL;

  fixture_jpeg_segment (jpeg, 0xFE, GRAPH, sizeof GRAPH - 1);
  file = fixture_read_take (jpeg);
  g_assert_cmpstr (topsheet_parameters_get_seed (topsheet_media_file_get_parameters (file)), ==, "5");
}

static void
test_exif (void)
{
  FixtureExif *exif = fixture_exif_new (TRUE);
  g_autoptr (GByteArray) block = NULL;
  g_autoptr (GByteArray) segment = g_byte_array_new ();
  GByteArray *jpeg = fixture_jpeg (64, 48);
  g_autoptr (TopsheetMediaFile) file = NULL;

  fixture_exif_comment (exif, INFOTEXT, TRUE);
  block = fixture_exif_finish (exif);
  g_byte_array_append (segment, (const guint8 *) "Exif\0\0", 6);
  g_byte_array_append (segment, block->data, block->len);
  fixture_jpeg_segment (jpeg, 0xE1, segment->data, segment->len);
  file = fixture_read_take (jpeg);
  g_assert_cmpstr (get_prompt (file), ==, "a cat");
}

/* Pictures of phones carry more behind their end, of editors fill bytes before a marker. */
static void
test_more_at_the_end (void)
{
  GByteArray *jpeg = fixture_jpeg (64, 48);
  g_autofree guint8 *trailer = g_malloc0 (200 * 1024);

  g_byte_array_append (jpeg, trailer, 200 * 1024);
  g_object_unref (fixture_read_take (jpeg));
  jpeg = fixture_jpeg (64, 48);
  fixture_jpeg_segment (jpeg, 0xFE, "xx\xFF\xFF", 4);
  g_object_unref (fixture_read_take (jpeg));
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) whole = fixture_jpeg (64, 48);

  for (guint length = 3; length < whole->len; length++)
    assert_broken (whole->data, length);
}

static void
test_damaged (void)
{
  static const char * const BYTES[] = {
    "\xFF\xD8\xFF\xD9\xFF\xD9\xFF\xD9\xFF\xD9\xFF\xD9\xFF\xD9",
    "\xFF\xD8\xFFzzzzzzzzzzzz",
    "\xFF\xD8\xFF\xE0\x7F\xFFzzzzzzzzz",
    "\xFF\xD8\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
  };
  static const guint8 NO_FRAME[] = { 0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 0, 0, 1, 2, 3, 4, 0xFF, 0xD9 };
  static const guint8 SHORT_SEGMENT[] = { 0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0, 1, 2, 3, 4, 0xFF, 0xD9 };

  for (guint i = 0; i < G_N_ELEMENTS (BYTES); i++)
    assert_broken ((const guint8 *) BYTES[i], strlen (BYTES[i]));
  assert_broken (NO_FRAME, sizeof NO_FRAME);
  assert_broken (SHORT_SEGMENT, sizeof SHORT_SEGMENT);
}

static void
test_size_limit (void)
{
  g_autoptr (GByteArray) jpeg = fixture_jpeg (64, 48);
  g_autoptr (GError) error = NULL;
  guint8 *frame = memmem (jpeg->data, jpeg->len, "\xFF\xC0", 2);

  g_assert_nonnull (frame);
  memcpy (frame + 5, "\xFF\xFF\xFF\xFF", 4);
  g_assert_null (fixture_read (jpeg, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/jpeg/comments", test_comments);
  g_test_add_func ("/media/jpeg/labelled-comment", test_labelled_comment);
  g_test_add_func ("/media/jpeg/exif", test_exif);
  g_test_add_func ("/media/jpeg/more-at-the-end", test_more_at_the_end);
  g_test_add_func ("/media/jpeg/truncated", test_truncated);
  g_test_add_func ("/media/jpeg/damaged", test_damaged);
  g_test_add_func ("/media/jpeg/size-limit", test_size_limit);
  return g_test_run ();
}
