/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG XL (ISO/IEC 18181): the size at the beginning of a codestream, bare or in boxes. */
#include "media/container/topsheet-bmff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_BYTES 16

typedef struct
{
  guint8 bytes[HEADER_BYTES];
  guint at; /* bit */
} Bits;

/* Bits come from the low end of each byte. */
static guint64
take (Bits *bits, guint n)
{
  guint64 value = 0;

  for (guint i = 0; i < n && bits->at < HEADER_BYTES * 8; i++, bits->at++)
    value |= (guint64) (bits->bytes[bits->at / 8] >> (bits->at % 8) & 1) << i;
  return value;
}

static guint64
take_side (Bits *bits, gboolean is_small)
{
  static const guint WIDTHS[] = { 9, 13, 18, 30 };

  return is_small ? (take (bits, 5) + 1) * 8 : take (bits, WIDTHS[take (bits, 2)]) + 1;
}

gboolean
topsheet_jxl_read_size (TopsheetInput *input, guint64 offset, guint64 *width, guint64 *height, GError **error)
{
  static const struct
  {
    guint numerator, denominator;
  } RATIOS[] = { { 0, 1 }, { 1, 1 }, { 12, 10 }, { 4, 3 }, { 3, 2 }, { 16, 9 }, { 5, 4 }, { 2, 1 } };
  Bits bits = { .at = 16 };
  gboolean is_small;
  guint ratio;
  gssize n = topsheet_input_peek (input, offset, bits.bytes, sizeof bits.bytes, error);

  if (n < 0)
    return FALSE;
  /* The longest header takes 12 bytes. */
  if (n < 4 || bits.bytes[0] != 0xFF || bits.bytes[1] != 0x0A)
    return topsheet_bmff_set_broken (error, offset);
  is_small = take (&bits, 1) != 0;
  *height = take_side (&bits, is_small);
  ratio = (guint) take (&bits, 3);
  *width = ratio == 0 ? take_side (&bits, is_small) : *height * RATIOS[ratio].numerator / RATIOS[ratio].denominator;
  return TRUE;
}

/* A codestream without boxes has no room for texts. */
gboolean
topsheet_jxl_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  guint64 width, height;

  return topsheet_jxl_read_size (input, 0, &width, &height, error) &&
         topsheet_container_set_size (container, width, height, error);
}
