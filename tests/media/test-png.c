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
assert_error (GByteArray *bytes, int code, const char *part)
{
  g_autoptr (GByteArray) owned = bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetMediaFile) file = fixture_read (owned, &error);

  g_assert_null (file);
  g_assert_error (error, TOPSHEET_MEDIA_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_kinds_of_text (void)
{
  for (guint kind = 0; kind < 4; kind++)
    {
      GByteArray *png = fixture_png_begin (64, 48, FALSE);
      g_autoptr (TopsheetMediaFile) file = NULL;

      if (kind == 0)
        fixture_png_text (png, "parameters", INFOTEXT);
      else if (kind == 1)
        fixture_png_packed (png, "parameters", INFOTEXT, strlen (INFOTEXT));
      else
        fixture_png_itxt (png, "parameters", INFOTEXT, kind == 3);
      fixture_png_pixels (png, 64, 48, FALSE);
      fixture_png_end (png);
      file = fixture_read_take (png);
      g_assert_cmpstr (topsheet_media_file_get_format (file), ==, "png");
      g_assert_cmpuint (topsheet_media_file_get_width (file), ==, 64);
      g_assert_cmpuint (topsheet_media_file_get_height (file), ==, 48);
      g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 1);
      g_assert_cmpstr (get_prompt (file), ==, "a cat");
      g_assert_null (*topsheet_media_file_get_warnings (file));
    }
}

static void
test_text_behind_pixels (void)
{
  GByteArray *png = fixture_png_begin (512, 512, FALSE);
  g_autoptr (TopsheetMediaFile) file = NULL;

  /* More pixels than the first window, in many chunks. */
  for (guint i = 0; i < 40; i++)
    fixture_png_pixels (png, 64, 64, FALSE);
  fixture_png_text (png, "parameters", INFOTEXT);
  fixture_png_end (png);
  file = fixture_read_take (png);
  g_assert_cmpstr (get_prompt (file), ==, "a cat");
}

static void
test_encodings (void)
{
  g_autoptr (TopsheetMediaFile) utf8 = fixture_read_text ("parameters",
                                                          "danh v\xE1\xBB\x8D\nSteps: 2, Seed: 1, Size: 8x8");
  g_autoptr (TopsheetMediaFile) latin1 = fixture_read_text ("parameters", "caf\xE9\nSteps: 2, Seed: 1, Size: 8x8");

  g_assert_cmpstr (get_prompt (utf8), ==, "danh vọ");
  g_assert_cmpstr (get_prompt (latin1), ==, "café");
}

static void
test_wrong_checksum (void)
{
  GByteArray *png = fixture_png ("parameters", INFOTEXT);
  g_autoptr (TopsheetMediaFile) file = NULL;
  const char * const *warnings;

  /* A letter of the prompt: signature, IHDR, chunk header, keyword. */
  png->data[8 + 25 + 8 + 11 + 2] = 'b';
  file = fixture_read_take (png);
  warnings = topsheet_media_file_get_warnings (file);
  g_assert_cmpstr (get_prompt (file), ==, "a bat");
  g_assert_nonnull (strstr (warnings[0], "tEXt"));
  g_assert_null (warnings[1]);
}

static void
test_damaged_header (void)
{
  GByteArray *wrong = fixture_png ("a", "b");
  GByteArray *zero = fixture_png_begin (0, 5, FALSE);
  GByteArray *no_pixels = fixture_png_begin (5, 5, FALSE);
  GByteArray *no_header = g_byte_array_new ();

  wrong->data[18] ^= 1;
  assert_error (wrong, TOPSHEET_MEDIA_ERROR_BROKEN, "checksum");
  assert_error (zero, TOPSHEET_MEDIA_ERROR_BROKEN, "no size");
  fixture_png_end (no_pixels);
  assert_error (no_pixels, TOPSHEET_MEDIA_ERROR_BROKEN, "without a picture");
  g_byte_array_append (no_header, (const guint8 *) "\x89PNG\r\n\x1A\n", 8);
  fixture_png_chunk (no_header, "tEXt", "a\0b", 3);
  assert_error (no_header, TOPSHEET_MEDIA_ERROR_BROKEN, "header is missing");
}

/* Whole metadata with half a picture behind it must not become an entry. */
static void
test_truncated (void)
{
  g_autoptr (GByteArray) whole = fixture_png ("parameters", INFOTEXT);

  for (guint length = 0; length < whole->len; length++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *byte = g_strdup_printf ("byte %u", length);

      g_byte_array_append (cut, whole->data, length);
      g_assert_null (fixture_read (cut, &error));
      g_assert_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, byte));
    }
}

static void
test_size_limits (void)
{
  static const struct
  {
    guint width, height;
    gboolean fits;
  } SIZES[] = {
    { 100000, 100000, FALSE }, { 32768, 32768, TRUE }, { 32769, 32768, FALSE },
    { 64000, 1, TRUE },        { 64001, 1, FALSE },    { 4294967295u, 4294967295u, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++)
    {
      GByteArray *png = fixture_png_begin (SIZES[i].width, SIZES[i].height, FALSE);

      fixture_png_pixels (png, 8, 8, FALSE);
      fixture_png_end (png);
      if (SIZES[i].fits)
        g_object_unref (fixture_read_take (png));
      else
        assert_error (png, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "pixels");
    }
}

static void
test_text_limits (void)
{
  gsize length = 17 * 1024 * 1024;
  g_autofree char *text = g_malloc0 (length);
  GByteArray *bomb = fixture_png_begin (8, 8, FALSE);
  GByteArray *large = fixture_png_begin (8, 8, FALSE);

  memset (text, 'a', length);
  fixture_png_packed (bomb, "parameters", text, length);
  fixture_png_pixels (bomb, 8, 8, FALSE);
  fixture_png_end (bomb);
  assert_error (bomb, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB");
  text[1] = '\0';
  fixture_png_chunk (large, "tEXt", text, length);
  fixture_png_pixels (large, 8, 8, FALSE);
  fixture_png_end (large);
  assert_error (large, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "16 MiB");
}

static void
test_too_many_chunks (void)
{
  GByteArray *png = fixture_png_begin (8, 8, FALSE);

  for (guint i = 0; i < 100001; i++)
    fixture_png_chunk (png, "junk", NULL, 0);
  assert_error (png, TOPSHEET_MEDIA_ERROR_TOO_LARGE, "100000 chunks");
}

/* What cannot be unpacked is left out, with a warning; the rest is read. */
static void
test_damaged_text (void)
{
  GByteArray *png = fixture_png_begin (8, 8, FALSE);
  g_autoptr (TopsheetMediaFile) file = NULL;

  fixture_png_chunk (png, "zTXt", "broken\0\0not zlib", 16);
  fixture_png_chunk (png, "tEXt", "no end of the keyword", 21);
  fixture_png_chunk (png, "iTXt", "cut\0\1", 5);
  fixture_png_text (png, "parameters", INFOTEXT);
  fixture_png_pixels (png, 8, 8, FALSE);
  fixture_png_end (png);
  file = fixture_read_take (png);
  g_assert_cmpstr (get_prompt (file), ==, "a cat");
  g_assert_nonnull (strstr (*topsheet_media_file_get_warnings (file), "zTXt"));
}

static void
test_animation (void)
{
  GByteArray *png = fixture_png_begin (8, 8, FALSE);
  const guint8 control[26] = { [21] = 1, [23] = 10 };
  g_autoptr (TopsheetMediaFile) file = NULL;

  fixture_png_chunk (png, "acTL", "\0\0\0\5\0\0\0", 8);
  for (guint i = 0; i < 5; i++)
    fixture_png_chunk (png, "fcTL", control, sizeof control);
  fixture_png_pixels (png, 8, 8, FALSE);
  /* Animated pictures of ComfyUI carry their graph in a chunk of their own, behind the pixels. */
  fixture_png_chunk (png, "comf", "workflow\0{\"nodes\": [], \"links\": []}", 36);
  fixture_png_end (png);
  file = fixture_read_take (png);
  g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 5);
  g_assert_cmpfloat_with_epsilon (topsheet_media_file_get_duration_s (file), 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (topsheet_media_file_get_fps (file), 10, 1e-9);
  g_assert_cmpstr (topsheet_parameters_get_tool (topsheet_media_file_get_parameters (file)), ==, "ComfyUI");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/png/kinds-of-text", test_kinds_of_text);
  g_test_add_func ("/media/png/text-behind-pixels", test_text_behind_pixels);
  g_test_add_func ("/media/png/encodings", test_encodings);
  g_test_add_func ("/media/png/wrong-checksum", test_wrong_checksum);
  g_test_add_func ("/media/png/damaged-header", test_damaged_header);
  g_test_add_func ("/media/png/truncated", test_truncated);
  g_test_add_func ("/media/png/size-limits", test_size_limits);
  g_test_add_func ("/media/png/text-limits", test_text_limits);
  g_test_add_func ("/media/png/too-many-chunks", test_too_many_chunks);
  g_test_add_func ("/media/png/damaged-text", test_damaged_text);
  g_test_add_func ("/media/png/animation", test_animation);
  return g_test_run ();
}
