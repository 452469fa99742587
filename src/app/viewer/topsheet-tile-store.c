/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-tile-store.h"

typedef struct
{
  TopsheetTilePicture *picture;
  guint64 key;
  GdkTexture *texture;
  gsize bytes;
  guint stamp; /* of the last round in which it was wanted */
  GList link;
} Tile;

struct _TopsheetTileStore
{
  GHashTable *pictures; /* path → TopsheetTilePicture */
  GQueue by_use;        /* Tile, last used first */
  gsize bytes;
  gsize limit;
  guint stamp;
};

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_object_unref (tile->texture);
  g_free (tile);
}

static void
picture_free (gpointer data)
{
  TopsheetTilePicture *picture = data;

  g_hash_table_unref (picture->tiles);
  g_free (picture->path);
  g_free (picture->message);
  g_free (picture);
}

static void
forget (TopsheetTileStore *self, Tile *tile)
{
  self->bytes -= tile->bytes;
  g_queue_unlink (&self->by_use, &tile->link);
  g_hash_table_remove (tile->picture->tiles, &tile->key);
}

TopsheetTileStore *
topsheet_tile_store_new (gsize limit)
{
  TopsheetTileStore *self = g_new0 (TopsheetTileStore, 1);

  self->limit = limit;
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, picture_free);
  return self;
}

void
topsheet_tile_store_free (TopsheetTileStore *self)
{
  g_hash_table_unref (self->pictures);
  g_free (self);
}

guint64
topsheet_tile_store_key (guint level, guint x, guint y)
{
  return (guint64) level << 48 | (guint64) x << 24 | y;
}

TopsheetTilePicture *
topsheet_tile_store_find (TopsheetTileStore *self, const char *path)
{
  return g_hash_table_lookup (self->pictures, path);
}

TopsheetTilePicture *
topsheet_tile_store_get (TopsheetTileStore *self, const char *path)
{
  TopsheetTilePicture *picture = topsheet_tile_store_find (self, path);

  if (picture)
    return picture;
  picture = g_new0 (TopsheetTilePicture, 1);
  picture->path = g_strdup (path);
  picture->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);
  g_hash_table_insert (self->pictures, picture->path, picture);
  return picture;
}

void
topsheet_tile_store_begin (TopsheetTileStore *self)
{
  self->stamp++;
}

gboolean
topsheet_tile_store_want (TopsheetTileStore *self, TopsheetTilePicture *picture, guint64 key)
{
  Tile *tile = g_hash_table_lookup (picture->tiles, &key);

  if (tile)
    tile->stamp = self->stamp;
  return tile != NULL;
}

GdkTexture *
topsheet_tile_store_use (TopsheetTileStore *self, TopsheetTilePicture *picture, guint64 key)
{
  Tile *tile = g_hash_table_lookup (picture->tiles, &key);

  if (!tile)
    return NULL;
  g_queue_unlink (&self->by_use, &tile->link);
  g_queue_push_head_link (&self->by_use, &tile->link);
  return tile->texture;
}

void
topsheet_tile_store_keep (TopsheetTileStore *self, TopsheetTilePicture *picture, guint64 key, GdkTexture *texture)
{
  Tile *tile = g_hash_table_lookup (picture->tiles, &key);

  if (tile)
    forget (self, tile);
  tile = g_new0 (Tile, 1);
  tile->picture = picture;
  tile->key = key;
  tile->texture = g_object_ref (texture);
  tile->bytes = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  tile->stamp = self->stamp;
  tile->link.data = tile;
  g_hash_table_insert (picture->tiles, &tile->key, tile);
  g_queue_push_head_link (&self->by_use, &tile->link);
  self->bytes += tile->bytes;
}

void
topsheet_tile_store_trim (TopsheetTileStore *self)
{
  GList *link = self->by_use.tail;

  while (self->bytes > self->limit && link)
    {
      Tile *tile = link->data;

      link = link->prev;
      if (tile->stamp != self->stamp)
        forget (self, tile);
    }
}

gsize
topsheet_tile_store_get_bytes (TopsheetTileStore *self)
{
  return self->bytes;
}

void
topsheet_tile_store_set_limit (TopsheetTileStore *self, gsize bytes)
{
  self->limit = bytes;
  topsheet_tile_store_trim (self);
}
