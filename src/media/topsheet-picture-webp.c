/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-container.h"
#include "media/topsheet-picture-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <webp/decode.h>

#define MAX_BYTES (256u * 1024 * 1024)
#define HEADER_BYTES 64

/* WebPGetFeatures() knows the canvas of an animation from the first bytes. */
gboolean
topsheet_picture_webp_probe (const char *path, TopsheetPictureInfo *info, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, error);
  guint8 bytes[HEADER_BYTES];
  WebPBitstreamFeatures features;
  gssize length;

  if (!input)
    return FALSE;
  length = topsheet_input_peek (input, 0, bytes, sizeof bytes, error);
  if (length < 0)
    return FALSE;
  if (WebPGetFeatures (bytes, (gsize) length, &features) != VP8_STATUS_OK)
    {
      topsheet_picture_set_broken (error, _("no WebP bitstream"));
      return FALSE;
    }
  info->width = (guint) features.width;
  info->height = (guint) features.height;
  info->has_alpha = features.has_alpha;
  return TRUE;
}

/* A still is the whole file, an animation its first frame. */
static char *
read_stream (const char *path, gsize *length, GError **error)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, error);
  g_autoptr (TopsheetContainer) container = input ? topsheet_container_read (input, error) : NULL;
  guint64 offset, size;

  if (!container)
    return NULL;
  offset = container->frame_offset;
  size = offset > 0 ? container->frame_length : topsheet_input_get_size (input);
  if (size > MAX_BYTES)
    {
      topsheet_picture_set_broken (error, _("the file is too large"));
      return NULL;
    }
  *length = (gsize) size;
  return topsheet_input_read_block (input, offset, (gsize) size, _("the picture"), error);
}

static void
describe (WebPDecoderConfig *config, guint level, TopsheetPictureRows *rows, guint32 *pixels)
{
  const TopsheetPictureArea *area = &rows->area;
  guint x = area->x << level, y = area->y << level;

  config->options.use_cropping = 1;
  config->options.crop_left = (int) x;
  config->options.crop_top = (int) y;
  config->options.crop_width = (int) MIN (area->width << level, (guint) config->input.width - x);
  config->options.crop_height = (int) MIN (area->height << level, (guint) config->input.height - y);
  config->options.use_scaling = level > 0;
  config->options.scaled_width = (int) area->width;
  config->options.scaled_height = (int) area->height;
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  config->output.colorspace = MODE_bgrA;
#else
  config->output.colorspace = MODE_Argb;
#endif
  config->output.is_external_memory = 1;
  config->output.u.RGBA.rgba = (guint8 *) pixels;
  config->output.u.RGBA.stride = (int) (sizeof (guint32) * area->width);
  config->output.u.RGBA.size = sizeof (guint32) * area->width * area->height;
}

gboolean
topsheet_picture_webp_read (const char *path, guint level, TopsheetPictureRows *rows, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = read_stream (path, &length, error);
  g_autofree guint32 *pixels = NULL;
  WebPDecoderConfig config;
  VP8StatusCode status = VP8_STATUS_BITSTREAM_ERROR;

  if (!bytes)
    return FALSE;
  pixels = g_try_new0 (guint32, (gsize) rows->area.width * rows->area.height);
  /* The bitstream must say the size that the header said, or the area means nothing. */
  if (pixels && WebPInitDecoderConfig (&config) &&
      WebPGetFeatures ((const guint8 *) bytes, length, &config.input) == VP8_STATUS_OK &&
      (guint) config.input.width == rows->in_width && (guint) config.input.height == rows->in_height)
    {
      describe (&config, level, rows, pixels);
      status = WebPDecode ((const guint8 *) bytes, length, &config);
      WebPFreeDecBuffer (&config.output);
    }
  if (status != VP8_STATUS_OK)
    {
      topsheet_picture_set_broken (error, _("damaged WebP data"));
      return FALSE;
    }
  for (guint y = 0; y < rows->area.height; y++)
    rows->func (rows->data, rows->area.y + y, pixels + (gsize) y * rows->area.width);
  return TRUE;
}
