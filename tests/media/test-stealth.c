/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in the lowest bits of pixels. */
#include "topsheet-fixture.h"

#include <gio/gio.h>
#include <string.h>
#include <webp/encode.h>
#include <zlib.h>

#define WIDTH 64
#define HEIGHT 160

#define NOVELAI                                                                                                        \
  "{\"Software\": \"NovelAI\", \"Source\": \"NovelAI Diffusion V4.5 4BDE2A90\", \"Description\": \"a cat\", "          \
  "\"Comment\": \"{\\\"seed\\\": 7, \\\"steps\\\": 28, \\\"scale\\\": 5.0, \\\"uc\\\": \\\"dog\\\"}\"}"
#define INFOTEXT "a cat\nNegative prompt: dog\nSteps: 20, Sampler: Euler, Seed: 7, Size: 64x160, Model: base"

/* RGBA pixels of a gradient with a bit hidden in each: down the columns, in alpha or in red, green and blue. */
static guint8 *
hide (const GByteArray *payload, gboolean in_alpha)
{
  guint8 *pixels = g_malloc (WIDTH * HEIGHT * 4);
  guint per_pixel = in_alpha ? 1 : 3;

  for (guint i = 0; i < WIDTH * HEIGHT * 4; i++)
    pixels[i] = i % 4 == 3 ? 254 : (guint8) (i / 7 & 0xFE);
  g_assert_cmpuint (payload->len * 8, <=, WIDTH * HEIGHT * per_pixel);
  for (guint i = 0; i < payload->len * 8; i++)
    {
      guint pixel = i / per_pixel, channel = in_alpha ? 3 : i % 3;
      guint x = pixel / HEIGHT, y = pixel % HEIGHT;

      pixels[(y * WIDTH + x) * 4 + channel] |= payload->data[i / 8] >> (7 - i % 8) & 1;
    }
  return pixels;
}

static GByteArray *
make_payload (const char *magic, const char *text)
{
  GByteArray *payload = g_byte_array_new ();
  g_autofree guint8 *packed = NULL;
  gsize length = strlen (text);
  guint32 bits;

  if (g_str_has_suffix (magic, "comp"))
    {
      z_stream stream = { .next_in = (Bytef *) text, .avail_in = (uInt) length };

      packed = g_malloc (4096);
      stream.next_out = packed;
      stream.avail_out = 4096;
      g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY), ==, Z_OK);
      g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
      length = 4096 - stream.avail_out;
      deflateEnd (&stream);
    }
  bits = GUINT32_TO_BE ((guint32) length * 8);
  g_byte_array_append (payload, (const guint8 *) magic, (guint) strlen (magic));
  g_byte_array_append (payload, (const guint8 *) &bits, 4);
  g_byte_array_append (payload, packed != NULL ? packed : (const guint8 *) text, (guint) length);
  return payload;
}

static guint8
predict (guint8 filter, int left, int up, int corner)
{
  int p = left + up - corner;

  switch (filter)
    {
    case 1:
      return (guint8) left;
    case 2:
      return (guint8) up;
    case 3:
      return (guint8) ((left + up) / 2);
    case 4:
      if (ABS (p - left) <= ABS (p - up) && ABS (p - left) <= ABS (p - corner))
        return (guint8) left;
      return (guint8) (ABS (p - up) <= ABS (p - corner) ? up : corner);
    default:
      return 0;
    }
}

/* Rows with each of the five filters in turn, in IDAT chunks of 1,000 bytes. */
static GByteArray *
make_png (const guint8 *pixels, gboolean has_alpha)
{
  GByteArray *png = fixture_png_begin (WIDTH, HEIGHT, has_alpha);
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  guint step = has_alpha ? 4 : 3;
  uLongf length;
  g_autofree guint8 *packed = NULL;

  for (guint y = 0; y < HEIGHT; y++)
    {
      guint8 filter = (guint8) (y % 5);

      g_byte_array_append (rows, &filter, 1);
      for (guint i = 0; i < WIDTH * step; i++)
        {
          guint x = i / step, c = i % step;
          guint8 raw = pixels[(y * WIDTH + x) * 4 + c];
          guint8 left = x > 0 ? pixels[(y * WIDTH + x - 1) * 4 + c] : 0;
          guint8 up = y > 0 ? pixels[((y - 1) * WIDTH + x) * 4 + c] : 0;
          guint8 corner = x > 0 && y > 0 ? pixels[((y - 1) * WIDTH + x - 1) * 4 + c] : 0;
          guint8 out = (guint8) (raw - predict (filter, left, up, corner));

          g_byte_array_append (rows, &out, 1);
        }
    }
  length = compressBound (rows->len);
  packed = g_malloc (length);
  g_assert_cmpint (compress (packed, &length, rows->data, rows->len), ==, Z_OK);
  for (gsize at = 0; at < length; at += 1000)
    fixture_png_chunk (png, "IDAT", packed + at, MIN (1000, length - at));
  fixture_png_end (png);
  return png;
}

static GByteArray *
make_webp (const guint8 *pixels)
{
  GByteArray *webp = g_byte_array_new ();
  guint8 *bytes = NULL;
  size_t length = WebPEncodeLosslessRGBA (pixels, WIDTH, HEIGHT, WIDTH * 4, &bytes);

  g_assert_cmpuint (length, >, 0);
  g_byte_array_append (webp, bytes, (guint) length);
  WebPFree (bytes);
  return webp;
}

static void
check (GByteArray *picture, const char *tool, const char *steps)
{
  g_autoptr (TopsheetMediaFile) file = fixture_read_take (picture);
  TopsheetParameters *p = topsheet_media_file_get_parameters (file);

  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, tool);
  g_assert_cmpstr (topsheet_parameters_get_steps (p), ==, steps);
  g_assert_cmpstr (topsheet_parameters_get_seed (p), ==, steps != NULL ? "7" : NULL);
  g_assert_cmpstr (topsheet_parameters_get_prompt (p), ==, steps != NULL ? "a cat" : NULL);
  g_assert_cmpstr (topsheet_parameters_get_negative_prompt (p), ==, steps != NULL ? "dog" : NULL);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *magic, *text, *tool, *steps;
  } CASES[] = {
    { "stealth_pngcomp", NOVELAI, "NovelAI", "28" },
    { "stealth_pnginfo", INFOTEXT, "A1111-compatible", "20" },
    { "stealth_rgbinfo", INFOTEXT, "A1111-compatible", "20" },
    { "stealth_rgbcomp", INFOTEXT, "A1111-compatible", "20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gboolean in_alpha = strstr (CASES[i].magic, "png") != NULL;
      g_autoptr (GByteArray) payload = make_payload (CASES[i].magic, CASES[i].text);
      g_autofree guint8 *pixels = hide (payload, in_alpha);

      check (make_png (pixels, TRUE), CASES[i].tool, CASES[i].steps);
      if (!in_alpha)
        check (make_png (pixels, FALSE), CASES[i].tool, CASES[i].steps);
      check (make_webp (pixels), CASES[i].tool, CASES[i].steps);
    }
}

/* A length beyond the pixels, and a packed text that is none. */
static void
test_hostile (void)
{
  g_autoptr (GByteArray) endless = make_payload ("stealth_pnginfo", INFOTEXT);
  g_autoptr (GByteArray) broken = make_payload ("stealth_pngcomp", NOVELAI);
  g_autofree guint8 *pixels = NULL;
  g_autofree guint8 *others = NULL;

  memset (endless->data + 15, 0xFF, 4);
  memset (broken->data + 19, 0x55, 10);
  pixels = hide (endless, TRUE);
  others = hide (broken, TRUE);
  check (make_png (pixels, TRUE), NULL, NULL);
  check (make_png (others, TRUE), NULL, NULL);
}

/* Pixels that end early hide nothing; the file is still read. */
static void
test_cut_pixels (void)
{
  GByteArray *png = fixture_png_begin (WIDTH, HEIGHT, TRUE);

  fixture_png_chunk (png, "IDAT", "\x78\x9C\x63\x60", 4);
  fixture_png_end (png);
  check (png, NULL, NULL);
}

/* What is said openly is believed; nobody looks further. */
static void
test_open_text_first (void)
{
  g_autoptr (GByteArray) payload = make_payload ("stealth_pngcomp", NOVELAI);
  g_autofree guint8 *pixels = hide (payload, TRUE);
  g_autoptr (GByteArray) hidden = make_png (pixels, TRUE);
  GByteArray *png = fixture_png_begin (WIDTH, HEIGHT, TRUE);

  fixture_png_text (png, "parameters", INFOTEXT);
  g_byte_array_append (png, hidden->data + 33, hidden->len - 33);
  check (png, "A1111-compatible", "20");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/stealth/kinds", test_kinds);
  g_test_add_func ("/media/stealth/hostile", test_hostile);
  g_test_add_func ("/media/stealth/cut-pixels", test_cut_pixels);
  g_test_add_func ("/media/stealth/open-text-first", test_open_text_first);
  return g_test_run ();
}
