/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-decode.h"

#include "media/topsheet-thumbnail-decoder.h"

#include <glib/gi18n-lib.h>

#define QUALITY "85"
#define CHECK_PIXELS 8
#define CHECK_LIGHT 0x9A9A9A
#define CHECK_DARK 0x8A8A8A

/* EXIF orientation 1 … 8 as a turn and a flip. */
static GdkPixbuf *
turn_upright (GdkPixbuf *pixbuf, guint orientation)
{
  static const GdkPixbufRotation ROTATIONS[] = {
    [1] = GDK_PIXBUF_ROTATE_NONE,
    [2] = GDK_PIXBUF_ROTATE_NONE,
    [3] = GDK_PIXBUF_ROTATE_UPSIDEDOWN,
    [4] = GDK_PIXBUF_ROTATE_UPSIDEDOWN,
    [5] = GDK_PIXBUF_ROTATE_CLOCKWISE,
    [6] = GDK_PIXBUF_ROTATE_CLOCKWISE,
    [7] = GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE,
    [8] = GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE,
  };
  g_autoptr (GdkPixbuf) turned = gdk_pixbuf_rotate_simple (pixbuf, ROTATIONS[orientation]);

  if (turned != NULL && (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7))
    return gdk_pixbuf_flip (turned, TRUE);
  return g_steal_pointer (&turned);
}

static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return g_object_ref (pixbuf);
  return gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                            GDK_INTERP_NEAREST, 255, CHECK_PIXELS, CHECK_LIGHT, CHECK_DARK);
}

static GBytes *
encode (GdkPixbuf *pixbuf, GError **error)
{
  char *data = NULL;
  gsize length = 0;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static TopsheetContainer *
read_container (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, cancellable, error);

  return input != NULL ? topsheet_container_read (input, error) : NULL;
}

GBytes *
topsheet_thumbnail_decode (const char *path, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetContainer) container = read_container (path, cancellable, error);
  const TopsheetThumbnailDecoder *decoder;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) flat = NULL;

  /* The size was checked there, before anything is decoded. */
  if (container == NULL)
    return NULL;
  decoder = topsheet_thumbnail_decoder_find (container->format);
  if (decoder == NULL)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                   _("No thumbnail is made of files in the format %s."), container->format);
      return NULL;
    }
  pixbuf = decoder->decode (path, container, size, cancellable, error);
  if (pixbuf == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  upright = turn_upright (pixbuf, decoder->is_upright ? 1 : container->orientation);
  flat = upright != NULL ? flatten (upright) : NULL;
  if (flat == NULL)
    {
      topsheet_thumbnail_set_no_memory (error);
      return NULL;
    }
  return encode (flat, error);
}
