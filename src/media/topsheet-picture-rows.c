/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-picture-rows.h"

#include <string.h>

void
topsheet_picture_rows_clear (TopsheetPictureRows *self)
{
  g_clear_pointer (&self->sums, g_free);
  g_clear_pointer (&self->out, g_free);
}

guint
topsheet_picture_rows_first (TopsheetPictureRows *self)
{
  return self->area.y << self->shift;
}

guint
topsheet_picture_rows_end (TopsheetPictureRows *self)
{
  return MIN ((self->area.y + self->area.height) << self->shift, self->in_height);
}

gboolean
topsheet_picture_rows_done (TopsheetPictureRows *self)
{
  return self->y >= topsheet_picture_rows_end (self);
}

static void
add_row (TopsheetPictureRows *self, guint x, const guint32 *pixels)
{
  guint from = self->area.x << self->shift;
  guint to = MIN ((self->area.x + self->area.width) << self->shift, self->in_width);
  guint side = 1u << self->shift;
  const guint32 *p = pixels + (from - x);
  guint32 *sum = self->sums;

  for (guint column = from; column < to; column += side, sum += 4)
    {
      guint n = MIN (side, to - column);
      guint32 b = 0, g = 0, r = 0, a = 0;

      for (guint i = 0; i < n; i++, p++)
        {
          b += *p & 0xff;
          g += *p >> 8 & 0xff;
          r += *p >> 16 & 0xff;
          a += *p >> 24;
        }
      sum[0] += b;
      sum[1] += g;
      sum[2] += r;
      sum[3] += a;
    }
}

/* Averages of premultiplied colours: what is transparent does not bleed into the edges. */
static void
hand_out (TopsheetPictureRows *self, guint row)
{
  guint rows = MIN (1u << self->shift, self->in_height - (row << self->shift));

  for (guint i = 0; i < self->area.width; i++)
    {
      guint column = (self->area.x + i) << self->shift;
      guint32 n = rows * MIN (1u << self->shift, self->in_width - column), half = n / 2;
      guint32 *sum = self->sums + 4 * i;

      self->out[i] = (sum[3] + half) / n << 24 | (sum[2] + half) / n << 16 | (sum[1] + half) / n << 8 |
                     (sum[0] + half) / n;
    }
  self->func (self->data, row, self->out);
  memset (self->sums, 0, sizeof (guint32) * 4 * self->area.width);
}

void
topsheet_picture_rows_take (TopsheetPictureRows *self, guint x, const guint32 *pixels)
{
  guint y = self->y++, side = 1u << self->shift;

  if (y < topsheet_picture_rows_first (self) || y >= topsheet_picture_rows_end (self))
    return;
  if (self->shift == 0)
    {
      self->func (self->data, y, pixels + (self->area.x - x));
      return;
    }
  if (!self->sums)
    {
      self->sums = g_new0 (guint32, 4 * (gsize) self->area.width);
      self->out = g_new (guint32, self->area.width);
    }
  add_row (self, x, pixels);
  if ((y & (side - 1)) == side - 1 || y + 1 == self->in_height)
    hand_out (self, y >> self->shift);
}

void
topsheet_picture_rows_skip (TopsheetPictureRows *self, guint n)
{
  self->y += n;
}
