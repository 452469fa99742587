/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-picture-reader.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * TopsheetTilePicture:
 * @info: width 0 = not known yet
 * @message: (nullable): why it cannot be shown
 */
typedef struct
{
  char                *path;
  TopsheetPictureInfo  info;
  char                *message;
  GHashTable          *tiles;
} TopsheetTilePicture;

/**
 * TopsheetTileStore:
 *
 * Tiles of pictures in memory, kept by last use up to a limit in bytes. What was wanted since topsheet_tile_store_begin() stays in any case, or it would be
 * decoded again and again. For one thread.
 */
typedef struct _TopsheetTileStore TopsheetTileStore;

TopsheetTileStore   *topsheet_tile_store_new       (gsize                limit);
void                 topsheet_tile_store_free      (TopsheetTileStore   *self);
guint64              topsheet_tile_store_key       (guint                level,
                                                    guint                x,
                                                    guint                y);
/* (transfer none) (nullable) */
TopsheetTilePicture *topsheet_tile_store_find      (TopsheetTileStore   *self,
                                                    const char          *path);
/* The same, made when it is new. (transfer none) */
TopsheetTilePicture *topsheet_tile_store_get       (TopsheetTileStore   *self,
                                                    const char          *path);
/* A new round of wants. */
void                 topsheet_tile_store_begin     (TopsheetTileStore   *self);
/* Marks the tile as wanted; FALSE when it is not here. */
gboolean             topsheet_tile_store_want      (TopsheetTileStore   *self,
                                                    TopsheetTilePicture *picture,
                                                    guint64              key);
/* For showing it now. (transfer none) (nullable) */
GdkTexture          *topsheet_tile_store_use       (TopsheetTileStore   *self,
                                                    TopsheetTilePicture *picture,
                                                    guint64              key);
void                 topsheet_tile_store_keep      (TopsheetTileStore   *self,
                                                    TopsheetTilePicture *picture,
                                                    guint64              key,
                                                    GdkTexture          *texture);
void                 topsheet_tile_store_trim      (TopsheetTileStore   *self);
gsize                topsheet_tile_store_get_bytes (TopsheetTileStore   *self);
void                 topsheet_tile_store_set_limit (TopsheetTileStore   *self,
                                                    gsize                bytes);

G_END_DECLS
