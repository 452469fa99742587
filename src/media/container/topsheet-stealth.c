/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-stealth.h"

#include <string.h>
#include <zlib.h>

#define MAGIC_BYTES 15
#define HEAD_BITS ((MAGIC_BYTES + 4) * 8)
/* A byte a pixel is held meanwhile. */
#define MAX_PIXELS (25u * 1000 * 1000)
#define INFLATE_STEP (64 * 1024)
#define GZIP_WINDOW (16 + MAX_WBITS)

static const struct
{
  const char *magic;
  gboolean in_alpha;
  gboolean is_packed;
} KINDS[] = {
  { "stealth_pnginfo", TRUE, FALSE },
  { "stealth_pngcomp", TRUE, TRUE },
  { "stealth_rgbinfo", FALSE, FALSE },
  { "stealth_rgbcomp", FALSE, TRUE },
};

/* The bits in the order in which they were hidden: down the first column, then the next. */
typedef struct
{
  const TopsheetPixelBits *pixels;
  gboolean in_alpha;
  guint64 at;
} Stream;

static guint
take_bit (Stream *self)
{
  const guint per_pixel = self->in_alpha ? 1 : 3;
  const guint64 pixel = self->at / per_pixel;
  const guint channel = self->in_alpha ? 3 : (guint) (self->at % 3);
  const guint64 x = pixel / self->pixels->height, y = pixel % self->pixels->height;

  self->at++;
  if (x >= self->pixels->width || y >= self->pixels->n_rows)
    return 0;
  return self->pixels->bits[y * self->pixels->width + x] >> channel & 1;
}

static guint8
take_byte (Stream *self)
{
  guint8 byte = 0;

  for (guint i = 0; i < 8; i++)
    byte = (guint8) (byte << 1 | take_bit (self));
  return byte;
}

static TopsheetPixelBits *
read_bits (TopsheetInput *input, const TopsheetContainer *container, guint max_rows)
{
  if (strcmp (container->format, "png") == 0)
    return topsheet_pixel_bits_read_png (input, container, max_rows);
  if (strcmp (container->format, "webp") == 0)
    return topsheet_pixel_bits_read_webp (input, container, max_rows);
  return NULL;
}

/* Nearly every picture is told apart by eight rows: the first byte of all kinds is the same. */
static gboolean
may_hide (TopsheetInput *input, const TopsheetContainer *container)
{
  g_autoptr (TopsheetPixelBits) rows = read_bits (input, container, 8);

  for (guint pass = 0; pass < 2 && rows != NULL; pass++)
    {
      Stream stream = { rows, pass == 0, 0 };

      if ((pass == 1 || rows->has_alpha) && take_byte (&stream) == (guint8) KINDS[0].magic[0])
        return TRUE;
    }
  return FALSE;
}

/* Which kind stands at the beginning; -1 for none. @stream then stands behind the magic. */
static int
find_kind (const TopsheetPixelBits *pixels, Stream *stream)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      char magic[MAGIC_BYTES];

      *stream = (Stream) { pixels, pass == 0, 0 };
      if (stream->in_alpha && !pixels->has_alpha)
        continue;
      for (guint i = 0; i < MAGIC_BYTES; i++)
        magic[i] = (char) take_byte (stream);
      for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
        if (KINDS[i].in_alpha == stream->in_alpha && memcmp (magic, KINDS[i].magic, MAGIC_BYTES) == 0)
          return (int) i;
    }
  return -1;
}

static GByteArray *
unpack (const GByteArray *packed)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { .next_in = packed->data, .avail_in = packed->len };
  int status = Z_OK;

  if (inflateInit2 (&stream, GZIP_WINDOW) != Z_OK)
    return NULL;
  while (status == Z_OK && out->len < TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    {
      guint before = out->len;

      g_byte_array_set_size (out, before + INFLATE_STEP);
      stream.next_out = out->data + before;
      stream.avail_out = INFLATE_STEP;
      status = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, before + INFLATE_STEP - stream.avail_out);
    }
  inflateEnd (&stream);
  return status == Z_STREAM_END ? g_steal_pointer (&out) : NULL;
}

static gboolean
add_text (const TopsheetPixelBits *pixels, TopsheetContainer *container)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) text = NULL;
  Stream stream;
  int kind = find_kind (pixels, &stream);
  guint64 n_bits = 0, total;

  if (kind < 0)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    n_bits = n_bits << 8 | take_byte (&stream);
  total = (guint64) pixels->width * pixels->height * (stream.in_alpha ? 1 : 3);
  if (stream.at > total || n_bits > total - stream.at || n_bits / 8 > TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    return FALSE;
  g_byte_array_set_size (bytes, (guint) (n_bits / 8));
  for (guint i = 0; i < bytes->len; i++)
    bytes->data[i] = take_byte (&stream);
  text = KINDS[kind].is_packed ? unpack (bytes) : g_byte_array_ref (bytes);
  if (text == NULL || text->len == 0)
    return FALSE;
  topsheet_container_add_text (container, TOPSHEET_TAG_TEXT, TOPSHEET_KEY_STEALTH, (const char *) text->data, text->len);
  return TRUE;
}

gboolean
topsheet_stealth_read (TopsheetInput *input, TopsheetContainer *container)
{
  guint64 n_pixels = (guint64) container->width * container->height;
  g_autoptr (TopsheetPixelBits) first = NULL;
  g_autoptr (TopsheetPixelBits) all = NULL;
  Stream stream;

  if (container->frames != 1 || n_pixels < HEAD_BITS / 3 || n_pixels > MAX_PIXELS || !may_hide (input, container))
    return FALSE;
  first = read_bits (input, container, HEAD_BITS);
  if (first == NULL || find_kind (first, &stream) < 0)
    return FALSE;
  all = read_bits (input, container, 0);
  return all != NULL && add_text (all, container);
}

void
topsheet_pixel_bits_free (TopsheetPixelBits *self)
{
  if (self == NULL)
    return;
  g_free (self->bits);
  g_free (self);
}
