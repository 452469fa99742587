/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"

G_BEGIN_DECLS

#define TOPSHEET_KEY_STEALTH "stealth"

/**
 * topsheet_stealth_read:
 *
 * Looks for a text in the lowest bits of the pixels ("stealth_pnginfo" and its kin), column by column, and adds it to
 * @container. PNG of 8 bits without interlacing and lossless WebP; the first columns are enough to know that there is
 * none. Damaged pixels hide nothing. TRUE when a text was added.
 */
gboolean topsheet_stealth_read (TopsheetInput     *input,
                                TopsheetContainer *container);

/**
 * TopsheetPixelBits:
 * @bits: a byte a pixel, row by row: bit 0 red, 1 green, 2 blue, 3 alpha
 * @n_rows: rows that are there; fewer than @height while a file is looked at
 */
typedef struct
{
  guint8 *bits;
  guint width;
  guint height;
  guint n_rows;
  gboolean has_alpha;
} TopsheetPixelBits;

/* At most @max_rows rows (0 = all) of the pixels' lowest bits; NULL when they cannot be read. */
TopsheetPixelBits *topsheet_pixel_bits_read_png  (TopsheetInput           *input,
                                                  const TopsheetContainer *container,
                                                  guint                    max_rows);
TopsheetPixelBits *topsheet_pixel_bits_read_webp (TopsheetInput           *input,
                                                  const TopsheetContainer *container,
                                                  guint                    max_rows);
void               topsheet_pixel_bits_free      (TopsheetPixelBits       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetPixelBits, topsheet_pixel_bits_free)

G_END_DECLS
