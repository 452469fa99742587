/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lowest bits of pixels, row by row, without holding the picture: PNG, Third Edition, chapters 7 and 9, for 8 bits a
 * channel without interlacing; lossless WebP by libwebp. */
#include "media/container/topsheet-stealth.h"

#include <string.h>
#include <webp/decode.h>
#include <zlib.h>

#define SIGNATURE_BYTES 8
/* The first rows of most pictures fit into one. */
#define BLOCK_BYTES (4 * 1024)
#define COLOUR_RGB 2
#define COLOUR_RGBA 6
/* libwebp holds the picture with four bytes a pixel. */
#define MAX_WEBP_PIXELS (12u * 1000 * 1000)
#define MAX_WEBP_BYTES (32u * 1024 * 1024)

typedef struct
{
  TopsheetInput *input;
  guint64 offset; /* of the next chunk */
  guint64 data;   /* in the chunk that is read */
  guint32 data_left;
  gboolean ended;
  z_stream stream;
  guint8 block[BLOCK_BYTES];
} Source;

static guint32
get_be32 (const guint8 *b)
{
  return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

/* To the next IDAT; FALSE behind the last. */
static gboolean
find_data (Source *self)
{
  for (guint n = 0; n < TOPSHEET_MEDIA_MAX_CHUNKS && !self->ended; n++)
    {
      guint8 header[8];

      if (topsheet_input_peek (self->input, self->offset, header, sizeof header, NULL) != sizeof header ||
          memcmp (header + 4, "IEND", 4) == 0)
        return FALSE;
      self->data = self->offset + 8;
      self->data_left = get_be32 (header);
      self->offset += 12 + (guint64) self->data_left;
      if (memcmp (header + 4, "IDAT", 4) == 0 && self->data_left > 0)
        return TRUE;
    }
  return FALSE;
}

/* Exactly @length bytes of unpacked pixels. */
static gboolean
read_pixels (Source *self, guint8 *out, gsize length)
{
  self->stream.next_out = out;
  self->stream.avail_out = (uInt) length;
  while (self->stream.avail_out > 0)
    {
      int status;

      if (self->stream.avail_in == 0)
        {
          gssize n;

          if (self->data_left == 0 && !find_data (self))
            return FALSE;
          n = topsheet_input_peek (self->input, self->data, self->block, MIN (self->data_left, BLOCK_BYTES), NULL);
          if (n <= 0)
            return FALSE;
          self->data += (guint64) n;
          self->data_left -= (guint32) n;
          self->stream.next_in = self->block;
          self->stream.avail_in = (uInt) n;
        }
      status = inflate (&self->stream, Z_NO_FLUSH);
      if (status != Z_OK && (status != Z_STREAM_END || self->stream.avail_out > 0))
        return FALSE;
    }
  return TRUE;
}

static guint8
predict_paeth (int left, int up, int corner)
{
  int estimate = left + up - corner;
  int to_left = ABS (estimate - left), to_up = ABS (estimate - up), to_corner = ABS (estimate - corner);

  if (to_left <= to_up && to_left <= to_corner)
    return (guint8) left;
  return (guint8) (to_up <= to_corner ? up : corner);
}

/* Undoes the filter of one row; @above is the row before, all zeros for the first. */
static gboolean
unfilter (guint8 filter, guint8 *row, const guint8 *above, gsize length, guint step)
{
  for (gsize i = 0; i < length; i++)
    {
      guint8 left = i >= step ? row[i - step] : 0, corner = i >= step ? above[i - step] : 0;

      switch (filter)
        {
        case 0:
          return TRUE;
        case 1:
          row[i] = (guint8) (row[i] + left);
          break;
        case 2:
          row[i] = (guint8) (row[i] + above[i]);
          break;
        case 3:
          row[i] = (guint8) (row[i] + (left + above[i]) / 2);
          break;
        case 4:
          row[i] = (guint8) (row[i] + predict_paeth (left, above[i], corner));
          break;
        default:
          return FALSE;
        }
    }
  return TRUE;
}

static void
keep_row (TopsheetPixelBits *self, const guint8 *row, guint step)
{
  guint8 *out = self->bits + (gsize) self->n_rows * self->width;

  for (guint x = 0; x < self->width; x++, row += step)
    out[x] = (guint8) ((row[0] & 1) | (row[1] & 1) << 1 | (row[2] & 1) << 2 | (step == 4 ? (row[3] & 1) << 3 : 0));
  self->n_rows++;
}

static TopsheetPixelBits *
new_bits (const TopsheetContainer *container, guint max_rows, gboolean has_alpha)
{
  TopsheetPixelBits *self = g_new0 (TopsheetPixelBits, 1);

  self->width = container->width;
  self->height = container->height;
  self->has_alpha = has_alpha;
  self->bits = g_malloc0 ((gsize) self->width * (max_rows > 0 ? MIN (max_rows, self->height) : self->height));
  return self;
}

static gboolean
read_rows (Source *source, TopsheetPixelBits *self, guint n_rows)
{
  const guint step = self->has_alpha ? 4 : 3;
  const gsize length = (gsize) self->width * step;
  /* The filter stands before each row. */
  g_autofree guint8 *row = g_malloc0 (length + 1);
  g_autofree guint8 *above = g_malloc0 (length + 1);

  for (guint y = 0; y < n_rows; y++)
    {
      guint8 *kept = above;

      if (!read_pixels (source, row, length + 1) || !unfilter (row[0], row + 1, above + 1, length, step))
        return FALSE;
      keep_row (self, row + 1, step);
      above = row;
      row = kept;
    }
  return TRUE;
}

TopsheetPixelBits *
topsheet_pixel_bits_read_png (TopsheetInput *input, const TopsheetContainer *container, guint max_rows)
{
  g_autoptr (TopsheetPixelBits) self = NULL;
  g_autofree Source *source = NULL;
  guint8 kind[5];
  guint n_rows = max_rows > 0 ? MIN (max_rows, container->height) : container->height;
  gboolean fine;

  /* Depth, colour, compression, filter, interlacing. */
  if (topsheet_input_peek (input, 24, kind, sizeof kind, NULL) != sizeof kind || kind[0] != 8 ||
      (kind[1] != COLOUR_RGB && kind[1] != COLOUR_RGBA) || kind[4] != 0)
    return NULL;
  source = g_new0 (Source, 1);
  source->input = input;
  source->offset = SIGNATURE_BYTES;
  if (inflateInit (&source->stream) != Z_OK)
    return NULL;
  self = new_bits (container, max_rows, kind[1] == COLOUR_RGBA);
  fine = read_rows (source, self, n_rows);
  inflateEnd (&source->stream);
  return fine ? g_steal_pointer (&self) : NULL;
}

TopsheetPixelBits *
topsheet_pixel_bits_read_webp (TopsheetInput *input, const TopsheetContainer *container, guint max_rows)
{
  guint64 size = topsheet_input_get_size (input);
  guint n_rows = max_rows > 0 ? MIN (max_rows, container->height) : container->height;
  g_autoptr (TopsheetPixelBits) self = NULL;
  g_autofree char *bytes = NULL;
  WebPDecoderConfig config;

  /* Only what was packed without loss keeps its lowest bits. */
  if (!container->is_lossless || size > MAX_WEBP_BYTES ||
      (guint64) container->width * container->height > MAX_WEBP_PIXELS || !WebPInitDecoderConfig (&config))
    return NULL;
  bytes = topsheet_input_read_block (input, 0, (gsize) size, "WebP", NULL);
  if (bytes == NULL || WebPGetFeatures ((const guint8 *) bytes, size, &config.input) != VP8_STATUS_OK ||
      (guint) config.input.width != container->width || (guint) config.input.height != container->height)
    return NULL;
  config.options.use_cropping = 1;
  config.options.crop_width = (int) container->width;
  config.options.crop_height = (int) n_rows;
  config.output.colorspace = MODE_RGBA;
  if (WebPDecode ((const guint8 *) bytes, size, &config) == VP8_STATUS_OK)
    {
      self = new_bits (container, max_rows, config.input.has_alpha != 0);
      for (guint y = 0; y < n_rows; y++)
        keep_row (self, config.output.u.RGBA.rgba + (gsize) y * (gsize) config.output.u.RGBA.stride, 4);
    }
  WebPFreeDecBuffer (&config.output);
  return g_steal_pointer (&self);
}
