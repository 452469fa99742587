/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-sandboxed-picture.h"

#include <string.h>

/* IEEE 754 binary16. */
static float
half_to_float (guint16 half)
{
  guint32 exponent = half >> 10 & 31, fraction = half & 1023u;
  float value;

  if (exponent == 31)
    return fraction == 0 ? 65504.0f : 0.0f;
  value = exponent == 0 ? (float) fraction / 16777216.0f
                        : (float) (1024u + fraction) * (float) (1u << exponent) / 33554432.0f;
  return (half & 0x8000) != 0 ? -value : value;
}

static guint32
float_to_byte (float value)
{
  /* Written so that what is no number becomes 0. */
  return value > 0 ? (guint32) (MIN (value, 1.0f) * 255.0f + 0.5f) : 0;
}

/* 0 … 255 */
static inline guint32
read_channel (const TopsheetPixelLayout *self, const guint8 *pixel, guint channel)
{
  guint16 word;
  float number;

  if (self->bytes == 1)
    return pixel[channel];
  if (self->bytes == 2)
    {
      memcpy (&word, pixel + 2 * channel, 2);
      return self->is_float ? float_to_byte (half_to_float (word)) : (word * 255u + 32767u) / 65535u;
    }
  memcpy (&number, pixel + 4 * channel, 4);
  return float_to_byte (number);
}

void
topsheet_pixel_layout_convert (const TopsheetPixelLayout *self, const guint8 *from, guint width, guint32 *to)
{
  for (guint i = 0; i < width; i++, from += (gsize) self->channels * self->bytes)
    {
      guint32 r = read_channel (self, from, self->red);
      guint32 g = read_channel (self, from, self->green);
      guint32 b = read_channel (self, from, self->blue);
      guint32 a = self->alpha < self->channels ? read_channel (self, from, self->alpha) : 255;

      if (a < 255 && !self->is_premultiplied)
        {
          r = (r * a + 127) / 255;
          g = (g * a + 127) / 255;
          b = (b * a + 127) / 255;
        }
      else if (a < 255)
        {
          r = MIN (r, a);
          g = MIN (g, a);
          b = MIN (b, a);
        }
      to[i] = a << 24 | r << 16 | g << 8 | b;
    }
}
