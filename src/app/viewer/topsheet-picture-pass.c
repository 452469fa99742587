/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-pass.h"

#include "app/viewer/topsheet-picture-source.h"
#include "media/topsheet-picture-reader.h"

#include <string.h>

#define TILE TOPSHEET_PICTURE_TILE

typedef struct
{
  guint first_x;
  guint end_x;
  guint width; /* of the level */
  guint height;
  guint32 **tiles; /* of the row of tiles that is being filled */
  TopsheetPictureTileFunc func;
  gpointer data;
} Pass;

static guint
tile_length (guint length, guint tile)
{
  return MIN (length - tile * TILE, (guint) TILE);
}

static void
hand_out (Pass *pass, guint row)
{
  guint height = tile_length (pass->height, row);

  for (guint x = pass->first_x; x < pass->end_x; x++)
    {
      guint width = tile_length (pass->width, x);
      gsize stride = sizeof (guint32) * width;
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&pass->tiles[x - pass->first_x]), stride * height);

      pass->func (pass->data, x, row,
                  gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_DEFAULT, bytes, stride));
    }
}

static void
row_cb (gpointer data, guint y, const guint32 *pixels)
{
  Pass *pass = data;
  guint row = y / TILE, line = y % TILE, height = tile_length (pass->height, row);

  for (guint x = pass->first_x; x < pass->end_x; x++)
    {
      guint width = tile_length (pass->width, x);
      guint32 **tile = &pass->tiles[x - pass->first_x];

      if (!*tile)
        *tile = g_new (guint32, (gsize) width * height);
      memcpy (*tile + (gsize) line * width, pixels, sizeof (guint32) * width);
      pixels += width;
    }
  if (line + 1 == height)
    hand_out (pass, row);
}

guint
topsheet_picture_count_tiles (guint length, guint level)
{
  return (topsheet_picture_level_length (length, level) + TILE - 1) / TILE;
}

gboolean
topsheet_picture_pass (const char *path,
                       guint width,
                       guint height,
                       guint level,
                       guint first_x,
                       guint first_y,
                       guint end_x,
                       guint end_y,
                       TopsheetPictureTileFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  Pass pass = { .first_x = first_x, .func = func, .data = data };
  TopsheetPictureArea area = { first_x * TILE, first_y * TILE, 0, 0 };
  gboolean good;

  pass.width = topsheet_picture_level_length (width, level);
  pass.height = topsheet_picture_level_length (height, level);
  pass.end_x = MIN (end_x, topsheet_picture_count_tiles (width, level));
  end_y = MIN (end_y, topsheet_picture_count_tiles (height, level));
  g_return_val_if_fail (first_x < pass.end_x && first_y < end_y, FALSE);
  area.width = MIN (pass.end_x * TILE, pass.width) - area.x;
  area.height = MIN (end_y * TILE, pass.height) - area.y;
  pass.tiles = g_new0 (guint32 *, pass.end_x - first_x);
  good = topsheet_picture_read (path, level, &area, row_cb, &pass, cancellable, error);
  for (guint x = first_x; x < pass.end_x; x++)
    g_free (pass.tiles[x - first_x]);
  g_free (pass.tiles);
  return good;
}
