/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Tile @x, @y of the level; @texture is (transfer full). Called in the worker, from the top downwards, as soon as a tile is complete. */
typedef void (*TopsheetPictureTileFunc) (gpointer    data,
                                         guint       x,
                                         guint       y,
                                         GdkTexture *texture);

/* Tiles along an edge of @length pixels of the picture. */
guint    topsheet_picture_count_tiles (guint                    length,
                                       guint                    level);
/**
 * topsheet_picture_pass:
 * @width, @height: of the whole picture in pixels
 * @end_x: tiles first_x … end_x − 1
 *
 * Goes over the file once and makes textures of the tiles. Blocking: for workers.
 */
gboolean topsheet_picture_pass        (const char              *path,
                                       guint                    width,
                                       guint                    height,
                                       guint                    level,
                                       guint                    first_x,
                                       guint                    first_y,
                                       guint                    end_x,
                                       guint                    end_y,
                                       TopsheetPictureTileFunc  func,
                                       gpointer                 data,
                                       GCancellable            *cancellable,
                                       GError                 **error);

G_END_DECLS
