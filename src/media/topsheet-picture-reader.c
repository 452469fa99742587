/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-picture-reader.h"

#include "media/container/topsheet-container.h"
#include "media/container/topsheet-magic.h"
#include "media/topsheet-picture-rows.h"
#include "media/topsheet-sandboxed-picture.h"
#include "media/topsheet-thumbnail-decoder.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  ROUTE_PNG,
  ROUTE_JPEG,
  ROUTE_WEBP,
  ROUTE_SANDBOX, /* the whole picture at once, decoded by another process */
  ROUTE_PIXBUF,  /* the whole picture at once */
} Route;

void
topsheet_picture_set_broken (GError **error, const char *reason)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The picture cannot be decoded (%s). The file was left as it is; make it again or import another copy."),
               reason);
}

guint
topsheet_picture_level_length (guint length, guint level)
{
  return (guint) (((guint64) length + (1u << level) - 1) >> level);
}

guint
topsheet_picture_choose_level (double scale)
{
  guint level = 0;

  while (level < TOPSHEET_PICTURE_MAX_LEVEL && scale * (2 << level) <= 1)
    level++;
  return level;
}

static gboolean
is_jpeg_turned (const char *path, guint *orientation)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, NULL);
  g_autoptr (TopsheetContainer) container = input ? topsheet_container_read (input, NULL) : NULL;

  *orientation = container ? container->orientation : 1;
  return *orientation != 1;
}

static gboolean
probe_jpeg (const char *path, TopsheetPictureInfo *info, Route *route, gboolean *whole, GError **error)
{
  guint orientation;

  if (!topsheet_picture_jpeg_probe (path, info, whole, error))
    return FALSE;
  *route = ROUTE_JPEG;
  if (!is_jpeg_turned (path, &orientation))
    return TRUE;
  *route = ROUTE_PIXBUF;
  if (orientation >= 5)
    {
      guint width = info->width;

      info->width = info->height;
      info->height = width;
    }
  return TRUE;
}

/* Formats of which the import knows, and whose decoders do not run in this process. */
static gboolean
probe_other (const char *path, TopsheetPictureInfo *info, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, error);
  const TopsheetMagic *magic = input ? topsheet_magic_detect (input, NULL) : NULL;
  const TopsheetThumbnailDecoder *decoder = magic ? topsheet_thumbnail_decoder_find (magic->format) : NULL;

  if (input && decoder && decoder->decode == topsheet_thumbnail_sandbox_decode)
    return topsheet_sandboxed_picture_probe (path, info, error);
  if (input)
    g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                         _("This kind of file cannot be shown here. Open it in another program."));
  return FALSE;
}

static gssize
peek_magic (const char *path, guint8 *magic, gsize length, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, error);

  return input ? topsheet_input_peek (input, 0, magic, length, error) : -1;
}

static gboolean
check_size (const TopsheetPictureInfo *info, gboolean whole, GError **error)
{
  if (info->width > 0 && info->height > 0 && MAX (info->width, info->height) <= TOPSHEET_PICTURE_MAX_SIDE &&
      (!whole || (guint64) info->width * info->height <= TOPSHEET_PICTURE_MAX_WHOLE_PIXELS))
    return TRUE;
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
               _("The picture has %u × %u pixels, too many to be shown here. Open it in another program."),
               info->width, info->height);
  return FALSE;
}

static gboolean
probe (const char *path, TopsheetPictureInfo *info, Route *route, GError **error)
{
  guint8 magic[12] = { 0 };
  gboolean whole = TRUE, good;

  if (peek_magic (path, magic, sizeof magic, error) < 0)
    return FALSE;
  *route = ROUTE_PIXBUF;
  if (memcmp (magic, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      good = topsheet_picture_png_probe (path, info, &whole, error);
      *route = whole ? ROUTE_PIXBUF : ROUTE_PNG;
    }
  else if (memcmp (magic, "\xff\xd8\xff", 3) == 0)
    good = probe_jpeg (path, info, route, &whole, error);
  else if (memcmp (magic, "RIFF", 4) == 0 && memcmp (magic + 8, "WEBP", 4) == 0)
    {
      good = topsheet_picture_webp_probe (path, info, error);
      *route = ROUTE_WEBP;
    }
  else
    {
      good = probe_other (path, info, error);
      *route = ROUTE_SANDBOX;
    }
  return good && check_size (info, whole || *route == ROUTE_PIXBUF || *route == ROUTE_SANDBOX, error);
}

gboolean
topsheet_picture_probe (const char *path, TopsheetPictureInfo *info, GError **error)
{
  Route route;

  g_return_val_if_fail (path && info, FALSE);
  return probe (path, info, &route, error);
}

static void
convert_row (const guint8 *from, guint channels, guint width, guint32 *to)
{
  for (guint i = 0; i < width; i++, from += channels)
    {
      guint32 a = channels == 4 ? from[3] : 255;

      to[i] = a << 24 | (from[0] * a + 127) / 255 << 16 | (from[1] * a + 127) / 255 << 8 | (from[2] * a + 127) / 255;
    }
}

static gboolean
read_pixbuf (const char *path, TopsheetPictureRows *rows, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GdkPixbuf) stored = gdk_pixbuf_new_from_file (path, &local_error);
  g_autoptr (GdkPixbuf) pixbuf = stored ? gdk_pixbuf_apply_embedded_orientation (stored) : NULL;
  g_autofree guint32 *row = NULL;

  if (!pixbuf || (guint) gdk_pixbuf_get_width (pixbuf) != rows->in_width ||
      (guint) gdk_pixbuf_get_height (pixbuf) != rows->in_height)
    {
      topsheet_picture_set_broken (error, local_error ? local_error->message : _("its size is another than it says"));
      return FALSE;
    }
  row = g_new (guint32, rows->in_width);
  topsheet_picture_rows_skip (rows, topsheet_picture_rows_first (rows));
  while (!topsheet_picture_rows_done (rows))
    {
      convert_row (gdk_pixbuf_read_pixels (pixbuf) + (gsize) gdk_pixbuf_get_rowstride (pixbuf) * rows->y,
                   (guint) gdk_pixbuf_get_n_channels (pixbuf), rows->in_width, row);
      topsheet_picture_rows_take (rows, 0, row);
    }
  return TRUE;
}

static gboolean
read_sandboxed (const char *path, TopsheetPictureRows *rows, GError **error)
{
  g_autoptr (TopsheetSandboxedPicture) picture = topsheet_sandboxed_picture_load (path, rows->cancellable, error);

  return picture && topsheet_sandboxed_picture_read (picture, rows, error);
}

static gboolean
clip (TopsheetPictureArea *area, guint width, guint height)
{
  if (area->x >= width || area->y >= height || area->width == 0 || area->height == 0)
    return FALSE;
  area->width = MIN (area->width, width - area->x);
  area->height = MIN (area->height, height - area->y);
  return TRUE;
}

/* Of a picture whose header said @info just now. */
static gboolean
read_area (const char *path,
           const TopsheetPictureInfo *info,
           Route route,
           guint level,
           TopsheetPictureRows *rows,
           GError **error)
{
  gboolean good;

  rows->shift = level;
  rows->in_width = info->width;
  rows->in_height = info->height;
  if (!clip (&rows->area, topsheet_picture_level_length (info->width, level),
             topsheet_picture_level_length (info->height, level)))
    return TRUE;
  switch (route)
    {
    case ROUTE_PNG:
      good = topsheet_picture_png_read (path, rows, error);
      break;
    case ROUTE_JPEG:
      good = topsheet_picture_jpeg_read (path, rows, error);
      break;
    case ROUTE_WEBP:
      good = topsheet_picture_webp_read (path, level, rows, error);
      break;
    case ROUTE_SANDBOX:
      good = read_sandboxed (path, rows, error);
      break;
    case ROUTE_PIXBUF:
    default:
      good = read_pixbuf (path, rows, error);
    }
  topsheet_picture_rows_clear (rows);
  return good && !g_cancellable_set_error_if_cancelled (rows->cancellable, error);
}

gboolean
topsheet_picture_read (const char *path,
                       guint level,
                       const TopsheetPictureArea *area,
                       TopsheetPictureRowFunc func,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  TopsheetPictureRows rows = { .func = func, .data = data, .cancellable = cancellable };
  TopsheetPictureInfo info = { 0 };
  Route route;

  g_return_val_if_fail (path && func && level <= TOPSHEET_PICTURE_MAX_LEVEL, FALSE);
  if (!probe (path, &info, &route, error))
    return FALSE;
  rows.area = area ? *area : (TopsheetPictureArea) { 0, 0, G_MAXUINT, G_MAXUINT };
  return read_area (path, &info, route, level, &rows, error);
}

typedef struct
{
  guint32 *pixels;
  guint width;
} Canvas;

static void
take_row (gpointer data, guint y, const guint32 *pixels)
{
  Canvas *canvas = data;

  memcpy (canvas->pixels + (gsize) y * canvas->width, pixels, sizeof (guint32) * canvas->width);
}

GBytes *
topsheet_picture_read_whole (const char *path,
                             guint max_edge,
                             guint *width,
                             guint *height,
                             GCancellable *cancellable,
                             GError **error)
{
  Canvas canvas = { NULL };
  TopsheetPictureRows rows = { .area = { 0, 0, G_MAXUINT, G_MAXUINT },
                               .func = take_row,
                               .data = &canvas,
                               .cancellable = cancellable };
  TopsheetPictureInfo info = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  Route route;
  guint level = 0;
  gsize size;

  g_return_val_if_fail (path && width && height, NULL);
  if (!probe (path, &info, &route, error))
    return NULL;
  if (max_edge > 0)
    level = topsheet_picture_choose_level (MIN (1.0, (double) max_edge / MAX (info.width, info.height)));
  *width = canvas.width = topsheet_picture_level_length (info.width, level);
  *height = topsheet_picture_level_length (info.height, level);
  size = (gsize) *width * *height * sizeof (guint32);
  canvas.pixels = size / sizeof (guint32) <= TOPSHEET_PICTURE_MAX_WHOLE_PIXELS ? g_try_malloc0 (size) : NULL;
  if (!canvas.pixels)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The picture has %u × %u pixels, too many to be shown here. Open it in another program."),
                   info.width, info.height);
      return NULL;
    }
  bytes = g_bytes_new_take (canvas.pixels, size);
  return read_area (path, &info, route, level, &rows, error) ? g_steal_pointer (&bytes) : NULL;
}
