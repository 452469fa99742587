/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Edge of a tile in pixels of its level: most pictures that models make are one tile. */
#define TOPSHEET_PICTURE_TILE 1024

/* As coarse as the box of the want allows. */
#define TOPSHEET_PICTURE_LEVEL_FOR_BOX -1

#define TOPSHEET_TYPE_PICTURE_SOURCE (topsheet_picture_source_get_type ())
/**
 * TopsheetPictureSource:
 *
 * Pictures of any size in tiles. Views say what they show (topsheet_picture_source_want()); two workers decode what is missing, what can be seen before
 * what may be seen next, and stop in the middle of a file when nobody wants the rest any more. Tiles are kept by last use up to a limit in bytes.
 * Nothing is decoded on the main thread.
 *
 * Signal: changed (path): tiles, the size or an error of a picture arrived.
 */
G_DECLARE_FINAL_TYPE (TopsheetPictureSource, topsheet_picture_source, TOPSHEET, PICTURE_SOURCE, GObject)

/**
 * TopsheetPictureWant:
 * @path: the file
 * @level: see topsheet_picture_choose_level(), or %TOPSHEET_PICTURE_LEVEL_FOR_BOX for the whole picture in a box
 * @box_width: for that, in pixels of the screen
 * @first_x, @first_y, @end_x, @end_y: otherwise which tiles, the end not included
 * @urgency: 0 = can be seen, higher = later
 */
typedef struct
{
  const char *path;
  int level;
  guint box_width;
  guint box_height;
  guint first_x;
  guint first_y;
  guint end_x;
  guint end_y;
  guint urgency;
} TopsheetPictureWant;

TopsheetPictureSource *topsheet_picture_source_new          (void);
/* What @client (any pointer) wants now, in place of what it wanted before; nothing with @n = 0. */
void                   topsheet_picture_source_want         (TopsheetPictureSource     *self,
                                                             gconstpointer              client,
                                                             const TopsheetPictureWant *wants,
                                                             guint                      n);
/* FALSE while the size is not known. */
gboolean               topsheet_picture_source_get_size     (TopsheetPictureSource     *self,
                                                             const char                *path,
                                                             guint                     *width,
                                                             guint                     *height,
                                                             gboolean                  *has_alpha);
/* Why the picture cannot be shown. (transfer none) (nullable) */
const char            *topsheet_picture_source_get_error    (TopsheetPictureSource     *self,
                                                             const char                *path);
/* The file may be another by now: the next want tries it again. */
void                   topsheet_picture_source_forget_error (TopsheetPictureSource     *self,
                                                             const char                *path);
/* (transfer none) (nullable): %NULL = not in memory */
GdkTexture            *topsheet_picture_source_peek         (TopsheetPictureSource     *self,
                                                             const char                *path,
                                                             guint                      level,
                                                             guint                      x,
                                                             guint                      y);
/* Passes over files begun, and given up because nobody wanted them any more. */
guint                  topsheet_picture_source_get_n_begun  (TopsheetPictureSource     *self);
guint                  topsheet_picture_source_get_n_dropped (TopsheetPictureSource    *self);
/* Whether anything wanted is still missing. */
gboolean               topsheet_picture_source_is_busy      (TopsheetPictureSource     *self);
gsize                  topsheet_picture_source_get_bytes    (TopsheetPictureSource     *self);
void                   topsheet_picture_source_set_limit    (TopsheetPictureSource     *self,
                                                             gsize                      bytes);

G_END_DECLS
