/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thumbnails of PNG, JPEG and WebP in this process. Large ones take the memory of a few rows. */
#include "media/topsheet-thumbnail-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <webp/decode.h>

/* A WebP picture of 268 megapixels, the largest there is, fits many times over; more is not one picture. */
#define MAX_WEBP_BYTES (256u * 1024 * 1024)

/* What gdk-pixbuf says about pixels is about this file; everything else passes on as it is. */
static void
take_pixbuf_error (GError *pixbuf_error, GError **error)
{
  if (pixbuf_error->domain == GDK_PIXBUF_ERROR)
    {
      topsheet_thumbnail_set_broken (error, pixbuf_error->message);
      g_error_free (pixbuf_error);
    }
  else
    g_propagate_error (error, pixbuf_error);
}

/* Progressive and CMYK pictures: libjpeg keeps all of it, but decodes straight to a fraction of its size. */
static GdkPixbuf *
decode_whole_jpeg (const char *path, TopsheetContainer *container, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  GError *local_error = NULL;
  GdkPixbuf *pixbuf;
  int width, height;

  if (stream == NULL)
    return NULL;
  topsheet_thumbnail_fit (container->width, container->height, size, &width, &height);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (G_INPUT_STREAM (stream), width, height, FALSE, cancellable,
                                                &local_error);
  if (pixbuf == NULL)
    take_pixbuf_error (local_error, error);
  return pixbuf;
}

/* Interlaced pictures; unlike the calls that scale, this one notices pixels that cannot be. */
static GdkPixbuf *
decode_whole_png (const char *path, TopsheetContainer *container, guint size, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GdkPixbuf) full = gdk_pixbuf_new_from_file (path, &local_error);
  GdkPixbuf *scaled;
  int width, height;

  if (full == NULL)
    {
      take_pixbuf_error (local_error, error);
      return NULL;
    }
  topsheet_thumbnail_fit (container->width, container->height, size, &width, &height);
  scaled = gdk_pixbuf_scale_simple (full, width, height, GDK_INTERP_BILINEAR);
  if (scaled == NULL)
    topsheet_thumbnail_set_no_memory (error);
  return scaled;
}

typedef gboolean (*Probe) (const char *path, TopsheetPictureInfo *info, gboolean *whole, GError **error);
typedef gboolean (*Read) (const char *path, TopsheetPictureRows *rows, GError **error);

/* FALSE with an error; @whole is set where rows are of no use, and @pixbuf stays NULL. */
static gboolean
decode_by_row (const char *path,
               Probe probe,
               Read read,
               guint size,
               gboolean *whole,
               GdkPixbuf **pixbuf,
               GCancellable *cancellable,
               GError **error)
{
  TopsheetPictureInfo info = { 0 };
  g_autoptr (TopsheetThumbnailCanvas) canvas = NULL;

  if (!probe (path, &info, whole, error))
    return FALSE;
  if (*whole)
    return topsheet_thumbnail_check_whole (info.width, info.height, error);
  canvas = topsheet_thumbnail_canvas_new (info.width, info.height, size, cancellable);
  if (!read (path, topsheet_thumbnail_canvas_get_rows (canvas), error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *pixbuf = topsheet_thumbnail_canvas_finish (canvas, info.has_alpha, error);
  return *pixbuf != NULL;
}

/* Lossless pictures are unpacked as words before they are scaled, transparency as bytes; the rest goes by row. */
static gboolean
check_webp (const WebPBitstreamFeatures *features, GError **error)
{
  gboolean is_lossy = features->format == 1 && !features->has_alpha;

  if (is_lossy && features->width > 0 && features->height > 0)
    return TRUE;
  return topsheet_thumbnail_check_whole ((guint) features->width, (guint) features->height, error);
}

static GdkPixbuf *
decode_webp_bytes (const guint8 *bytes, gsize length, guint size, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  WebPDecoderConfig config;
  VP8StatusCode status;
  int width, height;

  if (!WebPInitDecoderConfig (&config) || WebPGetFeatures (bytes, length, &config.input) != VP8_STATUS_OK)
    {
      topsheet_thumbnail_set_broken (error, _("no WebP bitstream"));
      return NULL;
    }
  /* The bitstream may say another size than the container did. */
  if (!check_webp (&config.input, error))
    return NULL;
  topsheet_thumbnail_fit ((guint) config.input.width, (guint) config.input.height, size, &width, &height);
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, config.input.has_alpha, 8, width, height);
  if (pixbuf == NULL)
    {
      topsheet_thumbnail_set_no_memory (error);
      return NULL;
    }
  config.options.use_scaling = 1;
  config.options.scaled_width = width;
  config.options.scaled_height = height;
  config.output.colorspace = config.input.has_alpha ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = gdk_pixbuf_get_pixels (pixbuf);
  config.output.u.RGBA.stride = gdk_pixbuf_get_rowstride (pixbuf);
  config.output.u.RGBA.size = gdk_pixbuf_get_byte_length (pixbuf);
  status = WebPDecode (bytes, length, &config);
  WebPFreeDecBuffer (&config.output);
  if (status != VP8_STATUS_OK)
    {
      topsheet_thumbnail_set_broken (error, _("damaged WebP data"));
      return NULL;
    }
  return g_steal_pointer (&pixbuf);
}

/* A still is decoded from the whole file, an animation from its first frame. */
static GdkPixbuf *
decode_webp (const char *path, TopsheetContainer *container, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, cancellable, error);
  g_autofree char *bytes = NULL;
  guint64 length;

  if (input == NULL)
    return NULL;
  length = container->frame_offset > 0 ? container->frame_length : topsheet_input_get_size (input);
  if (length > MAX_WEBP_BYTES)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The WebP picture is larger than %u MiB; no thumbnail is made of it."),
                   MAX_WEBP_BYTES / (1024 * 1024));
      return NULL;
    }
  bytes = topsheet_input_read_block (input, container->frame_offset, (gsize) length, _("the picture"), error);
  return bytes != NULL ? decode_webp_bytes ((const guint8 *) bytes, (gsize) length, size, error) : NULL;
}

GdkPixbuf *
topsheet_thumbnail_rows_decode (const char *path,
                                TopsheetContainer *container,
                                guint size,
                                GCancellable *cancellable,
                                GError **error)
{
  gboolean is_png = strcmp (container->format, "png") == 0, whole = FALSE;
  GdkPixbuf *pixbuf = NULL;

  if (strcmp (container->format, "webp") == 0)
    return decode_webp (path, container, size, cancellable, error);
  if (!decode_by_row (path, is_png ? topsheet_picture_png_probe : topsheet_picture_jpeg_probe,
                      is_png ? topsheet_picture_png_read : topsheet_picture_jpeg_read, size, &whole, &pixbuf,
                      cancellable, error) ||
      !whole)
    return pixbuf;
  return is_png ? decode_whole_png (path, container, size, error)
                : decode_whole_jpeg (path, container, size, cancellable, error);
}
