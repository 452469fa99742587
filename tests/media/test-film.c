/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes and elements as they should not be, and rarer forms of what they should be. */
#include "topsheet-fixture.h"

#include <string.h>

static const char * const NOTHING[] = { NULL };

static void
assert_refused (GByteArray *bytes, TopsheetMediaError code)
{
  g_autoptr (GByteArray) owned = bytes;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_read (owned, &error));
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* A thousand boxes inside each other, and more beside each other than are looked at. */
static void
test_nested (void)
{
  GByteArray *inner = fixture_box ("moov", NULL, 0), *many = fixture_box ("ftyp", "isom\0\0\0\0", 8);
  GByteArray *film = fixture_box ("ftyp", "isom\0\0\0\0", 8);

  for (guint i = 0; i < 1000; i++)
    {
      GByteArray *outer = fixture_box (i % 2 == 0 ? "udta" : "moov", inner->data, inner->len);

      g_byte_array_unref (inner);
      inner = outer;
    }
  fixture_append_take (film, inner);
  assert_refused (film, TOPSHEET_MEDIA_ERROR_BROKEN);
  for (guint i = 0; i < 30000; i++)
    g_byte_array_append (many,
                         (const guint8 *) "\0\0\0\x08"
                                          "free",
                         8);
  assert_refused (many, TOPSHEET_MEDIA_ERROR_TOO_LARGE);
}

static void
test_wrong_sizes (void)
{
  static const struct
  {
    const char *box;
    gsize length;
  } CASES[] = {
    { "\0\0\0\x07moov", 8 },
    { "\xFF\xFF\xFF\xFFmoov", 8 },
    { "\0\0\0\1moov\0\0\0\0\0\0\0\x0F", 16 },
    { "\0\0\0\1moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 16 },
    { "\0\0\0\1moov", 8 },
    { "\0\0\0\x10uuid", 8 },
    { "\0\0\0\0moov", 8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      GByteArray *film = fixture_box ("ftyp", "isom\0\0\0\0", 8);

      g_byte_array_append (film, (const guint8 *) CASES[i].box, (guint) CASES[i].length);
      assert_refused (film, TOPSHEET_MEDIA_ERROR_BROKEN);
    }
}

/* The pixels may have a size of 64 bits, and the last box one of 0: to the end. */
static void
test_long_sizes (void)
{
  g_autoptr (GByteArray) film = fixture_mp4 (64, 48, 50, NOTHING);
  GByteArray *other = g_byte_array_new ();
  const guint8 *moov = memmem (film->data, film->len, "moov", 4);
  g_autoptr (TopsheetMediaFile) file = NULL;

  g_byte_array_append (other, film->data, 24);
  g_byte_array_append (other, (const guint8 *) "\0\0\0\1mdat\0\0\0\0\0\0\0\x14\1\2\3\4", 20);
  g_byte_array_append (other, (const guint8 *) "\0\0\0\0", 4);
  g_byte_array_append (other, moov, (guint) (film->data + film->len - moov));
  file = fixture_read_take (other);
  g_assert_cmpstr (topsheet_media_file_get_format (file), ==, "mp4");
  g_assert_cmpuint (topsheet_media_file_get_width (file), ==, 64);
  g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 50);
}

/* A film that does not say how long it is: unknown, which is neither nothing nor one. */
static void
test_unknown_length (void)
{
  g_autoptr (TopsheetMediaFile) film = fixture_read_take (fixture_mp4 (64, 48, 0, NOTHING));
  g_autoptr (TopsheetMediaFile) webm = fixture_read_take (fixture_webm (64, 48, 0, NOTHING));

  g_assert_cmpuint (topsheet_media_file_get_frames (film), ==, 0);
  g_assert_cmpfloat (topsheet_media_file_get_duration_s (film), ==, 0);
  g_assert_cmpuint (topsheet_media_file_get_frames (webm), ==, 0);
  g_assert_cmpfloat (topsheet_media_file_get_fps (webm), ==, 0);
}

/* Written while it was filmed: segment and clusters without a size; an index says where the tags are. */
static void
test_live (void)
{
  static const char * const TEXTS[] = { "comment", "a cat\nSteps: 20, Sampler: Euler, Seed: 5", NULL };
  g_autoptr (GByteArray) whole = fixture_webm (64, 48, 50, TEXTS);
  GByteArray *live = g_byte_array_new ();
  const guint8 *info = memmem (whole->data, whole->len, "\x15\x49\xA9\x66", 4);
  const guint8 *cluster = memmem (whole->data, whole->len, "\x1F\x43\xB6\x75", 4);
  const guint8 *tags = memmem (whole->data, whole->len, "\x12\x54\xC3\x67", 4);
  /* SeekHead of one Seek: tags; 1-byte sizes. */
  guint8 seek[] = { 0x11, 0x4D, 0x9B, 0x74, 0x8E, 0x4D, 0xBB, 0x8B, 0x53, 0xAB,
                    0x84, 0x12, 0x54, 0xC3, 0x67, 0x53, 0xAC, 0x81, 0 };
  g_autoptr (TopsheetMediaFile) file = NULL;

  seek[4] = 0x80 | (sizeof seek - 5);
  seek[7] = 0x80 | (sizeof seek - 8);
  seek[sizeof seek - 1] = (guint8) (sizeof seek + (gsize) (cluster - info) + 5 + 6);
  g_byte_array_append (live, (const guint8 *) "\x1A\x45\xDF\xA3\x80\x18\x53\x80\x67\xFF", 10);
  g_byte_array_append (live, seek, sizeof seek);
  g_byte_array_append (live, info, (guint) (cluster - info));
  g_byte_array_append (live, (const guint8 *) "\x1F\x43\xB6\x75\xFFpixels", 11);
  g_byte_array_append (live, tags, (guint) (whole->data + whole->len - tags));
  file = fixture_read_take (live);
  g_assert_cmpstr (topsheet_parameters_get_seed (topsheet_media_file_get_parameters (file)), ==, "5");
}

/* XMP as an item of AVIF and as a box of JPEG XL. */
static void
test_xmp (void)
{
  static const char XMP[] = "<rdf:Description Iptc4xmpExt:DigitalSourceType=\"trainedAlgorithmicMedia\"/>";
  g_autoptr (TopsheetMediaFile) avif = fixture_read_take (fixture_avif (64, 48, "mime", XMP, strlen (XMP)));
  g_autoptr (TopsheetMediaFile) jxl = fixture_read_take (fixture_jxl (NULL, 0, XMP));

  g_assert_cmpint (topsheet_media_file_get_provenance (avif)->ai, ==, TOPSHEET_AI_GENERATED);
  g_assert_cmpint (topsheet_media_file_get_provenance (jxl)->ai, ==, TOPSHEET_AI_GENERATED);
  g_assert_cmpuint (topsheet_media_file_get_width (jxl), ==, 64);
  g_assert_cmpuint (topsheet_media_file_get_height (jxl), ==, 48);
}

static void
test_gif (void)
{
  g_autoptr (TopsheetMediaFile) still = fixture_read_take (fixture_gif (64, 48, 1, ""));
  g_autoptr (TopsheetMediaFile) film = fixture_read_take (fixture_gif (64, 48, 25, ""));

  g_assert_cmpuint (topsheet_media_file_get_frames (still), ==, 1);
  g_assert_cmpfloat (topsheet_media_file_get_duration_s (still), ==, 0);
  g_assert_cmpuint (topsheet_media_file_get_frames (film), ==, 25);
  g_assert_cmpfloat (topsheet_media_file_get_duration_s (film), ==, 1.0);
  assert_refused (fixture_gif (64, 48, 0, "no picture"), TOPSHEET_MEDIA_ERROR_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/film/nested", test_nested);
  g_test_add_func ("/media/film/wrong-sizes", test_wrong_sizes);
  g_test_add_func ("/media/film/long-sizes", test_long_sizes);
  g_test_add_func ("/media/film/unknown-length", test_unknown_length);
  g_test_add_func ("/media/film/live", test_live);
  g_test_add_func ("/media/film/xmp", test_xmp);
  g_test_add_func ("/media/film/gif", test_gif);
  return g_test_run ();
}
