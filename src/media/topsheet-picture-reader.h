/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The coarsest level there is: one pixel for 256 × 256. */
#define TOPSHEET_PICTURE_MAX_LEVEL 8
/* The longest edge that is opened, and how many pixels where a format can only be unpacked as a whole. */
#define TOPSHEET_PICTURE_MAX_SIDE 32768u
#define TOPSHEET_PICTURE_MAX_WHOLE_PIXELS (100u * 1000 * 1000)

/**
 * TopsheetPictureInfo:
 * @width: in pixels, upright as the EXIF orientation says
 * @has_alpha: whether anything may be transparent
 */
typedef struct
{
  guint width;
  guint height;
  gboolean has_alpha;
} TopsheetPictureInfo;

/* A rectangle in pixels of a level. */
typedef struct
{
  guint x;
  guint y;
  guint width;
  guint height;
} TopsheetPictureArea;

/**
 * TopsheetPictureRowFunc:
 * @y: row of the level, from the top of the area downwards, each once
 * @pixels: as many as the area is wide, in the order of cairo's ARGB32 (premultiplied, native endian)
 */
typedef void (*TopsheetPictureRowFunc) (gpointer       data,
                                        guint          y,
                                        const guint32 *pixels);

/* Pixels of an edge at a level: each level is half the one before, rounded up. */
guint    topsheet_picture_level_length (guint                      length,
                                        guint                      level);
/* The coarsest level that still has a pixel for every pixel of the screen, at @scale screen pixels per picture pixel. */
guint    topsheet_picture_choose_level (double                     scale);
/* What the header says; fast. Errors are sentences. */
gboolean topsheet_picture_probe        (const char                *path,
                                        TopsheetPictureInfo       *info,
                                        GError                   **error);
/**
 * topsheet_picture_read:
 * @level: 0 = every pixel, n = averages of 2ⁿ × 2ⁿ
 * @area: (nullable): which part, in pixels of the level; %NULL = all of it
 *
 * Decodes a part of a picture row by row. PNG and baseline JPEG of any size take the memory of a few rows; what can only be unpacked as a whole
 * (interlaced PNG, progressive JPEG, WebP, pictures that EXIF turns, formats that are decoded behind a sandbox) is limited to %TOPSHEET_PICTURE_MAX_WHOLE_PIXELS.
 * Blocking: for workers.
 */
gboolean topsheet_picture_read         (const char                *path,
                                        guint                      level,
                                        const TopsheetPictureArea *area,
                                        TopsheetPictureRowFunc     func,
                                        gpointer                   data,
                                        GCancellable              *cancellable,
                                        GError                   **error);
/**
 * topsheet_picture_read_whole:
 * @max_edge: longest edge that is wanted; up to twice as many pixels come. 0 = every pixel
 * @width: (out): of what comes
 *
 * All of a picture in memory at the coarsest level that has enough pixels, in cairo's ARGB32 without gaps between the rows. At most
 * %TOPSHEET_PICTURE_MAX_WHOLE_PIXELS come. Blocking: for workers.
 *
 * Returns: (transfer full): or %NULL with a sentence
 */
GBytes  *topsheet_picture_read_whole   (const char                *path,
                                        guint                      max_edge,
                                        guint                     *width,
                                        guint                     *height,
                                        GCancellable              *cancellable,
                                        GError                   **error);

G_END_DECLS
