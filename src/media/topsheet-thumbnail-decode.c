/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-decode.h"

#include "media/container/topsheet-container.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <webp/decode.h>

#define QUALITY "85"
#define CHECK_PIXELS 8
#define CHECK_LIGHT 0x9A9A9A
#define CHECK_DARK 0x8A8A8A
/* A WebP picture of 100 megapixels fits many times over; more is not one picture. */
#define MAX_WEBP_BYTES (256u * 1024 * 1024)

static void
set_broken (GError **error, const char *reason)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The picture's pixels cannot be decoded (%s), so it has no thumbnail."), reason);
}

static void
set_no_memory (GError **error)
{
  g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                       _("There is not enough memory for a thumbnail."));
}

static void
fit (guint width, guint height, guint size, int *out_width, int *out_height)
{
  double scale = MIN (1.0, (double) size / MAX (width, height));

  *out_width = MAX (1, (int) (width * scale + 0.5));
  *out_height = MAX (1, (int) (height * scale + 0.5));
}

/* What gdk-pixbuf says about pixels is about this file; everything else passes on as it is. */
static void
take_pixbuf_error (GError *pixbuf_error, GError **error)
{
  if (pixbuf_error->domain == GDK_PIXBUF_ERROR)
    {
      set_broken (error, pixbuf_error->message);
      g_error_free (pixbuf_error);
    }
  else
    g_propagate_error (error, pixbuf_error);
}

/* JPEG decodes straight to a fraction of its size. */
static GdkPixbuf *
decode_jpeg (const char *path, TopsheetContainer *container, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  GError *local_error = NULL;
  GdkPixbuf *pixbuf;
  int width, height;

  if (stream == NULL)
    return NULL;
  fit (container->width, container->height, size, &width, &height);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (G_INPUT_STREAM (stream), width, height, FALSE, cancellable,
                                                &local_error);
  if (pixbuf == NULL)
    take_pixbuf_error (local_error, error);
  return pixbuf;
}

/* PNG has to be unpacked as a whole anyway; unlike the calls that scale, this one notices pixels that cannot be. */
static GdkPixbuf *
decode_png (const char *path, TopsheetContainer *container, guint size, GError **error)
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
  fit (container->width, container->height, size, &width, &height);
  scaled = gdk_pixbuf_scale_simple (full, width, height, GDK_INTERP_BILINEAR);
  if (scaled == NULL)
    set_no_memory (error);
  return scaled;
}

static GdkPixbuf *
decode_webp_bytes (const guint8 *bytes, gsize length, TopsheetContainer *container, guint size, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  WebPDecoderConfig config;
  VP8StatusCode status;
  int width, height;

  if (!WebPInitDecoderConfig (&config) || WebPGetFeatures (bytes, length, &config.input) != VP8_STATUS_OK)
    {
      set_broken (error, _("no WebP bitstream"));
      return NULL;
    }
  /* The bitstream may say another size than the container did. */
  if ((guint64) config.input.width * (guint64) config.input.height > TOPSHEET_MEDIA_MAX_PIXELS)
    {
      set_broken (error, _("too many pixels"));
      return NULL;
    }
  fit ((guint) config.input.width, (guint) config.input.height, size, &width, &height);
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, config.input.has_alpha, 8, width, height);
  if (pixbuf == NULL)
    {
      set_no_memory (error);
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
      set_broken (error, _("damaged WebP data"));
      return NULL;
    }
  return g_steal_pointer (&pixbuf);
}

/* A still is decoded from the whole file, an animation from its first frame. */
static GdkPixbuf *
decode_webp (TopsheetInput *input, TopsheetContainer *container, guint size, GError **error)
{
  guint64 offset = container->frame_offset;
  guint64 length = offset > 0 ? container->frame_length : topsheet_input_get_size (input);
  g_autofree char *bytes = NULL;

  if (length > MAX_WEBP_BYTES)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The WebP picture is larger than %u MiB; no thumbnail is made of it."),
                   MAX_WEBP_BYTES / (1024 * 1024));
      return NULL;
    }
  bytes = topsheet_input_read_block (input, offset, (gsize) length, _("the picture"), error);
  return bytes != NULL ? decode_webp_bytes ((const guint8 *) bytes, (gsize) length, container, size, error) : NULL;
}

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

  if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7)
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

GBytes *
topsheet_thumbnail_decode (const char *path, guint size, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, cancellable, error);
  g_autoptr (TopsheetContainer) container = input != NULL ? topsheet_container_read (input, error) : NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) flat = NULL;

  /* The size was checked there, before anything is decoded. */
  if (container == NULL)
    return NULL;
  if (strcmp (container->format, "webp") == 0)
    pixbuf = decode_webp (input, container, size, error);
  else if (strcmp (container->format, "png") == 0 || strcmp (container->format, "gif") == 0)
    pixbuf = decode_png (path, container, size, error);
  else if (strcmp (container->format, "jpeg") == 0)
    pixbuf = decode_jpeg (path, container, size, cancellable, error);
  else
    g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN,
                 _("No thumbnail is made of files in the format %s."), container->format);
  if (pixbuf == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  upright = turn_upright (pixbuf, container->orientation);
  flat = upright != NULL ? flatten (upright) : NULL;
  if (flat == NULL)
    {
      set_no_memory (error);
      return NULL;
    }
  return encode (flat, error);
}
